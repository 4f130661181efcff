// What the window remembers comes back, and nonsense in the file does not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/settings.h"

typedef struct Home {
    char folder[64];
    char file[96];
} Home;

static int make_home(void **state) {
    Home *home = test_malloc(sizeof *home);
    strcpy(home->folder, "/tmp/test_settings.XXXXXX");
    assert_non_null(mkdtemp(home->folder));
    snprintf(home->file, sizeof home->file, "%s/window.conf", home->folder);
    setenv("LOCKSTEP_SETTINGS_DIR", home->folder, 1);
    *state = home;
    return 0;
}

static int leave_home(void **state) {
    Home *home = *state;
    unlink(home->file);
    rmdir(home->folder);
    test_free(home);
    return 0;
}

static void what_was_saved_is_loaded(void **state) {
    (void)state;
    Settings saved = {.place = {.x = -20, .y = 40, .w = 900, .h = 600, .is_placed = true}};
    settings_add_recent(&saved, "/no/such/first.py");
    settings_add_recent(&saved, "/no/such/second = name.py");
    assert_true(settings_add_done(&saved, "/lessons/02-tasks/01-three-downloads.md"));
    assert_true(settings_save(&saved));
    Settings loaded = settings_load();
    assert_memory_equal(&loaded.place, &saved.place, sizeof loaded.place);
    assert_int_equal(loaded.recent_count, 2);
    assert_string_equal(loaded.recent[0], "/no/such/second = name.py");
    assert_string_equal(loaded.recent[1], "/no/such/first.py");
    assert_int_equal(loaded.done_count, 1);
}

static void a_lesson_is_known_wherever_the_lessons_are(void **state) {
    (void)state;
    Settings settings = {0};
    assert_true(settings_add_done(&settings, "/here/lessons/02-tasks/01-three-downloads.md"));
    assert_true(settings_is_done(&settings, "lessons/02-tasks/01-three-downloads.md"));
    assert_true(settings_is_done(&settings, "02-tasks/01-three-downloads.md"));
    assert_false(settings_is_done(&settings, "lessons/03-together/01-three-downloads.md"));
    assert_false(settings_add_done(&settings, "/there/02-tasks/01-three-downloads.md"));
}

static void a_full_list_of_recent_files_forgets_the_oldest(void **state) {
    (void)state;
    Settings settings = {0};
    for (int i = 0; i < SETTINGS_MAX_RECENT + 3; i++) {
        char path[32];
        snprintf(path, sizeof path, "/no/such/%d.py", i);
        settings_add_recent(&settings, path);
    }
    assert_int_equal(settings.recent_count, SETTINGS_MAX_RECENT);
    assert_string_equal(settings.recent[0], "/no/such/14.py");
    assert_string_equal(settings.recent[SETTINGS_MAX_RECENT - 1], "/no/such/3.py");
}

typedef struct FileRow {
    const char *says;
    const char *text;
    int w; // that must come of it
    int recent_count;
} FileRow;

static const FileRow file_rows[] = {
    {"an empty file", "", 0, 0},
    {"a place", "width=900\nheight=600\n", 900, 0},
    {"a window of no size", "width=3\nheight=600\n", 0, 0},
    {"a window of all the world", "width=900\nheight=1000000\n", 0, 0},
    {"a place outside of every screen", "width=900\nheight=600\nx=99999\ny=0\n", 0, 0},
    {"keys that nobody knows", "colour=red\nwidth=900\nheight=600\n=\n\n", 900, 0},
    {"a path without a name", "recent=\nrecent=/a.py\n", 0, 1},
    {"no line end", "recent=/a.py", 0, 1},
    {"zeros and bytes", "\001\377\376=\n", 0, 0},
};

static void broken_files_are_no_error(void **state) {
    const Home *home = *state;
    for (size_t i = 0; i < sizeof file_rows / sizeof *file_rows; i++) {
        const FileRow *row = &file_rows[i];
        FILE *file = fopen(home->file, "w");
        assert_non_null(file);
        fputs(row->text, file);
        fclose(file);
        Settings settings = settings_load();
        if (settings.place.w != row->w || settings.recent_count != row->recent_count) {
            fail_msg("%s: width %d, %d files", row->says, settings.place.w, settings.recent_count);
        }
    }
    unlink(home->file);
    Settings settings = settings_load();
    assert_int_equal(settings.place.w, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_saved_is_loaded),
        cmocka_unit_test(a_lesson_is_known_wherever_the_lessons_are),
        cmocka_unit_test(a_full_list_of_recent_files_forgets_the_oldest),
        cmocka_unit_test(broken_files_are_no_error),
    };
    return cmocka_run_group_tests(tests, make_home, leave_home);
}
