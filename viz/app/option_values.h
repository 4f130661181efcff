// option_values: the values of options, from text, checked.
//
// Every option_set function puts the value in its place and returns true, or writes one line that
// names the option, what it wants and what it got. Knows no option by itself.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

// Writes that --option wants something else; always false.
bool option_wrong(Text *out, const char *option, const char *value, const char *wanted);

// Decimal digits up to limit; 0 is allowed.
bool option_parse_count(const char *value, uint64_t limit, uint64_t *number);

// Two numbers above 0 with one character between them.
bool option_parse_two(const char *value, char between, int limit, int *first, int *second);

// Whole numbers above 0.
bool option_set_count(const char *option, const char *value, uint64_t *number, Text *out);
bool option_set_int(const char *option, const char *value, int limit, int *number, Text *out);

bool option_set_bytes(const char *value, uint64_t *bytes, Text *out); // 500K, 64M, 1G
bool option_set_seconds(const char *value, int64_t *ns, Text *out);
bool option_set_scale(const char *value, double *scale, Text *out);

// One of the words; *word is then borrowed from words.
bool option_set_word(const char *option, const char *value, const char *const *words, size_t count,
                     const char **word, Text *out);
