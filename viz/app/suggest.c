#include "viz/app/suggest.h"

#include <string.h>

enum {
    MAX_WORD = 31
};

static int least(int a, int b) {
    return a < b ? a : b;
}

// Edits that turn a into b; a swap of neighbours is one.
static int distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    int rows[MAX_WORD + 1][MAX_WORD + 1];
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t j = 0; j <= b_length; j++) {
            if (i == 0 || j == 0) {
                rows[i][j] = (int)(i + j);
                continue;
            }
            int changed = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            rows[i][j] = least(changed, least(rows[i - 1][j], rows[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a_length][b_length];
}

const char *suggest(const char *word, const char *const *words, size_t count) {
    size_t length = strlen(word);
    const char *best = NULL;
    int best_distance = length > 4 ? 3 : 2; // one more than is allowed
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(words[i]);
        if (length == 0 || length > MAX_WORD || other > MAX_WORD) {
            continue;
        }
        int edits = distance(word, length, words[i], other);
        if (edits < best_distance) {
            best = words[i];
            best_distance = edits;
        }
    }
    return best;
}
