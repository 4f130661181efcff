// The time module on the virtual clock. TZ is UTC and the locale is C.
#include <stdio.h>
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

static Value float_seconds(int64_t ns) {
    return value_from_float(clock_seconds(ns));
}

static Value native_time(Machine *m, const Call *call) {
    (void)call;
    return float_seconds(CLOCK_EPOCH_NS + clock_read(m));
}

static Value native_time_ns(Machine *m, const Call *call) {
    (void)call;
    return int_from_i64(m, CLOCK_EPOCH_NS + clock_read(m));
}

static Value native_monotonic(Machine *m, const Call *call) {
    (void)call;
    return float_seconds(CLOCK_MONOTONIC_BASE + clock_read(m));
}

static Value native_monotonic_ns(Machine *m, const Call *call) {
    (void)call;
    return int_from_i64(m, CLOCK_MONOTONIC_BASE + clock_read(m));
}

static Value native_process_time(Machine *m, const Call *call) {
    (void)call;
    return float_seconds(clock_read(m));
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
    World *w = m->world;
    int64_t ns = (int64_t)__builtin_ceil(seconds * 1e9);
    if (ns == 0) {
        return VALUE_NONE;
    }
    clock_after(m, ns, &w->strand.wake_ns, &w->strand.wake_lag);
    clock_settle(m);
    w->strand.waits = true;
    emit_text(m, EVENT_SLEEP, LANE_WAITING, REASON_SLEEP, "%lld", (long long)ns);
    w->strand.sleeps = true;
    return VALUE_BLOCKED;
}

// --- the calendar -----------------------------------------------------------------------------

typedef struct Civil {
    int64_t year;
    int month; // 1..12
    int day;   // 1..31
    int hour;
    int minute;
    int second;
    int weekday; // Monday is 0
    int yearday; // 1..366
} Civil;

// Days since 1970-01-01 to a date of the proleptic Gregorian calendar: Howard Hinnant,
// "chrono-compatible low-level date algorithms", civil_from_days.
static Civil civil_from_seconds(int64_t seconds) {
    int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    int64_t rest = seconds - days * 86400;
    Civil c = {.hour = (int)(rest / 3600),
               .minute = (int)(rest / 60 % 60),
               .second = (int)(rest % 60),
               .weekday = (int)((days % 7 + 10) % 7)};
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    c.year = yoe + era * 400 + (c.month <= 2);
    bool leap = (c.year % 4 == 0 && c.year % 100 != 0) || c.year % 400 == 0;
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    c.yearday = before[c.month - 1] + c.day + (leap && c.month > 2);
    return c;
}

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static void add_field(Text *out, const Civil *c, char directive) {
    int sunday = (c->weekday + 1) % 7;
    switch (directive) {
    case 'a':
        text_printf(out, "%.3s", day_names[c->weekday]);
        return;
    case 'A':
        text_add_z(out, day_names[c->weekday]);
        return;
    case 'b':
    case 'h':
        text_printf(out, "%.3s", month_names[c->month - 1]);
        return;
    case 'B':
        text_add_z(out, month_names[c->month - 1]);
        return;
    case 'c':
        text_printf(out, "%.3s %.3s %2d %02d:%02d:%02d %lld", day_names[c->weekday],
                    month_names[c->month - 1], c->day, c->hour, c->minute, c->second,
                    (long long)c->year);
        return;
    case 'C':
        text_printf(out, "%02lld", (long long)c->year / 100);
        return;
    case 'd':
        text_printf(out, "%02d", c->day);
        return;
    case 'D':
    case 'x':
        text_printf(out, "%02d/%02d/%02lld", c->month, c->day, (long long)c->year % 100);
        return;
    case 'e':
        text_printf(out, "%2d", c->day);
        return;
    case 'F':
        text_printf(out, "%lld-%02d-%02d", (long long)c->year, c->month, c->day);
        return;
    case 'H':
        text_printf(out, "%02d", c->hour);
        return;
    case 'I':
        text_printf(out, "%02d", c->hour % 12 ? c->hour % 12 : 12);
        return;
    case 'j':
        text_printf(out, "%03d", c->yearday);
        return;
    case 'm':
        text_printf(out, "%02d", c->month);
        return;
    case 'M':
        text_printf(out, "%02d", c->minute);
        return;
    case 'n':
        text_add_char(out, '\n');
        return;
    case 'p':
        text_add_z(out, c->hour < 12 ? "AM" : "PM");
        return;
    case 'r':
        text_printf(out, "%02d:%02d:%02d %s", c->hour % 12 ? c->hour % 12 : 12, c->minute,
                    c->second, c->hour < 12 ? "AM" : "PM");
        return;
    case 'R':
        text_printf(out, "%02d:%02d", c->hour, c->minute);
        return;
    case 'S':
        text_printf(out, "%02d", c->second);
        return;
    case 't':
        text_add_char(out, '\t');
        return;
    case 'T':
    case 'X':
        text_printf(out, "%02d:%02d:%02d", c->hour, c->minute, c->second);
        return;
    case 'u':
        text_printf(out, "%d", c->weekday + 1);
        return;
    case 'U':
        text_printf(out, "%02d", (c->yearday + 6 - sunday) / 7);
        return;
    case 'w':
        text_printf(out, "%d", sunday);
        return;
    case 'W':
        text_printf(out, "%02d", (c->yearday + 6 - c->weekday) / 7);
        return;
    case 'y':
        text_printf(out, "%02lld", (long long)c->year % 100);
        return;
    case 'Y':
        text_printf(out, "%lld", (long long)c->year);
        return;
    case 'z':
        text_add_z(out, "+0000");
        return;
    case 'Z':
        text_add_z(out, "UTC");
        return;
    case '%':
        text_add_char(out, '%');
        return;
    default:
        text_add_char(out, '%');
        text_add_char(out, directive);
    }
}

static void format_time(Text *out, const char *format, const Civil *c) {
    for (const char *p = format; *p; p++) {
        if (*p == '%' && p[1]) {
            add_field(out, c, *++p);
        } else {
            text_add_char(out, *p);
        }
    }
}

static int64_t wall_seconds(Machine *m) {
    return (CLOCK_EPOCH_NS + clock_read(m)) / CLOCK_SECOND;
}

// A struct_time (or tuple of nine) of the program's as a Civil.
static bool civil_from_value(Machine *m, Value v, Civil *c) {
    Value list = sequence_of(m, v);
    if (list == VALUE_UNSET) {
        return false;
    }
    int64_t fields[9] = {0};
    bool ok = sequence_count(m, list) >= 9;
    for (int i = 0; i < 9 && ok; i++) {
        ok = value_as_index(m, sequence_items(m, list)[i], &fields[i]);
    }
    release(m, list);
    if (!ok) {
        if (!value_is_ref(m->world->pending)) {
            raise_error(m, CLASS_TYPE_ERROR, "Tuple or struct_time argument required");
        }
        return false;
    }
    *c = (Civil){fields[0],      (int)fields[1], (int)fields[2], (int)fields[3],
                 (int)fields[4], (int)fields[5], (int)fields[6], (int)fields[7]};
    bool valid = c->month >= 1 && c->month <= 12 && c->weekday >= 0 && c->weekday < 7;
    if (!valid) {
        raise_error(m, CLASS_VALUE_ERROR, "month out of range");
    }
    return valid;
}

static Value native_strftime(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "strftime() argument 1 must be str, not %s",
                           type_name(m, call->args[0]));
    }
    Civil c = {0};
    if (call->count > 1) {
        if (!civil_from_value(m, call->args[1], &c)) {
            return VALUE_UNSET;
        }
    } else {
        c = civil_from_seconds(wall_seconds(m));
    }
    Text text = {0};
    format_time(&text, str_bytes(m, call->args[0]), &c);
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
    format_time(&text, "%c", &c);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value native_asctime(Machine *m, const Call *call) {
    Civil c = civil_from_seconds(wall_seconds(m));
    if (call->count > 0 && !civil_from_value(m, call->args[0], &c)) {
        return VALUE_UNSET;
    }
    Text text = {0};
    format_time(&text, "%c", &c);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value native_localtime(Machine *m, const Call *call) {
    int64_t seconds;
    if (!seconds_argument(m, call, &seconds)) {
        return VALUE_UNSET;
    }
    Civil c = civil_from_seconds(seconds);
    int64_t fields[9] = {c.year,   c.month,   c.day,     c.hour, c.minute,
                         c.second, c.weekday, c.yearday, 0};
    Value values[9];
    for (int i = 0; i < 9; i++) {
        values[i] = value_from_small_int(fields[i]);
    }
    return call_push(m, dict_get_z(m, m->world->globals[1], "struct_time_of"), values, 9, NULL,
                     VALUE_UNSET);
}

const NativeInfo natives_time[] = {
    {"time", native_time, 0, 0, false, EFFECT_CLOCK},
    {"time_ns", native_time_ns, 0, 0, false, EFFECT_CLOCK},
    {"monotonic", native_monotonic, 0, 0, false, EFFECT_CLOCK},
    {"monotonic_ns", native_monotonic_ns, 0, 0, false, EFFECT_CLOCK},
    {"perf_counter", native_monotonic, 0, 0, false, EFFECT_CLOCK},
    {"perf_counter_ns", native_monotonic_ns, 0, 0, false, EFFECT_CLOCK},
    {"process_time", native_process_time, 0, 0, false, EFFECT_CLOCK},
    {"thread_time", native_process_time, 0, 0, false, EFFECT_CLOCK},
    {"sleep", native_sleep, 1, 1, false, EFFECT_CLOCK},
    {"strftime", native_strftime, 1, 2, false, EFFECT_CLOCK},
    {"ctime", native_ctime, 0, 1, false, EFFECT_CLOCK},
    {"asctime", native_asctime, 0, 1, false, EFFECT_CLOCK},
    {"localtime", native_localtime, 0, 1, false, EFFECT_CLOCK},
    {"gmtime", native_localtime, 0, 1, false, EFFECT_CLOCK},
    {0},
};
