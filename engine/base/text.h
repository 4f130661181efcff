// text: a growing piece of UTF-8 text, and the little that is needed to walk UTF-8.
//
// Owns its bytes; always NUL-terminated once something was added. Knows nothing
// about files or the terminal.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DECIMAL_BYTES = 24 // the longest int64_t has 20
};

typedef struct Text {
    char *bytes; // owned; NULL while empty
    size_t length;
    size_t capacity;
} Text; // {0} is empty

void text_add(Text *text, const char *bytes, size_t length);
void text_add_z(Text *text, const char *string);
void text_add_char(Text *text, char c);
void text_add_int(Text *text, int64_t number); // in decimal
// The same without a text: the digits lie in the array that is given, and no zero behind them.
const char *int_digits(int64_t number, char digits[DECIMAL_BYTES], size_t *length);
void text_add_code_point(Text *text, uint32_t code_point);
void text_printf(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(Text *text, const char *format, va_list arguments);

// The text as a C string, "" when empty. Borrowed; valid until the next change.
const char *text_z(const Text *text);

void text_clear(Text *text);   // keeps the memory
void text_release(Text *text); // gives it back; the text is empty and usable

// Decodes the code point at *cursor (cursor < end) and moves the cursor behind it.
// Returns false and moves by one byte when the bytes are not valid UTF-8 (overlong forms,
// surrogates and values above U+10FFFF included).
bool utf8_next(const char **cursor, const char *end, uint32_t *code_point);

// Writes 1 to 4 bytes; returns how many.
size_t utf8_encode(uint32_t code_point, char bytes[4]);

// Number of code points in valid UTF-8.
size_t utf8_count(const char *bytes, size_t length);

// Offset of the first byte that is not valid UTF-8, or length.
size_t utf8_first_bad(const char *bytes, size_t length);
