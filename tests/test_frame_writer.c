#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "viz/export/frame_writer.h"
#include "viz/export/png.h"

enum {
    W = 40,
    H = 30,
    COUNT = 12
};

typedef struct Film {
    char folder[64];
    int painted; // frames that were asked for
    int stop_at; // progress stops there; -1: never
    int last_done;
    uint32_t tint;
    uint32_t pixels[W * H];
    DrawList list;
} Film;

static const DrawList *film_frame(void *context, int index) {
    Film *film = context;
    film->painted++;
    draw_begin(&film->list, W, H);
    draw_rect(&film->list, (Rect){(float)index, 0, 5, 5}, 0, INK_TEXT, INK_NONE);
    draw_end(&film->list);
    return &film->list;
}

static const uint32_t *film_paint(void *context, const DrawList *list) {
    Film *film = context;
    for (int i = 0; i < W * H; i++) {
        film->pixels[i] = film->tint + (uint32_t)(i * 7) + (uint32_t)list->commands[0].rect.x;
    }
    return film->pixels;
}

static FrameInfo film_describe(void *context, int index) {
    (void)context;
    return (FrameInfo){.step = index * 2, .t_ns = index * INT64_C(250000000), .caption = "\"say\""};
}

static bool film_report(void *context, int done, int count) {
    Film *film = context;
    assert_true(done >= film->last_done && done <= count);
    film->last_done = done;
    return film->stop_at < 0 || film->painted < film->stop_at;
}

static FrameResult write_film(Film *film, const char *run, int workers, int *kept, Text *problem) {
    FrameOptions options = {.folder = film->folder, .run = run, .workers = workers};
    FrameSource source = {COUNT, film_frame, film_describe, film};
    FramePainter painter = {film_paint, film, W, H};
    FrameProgress progress = {film_report, film};
    film->painted = 0;
    film->last_done = 0;
    return frames_write(&options, &source, &painter, &progress, kept, problem);
}

static int set_up(void **state) {
    Film *film = NEW(Film);
    film->stop_at = -1;
    strcpy(film->folder, "/tmp/test_frames_XXXXXX");
    *state = film;
    return mkdtemp(film->folder) ? 0 : 1;
}

static void path_of(const Film *film, const char *name, char *path, size_t size) {
    snprintf(path, size, "%s/%s", film->folder, name);
}

// Calls visit for each file and returns how many there are.
static int for_each_file(const Film *film, void (*visit)(const char *path)) {
    char path[512];
    int count = 0;
    DIR *folder = opendir(film->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        path_of(film, entry->d_name, path, sizeof path);
        visit(path);
        count++;
    }
    closedir(folder);
    return count;
}

static void remove_it(const char *path) {
    unlink(path);
}

static void is_no_part(const char *path) {
    assert_null(strstr(path, ".part"));
}

static int tear_down(void **state) {
    Film *film = *state;
    for_each_file(film, remove_it);
    rmdir(film->folder);
    draw_list_release(&film->list);
    memory_free(film);
    return 0;
}

static uint64_t folder_hash(const Film *film) {
    uint64_t hash = 14695981039346656037U;
    char name[64];
    char path[512];
    for (int i = 0; i <= COUNT; i++) {
        snprintf(name, sizeof name, i < COUNT ? "frame-%06d.png" : "index.json", i + 1);
        path_of(film, name, path, sizeof path);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        for (int c; (c = getc(file)) != EOF;) {
            hash = (hash ^ (uint64_t)c) * 1099511628211U;
        }
        fclose(file);
    }
    return hash;
}

static void a_sequence_is_whole_and_the_same_with_any_workers(void **state) {
    Film *film = *state;
    Text problem = {0};
    uint64_t hashes[3];
    for (int workers = 0; workers < 3; workers++) {
        char run[16];
        snprintf(run, sizeof run, "same%d", 0);
        for_each_file(film, remove_it);
        int kept = -1;
        assert_int_equal(write_film(film, run, workers, &kept, &problem), FRAMES_WRITTEN);
        assert_int_equal(kept, 0);
        assert_int_equal(film->last_done, COUNT);
        assert_int_equal(for_each_file(film, is_no_part), COUNT + 1);
        hashes[workers] = folder_hash(film);
    }
    assert_true(hashes[0] == hashes[1] && hashes[1] == hashes[2]);
    text_release(&problem);
}

static void a_stopped_sequence_goes_on(void **state) {
    Film *film = *state;
    Text problem = {0};
    int kept = 0;
    film->stop_at = 5;
    assert_int_equal(write_film(film, "run", 1, &kept, &problem), FRAMES_STOPPED);
    film->stop_at = -1;
    assert_int_equal(for_each_file(film, is_no_part), 5 + 1);
    char path[512];
    path_of(film, "frame-000003.png", path, sizeof path);
    assert_int_equal(truncate(path, 60), 0); // a harmed frame is made again
    assert_int_equal(write_film(film, "run", 0, &kept, &problem), FRAMES_WRITTEN);
    assert_int_equal(kept, 4);
    assert_int_equal(film->painted, COUNT - 4);
    assert_true(png_file_is_whole(path, W, H));
    uint64_t resumed = folder_hash(film);
    for_each_file(film, remove_it);
    write_film(film, "run", 0, &kept, &problem);
    assert_true(folder_hash(film) == resumed);
    text_release(&problem);
}

static void another_run_replaces_the_frames(void **state) {
    Film *film = *state;
    Text problem = {0};
    int kept = 0;
    char own[512];
    path_of(film, "frame-of-mine.png", own, sizeof own);
    fclose(fopen(own, "w"));
    write_film(film, "first", 0, &kept, &problem);
    uint64_t first = folder_hash(film);
    film->tint = 99;
    film->stop_at = 3;
    assert_int_equal(write_film(film, "second", 0, &kept, &problem), FRAMES_STOPPED);
    film->stop_at = -1;
    assert_int_equal(for_each_file(film, is_no_part), 3 + 1 + 1); // no frame of the first is left
    assert_int_equal(write_film(film, "second", 0, &kept, &problem), FRAMES_WRITTEN);
    assert_int_equal(kept, 3);
    assert_true(folder_hash(film) != first);
    assert_int_equal(access(own, F_OK), 0); // nobody's file but ours is touched
    text_release(&problem);
}

static void a_full_disk_names_the_file_and_leaves_no_half(void **state) {
    Film *film = *state;
    Text problem = {0};
    int kept = 0;
    film->stop_at = 4;
    write_film(film, "run", 0, &kept, &problem);
    film->stop_at = -1;
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 100, .rlim_max = limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small); // like a full disk: a write fails half-way
    FrameResult result = write_film(film, "run", 1, &kept, &problem);
    setrlimit(RLIMIT_FSIZE, &limit);
    assert_int_equal(result, FRAMES_FAILED);
    assert_int_equal(kept, 4);
    assert_non_null(strstr(text_z(&problem), "frame-000005.png"));
    assert_int_equal(for_each_file(film, is_no_part), 4 + 1);
    assert_int_equal(write_film(film, "run", 1, &kept, &problem), FRAMES_WRITTEN);
    assert_int_equal(kept, 4);
    text_release(&problem);
}

static void a_folder_that_cannot_be_is_a_problem(void **state) {
    Film *film = *state;
    Text problem = {0};
    char folder[64];
    strcpy(folder, film->folder);
    strcpy(film->folder, "/proc/nowhere");
    assert_int_equal(write_film(film, "run", 0, NULL, &problem), FRAMES_FAILED);
    assert_non_null(strstr(text_z(&problem), "/proc/nowhere"));
    text_clear(&problem);
    strcpy(film->folder, "/dev/null");
    assert_int_equal(write_film(film, "run", 0, NULL, &problem), FRAMES_FAILED);
    assert_non_null(strstr(text_z(&problem), "/dev/null"));
    strcpy(film->folder, folder);
    assert_int_equal(film->painted, 0);
    text_release(&problem);
}

static void the_index_tells_every_frame(void **state) {
    Film *film = *state;
    Text problem = {0};
    char path[512];
    char text[4096] = {0};
    write_film(film, "abc123", 0, NULL, &problem);
    path_of(film, "index.json", path, sizeof path);
    FILE *file = fopen(path, "r");
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    assert_non_null(strstr(text, "\"run\": \"abc123\""));
    assert_non_null(strstr(text, "\"file\": \"frame-000012.png\""));
    assert_non_null(strstr(text, "\"step\": 22"));
    assert_non_null(strstr(text, "\"t_ns\": 2750000000"));
    assert_non_null(strstr(text, "\"caption\": \"\\\"say\\\"\""));
    text_release(&problem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sequence_is_whole_and_the_same_with_any_workers, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_stopped_sequence_goes_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_run_replaces_the_frames, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_names_the_file_and_leaves_no_half, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_is_a_problem, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_index_tells_every_frame, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
