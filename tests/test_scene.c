// Scenes are pure functions of a trace and a step.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "fake_run.h"
#include "golden.h"
#include "viz/scene/scene.h"

static void every_step_of_the_gap_shows_what_is_true(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Text text = {0};
    int64_t steps = trace_step_count(trace, false);
    assert_true(steps > 10);
    for (int64_t step = -1; step < steps; step++) {
        Scene scene = scene_at(trace, step, false, &arena);
        scene_dump(trace, &scene, &text);
    }
    golden_compare("scene.gap.txt", text_z(&text));
    text_release(&text);
    arena_release(&arena);
    trace_free(trace);
}

static void before_the_first_step_nothing_exists(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Scene scene = scene_at(trace, -1, false, &arena);
    assert_int_equal(scene.event, EVENT_NO_CAUSE);
    assert_int_equal(scene.output_count, 0);
    for (uint32_t i = 0; i < scene.lane_count; i++) {
        assert_false(scene.lanes[i].exists);
        assert_int_equal(scene.lanes[i].state, LANE_LOCKED);
    }
    assert_int_equal(scene.running_count + scene.ready_count + scene.timer_count +
                         scene.waiting_count + scene.done_count,
                     0);
    arena_release(&arena);
    trace_free(trace);
}

static char *dump_at(const Trace *trace, int64_t step, bool coarse) {
    Arena arena = {0};
    Text text = {0};
    Scene scene = scene_at(trace, step, coarse, &arena);
    scene_dump(trace, &scene, &text);
    arena_release(&arena);
    return text.bytes;
}

static void stepping_back_and_forth_shows_the_same_scene(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    for (int coarse = 0; coarse < 2; coarse++) {
        int64_t count = (int64_t)trace_step_count(trace, coarse) + 1;
        char **wanted = NEW_ARRAY(char *, (size_t)count);
        for (int64_t step = 0; step < count; step++) {
            wanted[step] = dump_at(trace, step - 1, coarse);
        }
        uint32_t random = 12345;
        for (int i = 0; i < 10000; i++) {
            random = random * 1664525U + 1013904223U;
            int64_t step = (random >> 8) % count;
            char *now = dump_at(trace, step - 1, coarse);
            assert_string_equal(now, wanted[step]);
            memory_free(now);
        }
        for (int64_t step = 0; step < count; step++) {
            memory_free(wanted[step]);
        }
        memory_free(wanted);
    }
    trace_free(trace);
}

static void at_most_one_task_runs_at_any_step(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    for (int64_t step = -1; step < (int64_t)trace_step_count(trace, false); step++) {
        Scene scene = scene_at(trace, step, false, &arena);
        assert_true(scene.running_count <= 1);
    }
    arena_release(&arena);
    trace_free(trace);
}

static void a_fine_step_and_its_coarse_step_stand_at_the_same_event(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    for (uint32_t i = 0; i < trace_step_count(trace, true); i++) {
        uint32_t seq = trace_step_seq(trace, true, i);
        int64_t fine = scene_step_of_event(trace, seq, false);
        assert_int_equal(trace_step_seq(trace, false, (uint32_t)fine), seq);
        assert_int_equal(scene_step_of_event(trace, seq, true), i);
    }
    assert_int_equal(scene_step_of_event(trace, EVENT_NO_CAUSE, true), -1);
    trace_free(trace);
}

static void the_model_is_known_also_when_the_program_chose(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    assert_int_equal(scene_run_model(trace), RUN_ASYNC);
    trace_free(trace);
}

// A long run on few lanes: 20 tasks that go to sleep 5,000 times each.
static Trace *long_run(void) {
    Text bytes = {0};
    RunInfo info = {.program = "long.py", .source = "", .model = "async", .profile = "p"};
    Recorder *recorder = recorder_new(RECORD_LINES, fake_run_writer(&bytes), &info);
    uint32_t name = recorder_text(recorder, "task", 4);
    uint32_t delay = recorder_text(recorder, "1000", 4);
    enum {
        LANES = 20,
        ROUNDS = 2500
    };
    for (uint32_t i = 0; i < LANES; i++) {
        StepEvent created = {.cause = EVENT_NO_CAUSE,
                             .detail = name,
                             .lane = i & EVENT_NO_LANE,
                             .kind = EVENT_LANE_CREATED,
                             .reason = REASON_NOT_STARTED};
        recorder_add(recorder, created);
    }
    for (int64_t round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < LANES; i++) {
            StepEvent runs = {.t_ns = round * 1000,
                              .cause = EVENT_NO_CAUSE,
                              .lane = i & EVENT_NO_LANE,
                              .kind = EVENT_RESUMED,
                              .state = LANE_RUNNING,
                              .reason = REASON_CALL};
            StepEvent sleeps = {.t_ns = round * 1000,
                                .cause = EVENT_NO_CAUSE,
                                .detail = delay,
                                .lane = i & EVENT_NO_LANE,
                                .kind = EVENT_SLEEP,
                                .state = LANE_WAITING,
                                .reason = REASON_SLEEP};
            recorder_add(recorder, runs);
            recorder_add(recorder, sleeps);
        }
    }
    recorder_end(recorder, VERDICT_FINISHED, "");
    recorder_free(recorder);
    Trace *trace = trace_new();
    assert_int_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
    text_release(&bytes);
    return trace;
}

static void a_scene_of_a_long_run_is_made_in_far_less_than_a_frame(void **state) {
    (void)state;
    Trace *trace = long_run();
    assert_true(trace_event_count(trace) > 100000);
    Arena arena = {0};
    clock_t begin = clock();
    enum {
        TIMES = 100
    };
    for (int i = 0; i < TIMES; i++) {
        arena_clear(&arena);
        Scene scene =
            scene_at(trace, (int64_t)trace_step_count(trace, false) - 1 - i, false, &arena);
        assert_int_equal(scene.lane_count, 20);
    }
    double ms = 1000.0 * (double)(clock() - begin) / CLOCKS_PER_SEC / TIMES;
    // The aim is below 1 ms; sanitizers and a busy machine get room.
    assert_true(ms < 10);
    arena_release(&arena);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_of_the_gap_shows_what_is_true),
        cmocka_unit_test(before_the_first_step_nothing_exists),
        cmocka_unit_test(stepping_back_and_forth_shows_the_same_scene),
        cmocka_unit_test(at_most_one_task_runs_at_any_step),
        cmocka_unit_test(a_fine_step_and_its_coarse_step_stand_at_the_same_event),
        cmocka_unit_test(the_model_is_known_also_when_the_program_chose),
        cmocka_unit_test(a_scene_of_a_long_run_is_made_in_far_less_than_a_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
