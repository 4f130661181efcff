#include "engine/vm/builtins.h"

#include "engine/vm/interp.h"
#include "engine/vm/module.h"
#include "engine/vm/number.h"

static uint32_t keyword_count(const Machine *m, const Call *call) {
    return value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
}

static int place_of(Machine *m, Value name, const char *const *names) {
    for (int i = 0; names[i]; i++) {
        if (str_equal_z(m, name, names[i])) {
            return i;
        }
    }
    return -1;
}

bool builtin_keywords(Machine *m, const Call *call, const char *function,
                      const char *const *names) {
    for (uint32_t i = 0; i < keyword_count(m, call); i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        if (place_of(m, name, names) < 0) {
            raise_unknown_keyword(m, function, str_bytes(m, name), names);
            return false;
        }
    }
    return true;
}

static bool check_total(Machine *m, const Call *call, const char *function, int most,
                        int required) {
    int given = call->count + (int)keyword_count(m, call);
    if (given <= most) {
        return true;
    }
    raise_error(m, CLASS_TYPE_ERROR, "%s() takes %s %d %sargument%s (%d given)", function,
                required == most ? "exactly" : "at most", most, call->count == 0 ? "keyword " : "",
                most == 1 ? "" : "s", given);
    return false;
}

bool builtin_parse(Machine *m, const Call *call, const char *function, const char *const *names,
                   int required, Value *values) {
    int most = 0;
    while (names[most]) {
        most++;
    }
    if (!check_total(m, call, function, most, required)) {
        return false;
    }
    for (int i = 0; i < most; i++) {
        Value named = call_keyword(m, call, names[i]);
        values[i] = i < call->count ? call->args[i] : named;
        if (i < call->count && named != VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR,
                        "argument for %s() given by name ('%s') and position (%d)", function,
                        names[i], i + 1);
            return false;
        }
        if (i < required && values[i] == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() missing required argument '%s' (pos %d)",
                        function, names[i], i + 1);
            return false;
        }
    }
    return builtin_keywords(m, call, function, names);
}

bool no_keywords(Machine *m, const Call *call, const char *function) {
    if (keyword_count(m, call) > 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", function);
        return false;
    }
    return true;
}

void raise_count_expected(Machine *m, const char *function, int least, int most, int given) {
    bool few = given < least;
    int bound = few ? least : most;
    const char *range = least == most ? "" : few ? "at least " : "at most ";
    raise_error(m, CLASS_TYPE_ERROR, "%s%sexpected %s%d argument%s, got %d",
                function ? function : "", function ? " " : "", range, bound, bound == 1 ? "" : "s",
                given);
}

bool count_between(Machine *m, const Call *call, const char *function, int least, int most) {
    if (call->count >= least && call->count <= most) {
        return true;
    }
    raise_count_expected(m, function, least, most, call->count);
    return false;
}

// --- numbers ----------------------------------------------------------------------------------

// What a special method answers for a number that is none of ours; NOT_IMPLEMENTED without one.
static Value ask(Machine *m, Value v, const char *name, const Value *args, int count) {
    bool found;
    Value answer = call_user_special(m, v, name, args, count, &found);
    return found || m->world->pending != VALUE_UNSET ? answer : VALUE_NOT_IMPLEMENTED;
}

static Value builtin_abs(Machine *m, const Call *call) {
    Value v = call->args[0];
    Value answer = number_abs(m, v);
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = ask(m, v, "__abs__", NULL, 0);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = number_abs(m, value_inside(m, v));
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        return raise_error(m, CLASS_TYPE_ERROR, "bad operand type for abs(): '%s'",
                           type_name(m, v));
    }
    return answer;
}

static Value builtin_divmod(Machine *m, const Call *call) {
    Value a = call->args[0];
    Value b = call->args[1];
    Value answer = number_divmod(m, value_inside(m, a), value_inside(m, b));
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = ask(m, a, "__divmod__", &b, 1);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = ask(m, b, "__rdivmod__", &a, 1);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "unsupported operand type(s) for divmod(): '%s' and '%s'",
                           type_name(m, a), type_name(m, b));
    }
    return answer;
}

static Value builtin_pow(Machine *m, const Call *call) {
    static const char *const names[] = {"base", "exp", "mod", NULL};
    Value values[3];
    if (!builtin_parse(m, call, "pow", names, 2, values)) {
        return VALUE_UNSET;
    }
    if (values[2] == VALUE_UNSET || values[2] == VALUE_NONE) {
        return value_binary(m, values[0], values[1], OPERATOR_POW);
    }
    bool found;
    Value result = call_user_special(m, values[0], "__pow__", values + 1, 2, &found);
    if (found || value_is_ref(m->world->pending)) {
        return result;
    }
    return number_pow_mod(m, values[0], values[1], values[2]);
}

static Value builtin_round(Machine *m, const Call *call) {
    static const char *const names[] = {"number", "ndigits", NULL};
    Value values[2];
    if (!builtin_parse(m, call, "round", names, 1, values)) {
        return VALUE_UNSET;
    }
    bool has_digits = values[1] != VALUE_UNSET && values[1] != VALUE_NONE;
    Value answer = number_round(m, values[0], values[1]);
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = ask(m, values[0], "__round__", &values[1], has_digits ? 1 : 0);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = number_round(m, value_inside(m, values[0]), values[1]);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        return raise_error(m, CLASS_TYPE_ERROR, "type %s doesn't define __round__ method",
                           type_name(m, values[0]));
    }
    return answer;
}

// bin(), oct(), hex(): digits behind the sign and the prefix.
static Value in_base(Machine *m, Value v, int base, const char *prefix) {
    Value number = retain(m, value_inside(m, v));
    if (!is_int(m, number)) {
        release(m, number);
        int64_t index;
        if (!value_as_index(m, v, &index)) {
            return VALUE_UNSET;
        }
        number = int_from_i64(m, index);
    }
    Text digits = {0};
    Text text = {0};
    Value result = VALUE_UNSET;
    if (int_to_text(m, number, base, &digits)) {
        bool negative = digits.length > 0 && digits.bytes[0] == '-';
        text_printf(&text, "%s%s%s", negative ? "-" : "", prefix, text_z(&digits) + negative);
        result = str_from_text(m, &text);
    }
    text_release(&digits);
    text_release(&text);
    release(m, number);
    return result;
}

static Value builtin_bin(Machine *m, const Call *call) {
    return in_base(m, call->args[0], 2, "0b");
}

static Value builtin_oct(Machine *m, const Call *call) {
    return in_base(m, call->args[0], 8, "0o");
}

static Value builtin_hex(Machine *m, const Call *call) {
    return in_base(m, call->args[0], 16, "0x");
}

// --- characters -------------------------------------------------------------------------------

static Value builtin_chr(Machine *m, const Call *call) {
    int64_t number;
    if (!value_as_index(m, call->args[0], &number)) {
        return VALUE_UNSET;
    }
    if (number < INT32_MIN || number > INT32_MAX) {
        return raise_error(m, CLASS_OVERFLOW_ERROR,
                           number > 0 ? "Python int too large to convert to C int"
                                      : "Python int too small to convert to C int");
    }
    if (number < 0 || number >= 0x110000) {
        return raise_error(m, CLASS_VALUE_ERROR, "chr() arg not in range(0x110000)");
    }
    if (number >= 0xD800 && number < 0xE000) {
        return raise_unsupported(m, "a surrogate character from chr()");
    }
    char bytes[4];
    size_t length = utf8_encode((uint32_t)number, bytes);
    return str_new(m, bytes, length);
}

static Value builtin_ord(Machine *m, const Call *call) {
    Value v = value_inside(m, call->args[0]);
    int64_t length = 0;
    if (is_type(m, v, TYPE_STR)) {
        const Str *str = AS(Str, m, v);
        length = str->count;
        if (length == 1) {
            const char *cursor = str->bytes;
            uint32_t code_point;
            utf8_next(&cursor, str->bytes + str->length, &code_point);
            return value_from_small_int(code_point);
        }
    } else if (is_type(m, v, TYPE_BYTES)) {
        length = AS(Bytes, m, v)->length;
        if (length == 1) {
            return value_from_small_int((unsigned char)AS(Bytes, m, v)->bytes[0]);
        }
    } else {
        return raise_error(m, CLASS_TYPE_ERROR, "ord() expected string of length 1, but %s found",
                           type_name(m, call->args[0]));
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "ord() expected a character, but string of length %lld found",
                       (long long)length);
}

// --- any object -------------------------------------------------------------------------------

static Value builtin_ascii(Machine *m, const Call *call) {
    return value_ascii(m, call->args[0]);
}

static Value builtin_repr(Machine *m, const Call *call) {
    return value_repr(m, call->args[0]);
}

static Value builtin_format(Machine *m, const Call *call) {
    Value empty = call->count > 1 ? VALUE_UNSET : str_z(m, "");
    Value spec = call->count > 1 ? call->args[1] : empty;
    Value result = VALUE_UNSET;
    if (spec != VALUE_UNSET && !is_type(m, spec, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "format() argument 2 must be str, not %s",
                    argument_type_name(m, spec));
    } else if (spec != VALUE_UNSET) {
        result = value_format(m, call->args[0], spec);
    }
    release(m, empty);
    return result;
}

static Value builtin_hash(Machine *m, const Call *call) {
    uint64_t hash;
    return value_hash(m, call->args[0], &hash) ? int_from_i64(m, (int64_t)hash) : VALUE_UNSET;
}

// Words have no address; equal ones get the same number.
static Value builtin_id(Machine *m, const Call *call) {
    Value v = call->args[0];
    if (value_is_ref(v)) {
        return int_from_u64(m, visible_address(m, v));
    }
    uint64_t mixed = (v ^ v >> 31) * 0x9E3779B97F4A7C15u;
    return int_from_u64(m, 0x500000000000u + (mixed >> 24 << 4));
}

static Value builtin_len(Machine *m, const Call *call) {
    int64_t length;
    if (!value_length(m, call->args[0], &length)) {
        return VALUE_UNSET;
    }
    return value_int_fits(length) ? value_from_small_int(length) : int_from_i64(m, length);
}

// --- print ------------------------------------------------------------------------------------

// A str or None (unset); what else is a TypeError.
static bool print_text(Machine *m, Value v, const char *name, const char *otherwise,
                       const char **text) {
    *text = otherwise;
    if (v == VALUE_UNSET || v == VALUE_NONE) {
        return true;
    }
    if (!is_type(m, v, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s must be None or a string, not %s", name,
                    type_name(m, v));
        return false;
    }
    *text = str_bytes(m, v);
    return true;
}

static bool write_to(Machine *m, Value file, const Text *text) {
    if (file == VALUE_UNSET || file == VALUE_NONE) {
        machine_output(m, text_z(text), text->length, false);
        return m->world->pending == VALUE_UNSET;
    }
    Value write = get_attr(m, file, name_z(m, "write"));
    Value str = write == VALUE_UNSET ? VALUE_UNSET : str_from_text(m, text);
    Value result = str == VALUE_UNSET ? VALUE_UNSET : call_value(m, write, &str, 1, VALUE_UNSET);
    release(m, write);
    release(m, str);
    release(m, result);
    return result != VALUE_UNSET;
}

// Where to: file=, or what the program has put into sys.stdout; unset for the standard output.
static Value print_file(Machine *m, const Call *call) {
    Value file = call_keyword(m, call, "file");
    if (file != VALUE_UNSET && file != VALUE_NONE) {
        return file;
    }
    Value stdout_now = dict_get_z(m, AS(ModuleObject, m, module_named(m, "sys"))->dict, "stdout");
    Value stdout_first = dict_get_z(m, m->world->globals[1], "_sys_stdout");
    return stdout_now == stdout_first ? VALUE_UNSET : stdout_now;
}

// What a program has written itself is told of every part, as by CPython's print.
static bool takes_parts(Machine *m, Value file) {
    return file != VALUE_UNSET && file != VALUE_NONE &&
           class_of(m, file) != dict_get_z(m, m->world->globals[1], "_Stream");
}

static bool write_part(Machine *m, Value file, const char *part) {
    Text text = {0};
    text_add_z(&text, part);
    bool ok = write_to(m, file, &text);
    text_release(&text);
    return ok;
}

static bool flush_file(Machine *m, Value file, Value flush) {
    bool is_wanted = false;
    if (flush != VALUE_UNSET && !value_is_true(m, flush, &is_wanted)) {
        return false;
    }
    if (!is_wanted) {
        return true;
    }
    Value method = get_attr(m, file, name_z(m, "flush"));
    Value result =
        method == VALUE_UNSET ? VALUE_UNSET : call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    release(m, result);
    return result != VALUE_UNSET;
}

static bool write_parts(Machine *m, Value file, const Call *call, const char *separator,
                        const char *end) {
    bool ok = true;
    for (int i = 0; ok && i < call->count; i++) {
        Text text = {0};
        ok = (i == 0 || write_part(m, file, separator)) && text_add_str(m, &text, call->args[i]) &&
             write_to(m, file, &text);
        text_release(&text);
    }
    return ok && write_part(m, file, end) && flush_file(m, file, call_keyword(m, call, "flush"));
}

// The parts before the one that has no text.
static void write_before_failure(Machine *m, const Call *call, const Text *text) {
    if (text->length == 0 || !value_is_ref(m->world->pending) || m->limit) {
        return;
    }
    Value held = pending_take(m);
    write_to(m, print_file(m, call), text);
    pending_clear(m);
    m->world->pending = held;
}

// Without items the line is just `end`. Everything is written at once: other lanes cannot write
// between the parts, as under CPython's buffering.
Value builtin_print(Machine *m, const Call *call) {
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    const char *separator, *end;
    Text text = {0};
    if (!builtin_keywords(m, call, "print", names)) {
        return VALUE_UNSET;
    }
    if (!print_text(m, call_keyword(m, call, "sep"), "sep", " ", &separator) ||
        !print_text(m, call_keyword(m, call, "end"), "end", "\n", &end)) {
        return VALUE_UNSET;
    }
    Value file = print_file(m, call);
    if (takes_parts(m, file)) {
        return write_parts(m, file, call, separator, end) ? VALUE_NONE : VALUE_UNSET;
    }
    bool ok = true;
    for (int i = 0; ok && i < call->count; i++) {
        text_add_z(&text, i ? separator : "");
        size_t whole = text.length;
        ok = text_add_str(m, &text, call->args[i]);
        if (!ok) {
            text.length = whole;
        }
    }
    if (ok) {
        text_add_z(&text, end);
        ok = text.length == 0 || write_to(m, file, &text);
    } else {
        write_before_failure(m, call, &text);
    }
    text_release(&text);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

const NativeInfo natives_builtins[] = {
    {"abs", builtin_abs, 1, 1, false, EFFECT_PRIVATE},
    {"all", builtin_all, 1, 1, false, EFFECT_READS_SELF},
    {"any", builtin_any, 1, 1, false, EFFECT_READS_SELF},
    {"ascii", builtin_ascii, 1, 1, false, EFFECT_READS_SELF},
    {"bin", builtin_bin, 1, 1, false, EFFECT_PRIVATE},
    {"callable", builtin_callable, 1, 1, false, EFFECT_PRIVATE},
    {"chr", builtin_chr, 1, 1, false, EFFECT_PRIVATE},
    {"delattr", builtin_delattr, 2, 2, false, EFFECT_WRITES_SELF},
    {"divmod", builtin_divmod, 2, 2, false, EFFECT_PRIVATE},
    {"format", builtin_format, 1, 2, false, EFFECT_READS_SELF},
    {"getattr", builtin_getattr, 2, 3, false, EFFECT_READS_SELF},
    {"hasattr", builtin_hasattr, 2, 2, false, EFFECT_READS_SELF},
    {"hash", builtin_hash, 1, 1, false, EFFECT_READS_SELF},
    {"hex", builtin_hex, 1, 1, false, EFFECT_PRIVATE},
    {"id", builtin_id, 1, 1, false, EFFECT_PRIVATE},
    {"isinstance", builtin_isinstance, 2, 2, false, EFFECT_PRIVATE},
    {"issubclass", builtin_issubclass, 2, 2, false, EFFECT_PRIVATE},
    {"iter", builtin_iter, 1, 2, false, EFFECT_READS_SELF},
    {"len", builtin_len, 1, 1, false, EFFECT_READS_SELF},
    {"max", builtin_max, 0, -1, true, EFFECT_READS_SELF},
    {"min", builtin_min, 0, -1, true, EFFECT_READS_SELF},
    {"next", builtin_next, 1, 2, false, EFFECT_WRITES_SELF},
    {"oct", builtin_oct, 1, 1, false, EFFECT_PRIVATE},
    {"ord", builtin_ord, 1, 1, false, EFFECT_PRIVATE},
    {"pow", builtin_pow, 0, -1, true, EFFECT_PRIVATE},
    {"print", builtin_print, 0, -1, true, EFFECT_OUTPUT},
    {"repr", builtin_repr, 1, 1, false, EFFECT_READS_SELF},
    {"round", builtin_round, 0, -1, true, EFFECT_PRIVATE},
    {"setattr", builtin_setattr, 3, 3, false, EFFECT_WRITES_SELF},
    {"sorted", builtin_sorted, 0, -1, true, EFFECT_READS_SELF},
    {"sum", builtin_sum, 0, -1, true, EFFECT_READS_SELF},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
