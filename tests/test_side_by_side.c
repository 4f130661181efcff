// What the processes of a real run do to the memory that they share, done by threads of one
// process: ThreadSanitizer sees both sides of rings, messages, locks, news and slots, where of
// forked processes it sees one. Whole interpreters run, each in a slot of its own, and the real
// supervisor watches over them; only fork is left out.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define supervise supervise_forked
#include "engine/live/supervisor.c" // for what is static there
#undef supervise

#include "engine/base/memory.h"
#include "engine/engine.h"

Verdict supervise(const Request *request, Writer writer, LiveBody body);

enum {
    SIDES = 3,
    LONGEST_S = 120
};

// In the kernel before anybody runs: a pipe that goes one way (1, 2), one that goes both ways
// (3, 4), a lock (5) and a semaphore that nobody has given yet (6).
static const char program[] =
    "import multiprocessing as mp, os, threading\n"
    "from multiprocessing.connection import Connection\n"
    "lock, given = mp.Lock(), mp.Semaphore(0)\n"
    "lock._number, given._number = 5, 6\n"
    "def send():\n"
    "    end, talk = Connection(2, False, True), Connection(3)\n"
    "    for n in range(60):\n"
    "        with lock:\n"
    "            number = n\n"
    "        end.send_bytes(bytes(n * 7000 % 150000))\n"
    "        talk.send(['question', n])\n"
    "        assert talk.recv() == n * n\n"
    "        given.release()\n"
    "    print('sent')\n"
    "def receive():\n"
    "    end = Connection(1, True, False)\n"
    "    for n in range(60):\n"
    "        assert len(end.recv_bytes()) == n * 7000 % 150000\n"
    "        with lock:\n"
    "            mine = [mp.Semaphore(n) for _ in range(5)] + [mp.Value('i', n)]\n"
    "            mine[5].value += 1\n"
    "    print('received')\n"
    "def answer():\n"
    "    talk = Connection(4)\n"
    "    for _ in range(60):\n"
    "        word, n = talk.recv()\n"
    "        talk.send(n * n)\n"
    "def count():\n"
    "    for n in range(60):\n"
    "        assert given.acquire(timeout=100)\n"
    "def answer_and_count():\n"
    "    threads = [threading.Thread(target=t) for t in (answer, count)]\n"
    "    for t in threads: t.start()\n"
    "    for t in threads: t.join()\n"
    "    print('answered')\n"
    "(send, receive, answer_and_count)[os.getpid() - 1000]()\n";

// --- one side ---------------------------------------------------------------------------------

typedef struct Side {
    Shared *shared;
    int number;
    Request request;
    LiveBody body; // of the engine
    pthread_t thread;
} Side;

static void *side_main(void *argument) {
    const Side *side = argument;
    Live *live = live_new(side->shared);
    Slot *slot = live->slot = &side->shared->slots[side->number];
    side->body(&side->request, (Writer){write_to_slot, live}, live);
    atomic_store(&slot->state, SLOT_ENDED);
    shared_ring_bell(side->shared->bell);
    return NULL;
}

static void add_pipe(Shared *shared, bool both_ways) {
    Kernel *kernel = &shared->kernel;
    uint32_t one = kernel_add(kernel, KERNEL_END);
    uint32_t other = kernel_add(kernel, KERNEL_END);
    kernel->objects[one].peer = other;
    kernel->objects[other].peer = one;
    kernel->objects[other].is_writer = !both_ways;
    for (uint32_t end = one; end <= other; end++) {
        KernelObject *object = &kernel->objects[end];
        for (uint32_t i = 0; i < SIDES; i++) {
            kernel_hold(kernel, object, KERNEL_FIRST_PID + i);
        }
        if (end == one || both_ways) {
            object->flow = kernel_allocate(kernel, sizeof *object->flow);
            object->flow->is_socket = both_ways;
            assert_true(mail_open(kernel, object));
        }
    }
}

static void add_semaphore(Shared *shared, int64_t value, int64_t most) {
    uint32_t number = kernel_add(&shared->kernel, KERNEL_SEMAPHORE);
    shared->kernel.objects[number].value = value;
    shared->kernel.objects[number].most = most;
}

static void begin_side(Side *side) {
    Slot *slot = &side->shared->slots[side->number];
    slot->pid = KERNEL_FIRST_PID + (uint32_t)side->number;
    slot->parent = SHARED_NO_SLOT;
    strcpy(slot->name, "Side");
    slot->name[4] = (char)('0' + side->number);
    atomic_store(&slot->state, SLOT_RUNS);
    assert_int_equal(pthread_create(&side->thread, NULL, side_main, side), 0);
}

// --- the supervisor ---------------------------------------------------------------------------

static bool somebody_runs(Shared *shared) {
    for (int i = 0; i < SIDES; i++) {
        if (atomic_load(&shared->slots[i].state) == SLOT_RUNS) {
            return true;
        }
    }
    return false;
}

static void watch_sides(Supervisor *s) {
    int64_t until_ns = monotonic_ns() + LONGEST_S * INT64_C(1000) * MILLISECOND_NS;
    while (somebody_runs(s->shared)) {
        assert_true(monotonic_ns() < until_ns);
        struct pollfd bell = {.fd = s->shared->bell, .events = POLLIN};
        poll(&bell, 1, LOOK_EVERY_MS);
        shared_clear_bell(s->shared->bell);
        look(s);
        look_for_deadlock(s);
    }
}

// The engine calls this where it would start a process.
Verdict supervise(const Request *request, Writer writer, LiveBody body) {
    RunInfo info = request_run_info(request);
    Shared *shared = shared_new();
    assert_non_null(shared);
    mail_make_room();
    mail_open_all(shared);
    add_pipe(shared, false);
    add_pipe(shared, true);
    add_semaphore(shared, 1, 1);
    add_semaphore(shared, 0, 1000);
    Recorder *recorder = recorder_new(request->level, writer, &info);
    Supervisor s = {
        .shared = shared, .recorder = recorder, .merge = merge_new(recorder, request->level)};
    Side sides[SIDES];
    for (int i = 0; i < SIDES; i++) {
        sides[i] = (Side){.shared = shared, .number = i, .request = *request, .body = body};
        begin_side(&sides[i]);
    }
    watch_sides(&s);
    for (int i = 0; i < SIDES; i++) {
        pthread_join(sides[i].thread, NULL);
    }
    look(&s);
    assert_int_equal(atomic_load(&shared->deadlock), DEADLOCK_NONE);
    recorder_end(recorder, VERDICT_FINISHED, "");
    merge_free(s.merge);
    recorder_free(recorder);
    shared_free(shared);
    return VERDICT_FINISHED;
}

// --- the test ---------------------------------------------------------------------------------

static bool add_to_text(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

static bool holds(const Text *text, const char *word) {
    size_t length = strlen(word);
    for (size_t at = 0; at + length <= text->length; at++) {
        if (memcmp(text->bytes + at, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static void processes_side_by_side_do_not_race(void **state) {
    (void)state;
    Text stream = {0};
    Request request = {.program = "sides.py",
                       .source = program,
                       .source_length = strlen(program),
                       .model = "native",
                       .profile = "cpython-3.11",
                       .level = RECORD_LINES,
                       .is_real = true};
    assert_int_equal(engine_run(&request, (Writer){add_to_text, &stream}), VERDICT_FINISHED);
    assert_true(holds(&stream, "sent\n"));
    assert_true(holds(&stream, "received\n"));
    assert_true(holds(&stream, "answered\n"));
    assert_false(holds(&stream, "Traceback"));
    text_release(&stream);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processes_side_by_side_do_not_race),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
