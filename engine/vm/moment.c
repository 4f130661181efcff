// moment: what datetime, date and timedelta compute, for objects of exactly these classes and
// without a time zone. The classes, what they say to wrong values and everything else are in
// lib/datetime.py and lib/timedelta.py; fields are ints in the object's dict, in the order below.
#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

static const char *const delta_fields[] = {"_days", "_seconds", "_microseconds"};
static const char *const date_fields[] = {"_year",   "_month",  "_day",        "_hour",
                                          "_minute", "_second", "_microsecond"};

enum {
    DELTA_FIELDS = 3,
    DATE_FIELDS = 3,
    DATETIME_FIELDS = 7,
    PLACE_ZONE = DATETIME_FIELDS, // _tzinfo and _fold come behind
    PLACE_FOLD,
    EPOCH_ORDINAL = 719163, // of 1970-01-01
    LAST_ORDINAL = 3652059,
    MOST_DAYS = 40000000, // of a timedelta whose microseconds can be added here
    SECONDS_OF_DAY = 86400
};
#define SECOND_US ((int64_t)1000000)
#define DAY_US    (SECONDS_OF_DAY * SECOND_US)

// --- fields -----------------------------------------------------------------------------------

static bool is_exactly(const Machine *m, Value v, const char *class_name_) {
    return is_type(m, v, TYPE_INSTANCE) &&
           AS(Instance, m, v)->cls == prelude_function(m, class_name_) &&
           AS(Instance, m, v)->dict != VALUE_UNSET;
}

// One field, borrowed; it usually stands at its place.
static Value field(Machine *m, Value dict, uint32_t place, const char *name) {
    Value key = name_z(m, name);
    const DictEntry *entries = dict_entries(m, dict);
    return place < AS(Dict, m, dict)->entry_count && entries[place].key == key
               ? entries[place].value
               : dict_get(m, dict, key);
}

static bool read_fields(Machine *m, Value v, const char *const *names, uint32_t count,
                        int64_t *out) {
    Value dict = AS(Instance, m, v)->dict;
    for (uint32_t i = 0; i < count; i++) {
        Value value = field(m, dict, i, names[i]);
        if (!value_is_int(value)) {
            return false;
        }
        out[i] = value_as_int(value);
    }
    return true;
}

static bool put_field(Machine *m, Value dict, uint32_t place, const char *name, Value value) {
    Value key = name_z(m, name);
    if (place < AS(Dict, m, dict)->entry_count && dict_entries(m, dict)[place].key == key) {
        replace(m, &dict_entries(m, dict)[place].value, retain(m, value));
        return true;
    }
    return dict_set(m, dict, key, value);
}

// A new object with these fields. The dict of cls.min, which has the same, is copied.
static Value object_of(Machine *m, Value cls, const char *const *names, const int64_t *fields,
                       uint32_t count) {
    Value model = class_lookup(m, cls, name_z(m, "min"));
    Value v = instance_new(m, cls);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value dict =
        is_type(m, model, TYPE_INSTANCE) ? dict_copy(m, AS(Instance, m, model)->dict) : dict_new(m);
    AS(Instance, m, v)->dict = dict;
    bool ok = dict != VALUE_UNSET;
    for (uint32_t i = 0; ok && i < count; i++) {
        ok = put_field(m, dict, i, names[i], value_from_small_int(fields[i]));
    }
    if (!ok) {
        release(m, v);
        return VALUE_UNSET;
    }
    return v;
}

// --- days -------------------------------------------------------------------------------------

static bool is_leap(int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t days_in_month(int64_t year, int64_t month) {
    return month == 2                                              ? 28 + is_leap(year)
           : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                   : 31;
}

static int64_t days_before_month(int64_t year, int64_t month) {
    static const int16_t days[] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return days[month] + (month > 2 && is_leap(year));
}

static int64_t days_before_year(int64_t year) {
    int64_t y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400;
}

static bool date_is_valid(const int64_t *date) {
    return date[0] >= 1 && date[0] <= 9999 && date[1] >= 1 && date[1] <= 12 && date[2] >= 1 &&
           date[2] <= days_in_month(date[0], date[1]);
}

static int64_t ordinal_of(const int64_t *date) {
    return days_before_year(date[0]) + days_before_month(date[0], date[1]) + date[2];
}

static void date_of_ordinal(int64_t ordinal, int64_t *date) {
    int64_t year = ordinal * 400 / 146097 + 1; // at most one off
    while (days_before_year(year) >= ordinal) {
        year--;
    }
    while (days_before_year(year + 1) < ordinal) {
        year++;
    }
    int64_t day = ordinal - days_before_year(year);
    int64_t month = day / 29 + 1 > 12 ? 12 : day / 29 + 1;
    while (days_before_month(year, month) >= day) {
        month--;
    }
    date[0] = year;
    date[1] = month;
    date[2] = day - days_before_month(year, month);
}

static int64_t divide_down(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

// --- timedelta --------------------------------------------------------------------------------

static Value delta_object(Machine *m, Value cls, int64_t total_us) {
    int64_t days = divide_down(total_us, DAY_US);
    int64_t rest = total_us - days * DAY_US;
    if (days < -MOST_DAYS || days > MOST_DAYS) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t fields[] = {days, rest / SECOND_US, rest % SECOND_US};
    return object_of(m, cls, delta_fields, fields, DELTA_FIELDS);
}

static bool delta_total(Machine *m, Value v, int64_t *total_us) {
    int64_t fields[DELTA_FIELDS];
    if (!is_exactly(m, v, "_Timedelta") || !read_fields(m, v, delta_fields, DELTA_FIELDS, fields)) {
        return false;
    }
    bool fits = fields[0] >= -MOST_DAYS && fields[0] <= MOST_DAYS;
    *total_us = fits ? fields[0] * DAY_US + fields[1] * SECOND_US + fields[2] : 0;
    return fits;
}

static int place_of_keyword(const Machine *m, const char *const *names, int count, Value name) {
    for (int i = 0; i < count; i++) {
        if (str_equal_z(m, name, names[i])) {
            return i;
        }
    }
    return -1;
}

// The arguments behind cls by place, borrowed; unset: not given. False: they do not fit.
static bool arguments_of(const Machine *m, const ShortcutCall *call, const char *const *names,
                         int count, Value *values) {
    for (int i = 0; i < count; i++) {
        values[i] = i + 1 < call->count ? call->args[i + 1] : VALUE_UNSET;
    }
    uint32_t named = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < named; i++) {
        int place = place_of_keyword(m, names, count, tuple_items(m, call->kwnames)[i]);
        if (place < 0 || values[place] != VALUE_UNSET) {
            return false;
        }
        values[place] = call->kwargs[i];
    }
    return call->count <= count + 1;
}

// timedelta(...) of ints.
Value delta_new_shortcut(Machine *m, const ShortcutCall *call) {
    static const char *const names[] = {"days",    "seconds", "microseconds", "milliseconds",
                                        "minutes", "hours",   "weeks"};
    static const int64_t units_us[] = {DAY_US,         SECOND_US,        1,         1000,
                                       60 * SECOND_US, 3600 * SECOND_US, 7 * DAY_US};
    enum {
        COUNT = sizeof names / sizeof names[0]
    };
    Value values[COUNT];
    if (call->count == 0 || call->args[0] != prelude_function(m, "_Timedelta") ||
        !arguments_of(m, call, names, COUNT, values)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t total_us = 0;
    for (int i = 0; i < COUNT; i++) {
        int64_t number = value_is_int(values[i]) ? value_as_int(values[i]) : 0;
        int64_t most = INT64_MAX / COUNT / units_us[i];
        if ((!value_is_int(values[i]) && values[i] != VALUE_UNSET) || number > most ||
            number < -most) {
            return VALUE_NOT_IMPLEMENTED;
        }
        total_us += number * units_us[i];
    }
    return delta_object(m, call->args[0], total_us);
}

// _delta_of(microseconds)
Value delta_of_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t total_us;
    return call->count == 1 && call->kwnames == VALUE_UNSET && is_int(m, call->args[0]) &&
                   int_to_i64(m, call->args[0], &total_us)
               ? delta_object(m, prelude_function(m, "_Timedelta"), total_us)
               : VALUE_NOT_IMPLEMENTED;
}

static bool two_deltas(Machine *m, const ShortcutCall *call, int64_t *a, int64_t *b) {
    return call->count == 2 && delta_total(m, call->args[0], a) && delta_total(m, call->args[1], b);
}

Value delta_add_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t a, b;
    return two_deltas(m, call, &a, &b) ? delta_object(m, class_of(m, call->args[0]), a + b)
                                       : VALUE_NOT_IMPLEMENTED;
}

Value delta_subtract_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t a, b;
    return two_deltas(m, call, &a, &b) ? delta_object(m, class_of(m, call->args[0]), a - b)
                                       : VALUE_NOT_IMPLEMENTED;
}

Value delta_total_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t total_us;
    return call->count == 1 && delta_total(m, call->args[0], &total_us) ? int_from_i64(m, total_us)
                                                                        : VALUE_NOT_IMPLEMENTED;
}

// --- dates and times --------------------------------------------------------------------------

// Without a zone. us: since the first day's midnight; or of a date the day's.
static bool wall_of(Machine *m, Value v, bool has_time, int64_t *us) {
    int64_t fields[DATETIME_FIELDS] = {0};
    uint32_t count = has_time ? DATETIME_FIELDS : DATE_FIELDS;
    if (!is_exactly(m, v, has_time ? "_Datetime" : "_Date") ||
        !read_fields(m, v, date_fields, count, fields)) {
        return false;
    }
    if (has_time && field(m, AS(Instance, m, v)->dict, PLACE_ZONE, "_tzinfo") != VALUE_NONE) {
        return false;
    }
    *us = ordinal_of(fields) * DAY_US +
          ((fields[3] * 60 + fields[4]) * 60 + fields[5]) * SECOND_US + fields[6];
    return true;
}

static Value moment_object(Machine *m, Value cls, bool has_time, int64_t us) {
    int64_t ordinal = divide_down(us, DAY_US);
    if (ordinal < 1 || ordinal > LAST_ORDINAL) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t rest = us - ordinal * DAY_US;
    int64_t seconds = rest / SECOND_US;
    int64_t fields[DATETIME_FIELDS];
    date_of_ordinal(ordinal, fields);
    fields[3] = seconds / 3600;
    fields[4] = seconds / 60 % 60;
    fields[5] = seconds % 60;
    fields[6] = rest % SECOND_US;
    return object_of(m, cls, date_fields, fields, has_time ? DATETIME_FIELDS : DATE_FIELDS);
}

// The class that a moment is exactly of: 1 a datetime, 0 a date, -1 neither.
static int kind_of(const Machine *m, Value v) {
    return is_exactly(m, v, "_Datetime") ? 1 : is_exactly(m, v, "_Date") ? 0 : -1;
}

Value moment_new_shortcut(Machine *m, const ShortcutCall *call) {
    static const char *const names[] = {"year",   "month",       "day",    "hour", "minute",
                                        "second", "microsecond", "tzinfo", "fold"};
    Value cls = call->count > 0 ? call->args[0] : VALUE_UNSET;
    bool has_time = cls == prelude_function(m, "_Datetime");
    int count = has_time ? DATETIME_FIELDS : DATE_FIELDS;
    Value values[DATETIME_FIELDS];
    int64_t fields[DATETIME_FIELDS];
    Value model = is_type(m, cls, TYPE_CLASS) ? class_lookup(m, cls, name_z(m, "min")) : cls;
    if ((!has_time && cls != prelude_function(m, "_Date")) || !is_type(m, model, TYPE_INSTANCE) ||
        AS(Instance, m, model)->cls != cls || !arguments_of(m, call, names, count, values)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    for (int i = 0; i < count; i++) {
        static const int16_t most[] = {9999, 12, 31, 23, 59, 59};
        fields[i] = i >= DATE_FIELDS && values[i] == VALUE_UNSET ? 0 : value_as_int(values[i]);
        bool is_given = value_is_int(values[i]) || (i >= DATE_FIELDS && values[i] == VALUE_UNSET);
        if (!is_given || fields[i] < 0 || fields[i] > (i < 6 ? most[i] : SECOND_US - 1)) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    return date_is_valid(fields) ? object_of(m, cls, date_fields, fields, (uint32_t)count)
                                 : VALUE_NOT_IMPLEMENTED;
}

// _datetime_of(cls, microseconds, tz) and _datetime_at(cls, microseconds, tz), without a zone.
Value moment_of_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t us;
    bool fits = call->count == 3 && call->args[0] == prelude_function(m, "_Datetime") &&
                is_int(m, call->args[1]) && int_to_i64(m, call->args[1], &us) &&
                call->args[2] == VALUE_NONE && us < LAST_ORDINAL * DAY_US &&
                us > -LAST_ORDINAL * DAY_US;
    return fits ? moment_object(m, call->args[0], true, us + EPOCH_ORDINAL * DAY_US)
                : VALUE_NOT_IMPLEMENTED;
}

// Of a date only whole days count.
static Value moved(Machine *m, const ShortcutCall *call, int sign) {
    int64_t us, delta_us;
    int kind = call->count == 2 ? kind_of(m, call->args[0]) : -1;
    if (kind < 0 || !wall_of(m, call->args[0], kind == 1, &us) ||
        !delta_total(m, call->args[1], &delta_us)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (kind == 0) {
        delta_us = divide_down(delta_us, DAY_US) * DAY_US;
    }
    return moment_object(m, class_of(m, call->args[0]), kind == 1, us + sign * delta_us);
}

Value moment_add_shortcut(Machine *m, const ShortcutCall *call) {
    return moved(m, call, 1);
}

// Two of the same kind, or false.
static bool two_moments(Machine *m, const ShortcutCall *call, int64_t *a, int64_t *b) {
    int kind = call->count == 2 ? kind_of(m, call->args[0]) : -1;
    return kind >= 0 && wall_of(m, call->args[0], kind == 1, a) &&
           wall_of(m, call->args[1], kind == 1, b);
}

Value moment_subtract_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t a, b;
    return two_moments(m, call, &a, &b) ? delta_object(m, prelude_function(m, "_Timedelta"), a - b)
                                        : moved(m, call, -1);
}

static Value compared(Machine *m, const ShortcutCall *call, bool below, bool same, bool above) {
    int64_t a, b;
    if (!two_deltas(m, call, &a, &b) && !two_moments(m, call, &a, &b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(a < b ? below : a == b ? same : above);
}

Value moment_eq_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, true, false);
}

Value moment_lt_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, true, false, false);
}

Value moment_le_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, true, true, false);
}

Value moment_gt_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, false, true);
}

Value moment_ge_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, true, true);
}

// toordinal of anything derived from date: the fields cannot be others.
Value moment_ordinal_shortcut(Machine *m, const ShortcutCall *call) {
    int64_t date[DATE_FIELDS];
    bool fits = call->count == 1 && kind_of(m, call->args[0]) >= 0 &&
                read_fields(m, call->args[0], date_fields, DATE_FIELDS, date);
    return fits ? value_from_small_int(ordinal_of(date)) : VALUE_NOT_IMPLEMENTED;
}

Value moment_weekday_shortcut(Machine *m, const ShortcutCall *call) {
    Value ordinal = moment_ordinal_shortcut(m, call);
    return value_is_int(ordinal) ? value_from_small_int((value_as_int(ordinal) + 6) % 7) : ordinal;
}

static Value text_of(Machine *m, Value v, const char *separator) {
    int64_t f[DATETIME_FIELDS];
    int64_t us;
    if (kind_of(m, v) == 0) {
        return read_fields(m, v, date_fields, DATE_FIELDS, f)
                   ? str_printf(m, "%04d-%02d-%02d", (int)f[0], (int)f[1], (int)f[2])
                   : VALUE_NOT_IMPLEMENTED;
    }
    if (!wall_of(m, v, true, &us) || !read_fields(m, v, date_fields, DATETIME_FIELDS, f)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Text text = {0};
    text_printf(&text, "%04d-%02d-%02d%s%02d:%02d:%02d", (int)f[0], (int)f[1], (int)f[2], separator,
                (int)f[3], (int)f[4], (int)f[5]);
    if (f[6]) {
        text_printf(&text, ".%06d", (int)f[6]);
    }
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

Value moment_iso_shortcut(Machine *m, const ShortcutCall *call) {
    return call->count == 1 && call->kwnames == VALUE_UNSET ? text_of(m, call->args[0], "T")
                                                            : VALUE_NOT_IMPLEMENTED;
}

Value moment_str_shortcut(Machine *m, const ShortcutCall *call) {
    return call->count == 1 ? text_of(m, call->args[0], " ") : VALUE_NOT_IMPLEMENTED;
}
