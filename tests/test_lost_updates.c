// Lost updates where they are real: for every statement of the table (design/TRAPS.md, T1) all
// schedules of two threads that execute it once are tried, by the rules of each profile, and some
// schedule loses an update exactly where the table says that one can be lost.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/vm/runtime.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"
#include "engine/vm/type.h"
#include "tests/run_program.h"

// --- all schedules ----------------------------------------------------------------------------

enum {
    MOST_STATES = 60000,
    MOST_THREADS = 8
};

typedef struct Search {
    ProgramRun *program;
    StateHash *seen; // owned
    size_t seen_count;
    bool lost;   // some schedule ended with 1
    bool saved;  // and some with 2
    bool broken; // too many states, or a run that did not end well
} Search;

static bool is_seen(Search *search) {
    StateHash hash = world_hash(search->program->run->machine);
    for (size_t i = 0; i < search->seen_count; i++) {
        if (search->seen[i].low == hash.low && search->seen[i].high == hash.high) {
            return true;
        }
    }
    if (search->seen_count == MOST_STATES) {
        search->broken = true;
        return true;
    }
    search->seen[search->seen_count++] = hash;
    return false;
}

// What the program has counted.
static void judge(Search *search) {
    Machine *m = search->program->run->machine;
    Value result = dict_get_z(m, m->world->globals[0], "result");
    int64_t count = 0;
    if (!is_int(m, result) || !int_to_i64(m, result, &count)) {
        search->broken = true;
    }
    search->saved |= count == 2;
    search->lost |= count == 1;
    search->broken |= count != 1 && count != 2;
}

static void explore(Search *search);

// Lets the thread take its next step, and goes on from there. The world is put back by the caller.
static void try_thread(Search *search, uint32_t number) {
    Run *run = search->program->run;
    Machine *m = run->machine;
    if (number != strand_current(m)->number && !strand_choose(m, number)) {
        return;
    }
    StepResult result = run_step_visible(run);
    if (result == STEP_MORE) {
        explore(search);
    } else if (result == STEP_FINISHED) {
        judge(search);
    } else {
        search->broken = true;
    }
}

// The threads that may take the next step, the running one first. The main thread only starts and
// waits for the others: it is not interrupted.
static int list_threads(const Machine *m, uint32_t *numbers) {
    int count = 1;
    numbers[0] = strand_current(m)->number;
    const StrandObject *s = NULL;
    while (numbers[0] != 0 && turns_may_switch(m) && (s = strand_after(m, s))) {
        if (s != strand_current(m) && (s->state == STRAND_READY || s->state == STRAND_PAUSED)) {
            assert_true(count < MOST_THREADS);
            numbers[count++] = s->number;
        }
    }
    return count;
}

static void explore(Search *search) {
    Machine *m = search->program->run->machine;
    uint32_t numbers[MOST_THREADS];
    int count = list_threads(m, numbers);
    if (count == 1) {
        try_thread(search, numbers[0]);
        return;
    }
    bool is_known = search->lost && search->saved;
    if (search->broken || is_known || is_seen(search)) {
        return;
    }
    Snapshot snapshot = machine_snapshot(m);
    uint32_t seq = recorder_next_seq(search->program->recorder);
    for (int i = 0; i < count && !search->broken; i++) {
        try_thread(search, numbers[i]);
        machine_restore(m, &snapshot);
        recorder_rewind(search->program->recorder, seq);
    }
    snapshot_release(&snapshot);
}

static Search search_all(const char *source, const char *profile) {
    const ProgramOptions options = {.level = RECORD_SWITCHES, .profile = profile};
    Search search = {.program = program_run_new(source, strlen(source), &options)};
    if (!search.program->run) {
        fail_msg("does not run:\n%s%s", source, text_z(&search.program->message));
    }
    turns_leave_to_caller(search.program->run->machine);
    search.seen = NEW_ARRAY(StateHash, MOST_STATES);
    if (run_step_visible(search.program->run) == STEP_MORE) {
        explore(&search);
    }
    program_run_free(search.program);
    memory_free(search.seen);
    return search;
}

// --- the table --------------------------------------------------------------------------------

typedef struct Statement {
    const char *name;
    const char *setup; // beside the names in HEAD
    const char *body;  // of work(), indented
    const char *count; // the expression that says how many updates there were
    bool loses_in_311; // in a GIL build since 3.10
    bool never;        // in none
} Statement;

#define HEAD                                                                                       \
    "import _thread, time\ncounter = 0\nd = {'k': 0}\nL = [0]\nlock = _thread.allocate_lock()\n"   \
    "def f():\n    return 1\n"                                                                     \
    "class C:\n    v = 0\n    def up(self):\n        self.v += 1\nc = C()\n"

#define PROPERTY                                                                                   \
    "class P:\n    _v = 0\n    @property\n    def v(self):\n        return self._v\n"              \
    "    @v.setter\n    def v(self, new):\n        self._v = new\np = P()\n"

#define NUMBER                                                                                     \
    "class N:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n"    \
    "        return N(self.n + other)\nnumber = N(0)\n"

static const Statement statements[] = {
    {"counter += 1", "", "    global counter\n    counter += 1\n", "counter", false, false},
    {"tmp = counter; counter = tmp + 1", "",
     "    global counter\n    tmp = counter\n    counter = tmp + 1\n", "counter", false, false},
    {"c.v += 1", "", "    c.v += 1\n", "c.v", false, false},
    {"d[k] += 1", "", "    d['k'] += 1\n", "d['k']", false, false},
    {"L[0] += 1", "", "    L[0] += 1\n", "L[0]", false, false},
    {"self.v += 1 in a method", "", "    c.up()\n", "c.v", false, false},
    {"counter += f()", "", "    global counter\n    counter += f()\n", "counter", true, false},
    {"counter += int(1)", "", "    global counter\n    counter += int(1)\n", "counter", true,
     false},
    {"property +=", PROPERTY, "    p.v += 1\n", "p.v", true, false},
    {"__add__", NUMBER, "    global number\n    number = number + 1\n", "number.n", true, false},
    {"a call between", "",
     "    global counter\n    tmp = counter\n    f()\n    counter = tmp + 1\n", "counter", true,
     false},
    {"a loop between", "",
     "    global counter\n    tmp = counter\n    for i in (1, 2):\n        pass\n"
     "    counter = tmp + 1\n",
     "counter", true, false},
    {"with lock", "", "    global counter\n    with lock:\n        counter += f()\n", "counter",
     false, true},
};

static void check(const Statement *statement, const char *profile, bool loses) {
    Text source = {0};
    text_printf(&source,
                "%s%sdef work():\n%sfor _ in (1, 2):\n    _thread.start_new_thread(work, ())\n"
                "time.sleep(1)\nresult = %s\n",
                HEAD, statement->setup, statement->body, statement->count);
    Search search = search_all(text_z(&source), profile);
    if (search.broken || !search.saved || search.lost != loses) {
        fail_msg("%s under %s: %s%s%s; %zu states\n%s", statement->name, profile,
                 search.lost ? "loses" : "does not lose", search.saved ? "" : ", never right",
                 search.broken ? ", broken" : "", search.seen_count, text_z(&source));
    }
    text_release(&source);
}

static void an_update_is_lost_where_the_table_says_so(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        const Statement *s = &statements[i];
        check(s, "cpython-3.9", !s->never);
        check(s, "cpython-3.10", s->loses_in_311);
        check(s, "cpython-3.11", s->loses_in_311);
        check(s, "cpython-3.13", s->loses_in_311);
        check(s, "free-threaded", !s->never);
        check(s, "guarantee", !s->never);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_update_is_lost_where_the_table_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
