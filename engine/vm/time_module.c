// The time module on the virtual clock. TZ is UTC and the locale is C.
#include <stdio.h>
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/strand.h"
#include "engine/vm/time_format.h"

static Value float_seconds(int64_t ns) {
    return value_from_float(clock_seconds(ns));
}

// --- reading the clock ------------------------------------------------------------------------

typedef enum Reading {
    READING_TIME,
    READING_TIME_NS,
    READING_MONOTONIC,
    READING_MONOTONIC_NS,
    READING_PROCESS_TIME,
    READING_PROCESS_TIME_NS
} Reading;

static int64_t computed_ns(Machine *m) {
    return m->real ? m->real->computed_ns(m) : m->world->computed_ns;
}

static Value reading_of(Machine *m, Reading reading) {
    int64_t now = m->world->now_ns;
    switch (reading) {
    case READING_TIME:
        return float_seconds(CLOCK_EPOCH_NS + now);
    case READING_TIME_NS:
        return int_from_i64(m, CLOCK_EPOCH_NS + now);
    case READING_MONOTONIC:
        return float_seconds(CLOCK_MONOTONIC_BASE + now);
    case READING_MONOTONIC_NS:
        return int_from_i64(m, CLOCK_MONOTONIC_BASE + now);
    case READING_PROCESS_TIME:
        return float_seconds(computed_ns(m));
    case READING_PROCESS_TIME_NS:
        return int_from_i64(m, computed_ns(m));
    }
    return VALUE_UNSET;
}

static bool lets_others_run(const Machine *m) {
    return strand_any_ready(m) && m->world->nesting == 0;
}

// Whoever reads the clock all the time lets the others run now and then.
static Value read_clock(Machine *m, Reading reading) {
    clock_read(m);
    if (m->world->clock_reads > CLOCK_FREE_READS && !strand_is_alone(m)) {
        strand_release_due(m);
        if (lets_others_run(m)) {
            NativeFrame *n = native_frame_push(m, NATIVE_FRAME_CLOCK, ACTION_PUSH);
            if (!n) {
                return VALUE_UNSET;
            }
            n->slots[0] = value_from_small_int(reading);
            return VALUE_PUSHED;
        }
    }
    return reading_of(m, reading);
}

Value clock_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    (void)outcome;
    return n->state++ == 0 ? VALUE_BLOCKED : reading_of(m, (Reading)value_as_int(n->slots[0]));
}

static Value native_time(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_TIME);
}

static Value native_time_ns(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_TIME_NS);
}

static Value native_monotonic(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_MONOTONIC);
}

static Value native_monotonic_ns(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_MONOTONIC_NS);
}

static Value native_process_time(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_PROCESS_TIME);
}

static Value native_process_time_ns(Machine *m, const Call *call) {
    (void)call;
    return read_clock(m, READING_PROCESS_TIME_NS);
}

// One loop for all: nobody else goes on meanwhile, whoever is due.
static void sleep_through(Machine *m) {
    Strand *strand = &m->world->strand;
    clock_advance(m, strand->wake_ns, strand->wake_lag);
    strand_time_out(m);
    if (strand->shows_wait) {
        strand->shows_wait = false;
        emit_here(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, 0);
    }
    strand_release_due(m);
}

static Value sleep_for(Machine *m, int64_t ns) {
    strand_wait_for_ns(m, ns);
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)ns);
    strand_show_wait(m, EVENT_SLEEP, LANE_WAITING, REASON_SLEEP, text);
    if (m->host->sleep_blocks) {
        sleep_through(m);
        return VALUE_NONE;
    }
    return VALUE_BLOCKED;
}

static Value native_sleep(Machine *m, const Call *call) {
    double seconds;
    if (!value_as_double(m, call->args[0], &seconds)) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                        type_name(m, call->args[0]));
        }
        return VALUE_UNSET;
    }
    if (seconds < 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "sleep length must be non-negative");
    }
    if (seconds != seconds) {
        return raise_error(m, CLASS_VALUE_ERROR, "Invalid value NaN (not a number)");
    }
    if (seconds > 9.2e9) {
        return raise_error(m, CLASS_OVERFLOW_ERROR,
                           "timestamp too large to convert to C _PyTime_t");
    }
    int64_t ns = (int64_t)__builtin_ceil(seconds * 1e9);
    if (ns == 0) { // everybody who is ready goes first
        return lets_others_run(m) ? VALUE_BLOCKED : VALUE_NONE;
    }
    return sleep_for(m, ns);
}

// _sleep_until(ns): the rest of a sleep that was interrupted.
static Value native_sleep_until(Machine *m, const Call *call) {
    int64_t until = 0;
    bool fits = int_to_i64(m, call->args[0], &until);
    int64_t ns = fits ? until - clock_now(m) : 0;
    return ns > 0 ? sleep_for(m, ns) : VALUE_NONE;
}

// --- the calendar -----------------------------------------------------------------------------

static int64_t wall_seconds(Machine *m) {
    return (CLOCK_EPOCH_NS + clock_read(m)) / CLOCK_SECOND;
}

static bool out_of_range(Machine *m, const Civil *c) {
    const struct {
        const char *name;
        int value;
        int low;
        int high;
    } fields[] = {
        {"month", c->month, 1, 12},
        {"day of month", c->day, 1, 31},
        {"hour", c->hour, 0, 23},
        {"minute", c->minute, 0, 59},
        {"seconds", c->second, 0, 61},
        {"day of week", c->weekday, 0, 6},
        {"day of year", c->yearday, 1, 366},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (fields[i].value < fields[i].low || fields[i].value > fields[i].high) {
            raise_error(m, CLASS_VALUE_ERROR, "%s out of range", fields[i].name);
            return true;
        }
    }
    return false;
}

static bool is_time_tuple(Machine *m, Value v) {
    Value struct_time = dict_get_z(m, m->world->globals[1], "struct_time");
    return is_type(m, v, TYPE_TUPLE) || is_subclass(m, class_of(m, v), struct_time);
}

// A struct_time or tuple of the program's: its first nine numbers.
static bool time_tuple_fields(Machine *m, Value v, const char *function, int64_t fields[9]) {
    if (!is_time_tuple(m, v)) {
        raise_error(m, CLASS_TYPE_ERROR, "Tuple or struct_time argument required");
        return false;
    }
    Value list = sequence_of(m, v);
    if (list == VALUE_UNSET) {
        return false;
    }
    bool ok = sequence_count(m, list) == 9;
    if (!ok) {
        raise_error(m, CLASS_TYPE_ERROR, "%s(): illegal time tuple argument", function);
    }
    for (int i = 0; i < 9 && ok; i++) {
        Value item = sequence_items(m, list)[i];
        ok = value_as_index(m, item, &fields[i]);
        if (ok && (fields[i] > INT32_MAX || fields[i] < INT32_MIN)) {
            ok = false;
            raise_error(m, CLASS_OVERFLOW_ERROR, "signed integer is %s than %s",
                        fields[i] < 0 ? "less" : "greater", fields[i] < 0 ? "minimum" : "maximum");
        }
    }
    release(m, list);
    return ok;
}

static bool civil_from_value(Machine *m, Value v, const char *function, bool check, Civil *c) {
    int64_t fields[9];
    if (!time_tuple_fields(m, v, function, fields)) {
        return false;
    }
    *c = (Civil){fields[0],      (int)fields[1], (int)fields[2], (int)fields[3], (int)fields[4],
                 (int)fields[5], (int)fields[6], (int)fields[7], false};
    if (!check) {
        return true;
    }
    c->month = c->month == 0 ? 1 : c->month; // what the C library leaves out counts from here
    c->day = c->day == 0 ? 1 : c->day;
    c->yearday = c->yearday == 0 ? 1 : c->yearday;
    c->weekday = c->weekday < -1 ? c->weekday : (c->weekday + 7) % 7;
    if (!is_type(m, v, TYPE_TUPLE)) {
        Value zone = get_attr_or_unset(m, v, name_z(m, "tm_zone"));
        c->is_gmt = zone != VALUE_UNSET && is_type(m, zone, TYPE_STR) &&
                    strcmp(str_bytes(m, zone), "GMT") == 0;
        release(m, zone);
    }
    return !out_of_range(m, c);
}

static Value native_strftime(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "strftime() argument 1 must be str, not %s",
                           argument_type_name(m, call->args[0]));
    }
    Civil c = {0};
    if (call->count > 1) {
        if (!civil_from_value(m, call->args[1], "strftime", true, &c)) {
            return VALUE_UNSET;
        }
    } else {
        c = civil_from_seconds(wall_seconds(m));
    }
    Text text = {0};
    civil_format(&text, str_bytes(m, call->args[0]), &c);
    Value v = str_new(m, text_z(&text), text.length);
    text_release(&text);
    return v;
}

static bool seconds_argument(Machine *m, const Call *call, int64_t *seconds) {
    if (call->count == 0 || call->args[0] == VALUE_NONE) {
        *seconds = wall_seconds(m);
        return true;
    }
    double given;
    if (!value_as_double(m, call->args[0], &given)) {
        return false;
    }
    if (given != given || given > 6.7e16 || given < -6.7e16) {
        if (given != given) {
            raise_error(m, CLASS_VALUE_ERROR, "Invalid value NaN (not a number)");
        } else {
            raise_error(m, CLASS_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
        }
        return false;
    }
    *seconds = (int64_t)__builtin_floor(given);
    return true;
}

static Value native_ctime(Machine *m, const Call *call) {
    int64_t seconds;
    if (!seconds_argument(m, call, &seconds)) {
        return VALUE_UNSET;
    }
    Civil c = civil_from_seconds(seconds);
    Text text = {0};
    civil_format(&text, "%c", &c);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value native_asctime(Machine *m, const Call *call) {
    Civil c = civil_from_seconds(wall_seconds(m));
    if (call->count > 0 && !civil_from_value(m, call->args[0], "asctime", true, &c)) {
        return VALUE_UNSET;
    }
    Text text = {0};
    civil_format(&text, "%c", &c);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value struct_time_of(Machine *m, const Call *call, const char *zone) {
    int64_t seconds;
    if (!seconds_argument(m, call, &seconds)) {
        return VALUE_UNSET;
    }
    Civil c = civil_from_seconds(seconds);
    int64_t fields[9] = {c.year,   c.month,   c.day,     c.hour, c.minute,
                         c.second, c.weekday, c.yearday, 0};
    Value values[11];
    for (int i = 0; i < 9; i++) {
        values[i] = value_from_small_int(fields[i]);
    }
    values[9] = name_of_text(m, zone);
    values[10] = value_from_small_int(0);
    return call_push(m, dict_get_z(m, m->world->globals[1], "struct_time_of"), values, 11, NULL,
                     VALUE_UNSET);
}

static Value native_localtime(Machine *m, const Call *call) {
    return struct_time_of(m, call, "UTC");
}

static Value native_gmtime(Machine *m, const Call *call) {
    return struct_time_of(m, call, "GMT");
}

static Value native_mktime(Machine *m, const Call *call) {
    Civil c;
    if (!civil_from_value(m, call->args[0], "mktime", false, &c)) {
        return VALUE_UNSET;
    }
    return value_from_float((double)civil_to_seconds(&c));
}

const NativeInfo natives_time[] = {
    {"time", native_time, 0, 0, false, EFFECT_CLOCK},
    {"time_ns", native_time_ns, 0, 0, false, EFFECT_CLOCK},
    {"monotonic", native_monotonic, 0, 0, false, EFFECT_CLOCK},
    {"monotonic_ns", native_monotonic_ns, 0, 0, false, EFFECT_CLOCK},
    {"perf_counter", native_monotonic, 0, 0, false, EFFECT_CLOCK},
    {"perf_counter_ns", native_monotonic_ns, 0, 0, false, EFFECT_CLOCK},
    {"process_time", native_process_time, 0, 0, false, EFFECT_CLOCK},
    {"process_time_ns", native_process_time_ns, 0, 0, false, EFFECT_CLOCK},
    {"thread_time", native_process_time, 0, 0, false, EFFECT_CLOCK},
    {"thread_time_ns", native_process_time_ns, 0, 0, false, EFFECT_CLOCK},
    {"_sleep_until", native_sleep_until, 1, 1, false, EFFECT_CLOCK},
    {"sleep", native_sleep, 1, 1, false, EFFECT_CLOCK},
    {"strftime", native_strftime, 1, 2, false, EFFECT_CLOCK},
    {"ctime", native_ctime, 0, 1, false, EFFECT_CLOCK},
    {"asctime", native_asctime, 0, 1, false, EFFECT_CLOCK},
    {"localtime", native_localtime, 0, 1, false, EFFECT_CLOCK},
    {"mktime", native_mktime, 1, 1, false, EFFECT_PRIVATE},
    {"gmtime", native_gmtime, 0, 1, false, EFFECT_CLOCK},
    {0},
};
