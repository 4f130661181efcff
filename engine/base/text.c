#include "engine/base/text.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

static void reserve(Text *text, size_t more) {
    size_t wanted = text->length + more + 1;
    if (wanted <= text->capacity) {
        return;
    }
    size_t capacity = text->capacity ? text->capacity : 64;
    while (capacity < wanted) {
        capacity *= 2;
    }
    text->bytes = memory_resize(text->bytes, capacity);
    text->capacity = capacity;
}

void text_add(Text *text, const char *bytes, size_t length) {
    reserve(text, length);
    if (length) {
        memcpy(text->bytes + text->length, bytes, length);
    }
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add_z(Text *text, const char *string) {
    text_add(text, string, strlen(string));
}

void text_add_char(Text *text, char c) {
    text_add(text, &c, 1);
}

const char *int_digits(int64_t number, char digits[DECIMAL_BYTES], size_t *length) {
    char *start = digits + DECIMAL_BYTES;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--start = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0) {
        *--start = '-';
    }
    *length = (size_t)(digits + DECIMAL_BYTES - start);
    return start;
}

void text_add_int(Text *text, int64_t number) {
    char digits[DECIMAL_BYTES];
    size_t length;
    const char *start = int_digits(number, digits, &length);
    text_add(text, start, length);
}

void text_add_code_point(Text *text, uint32_t code_point) {
    char bytes[4];
    text_add(text, bytes, utf8_encode(code_point, bytes));
}

void text_vprintf(Text *text, const char *format, va_list arguments) {
    char few[128]; // nearly always enough
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(few, sizeof few, format, arguments);
    if ((size_t)length < sizeof few) {
        text_add(text, few, (size_t)length);
    } else {
        reserve(text, (size_t)length);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_printf(Text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
}

const char *text_z(const Text *text) {
    return text->bytes ? text->bytes : "";
}

void text_clear(Text *text) {
    text->length = 0;
    if (text->bytes) {
        text->bytes[0] = '\0';
    }
}

void text_release(Text *text) {
    memory_free(text->bytes);
    *text = (Text){0};
}

static int sequence_length(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return 2;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        return 4;
    }
    return 0;
}

bool utf8_next(const char **cursor, const char *end, uint32_t *code_point) {
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)*cursor;
    int length = sequence_length(bytes[0]);
    if (length == 0 || end - *cursor < length) {
        *cursor += 1;
        return false;
    }
    uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
    for (int i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            *cursor += 1;
            return false;
        }
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        *cursor += 1;
        return false;
    }
    *cursor += length;
    *code_point = value;
    return true;
}

size_t utf8_encode(uint32_t code_point, char bytes[4]) {
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        bytes[0] = (char)(0xC0 | code_point >> 6);
        bytes[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        bytes[0] = (char)(0xE0 | code_point >> 12);
        bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code_point >> 18);
    bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_count(const char *bytes, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

// Most text is ASCII: eight bytes at a time as long as none has its high bit set.
static const char *skip_ascii(const char *cursor, const char *end) {
    uint64_t word;
    while (end - cursor >= (ptrdiff_t)sizeof word) {
        memcpy(&word, cursor, sizeof word);
        if (word & UINT64_C(0x8080808080808080)) {
            break;
        }
        cursor += sizeof word;
    }
    return cursor;
}

size_t utf8_first_bad(const char *bytes, size_t length) {
    const char *cursor = bytes;
    const char *end = bytes + length;
    while ((cursor = skip_ascii(cursor, end)) < end) {
        const char *start = cursor;
        uint32_t code_point;
        if (!utf8_next(&cursor, end, &code_point)) {
            return (size_t)(start - bytes);
        }
    }
    return length;
}
