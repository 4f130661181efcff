// suggest: what somebody who mistyped a word may have meant.
#pragma once

#include <stddef.h>

// The one of the words that is nearest to word, or NULL when none is near enough to be meant
// (up to two letters wrong, missing, added or swapped; one in short words). Borrowed.
const char *suggest(const char *word, const char *const *words, size_t count);
