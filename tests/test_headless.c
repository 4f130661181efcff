// The commands as a user types them, with an engine that does what the test wants.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/base/text.h"
#include "fake_run.h"

static const char *program(void) {
    const char *path = getenv("LOCKSTEP");
    assert_non_null(path);
    return path;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state) {
    char *path = strdup("/tmp/lockstep_headless_XXXXXX");
    *state = path;
    if (!mkdtemp(path) || chdir(path) != 0) {
        return -1;
    }
    static const char *const words[] = {"finish",  "fail",    "crash",   "quit",   "hang",
                                        "garbage", "print 3", "print 0", "models", "some"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s.py", words[i]);
        write_file(name, words[i], strlen(words[i]));
    }
    static const char good[] = "# A\n\n```python\nprint 2\n```\n\n```output\nline 1\nline 2\n```\n"
                               "\n```python\nfinish\n```\n";
    static const char bad[] = "```python\nprint 1\n```\n```output\nline 2\n```\n";
    static const char failing[] = "```python\ncrash\n```\n";
    static const char steps[] = "---\nmodels: async\n---\n# A\n\n```python\nfinish\n```\n\n"
                                "```steps\n| main | filling |\n| ▶ | 🔒 |\n| 🕐 | ▶ |\n"
                                "| 🕐 | 🕐 |\n| ▶ | 🕐 |\n| ✔ | ▶ |\n| ✔ | ✔ |\n```\n";
    static const char wrong[] = "# A\n\n```python\nfinish\n```\n\n```steps\n▶🔒\n🕐▶\n✔✔\n```\n";
    static const char models[] = "---\nmodels: sync, async, threads\nprofile: free-threaded\n---\n"
                                 "```python\nname model\n```\n```output\nsync free-threaded\n```\n"
                                 "```output threads, async\nthreads free-threaded\n```\n";
    static const char no_model[] = "---\nmodels: sink\n---\n```python\nfinish\n```\n";
    assert_int_equal(system("mkdir steps"), 0);
    write_file("steps/steps.md", steps, sizeof steps - 1);
    write_file("steps/wrong.md", wrong, sizeof wrong - 1);
    write_file("steps/models.md", models, sizeof models - 1);
    write_file("steps/no_model.md", no_model, sizeof no_model - 1);
    write_file("good.md", good, sizeof good - 1);
    write_file("bad.md", bad, sizeof bad - 1);
    write_file("failing.md", failing, sizeof failing - 1);
    Text recording = fake_run_bytes();
    write_file("gap.lockstep", recording.bytes, recording.length);
    write_file("cut.lockstep", recording.bytes, recording.length - 1);
    recording.bytes[recording.length - 3] ^= 1;
    write_file("broken.lockstep", recording.bytes, recording.length);
    text_release(&recording);
    return 0;
}

static int remove_folder(void **state) {
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", (char *)*state);
    int result = system(command);
    free(*state);
    return result;
}

// Runs `lockstep ARGUMENTS` in a shell; returns what it wrote to both streams.
static Text run(const char *arguments, int *status) {
    Text command = {0};
    text_printf(&command, "'%s' %s", program(), arguments);
    FILE *pipe = popen(command.bytes, "r");
    assert_non_null(pipe);
    Text out = {0};
    char buffer[4096];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
        text_add(&out, buffer, got);
    }
    *status = WEXITSTATUS(pclose(pipe));
    text_release(&command);
    return out;
}

typedef struct CommandRow {
    const char *arguments;
    int status;
    const char *out; // a part of what is written
} CommandRow;

static const CommandRow rows[] = {
    {"run 'print 3.py' 2>&1", 0, "line 1\nline 2\nline 3\n"},
    {"run - < 'print 3.py' 2>&1", 0, "line 1\nline 2\nline 3\n"},
    {"run finish.py 2>&1", 0, "A\n1\nB\n"},
    {"run fail.py 2>&1 >/dev/null", 1, "ValueError: bad\n"},
    {"run fail.py 2>/dev/null", 1, "line 1\nline 2\n"},
    {"run crash.py 2>&1", 6, "ended by signal 9"},
    {"run quit.py 2>&1", 6, "ended with status 3"},
    {"run garbage.py 2>&1", 6, "is not a run"},
    {"run nothing.py 2>&1", 2, "lockstep: nothing.py: No such file or directory\n"},
    {"run . 2>&1", 2, "lockstep: .: Is a directory\n"},
    {"run 2>&1", 2, "run needs a file"},
    {"run 'print 3.py' 2>&1 >/dev/full", 2, "cannot write standard output: No space left"},
    {"run 'print 3.py' --events /dev/full 2>&1", 2, "cannot write /dev/full: No space left"},
    {"run 'print 3.py' --events /nowhere/x 2>&1", 2, "cannot write /nowhere/x: No such file"},
    {"run 'print 0.py' 2>&1 | head -n 2", 0, "line 1\nline 2\n"},
    {"run 'print 0.py' --events - 2>&1 | head -n 1", 0, "{\"version\":"},
    {"run finish.py --events - 2>&1", 0, "\"kind\":\"output\""},
    {"run finish.py --events - 2>&1 | tail -n 1", 0, "{\"verdict\":\"finished\""},
    {"run finish.py --events e.jsonl 2>&1 && wc -l < e.jsonl", 0, "A\n1\nB\n34\n"},
    {"run gap.lockstep 2>&1", 0, "A\n1\nB\n"},
    {"run cut.lockstep 2>&1", 6, "A\n1\nB\n"},
    {"run broken.lockstep 2>&1", 2, "the recording is damaged"},
    {"steps gap.lockstep 2>&1", 0, "main: sleep 1 s"},
    {"steps finish.py --fine 2>&1", 0, "filling: cancel delivered"},
    {"steps finish.py --format json 2>&1", 0, "\"states\":[{\"lane\":0,"},
    {"steps crash.py 2>&1", 6, "ended by signal 9"},
    {"run good.md 2>&1", 0, "line 1\nline 2\n"},
    {"run good.md --block 2 2>&1", 0, "A\n1\nB\n"},
    {"run good.md --block 3 2>&1", 2, "there is no Python block '3'"},
    {"check good.md 2>&1", 0, "2 blocks checked, 0 broken\n"},
    {"check bad.md 2>&1", 1, "bad.md:5: this is not what the program prints"},
    {"check failing.md 2>&1", 1, "failing.md:2: the program does not end well: broken"},
    {"check *.md 2>&1", 1, "4 blocks checked, 2 broken\n"},
    {"check steps/steps.md 2>&1", 0, "1 blocks checked, 0 broken\n"},
    {"check steps/wrong.md 2>&1", 1,
     "steps/wrong.md:8: this is not how the program steps\n  the first difference is in line 3 of "
     "it\n  promised:\n  | ▶🔒\n  | 🕐▶\n  | ✔✔\n  came out:\n  | ▶🔒\n  | 🕐▶\n  | 🕐🕐\n"},
    {"check steps/models.md 2>&1", 1,
     "steps/models.md:12: this is not what the program prints (--as async)\n"},
    {"check steps/models.md 2>&1", 1, "1 blocks checked, 1 broken\n"},
    {"check steps/models.md --profile cpython-3.9 2>&1", 1, "| sync cpython-3.9\n"},
    {"check steps/no_model.md 2>&1", 1,
     "steps/no_model.md:1: the header names a model that does not exist: sink\n"},
    {"check nowhere 2>&1", 2, "nowhere: No such file or directory"},
    {"compare models.py 2>&1", 0,
     "model       verdict   total  speed-up  running  waiting  locked\n"
     "sync        finished  7.5 s  1.00×     1.5 s    6 s      8.5 s\n"
     "  Source 1  Thread 1                   0.5 s    2 s      0 s\n"},
    {"compare models.py 2>&1", 0,
     "processes   finished  3.6 s  2.08×     1.5 s    6 s      0.3 s\n"
     "  Source 1  CPU 1                      0.5 s    2 s      0.1 s\n"},
    {"compare models.py 2>&1", 0, "\n\nProcesses win: waiting overlaps, and computing does too, "},
    {"compare some.py 2>&1", 3, "\nthreads     unsupported  this version cannot do that yet\n"},
    {"compare some.py 2>/dev/null", 3, "\n\nAsync wins: while one lane waits "},
    {"compare some.py 2>&1 >/dev/null", 3, "lockstep: this version cannot do that yet\n"},
    {"compare fail.py 2>/dev/null", 1,
     "failed    0 s    -         0 s      0 s      0 s     ValueError: bad\n"},
    {"compare crash.py 2>&1", 6, "the engine was ended by signal 9"},
    {"compare models.py --format json", 0,
     "{\"runs\": [\n{\"model\":\"sync\",\"profile\":\"cpython-3.11\",\"verdict\":\"finished\","
     "\"total_ns\":7500000000,\"running_ns\":1500000000,\"waiting_ns\":6000000000,"
     "\"locked_ns\":8500000000,\"speedup\":1,\"lanes\":[{\"lane\":\"Source 1\","
     "\"worker\":\"Thread 1\",\"running_ns\":500000000,\"waiting_ns\":2000000000,"
     "\"locked_ns\":0},"},
    {"compare models.py --format json", 0, "\"speedup\":1.875,\"lanes\""},
    {"compare some.py --format json 2>/dev/null", 3,
     "{\"model\":\"threads\",\"profile\":\"cpython-3.11\",\"verdict\":\"unsupported\","
     "\"total_ns\":null,\"running_ns\":null,\"waiting_ns\":null,\"locked_ns\":null,"
     "\"speedup\":null,\"lanes\":[]},"},
    {"compare models.py --profile free-threaded --format json", 0, "\"profile\":\"free-threaded\""},
    {"export models.py --compare -o c.png --size 800x500 && head -c 4 c.png | tail -c 3", 0,
     "c.png\nPNG"},
    {"export models.py --compare -o frames --steps 2-3 2>&1", 0, "2 frames in frames\n"},
    {"export models.py --compare -o c.gif 2>&1", 2, "this version exports"},
    {"export gap.lockstep --compare -o d.png 2>&1", 2, "a recorded run cannot be run again"},
    {"compare gap.lockstep 2>&1", 2, "a recorded run cannot be run again"},
    {"compare nothing.py 2>&1", 2, "lockstep: nothing.py: No such file or directory\n"},
    {"compare models.py 2>&1 >/dev/full", 2, "cannot write standard output: No space left"},
    {"explore finish.py 2>&1", 2, "does not have `lockstep explore` yet"},
    {"--version", 0, "lockstep " LOCKSTEP_VERSION "\n"},
    {"run --help >/dev/full 2>/dev/null", 2, ""},
};

static void commands_end_as_the_manual_says(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int status;
        Text out = run(rows[i].arguments, &status);
        if (status != rows[i].status || !strstr(text_z(&out), rows[i].out)) {
            fail_msg("lockstep %s: status %d: %s", rows[i].arguments, status, text_z(&out));
        }
        text_release(&out);
    }
}

static void lessons_are_listed_by_chapter(void **state) {
    (void)state;
    static const char lesson[] = "---\ntitle: The gap\nchapter: Tasks\n---\n";
    assert_int_equal(system("mkdir -p data/lessons/03-tasks"), 0);
    write_file("data/lessons/03-tasks/06-gap.md", lesson, sizeof lesson - 1);
    setenv("LOCKSTEP_DATA", "data", 1);
    int status;
    Text out = run("lessons 2>&1", &status);
    assert_int_equal(status, 0);
    assert_non_null(strstr(out.bytes, "Tasks\n  The gap "));
    text_release(&out);
    out = run("lessons --format json 2>&1", &status);
    assert_string_equal(out.bytes, "[\n{\"chapter\":\"Tasks\",\"title\":\"The gap\","
                                   "\"file\":\"data/lessons/03-tasks/06-gap.md\"}\n]\n");
    text_release(&out);
    setenv("LOCKSTEP_DATA", "nowhere", 1);
    out = run("lessons 2>&1", &status);
    assert_int_equal(status, 2);
    text_release(&out);
    unsetenv("LOCKSTEP_DATA");
}

// Starts `lockstep run FILE` with its output thrown away.
static pid_t start(const char *file) {
    pid_t pid = fork();
    if (pid == 0) {
        freopen("/dev/null", "w", stdout);
        execl(program(), "lockstep", "run", file, (char *)NULL);
        _exit(99);
    }
    return pid;
}

static void a_signal_ends_the_run_and_its_engine(void **state) {
    (void)state;
    static const int signals[] = {SIGINT, SIGTERM};
    const struct timespec pause = {.tv_nsec = 300000000};
    for (size_t i = 0; i < 2; i++) {
        pid_t pid = start("hang.py");
        nanosleep(&pause, NULL); // until it waits; earlier would end it as well, without status
        kill(pid, signals[i]);
        int status;
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 128 + signals[i]);
    }
}

static void a_program_may_print_for_ever_in_constant_memory(void **state) {
    (void)state;
    if (getenv("LOCKSTEP_SANITIZED")) {
        skip(); // a sanitizer keeps freed memory
    }
    write_file("print 4000000.py", "print 4000000", 13);
    pid_t pid = start("print 4000000.py");
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 0);
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    assert_true(usage.ru_maxrss < 64 * 1024); // KiB; the trace of the run would be 150 MiB
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_may_print_for_ever_in_constant_memory),
        cmocka_unit_test(commands_end_as_the_manual_says),
        cmocka_unit_test(lessons_are_listed_by_chapter),
        cmocka_unit_test(a_signal_ends_the_run_and_its_engine),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
