#include "viz/app/real_comparison.h"

#include <string.h>

#include "engine/trace/jsonl.h"
#include "viz/scene/scene.h"

#define LATE_NS INT64_C(50000000) // so late timers and turns still explain an order

// What a step is, for both runs: an event of these kinds on a lane.
static bool is_step(const StepEvent *event) {
    const uint64_t kinds = UINT64_C(1) << EVENT_STARTED | UINT64_C(1) << EVENT_ENDED |
                           UINT64_C(1) << EVENT_OUTPUT | UINT64_C(1) << EVENT_SLEEP |
                           UINT64_C(1) << EVENT_LOCK_ACQUIRED | UINT64_C(1) << EVENT_QUEUE_PUT |
                           UINT64_C(1) << EVENT_QUEUE_GOT | UINT64_C(1) << EVENT_EVENT_SET |
                           UINT64_C(1) << EVENT_VALUE_SENT | UINT64_C(1) << EVENT_VALUE_RECEIVED;
    return event->lane != EVENT_NO_LANE && kinds >> event->kind & 1;
}

static uint32_t next_step(const Trace *trace, uint32_t seq) {
    while (seq < trace_event_count(trace) && !is_step(trace_event(trace, seq))) {
        seq++;
    }
    return seq < trace_event_count(trace) ? seq : EVENT_NO_CAUSE;
}

static const char *name_of(const Trace *trace, const StepEvent *event) {
    return trace_text(trace, trace_lane(trace, event->lane)->name);
}

static const char *detail_of(const Trace *trace, const StepEvent *event) {
    bool is_text = event_kind_detail((EventKind)event->kind) == DETAIL_TEXT;
    return is_text ? trace_text(trace, event->detail) : "";
}

static bool are_alike(const Trace *one, uint32_t a, const Trace *other, uint32_t b) {
    const StepEvent *first = trace_event(one, a);
    const StepEvent *second = trace_event(other, b);
    return first->kind == second->kind &&
           strcmp(name_of(one, first), name_of(other, second)) == 0 &&
           strcmp(detail_of(one, first), detail_of(other, second)) == 0;
}

static RealStep step_at(const Trace *trace, uint32_t seq) {
    return (RealStep){seq,
                      seq == EVENT_NO_CAUSE ? trace_end_ns(trace) : trace_event(trace, seq)->t_ns};
}

// When the step of the other run came in this one; -1: never.
static int64_t time_of(const Trace *trace, uint32_t from, const Trace *other, uint32_t wanted) {
    for (uint32_t seq = next_step(trace, from); seq != EVENT_NO_CAUSE;
         seq = next_step(trace, seq + 1)) {
        if (are_alike(trace, seq, other, wanted)) {
            return trace_event(trace, seq)->t_ns;
        }
    }
    return -1;
}

// Its lane went on because the time of a sleep had come.
static bool is_after_sleep(const Trace *trace, uint32_t seq) {
    uint32_t lane = trace_event(trace, seq)->lane;
    for (uint32_t i = seq; i-- > 0;) {
        const StepEvent *event = trace_event(trace, i);
        if (event->lane == lane && event->state == LANE_WAITING) {
            return event->kind == EVENT_SLEEP;
        }
        if (event->lane == lane && is_step(event)) {
            return false;
        }
    }
    return false;
}

// The lane that came first and the one that was expected run on one thread: the operating system
// had nothing to choose.
static bool share_a_worker(const Trace *real, uint32_t seq, const Trace *predicted,
                           uint32_t expected) {
    const char *name = name_of(predicted, trace_event(predicted, expected));
    const StepEvent *event = trace_event(real, seq);
    for (uint32_t lane = 0; lane < trace_lane_count(real); lane++) {
        if (strcmp(trace_text(real, trace_lane(real, lane)->name), name) == 0) {
            return trace_lane(real, lane)->worker == event->worker;
        }
    }
    return false;
}

static RealDifference reason_of(const RealComparison *c, const Trace *predicted,
                                const Trace *real) {
    if (c->predicted.seq == EVENT_NO_CAUSE || c->real.seq == EVENT_NO_CAUSE) {
        return REAL_OTHER_STEP;
    }
    int64_t later = time_of(real, c->real.seq, predicted, c->predicted.seq);
    int64_t earlier = time_of(predicted, c->predicted.seq, real, c->real.seq);
    if (later < 0 || earlier < 0) {
        return REAL_OTHER_STEP;
    }
    const StepEvent *event = trace_event(real, c->real.seq);
    if (event->kind == EVENT_LOCK_ACQUIRED) {
        return REAL_BARGING;
    }
    bool is_close = earlier - c->predicted.t_ns < LATE_NS && later - c->real.t_ns < LATE_NS;
    bool is_timer =
        is_after_sleep(predicted, c->predicted.seq) || is_after_sleep(real, c->real.seq);
    if (is_timer && is_close) {
        return REAL_LATE_TIMER;
    }
    return share_a_worker(real, c->real.seq, predicted, c->predicted.seq) ? REAL_SPEED
                                                                          : REAL_SCHEDULING;
}

RealComparison real_comparison_of(const Trace *predicted, const Trace *real) {
    RealComparison c = {
        .predicted_ns = trace_end_ns(predicted), .real_ns = trace_end_ns(real), .real_count = 1};
    uint32_t a = next_step(predicted, 0);
    uint32_t b = next_step(real, 0);
    while (a != EVENT_NO_CAUSE && b != EVENT_NO_CAUSE && are_alike(predicted, a, real, b)) {
        c.same_count++;
        a = next_step(predicted, a + 1);
        b = next_step(real, b + 1);
    }
    c.predicted = step_at(predicted, a);
    c.real = step_at(real, b);
    bool is_over = a == EVENT_NO_CAUSE && b == EVENT_NO_CAUSE;
    c.difference = is_over ? REAL_SAME : reason_of(&c, predicted, real);
    return c;
}

// --- words ------------------------------------------------------------------------------------

const char *real_difference_sentence(RealDifference difference) {
    switch (difference) {
    case REAL_SAME:
        return "the same steps in the same order";
    case REAL_LATE_TIMER:
        return "timer lateness: both were due at nearly the same time, and a real timer is never "
               "early but often a little late";
    case REAL_BARGING:
        return "barging: a released lock is free for whoever asks first, and another one was "
               "faster than in the prediction";
    case REAL_SCHEDULING:
        return "operating system scheduling: both could go on, and another one was let run first";
    case REAL_SPEED:
        return "computing speed: what is computed takes longer or shorter here than in the model, "
               "so a timer came at another point of it";
    case REAL_OTHER_STEP:
        return "not the same steps: the program depends on the clock, on chance, or on who came "
               "first";
    }
    return "";
}

const char *real_difference_word(RealDifference difference) {
    static const char *const words[] = {
        [REAL_SAME] = "same",
        [REAL_LATE_TIMER] = "timer lateness",
        [REAL_BARGING] = "barging",
        [REAL_SCHEDULING] = "operating system scheduling",
        [REAL_SPEED] = "computing speed",
        [REAL_OTHER_STEP] = "other steps",
    };
    _Static_assert(sizeof words / sizeof *words == REAL_OTHER_STEP + 1, "a word for each");
    return words[difference];
}

static const char *verb(EventKind kind) {
    switch ((int)kind) { // the kinds of is_step
    case EVENT_STARTED:
        return "starts";
    case EVENT_ENDED:
        return "ends";
    case EVENT_OUTPUT:
        return "prints";
    case EVENT_SLEEP:
        return "goes to sleep";
    case EVENT_LOCK_ACQUIRED:
        return "gets the lock";
    case EVENT_QUEUE_PUT:
        return "puts something into the queue";
    case EVENT_QUEUE_GOT:
        return "gets something from the queue";
    case EVENT_EVENT_SET:
        return "sets the event";
    case EVENT_VALUE_SENT:
        return "sends a value";
    default:
        return "receives a value";
    }
}

static const char *step_words(const Trace *trace, RealStep step, Arena *arena) {
    if (step.seq == EVENT_NO_CAUSE) {
        return "the run is over";
    }
    const StepEvent *event = trace_event(trace, step.seq);
    const char *what = "";
    if (event->kind == EVENT_OUTPUT) {
        enum {
            MOST_SHOWN = 32
        };
        const char *text = detail_of(trace, event);
        text += strspn(text, " ");
        size_t length = strcspn(text, "\n");
        bool is_long = length > MOST_SHOWN;
        length = is_long ? strcspn(text + MOST_SHOWN - 8, " \n") + MOST_SHOWN - 8 : length;
        what =
            arena_printf(arena, " \u201c%.*s%s\u201d", (int)length, text, is_long ? "\u2026" : "");
    }
    return arena_printf(arena, "%s %s%s", scene_lane_label(trace, event->lane, arena),
                        verb((EventKind)event->kind), what);
}

const char *real_comparison_fact(const RealComparison *c, const Trace *predicted, const Trace *real,
                                 Arena *arena) {
    if (c->difference == REAL_SAME) {
        return "";
    }
    return arena_printf(arena, "in the model %s, in reality %s",
                        step_words(predicted, c->predicted, arena),
                        step_words(real, c->real, arena));
}

const char *real_comparison_percent(const RealComparison *c, Arena *arena) {
    if (c->predicted_ns == 0) {
        return "";
    }
    double percent = 100 * ((double)c->real_ns / (double)c->predicted_ns - 1);
    int digits = percent < 100 && percent > -100 ? 1 : 0;
    return arena_printf(arena, "%+.*f\u2009%%", digits, percent);
}

static void add_step(const char *which, const Trace *trace, RealStep step, Text *out) {
    text_printf(out, "  %-9s %10.6f s  ", which, (double)step.t_ns / 1e9);
    if (step.seq == EVENT_NO_CAUSE) {
        text_add_z(out, "the run is over\n");
        return;
    }
    const StepEvent *event = trace_event(trace, step.seq);
    const char *detail = detail_of(trace, event);
    size_t length = strcspn(detail, "\n");
    text_printf(out, "%s: %s%s%.*s\n", name_of(trace, event),
                event_kind_name((EventKind)event->kind), length ? " " : "", (int)length, detail);
}

void real_comparison_text(const RealComparison *c, const Trace *predicted, const Trace *real,
                          Text *out) {
    double ratio = c->predicted_ns ? (double)c->real_ns / (double)c->predicted_ns : 0;
    text_printf(out, "predicted %10.6f s  %s\n", (double)c->predicted_ns / 1e9,
                verdict_name(trace_verdict(predicted)));
    text_printf(out, "real      %10.6f s  %s", (double)c->real_ns / 1e9,
                verdict_name(trace_verdict(real)));
    if (ratio > 0) {
        text_printf(out, ", %+.1f %%", 100 * (ratio - 1));
    }
    if (c->real_count > 1) {
        text_printf(out, ", the fastest of %d runs", c->real_count);
    }
    text_printf(out, "\n%u steps in the same order\n", c->same_count);
    if (c->difference != REAL_SAME) {
        text_add_z(out, "the first place where they differ:\n");
        add_step("predicted", predicted, c->predicted, out);
        add_step("real", real, c->real, out);
    }
    text_printf(out, "%s\n", real_difference_sentence(c->difference));
}

static void add_json_step(const char *name, const Trace *trace, RealStep step, Text *out) {
    text_printf(out, ",\"%s\":", name);
    if (step.seq == EVENT_NO_CAUSE) {
        text_add_z(out, "null");
    } else {
        jsonl_event(trace, step.seq, out);
        if (out->length && out->bytes[out->length - 1] == '\n') {
            out->length--;
        }
    }
}

void real_comparison_json(const RealComparison *c, const Trace *predicted, const Trace *real,
                          Text *out) {
    text_printf(out,
                "{\"predicted_ns\":%lld,\"real_ns\":%lld,\"real_runs\":%d,\"same_steps\":%u,"
                "\"reason\":\"%s\"",
                (long long)c->predicted_ns, (long long)c->real_ns, c->real_count, c->same_count,
                real_difference_word(c->difference));
    if (c->difference != REAL_SAME) {
        add_json_step("predicted", predicted, c->predicted, out);
        add_json_step("real", real, c->real, out);
    }
    text_add_z(out, "}\n");
}
