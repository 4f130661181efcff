#include "engine/vm/str_methods.h"

#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/str.h"

const NativeInfo natives_str[] = {
#define X(name, least, most, keywords) {#name, str_##name, least, most, keywords, EFFECT_PRIVATE},
    STR_METHODS(X)
#undef X
        {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_str_static[] = {
    {"maketrans", str_maketrans, 1, 3, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

// --- arguments --------------------------------------------------------------------------------

Value method_str_value(Machine *m, const Call *call) {
    return value_payload(m, call->self);
}

const Str *method_str(Machine *m, const Call *call) {
    return AS(Str, m, method_str_value(m, call));
}

const Str *str_argument(Machine *m, Value v, const char *format) {
    Value inside = value_payload(m, v);
    if (!is_type(m, inside, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, format, type_name(m, v));
        return NULL;
    }
    return AS(Str, m, inside);
}

const Str *str_parameter(Machine *m, Value v, const char *what) {
    Value inside = value_payload(m, v);
    if (!is_type(m, inside, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s must be str, not %s", what, argument_type_name(m, v));
        return NULL;
    }
    return AS(Str, m, inside);
}

bool size_argument(Machine *m, Value v, int64_t *size) {
    Value i = number_index(m, v);
    if (i == VALUE_UNSET) {
        return false;
    }
    bool fits = int_to_i64(m, i, size);
    release(m, i);
    if (!fits) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    }
    return fits;
}

static bool bound(Machine *m, Value v, int64_t *result) {
    if (v == VALUE_NONE) {
        return true;
    }
    if (value_as_index(m, v, result)) {
        return true;
    }
    if (!is_int(m, value_payload(m, v)) && pending_is(m, CLASS_TYPE_ERROR)) {
        pending_clear(m);
        raise_error(m, CLASS_TYPE_ERROR,
                    "slice indices must be integers or None or have an __index__ method");
    }
    return false;
}

bool bounds_of(Machine *m, const Call *call, int first, int64_t length, int64_t *start,
               int64_t *end) {
    *start = 0;
    *end = INT64_MAX;
    if ((call->count > first && !bound(m, call->args[first], start)) ||
        (call->count > first + 1 && !bound(m, call->args[first + 1], end))) {
        return false;
    }
    *start += *start < 0 ? length : 0;
    *end += *end < 0 ? length : 0;
    *start = *start < 0 ? 0 : *start;
    *end = *end < 0 ? 0 : *end > length ? length : *end;
    return true;
}

static size_t offset_of(const Str *str, int64_t index) {
    return str->count == str->length ? (size_t)index
                                     : utf8_offset(str->bytes, str->length, (size_t)index);
}

bool str_span(Machine *m, const Call *call, int first, const Str *str, StrSpan *span) {
    if (!bounds_of(m, call, first, str->count, &span->start_index, &span->end_index)) {
        return false;
    }
    span->possible = span->start_index <= span->end_index;
    span->start = span->possible ? offset_of(str, span->start_index) : 0;
    span->end = span->possible ? offset_of(str, span->end_index) : 0;
    return true;
}

bool list_append_text(Machine *m, Value list, const char *bytes, size_t length) {
    Value piece = str_new(m, bytes, length);
    bool good = piece != VALUE_UNSET && list_append(m, list, piece);
    release(m, piece);
    return good;
}

// --- searching --------------------------------------------------------------------------------

// Index of the argument in self: -1 nowhere, -2 exception.
static int64_t find(Machine *m, const Call *call, bool last) {
    const Str *str = method_str(m, call);
    const Str *needle = str_argument(m, call->args[0], "must be str, not %s");
    StrSpan span;
    if (!needle || !str_span(m, call, 1, str, &span)) {
        return -2;
    }
    if (!span.possible) {
        return -1;
    }
    work_done(m, COST_CHARACTERS, (span.end - span.start) / 16 + 1);
    int64_t at = (last ? bytes_find_last : bytes_find)(str->bytes, span.start, span.end,
                                                       needle->bytes, needle->length);
    return at < 0 ? -1 : (int64_t)utf8_count(str->bytes, (size_t)at);
}

static Value found(Machine *m, int64_t at, bool must) {
    if (at == -1 && must) {
        return raise_error(m, CLASS_VALUE_ERROR, "substring not found");
    }
    return at == -2 ? VALUE_UNSET : int_from_i64(m, at);
}

Value str_find(Machine *m, const Call *call) {
    return found(m, find(m, call, false), false);
}

Value str_rfind(Machine *m, const Call *call) {
    return found(m, find(m, call, true), false);
}

Value str_index(Machine *m, const Call *call) {
    return found(m, find(m, call, false), true);
}

Value str_rindex(Machine *m, const Call *call) {
    return found(m, find(m, call, true), true);
}

Value str_count(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const Str *needle = str_argument(m, call->args[0], "must be str, not %s");
    StrSpan span;
    if (!needle || !str_span(m, call, 1, str, &span)) {
        return VALUE_UNSET;
    }
    if (!span.possible) {
        return value_from_small_int(0);
    }
    if (needle->length == 0) {
        return int_from_i64(m, span.end_index - span.start_index + 1);
    }
    int64_t count = 0;
    int64_t at = (int64_t)span.start;
    while ((at = bytes_find(str->bytes, (size_t)at, span.end, needle->bytes, needle->length)) >=
           0) {
        at += needle->length;
        count++;
    }
    return int_from_i64(m, count);
}

static bool has_affix(const Str *str, const StrSpan *span, const Str *affix, bool suffix) {
    if (!span->possible || affix->length > span->end - span->start) {
        return false;
    }
    size_t at = suffix ? span->end - affix->length : span->start;
    return memcmp(str->bytes + at, affix->bytes, affix->length) == 0;
}

static Value test_affix(Machine *m, const Call *call, const char *name, bool suffix) {
    const Str *str = method_str(m, call);
    StrSpan span;
    if (!str_span(m, call, 1, str, &span)) {
        return VALUE_UNSET;
    }
    Value wanted = value_payload(m, call->args[0]);
    if (is_type(m, wanted, TYPE_STR)) {
        return value_from_bool(has_affix(str, &span, AS(Str, m, wanted), suffix));
    }
    if (!is_type(m, wanted, TYPE_TUPLE)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "%s first arg must be str or a tuple of str, not %s", name,
                           type_name(m, wanted));
    }
    for (uint32_t i = 0; i < tuple_count(m, wanted); i++) {
        Value item = value_payload(m, tuple_items(m, wanted)[i]);
        if (!is_type(m, item, TYPE_STR)) {
            return raise_error(m, CLASS_TYPE_ERROR, "tuple for %s must only contain str, not %s",
                               name, type_name(m, item));
        }
        if (has_affix(str, &span, AS(Str, m, item), suffix)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

Value str_startswith(Machine *m, const Call *call) {
    return test_affix(m, call, "startswith", false);
}

Value str_endswith(Machine *m, const Call *call) {
    return test_affix(m, call, "endswith", true);
}

static Value remove_affix(Machine *m, const Call *call, const char *what, bool suffix) {
    const Str *str = method_str(m, call);
    const Str *affix = str_parameter(m, call->args[0], what);
    if (!affix) {
        return VALUE_UNSET;
    }
    StrSpan all = {.end = str->length, .possible = true};
    if (affix->length == 0 || !has_affix(str, &all, affix, suffix)) {
        return retain(m, method_str_value(m, call));
    }
    return str_new(m, str->bytes + (suffix ? 0 : affix->length), str->length - affix->length);
}

Value str_removeprefix(Machine *m, const Call *call) {
    return remove_affix(m, call, "removeprefix() argument", false);
}

Value str_removesuffix(Machine *m, const Call *call) {
    return remove_affix(m, call, "removesuffix() argument", true);
}

// --- taking apart and putting together --------------------------------------------------------

static Value three(Machine *m, const Str *str, size_t first, size_t second) {
    Value tuple = tuple_new(m, 3);
    if (tuple == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value *items = tuple_items(m, tuple);
    items[0] = items[1] = items[2] = VALUE_NONE;
    items[0] = str_new(m, str->bytes, first);
    items[1] = str_new(m, str->bytes + first, second - first);
    items[2] = str_new(m, str->bytes + second, str->length - second);
    return tuple;
}

static Value partition(Machine *m, const Call *call, bool last) {
    const Str *str = method_str(m, call);
    const Str *separator = str_argument(m, call->args[0], "must be str, not %s");
    if (!separator) {
        return VALUE_UNSET;
    }
    if (separator->length == 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "empty separator");
    }
    int64_t at = (last ? bytes_find_last : bytes_find)(str->bytes, 0, str->length, separator->bytes,
                                                       separator->length);
    if (at < 0) {
        return last ? three(m, str, 0, 0) : three(m, str, str->length, str->length);
    }
    return three(m, str, (size_t)at, (size_t)at + separator->length);
}

Value str_partition(Machine *m, const Call *call) {
    return partition(m, call, false);
}

Value str_rpartition(Machine *m, const Call *call) {
    return partition(m, call, true);
}

// Copies str with the places of old replaced, at most limit of them.
static bool replace_into(Machine *m, Text *text, const Str *str, const Str *old, const Str *new,
                         uint64_t limit) {
    work_done(m, COST_CHARACTERS, str->length / 16 + 1);
    size_t done = 0;
    while (limit > 0) {
        int64_t at = bytes_find(str->bytes, done, str->length, old->bytes, old->length);
        if (at < 0 || !text_fits(m, text, new->length)) {
            break;
        }
        text_add(text, str->bytes + done, (size_t)at - done);
        text_add(text, new->bytes, new->length);
        work_done(m, COST_REPLACED, 1);
        done = (size_t)at + old->length;
        limit--;
    }
    text_add(text, str->bytes + done, str->length - done);
    return m->world->pending == VALUE_UNSET;
}

// Replacing "": before every code point and at the end.
static bool insert_between(Machine *m, Text *text, const Str *str, const Str *new, uint64_t limit) {
    const char *p = str->bytes;
    const char *end = str->bytes + str->length;
    while (limit > 0) {
        if (!text_fits(m, text, new->length)) {
            return false;
        }
        text_add(text, new->bytes, new->length);
        limit--;
        if (p == end) {
            return true;
        }
        const char *start = p;
        utf8_read(&p);
        text_add(text, start, (size_t)(p - start));
    }
    text_add(text, p, (size_t)(end - p));
    return true;
}

Value str_replace(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const Str *old = str_parameter(m, call->args[0], "replace() argument 1");
    const Str *new = old ? str_parameter(m, call->args[1], "replace() argument 2") : NULL;
    int64_t limit = -1;
    if (!new || (call->count > 2 && !size_argument(m, call->args[2], &limit))) {
        return VALUE_UNSET;
    }
    uint64_t times = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    Text text = {0};
    bool good = old->length ? replace_into(m, &text, str, old, new, times)
                            : insert_between(m, &text, str, new, times);
    Value result = good ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

// How many bytes and characters the items have together. False: not all of them are str.
static bool measure_items(Machine *m, Value sequence, uint64_t *length, uint64_t *count) {
    const Value *items = sequence_items(m, sequence);
    for (uint32_t i = 0; i < sequence_count(m, sequence); i++) {
        Value item = value_payload(m, items[i]);
        if (!is_type(m, item, TYPE_STR)) {
            raise_error(m, CLASS_TYPE_ERROR, "sequence item %u: expected str instance, %s found", i,
                        type_name(m, items[i]));
            return false;
        }
        *length += AS(Str, m, item)->length;
        *count += AS(Str, m, item)->count;
    }
    return true;
}

static Value join_items(Machine *m, Value separator, Value sequence) {
    uint32_t item_count = sequence_count(m, sequence);
    uint64_t gaps = item_count ? item_count - 1 : 0;
    uint64_t length = gaps * AS(Str, m, separator)->length;
    uint64_t count = gaps * AS(Str, m, separator)->count;
    work_done(m, COST_JOINED, item_count);
    if (!measure_items(m, sequence, &length, &count)) {
        return VALUE_UNSET;
    }
    if (length <= 1) { // such texts there are already
        bool is_there = item_count == 1;
        for (uint32_t i = 0; length == 1 && !is_there && i < item_count; i++) {
            Value item = value_payload(m, sequence_items(m, sequence)[i]);
            if (str_length(m, item) == 1) {
                return str_new(m, str_bytes(m, item), 1);
            }
        }
        return is_there ? retain(m, value_payload(m, sequence_items(m, sequence)[0]))
                        : str_new(m, str_bytes(m, separator), length);
    }
    Str *str = str_begin(m, length);
    if (!str) {
        return VALUE_UNSET;
    }
    const Str *between = AS(Str, m, separator);
    char *to = str->bytes;
    for (uint32_t i = 0; i < item_count; i++) {
        const Str *item = AS(Str, m, value_payload(m, sequence_items(m, sequence)[i]));
        if (i > 0) {
            memcpy(to, between->bytes, between->length);
            to += between->length;
        }
        memcpy(to, item->bytes, item->length);
        to += item->length;
    }
    str->count = (uint32_t)count;
    return value_of(m, str);
}

Value str_join(Machine *m, const Call *call) {
    bool plain = is_type(m, call->args[0], TYPE_LIST) || is_type(m, call->args[0], TYPE_TUPLE);
    Value iterator = plain ? VALUE_NONE : value_iter(m, call->args[0]);
    if (iterator == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "can only join an iterable");
        }
        return VALUE_UNSET;
    }
    Value sequence = sequence_of(m, plain ? call->args[0] : iterator);
    release(m, iterator);
    if (sequence == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = join_items(m, method_str_value(m, call), sequence);
    release(m, sequence);
    return result;
}
