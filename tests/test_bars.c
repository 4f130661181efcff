// Bars cover a lane's life without gaps, and both axes keep the order of events.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "golden.h"
#include "script_run.h"
#include "viz/scene/axis.h"
#include "viz/scene/bars.h"
#include "viz/scene/lanes_layout.h"

static void the_gap_has_these_bars_and_arrows(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Text text = {0};
    Bars bars = bars_make(trace, &arena);
    for (uint32_t i = 0; i < bars.lane_count; i++) {
        text_printf(&text, "%s\n", trace_text(trace, trace_lane(trace, i)->name));
        for (uint32_t k = 0; k < bars.lanes[i].count; k++) {
            const Bar *bar = &bars.lanes[i].bars[k];
            text_printf(&text, "  %u to %lld %s (%s) '%s'\n", bar->from_seq,
                        bar->to_seq == EVENT_NO_CAUSE ? -1LL : (long long)bar->to_seq,
                        lane_state_name(bar->state), reason_name(bar->reason),
                        bar_label(trace, bar, &arena));
        }
    }
    for (uint32_t i = 0; i < bars.arrow_count; i++) {
        const Arrow *arrow = &bars.arrows[i];
        text_printf(&text, "arrow %u to %u: %s\n", arrow->from_seq, arrow->to_seq,
                    arrow_label(trace, arrow, &arena));
    }
    golden_compare("bars.gap.txt", text_z(&text));
    text_release(&text);
    arena_release(&arena);
    trace_free(trace);
}

static void bars_of_a_lane_follow_each_other_without_a_gap(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Bars bars = bars_make(trace, &arena);
    for (uint32_t i = 0; i < bars.lane_count; i++) {
        const BarLane *lane = &bars.lanes[i];
        assert_true(lane->count > 0);
        assert_int_equal(lane->bars[0].from_seq, trace_lane(trace, i)->created_seq);
        for (uint32_t k = 0; k + 1 < lane->count; k++) {
            assert_int_equal(lane->bars[k].to_seq, lane->bars[k + 1].from_seq);
            assert_int_equal(bars_index_at(lane, lane->bars[k].from_seq), k);
        }
        assert_int_equal(lane->bars[lane->count - 1].to_seq, EVENT_NO_CAUSE);
    }
    assert_int_equal(bars_index_at(&bars.lanes[0], EVENT_NO_CAUSE), -1);
    arena_release(&arena);
    trace_free(trace);
}

static void check_axis(const Trace *trace, AxisKind kind, bool coarse, float width) {
    Arena arena = {0};
    Axis axis = axis_make(trace, kind, coarse, &arena);
    AxisScale scale = axis_scale(&axis, width);
    float end = axis_x_end(&axis, scale, EVENT_NO_CAUSE);
    assert_true(end <= width + 0.5F);
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        float x = axis_x(&axis, scale, seq);
        float head = axis_head(&axis, scale, seq);
        assert_true(head >= x && head <= end + 0.5F);
        if (seq > 0) {
            assert_true(x >= axis_x(&axis, scale, seq - 1));
            assert_true(head >= axis_head(&axis, scale, seq - 1));
        }
    }
    arena_release(&arena);
}

static void events_keep_their_order_on_both_axes(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    static const float widths[] = {1, 80, 700, 4000};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        check_axis(trace, AXIS_TIME, false, widths[i]);
        check_axis(trace, AXIS_STEPS, false, widths[i]);
        check_axis(trace, AXIS_STEPS, true, widths[i]);
    }
    trace_free(trace);
}

// The same run again, each of its events `late` times later.
static Trace *later_run(const char *late) {
    Text script = {0};
    text_printf(&script,
                "0 - worker T1\n0 0 lane 0 a\n0 0 start\n0 0 sleep 1000\n"
                "%s 0 ready ready\n%s 0 resume\n%s 0 end returned -\n%s - finish finished\n",
                late, late, late, late);
    Trace *trace = script_run_trace(text_z(&script), "async", "cpython-3.11");
    text_release(&script);
    return trace;
}

static void runs_that_share_an_axis_stand_above_each_other(void **state) {
    (void)state;
    Trace *const traces[] = {later_run("1000"), later_run("1500")};
    Arena arena = {0};
    Axis axes[2];
    axis_make_shared((const Trace *const *)traces, 2, axes, &arena);
    AxisScale scale = axis_scale(&axes[0], 700);
    assert_true(axis_x_end(&axes[0], scale, EVENT_NO_CAUSE) <= 700.5F);
    for (uint32_t seq = 0; seq < 4; seq++) { // both begin alike
        assert_true(axis_x(&axes[0], scale, seq) == axis_x(&axes[1], scale, seq));
    }
    // What one opened up at 1 s moves the other one's end, which is half a second later.
    float between = axis_x(&axes[1], scale, 5) - axis_x(&axes[0], scale, 5);
    assert_true(between > 0.5F * (float)FAKE_SECOND_NS * (float)scale.px_per_ns + 10);
    float instant = axis_x_of_time(&axes[0], scale, 1500 * INT64_C(1000000));
    assert_true(instant == axis_x_of_time(&axes[1], scale, 1500 * INT64_C(1000000)));
    assert_true(instant == axis_x(&axes[1], scale, 4));
    for (int i = 0; i < 2; i++) {
        for (uint32_t seq = 1; seq < trace_event_count(traces[i]); seq++) {
            assert_true(axis_x(&axes[i], scale, seq) >= axis_x(&axes[i], scale, seq - 1));
        }
    }
    arena_release(&arena);
    trace_free(traces[0]);
    trace_free(traces[1]);
}

static void one_run_alone_has_the_axis_it_always_had(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Axis alone = axis_make(trace, AXIS_TIME, false, &arena);
    Axis shared;
    axis_make_shared((const Trace *const *)&trace, 1, &shared, &arena);
    AxisScale scale = axis_scale(&alone, 700);
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        assert_true(axis_x(&alone, scale, seq) == axis_x(&shared, scale, seq));
        assert_true(axis_head(&alone, scale, seq) == axis_head(&shared, scale, seq));
    }
    for (int64_t t_ns = 0; t_ns <= FAKE_SECOND_NS; t_ns += FAKE_SECOND_NS / 8) {
        assert_true(axis_x_of_time(&alone, scale, t_ns) == axis_x_of_time(&shared, scale, t_ns));
    }
    arena_release(&arena);
    trace_free(trace);
}

static void a_running_slice_of_no_time_is_still_visible(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Bars bars = bars_make(trace, &arena);
    Axis axis = axis_make(trace, AXIS_TIME, false, &arena);
    AxisScale scale = axis_scale(&axis, 700);
    for (uint32_t i = 0; i < bars.lane_count; i++) {
        for (uint32_t k = 0; k < bars.lanes[i].count; k++) {
            const Bar *bar = &bars.lanes[i].bars[k];
            float w = axis_x_end(&axis, scale, bar->to_seq) - axis_x(&axis, scale, bar->from_seq);
            assert_true(w >= 10);
        }
    }
    arena_release(&arena);
    trace_free(trace);
}

static void every_step_is_equally_wide_on_the_step_axis(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Axis axis = axis_make(trace, AXIS_STEPS, false, &arena);
    AxisScale scale = axis_scale(&axis, 460);
    for (uint32_t step = 1; step < trace_step_count(trace, false); step++) {
        float before = axis_head(&axis, scale, trace_step_seq(trace, false, step - 1));
        float head = axis_head(&axis, scale, trace_step_seq(trace, false, step));
        assert_float_equal(head - before, scale.px_per_slice, 0.01);
    }
    arena_release(&arena);
    trace_free(trace);
}

static void the_event_below_the_pointer_is_the_one_whose_head_is_there(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    Axis axis = axis_make(trace, AXIS_STEPS, false, &arena);
    AxisScale scale = axis_scale(&axis, 460);
    for (uint32_t step = 0; step < trace_step_count(trace, false); step++) {
        uint32_t seq = trace_step_seq(trace, false, step);
        uint32_t found = axis_event_at(&axis, scale, axis_head(&axis, scale, seq) + 0.1F);
        assert_int_equal(trace_step_at(trace, false, found), step);
    }
    assert_int_equal(axis_event_at(&axis, scale, -5), EVENT_NO_CAUSE);
    arena_release(&arena);
    trace_free(trace);
}

static void zooming_keeps_every_place_between_the_same_events(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    for (int kind = 0; kind < 2; kind++) {
        Axis axis = axis_make(trace, (AxisKind)kind, false, &arena);
        AxisScale small = axis_scale(&axis, 460);
        AxisScale large = axis_scale(&axis, 3000);
        float before = 0;
        for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
            float x = axis_same_place(&axis, small, large, axis_x(&axis, small, seq));
            assert_float_equal(x, axis_x(&axis, large, seq), 0.1);
        }
        for (float x = 0; x < 460; x += 0.5F) {
            float there = axis_same_place(&axis, small, large, x);
            float back = axis_same_place(&axis, large, small, there);
            assert_true(there >= before);
            assert_float_equal(back, x, 0.1);
            before = there;
        }
        float end = axis_x_end(&axis, small, EVENT_NO_CAUSE);
        assert_float_equal(axis_same_place(&axis, small, large, end + 7),
                           axis_x_end(&axis, large, EVENT_NO_CAUSE) + 7, 0.1);
    }
    arena_release(&arena);
    trace_free(trace);
}

static void rows_group_lanes_by_worker_and_fill_the_height(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Arena arena = {0};
    LanesLayout layout = lanes_layout_make(trace, &arena);
    assert_int_equal(layout.row_count, 3); // a heading and two lanes
    assert_true(layout.rows[0].is_heading);
    LanePitch pitch = lanes_layout_pitch(&layout, 200, 30, 92);
    assert_true(pitch.total <= 200.5F);
    for (uint32_t row = 0; row < layout.row_count; row++) {
        float y = lanes_layout_y(&layout, pitch, row);
        assert_int_equal(lanes_layout_row_at(&layout, pitch, y + 1), row);
    }
    pitch = lanes_layout_pitch(&layout, 10, 30, 92);
    assert_true(pitch.lane >= 30 && pitch.total > 10);
    arena_release(&arena);
    trace_free(trace);
}

static void durations_are_told_in_the_unit_that_fits(void **state) {
    (void)state;
    Arena arena = {0};
    assert_string_equal(bars_duration(0, &arena), "0 s");
    assert_string_equal(bars_duration(1500000000, &arena), "1.5 s");
    assert_string_equal(bars_duration(250000000, &arena), "0.25 s");
    assert_string_equal(bars_duration(5000000, &arena), "5 ms");
    assert_string_equal(bars_duration(1500, &arena), "1.5 \u00b5s");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gap_has_these_bars_and_arrows),
        cmocka_unit_test(bars_of_a_lane_follow_each_other_without_a_gap),
        cmocka_unit_test(events_keep_their_order_on_both_axes),
        cmocka_unit_test(runs_that_share_an_axis_stand_above_each_other),
        cmocka_unit_test(one_run_alone_has_the_axis_it_always_had),
        cmocka_unit_test(a_running_slice_of_no_time_is_still_visible),
        cmocka_unit_test(every_step_is_equally_wide_on_the_step_axis),
        cmocka_unit_test(the_event_below_the_pointer_is_the_one_whose_head_is_there),
        cmocka_unit_test(zooming_keeps_every_place_between_the_same_events),
        cmocka_unit_test(rows_group_lanes_by_worker_and_fill_the_height),
        cmocka_unit_test(durations_are_told_in_the_unit_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
