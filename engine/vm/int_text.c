#include <ctype.h>
#include <gmp.h>
#include <inttypes.h>
#include <string.h>

#include "engine/vm/int.h"
#include "engine/vm/str.h"

enum {
    INT_MAX_STR_DIGITS = 4300
};

static bool too_many_digits(Machine *m) {
    raise_error(m, CLASS_VALUE_ERROR,
                "Exceeds the limit (%d digits) for integer string conversion; use "
                "sys.set_int_max_str_digits() to increase the limit",
                INT_MAX_STR_DIGITS);
    return false;
}

// Scratch for count bytes, zeroed; NULL with MemoryError pending.
static Object *block_new(Machine *m, size_t count) {
    return heap_new(m, TYPE_BLOCK, sizeof(Object) + count);
}

static unsigned char *block_bytes(Object *block) {
    return (unsigned char *)(block + 1);
}

static void add_digits(Text *text, const unsigned char *digits, size_t count) {
    for (size_t i = 0; i < count; i++) {
        text_add_char(text, "0123456789abcdefghijklmnopqrstuvwxyz"[digits[i]]);
    }
}

static bool long_to_text(Machine *m, const IntView *view, int base, Text *text) {
    // mpn_get_str overwrites its operand and wants one limb more.
    BigInt *copy = int_begin(m, view->count + 1);
    if (!copy) {
        return false;
    }
    memcpy(copy->limbs, view->limbs, view->count * sizeof *view->limbs);
    size_t room = mpn_sizeinbase(view->limbs, (mp_size_t)view->count, base) + 2;
    Object *block = block_new(m, room);
    if (!block) {
        release(m, value_of(m, copy));
        return false;
    }
    unsigned char *digits = block_bytes(block);
    size_t count = mpn_get_str(digits, base, copy->limbs, (mp_size_t)view->count);
    while (count > 1 && digits[0] == 0) {
        digits++;
        count--;
    }
    bool fits = base != 10 || count <= INT_MAX_STR_DIGITS;
    if (fits) {
        if (view->negative) {
            text_add_char(text, '-');
        }
        add_digits(text, digits, count);
    }
    release(m, value_of(m, copy));
    release(m, value_of(m, block));
    return fits || too_many_digits(m);
}

bool int_to_text(Machine *m, Value v, int base, Text *text) {
    IntView view;
    int_view(m, v, &view);
    if (view.count == 0) {
        text_add_char(text, '0');
        return true;
    }
    if (base == 10 && !value_is_ref(v)) {
        int64_t number = (int64_t)view.small;
        text_add_int(text, view.negative ? -number : number);
        return true;
    }
    // 3.3 bits a digit: far too long needs no conversion to know
    if (base == 10 && int_view_bits(&view) > INT_MAX_STR_DIGITS * 10 / 3) {
        return too_many_digits(m);
    }
    work_done(m, COST_LIMBS, 2 * int_product_work(view.count, view.count) + 8);
    return long_to_text(m, &view, base, text);
}

Value int_repr(Machine *m, Value v) {
    Text text = {0};
    Value result = VALUE_UNSET;
    if (int_to_text(m, v, 10, &text)) {
        result = str_from_text(m, &text);
    }
    text_release(&text);
    return result;
}

// --- from text --------------------------------------------------------------------------------

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 36;
}

static int prefix_base(const char *text, const char *end) {
    if (end - text < 2 || text[0] != '0') {
        return 0;
    }
    switch (text[1]) {
    case 'x':
    case 'X':
        return 16;
    case 'o':
    case 'O':
        return 8;
    case 'b':
    case 'B':
        return 2;
    default:
        return 0;
    }
}

// Values of the digits of [text, end) into digits; the count, or -1 when it is no number.
static int64_t read_digits(const char *text, const char *end, int base, unsigned char *digits,
                           const char **stop) {
    int64_t count = 0;
    bool after_digit = false;
    for (; text < end; text++) {
        if (*text == '_') {
            if (!after_digit) {
                return -1;
            }
            after_digit = false;
            continue;
        }
        int digit = digit_value(*text);
        if (digit >= base) {
            break;
        }
        digits[count++] = (unsigned char)digit;
        after_digit = true;
    }
    *stop = text;
    return after_digit ? count : -1;
}

static Value from_digit_values(Machine *m, const unsigned char *digits, size_t count, int base,
                               bool negative) {
    while (count > 0 && digits[0] == 0) {
        digits++;
        count--;
    }
    if (count <= 11) { // 36^11 < 2^63
        int64_t value = 0;
        for (size_t i = 0; i < count; i++) {
            value = value * base + digits[i];
        }
        return int_from_i64(m, negative ? -value : value);
    }
    BigInt *big = int_begin(m, count * 6 / 64 + 2); // at most 5.2 bits a digit
    if (!big) {
        return VALUE_UNSET;
    }
    mp_size_t limbs = mpn_set_str(big->limbs, digits, count, base);
    return int_finish(m, big, (size_t)limbs, negative);
}

static Value convert(Machine *m, const char *text, const char *end, int base, bool zero_only,
                     bool negative) {
    Object *block = block_new(m, (size_t)(end - text) + 1);
    if (!block) {
        return VALUE_UNSET;
    }
    const char *stop = text;
    int64_t count = read_digits(text, end, base, block_bytes(block), &stop);
    Value result = VALUE_UNSET;
    bool power_of_two = (base & (base - 1)) == 0;
    if (count > INT_MAX_STR_DIGITS && !power_of_two) {
        raise_error(m, CLASS_VALUE_ERROR,
                    "Exceeds the limit (%d digits) for integer string conversion: value has "
                    "%" PRId64 " digits; use sys.set_int_max_str_digits() to increase the limit",
                    INT_MAX_STR_DIGITS, count);
    } else if (count > 0 && stop == end) {
        result = from_digit_values(m, block_bytes(block), (size_t)count, base, negative);
        if (zero_only && result != value_from_small_int(0)) { // 012 means nothing any more
            release(m, result);
            result = VALUE_UNSET;
        }
    }
    release(m, value_of(m, block));
    return result;
}

Value int_from_digits(Machine *m, const char *text, size_t length, int base) {
    const char *end = text + length;
    bool negative = false;
    if (text < end && (*text == '+' || *text == '-')) {
        negative = *text++ == '-';
    }
    int prefix = prefix_base(text, end);
    bool zero_only = base == 0 && prefix == 0 && text < end && *text == '0';
    if (prefix && (base == 0 || base == prefix)) {
        base = prefix;
        text += 2;
        if (text < end && *text == '_') {
            text++;
        }
    }
    return convert(m, text, end, base ? base : 10, zero_only, negative);
}

Value int_parse(Machine *m, Value v, int base) {
    Text plain = {0};
    size_t start, end;
    work_done(m, COST_PARSE, 1);
    str_to_ascii_number(m, v, &plain, &start, &end);
    work_done(m, COST_DIGIT, end - start);
    Value result = VALUE_UNSET;
    if (end > start) {
        result = int_from_digits(m, plain.bytes + start, end - start, base);
    }
    text_release(&plain);
    if (result != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
        return result;
    }
    work_done(m, COST_REFUSED, 1);
    Text repr = {0};
    if (is_type(m, v, TYPE_BYTES)) {
        bytes_add_repr(m, &repr, v);
    } else {
        str_add_repr(&repr, str_bytes(m, v), str_length(m, v));
    }
    size_t shown = utf8_offset(text_z(&repr), repr.length, 200);
    raise_error(m, CLASS_VALUE_ERROR, "invalid literal for int() with base %d: %.*s", base,
                (int)shown, text_z(&repr));
    text_release(&repr);
    return VALUE_UNSET;
}
