// Who waits for whom, and the ring of a deadlock.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script_run.h"
#include "viz/scene/wait_ring.h"
#include "viz/scene/why.h"

#define THREE                  "0 0 lane 0 a\n0 1 lane 0 b\n0 2 lane 0 c\n0 0 start\n0 0 print x\n"
#define HOLD(lane, lock, next) "0 " lane " acquire " lock "\n0 " lane " sleep 5\n0 " next " start\n"
#define END                    "5 - deadlock 3\n5 - finish deadlock\n"

typedef struct RingRow {
    const char *says;
    const char *script;
    const char *ring; // lanes, "" for none
    const char *words;
} RingRow;

static const RingRow rows[] = {
    {"three in a ring",
     THREE HOLD("0", "lock 1", "1")
         HOLD("1", "lock 2", "2") "0 2 acquire lock 3\n0 2 sleep 5\n"
                                  "5 0 resume\n5 0 block lock lock 2, "
                                  "held by b\n5 1 resume\n"
                                  "5 1 block lock lock 3, held by c\n"
                                  "5 2 resume\n"
                                  "5 2 block lock lock 1, held by a\n" END,
     "abc",
     "a waits for lock 2, held by b; b waits for lock 3, held by c; c waits for lock 1, held by "
     "a."},
    {"a chain is no ring",
     THREE HOLD("0", "lock 1", "1")
         HOLD("1", "lock 2", "2") "0 2 wait queue-get queue 1\n"
                                  "5 0 resume\n5 0 block lock lock 2\n"
                                  "5 1 resume\n5 1 wait task task c\n" END,
     "", ""},
    {"one that waits outside of the ring",
     THREE HOLD("0", "lock 1", "1")
         HOLD("1", "lock 2", "2") "0 2 wait thread a to end\n"
                                  "5 0 resume\n5 0 block lock lock 2\n"
                                  "5 1 resume\n5 1 block lock lock 1\n" END,
     "ab", "a waits for lock 2, held by b; b waits for lock 1, held by a."},
    {"two that wait for each other's end",
     THREE "0 0 wait task task b\n0 1 start\n0 1 wait task task a\n" END, "ab",
     "a waits for b to end; b waits for a to end."},
    {"one that waits for itself",
     THREE "0 0 acquire lock 1\n0 0 block lock lock 1, held by MainThread\n" END, "a",
     "a waits for lock 1, which it holds itself."},
    {"what was released is not held",
     THREE HOLD("0", "lock 1", "1") "0 1 acquire lock 2\n0 1 release lock 2\n0 1 sleep 5\n"
                                    "5 0 resume\n5 0 block lock lock 2\n5 1 resume\n"
                                    "5 1 block lock lock 1\n" END,
     "", ""},
    {"a lock that was taken twice is held until it was released twice",
     THREE HOLD("0", "lock 1", "1") "0 1 acquire lock 2\n0 1 acquire lock 2\n0 1 release lock 2\n"
                                    "0 1 sleep 5\n5 0 resume\n5 0 block lock lock 2\n5 1 resume\n"
                                    "5 1 block lock lock 1\n" END,
     "ab", "a waits for lock 2, held by b; b waits for lock 1, held by a."},
    {"of two lanes of one name nobody knows which is meant",
     "0 0 lane 0 a\n0 1 lane 0 b\n0 2 lane 0 b\n0 0 start\n0 0 print x\n0 0 wait task task b\n"
     "0 1 start\n0 1 wait task task a\n0 2 start\n0 2 wait task task a\n" END,
     "", ""},
};

static Scene last_scene(const Trace *trace, Arena *arena) {
    return scene_at(trace, (int64_t)trace_step_count(trace, false) - 1, false, arena);
}

static void rings_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        Text names = {0};
        Trace *trace = script_run_trace(rows[i].script, "threads", "cpython-3.11");
        Scene scene = last_scene(trace, &arena);
        WaitRing ring = wait_ring_find(trace, &scene, &arena);
        for (uint32_t k = 0; k < ring.count; k++) {
            text_add_z(&names, scene_lane_name(trace, ring.lanes[k]));
        }
        const char *words = wait_ring_words(trace, &scene, &ring, &arena);
        if (strcmp(text_z(&names), rows[i].ring) != 0 || strcmp(words, rows[i].words) != 0) {
            fail_msg("%s: '%s' %s", rows[i].says, text_z(&names), words);
        }
        text_release(&names);
        trace_free(trace);
        arena_release(&arena);
    }
}

static void the_deadlock_is_told_as_a_ring(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *trace = script_run_trace(rows[0].script, "threads", "cpython-3.11");
    Scene scene = last_scene(trace, &arena);
    Why why = why_at(trace, &scene, RUN_THREADS, &arena);
    assert_string_equal(why.fact, "Deadlock: nothing can run any more.");
    assert_string_equal(why.reason, rows[0].words);
    assert_non_null(strstr(why.rule, "in a ring"));
    trace_free(trace);
    arena_release(&arena);
}

static void a_lane_knows_whom_it_waits_for(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *trace = script_run_trace(rows[2].script, "threads", "cpython-3.11");
    Scene scene = last_scene(trace, &arena);
    WaitRing ring = wait_ring_find(trace, &scene, &arena);
    uint32_t target = EVENT_NO_LANE;
    assert_true(wait_ring_has(&ring, 0, &target));
    assert_int_equal(target, 1);
    assert_true(wait_ring_has(&ring, 1, &target));
    assert_int_equal(target, 0);
    assert_false(wait_ring_has(&ring, 2, &target));
    assert_int_equal(wait_ring_target(trace, &scene, 2), 0);
    Scene before = scene_at(trace, -1, false, &arena);
    assert_int_equal(wait_ring_find(trace, &before, &arena).count, 0);
    assert_string_equal(wait_ring_object("lock 2, held by b", &arena), "lock 2");
    trace_free(trace);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rings_are_found),
        cmocka_unit_test(the_deadlock_is_told_as_a_ring),
        cmocka_unit_test(a_lane_knows_whom_it_waits_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
