// str: immutable text and bytes in the heap.
//
// UTF-8 with a cached hash; a position in a str is a code point number for Python and a byte offset
// inside C. Beyond runtime.h this is what the files about text and the protocols share. Ownership
// as in runtime.h.
#pragma once

#include "engine/vm/runtime.h"

// --- making them ------------------------------------------------------------------------------
// A str whose length bytes the caller fills in, then str_finish; NULL with MemoryError pending.
Str *str_begin(Machine *m, size_t length);
Value str_finish(Machine *m, Str *str); // counts the code points; takes str
// str_new for what is known to be ASCII.
Value str_new_ascii(Machine *m, const char *bytes, size_t length);
Value str_from_code_point(Machine *m, uint32_t c);
// Would text grow beyond the heap's limit? Then MemoryError is pending: before padding by widths
// that a program chose.
bool text_fits(Machine *m, const Text *text, uint64_t more);

// --- asking -----------------------------------------------------------------------------------
uint64_t hash_of_str(Machine *m, Value str); // computed the first time
uint64_t bytes_hash(const Machine *m, Value bytes);
uint64_t text_hash(const char *bytes, size_t length); // of valid UTF-8, as a str's
bool str_is_ascii(const Machine *m, Value str);
int str_order(const Machine *m, Value a, Value b);       // <0, 0, >0 by code points
Value str_compare(Machine *m, Value a, Value b, int op); // as value_compare, of two str
static inline bool str_is_same(const Machine *m, Value a, Value b) {
    const Str *left = AS(Str, m, a);
    const Str *right = AS(Str, m, b);
    return left == right || (left->length == right->length && left->bytes[0] == right->bytes[0] &&
                             memcmp(left->bytes, right->bytes, left->length) == 0);
}
// Offset of code point number count, or length when there are fewer.
size_t utf8_offset(const char *bytes, size_t length, size_t count);
// The code point that begins before end; valid UTF-8 only.
uint32_t utf8_read(const char **cursor);
uint32_t utf8_read_back(const char **end); // the one that ends here
// Code point number index of str; false when outside. Nothing is raised.
bool str_char_at(const Machine *m, Value str, int64_t index, uint32_t *code_point);
// First or last place of needle in bytes [start, end) of text; -1: nowhere.
int64_t bytes_find(const char *text, size_t start, size_t end, const char *needle, size_t length);
int64_t bytes_find_last(const char *text, size_t start, size_t end, const char *needle,
                        size_t length);

// --- operators --------------------------------------------------------------------------------
Value str_concat(Machine *m, Value a, Value b);
Value str_repeat(Machine *m, Value str, int64_t times);
Value str_get_item(Machine *m, Value str, Value key); // index or slice
// Writes so many bytes that are the text again and again.
void fill_repeated(char *to, size_t total, const char *from, size_t length);
// Two digits for each byte, without an end.
void write_hex(char *to, const char *bytes, size_t length);
// Can length bytes, count items, be repeated? OverflowError with message, or MemoryError.
bool repeat_fits(Machine *m, uint32_t length, uint32_t count, int64_t times, const char *message);
Value bytes_concat(Machine *m, Value a, Value b);
Value bytes_repeat(Machine *m, Value bytes, int64_t times);
Value bytes_get_item(Machine *m, Value bytes, Value key);
// An index into length places: TypeError with error (one %s), IndexError "what out of range".
bool text_index(Machine *m, Value key, int64_t length, const char *what, const char *error,
                int64_t *index);
Value str_percent(Machine *m, Value format, Value args); // format % args

// --- text -------------------------------------------------------------------------------------
Value str_repr(Machine *m, Value str);
Value str_ascii(Machine *m, Value str);
void str_add_repr(Text *text, const char *bytes, size_t length);
void str_add_ascii(Text *text, const char *bytes, size_t length); // repr, then only ASCII
// Text of a repr (valid UTF-8) with everything beyond ASCII escaped.
void text_add_escaped(Text *text, const char *bytes, size_t length);
void bytes_add_repr(Machine *m, Text *text, Value bytes);
void bytes_add_repr_of(Text *text, const char *bytes, size_t length);
// What int() and float() read: decimal digits of all scripts as ASCII ones, blanks as ' '; plain
// [start, end) without the blanks around it. v is a str or bytes.
void str_to_ascii_number(Machine *m, Value v, Text *plain, size_t *start, size_t *end);

// --- bytes and text
// ------------------------------------------------------------------------------- str(object,
// encoding, errors), bytes(source, encoding, errors): Constructors of runtime.h.
Value str_construct(Machine *m, Value cls, const Call *call);
Value bytes_construct(Machine *m, Value cls, const Call *call);
// encoding and errors are str, or unset for the defaults.
Value bytes_to_str(Machine *m, Value bytes, Value encoding, Value errors);
Value str_to_bytes(Machine *m, Value str, Value encoding, Value errors);
Value bytes_decode(Machine *m, const Call *call); // the method
// str() of a UnicodeEncodeError or UnicodeDecodeError with these five args; false, nothing added,
// when they are not what the codecs put there.
bool unicode_error_text(Machine *m, Text *text, Value args);
