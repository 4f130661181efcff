#include "engine/vm/unicode.h"

#include <utf8proc.h>

typedef struct UnicodeRange {
    uint32_t first;
    uint32_t last;
} UnicodeRange;

typedef struct UnicodeMapping {
    uint32_t from;
    uint32_t to[UNICODE_MAPPING_MAX]; // 0: no more
} UnicodeMapping;

#include "engine/vm/unicode_data.h"

// The first range that does not end before c decides.
static bool listed(const UnicodeRange *ranges, size_t count, uint32_t c) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && ranges[low].first <= c;
}

#define LISTED(table, c) listed((table), sizeof(table) / sizeof(table)[0], (c))

static int category(uint32_t c) {
    if (LISTED(unassigned_ranges, c)) {
        return UTF8PROC_CATEGORY_CN;
    }
    return (int)utf8proc_category((utf8proc_int32_t)c);
}

bool unicode_is_assigned(uint32_t c) {
    return category(c) != UTF8PROC_CATEGORY_CN;
}

static bool category_is_letter(int kind) {
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_space(uint32_t c) {
    if (c < 0x80) {
        return (c >= 9 && c <= 13) || (c >= 28 && c <= 32);
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool unicode_is_printable(uint32_t c) {
    if (c < 0x7F) {
        return c >= 0x20;
    }
    int kind = category(c);
    return kind != UTF8PROC_CATEGORY_CC && kind != UTF8PROC_CATEGORY_CF &&
           kind != UTF8PROC_CATEGORY_CS && kind != UTF8PROC_CATEGORY_CO &&
           kind != UTF8PROC_CATEGORY_CN && kind != UTF8PROC_CATEGORY_ZL &&
           kind != UTF8PROC_CATEGORY_ZP && kind != UTF8PROC_CATEGORY_ZS;
}

bool unicode_is_alpha(uint32_t c) {
    if (c < 0x80) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    return category_is_letter(category(c));
}

bool unicode_is_decimal(uint32_t c) {
    return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND;
}

// The digits of every script stand together, ten by ten from 0: count back to the block's begin.
int unicode_decimal(uint32_t c) {
    if (c < 0x80) {
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    }
    if (!unicode_is_decimal(c)) {
        return -1;
    }
    uint32_t first = c;
    while (first > 0x80 && unicode_is_decimal(first - 1)) {
        first--;
    }
    return (int)((c - first) % 10);
}

bool unicode_is_digit(uint32_t c) {
    return unicode_is_decimal(c) || (c >= 0x80 && LISTED(digit_ranges, c));
}

bool unicode_is_numeric(uint32_t c) {
    if (c < 0x80) {
        return c >= '0' && c <= '9';
    }
    int kind = category(c);
    return kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_NL ||
           kind == UTF8PROC_CATEGORY_NO || LISTED(numeric_ranges, c);
}

bool unicode_is_upper(uint32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    return category(c) == UTF8PROC_CATEGORY_LU || LISTED(upper_ranges, c);
}

bool unicode_is_lower(uint32_t c) {
    if (c < 0x80) {
        return c >= 'a' && c <= 'z';
    }
    return category(c) == UTF8PROC_CATEGORY_LL || LISTED(lower_ranges, c);
}

bool unicode_is_title(uint32_t c) {
    return c >= 0x80 && category(c) == UTF8PROC_CATEGORY_LT;
}

bool unicode_is_cased(uint32_t c) {
    return unicode_is_lower(c) || unicode_is_upper(c) || unicode_is_title(c);
}

bool unicode_is_case_ignorable(uint32_t c) {
    int kind = category(c);
    bool usual = kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME ||
                 kind == UTF8PROC_CATEGORY_CF || kind == UTF8PROC_CATEGORY_LM ||
                 kind == UTF8PROC_CATEGORY_SK;
    return usual != LISTED(ignorable_ranges, c);
}

bool unicode_is_name_start(uint32_t c) {
    if (c < 0x80) {
        return unicode_is_alpha(c) || c == '_';
    }
    int kind = category(c);
    return (category_is_letter(kind) || kind == UTF8PROC_CATEGORY_NL) != LISTED(start_ranges, c);
}

bool unicode_is_name_part(uint32_t c) {
    if (c < 0x80) {
        return unicode_is_name_start(c) || unicode_is_decimal(c);
    }
    int kind = category(c);
    bool usual = category_is_letter(kind) || kind == UTF8PROC_CATEGORY_NL ||
                 kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
                 kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_PC;
    return usual != LISTED(continue_ranges, c);
}

bool unicode_is_line_break(uint32_t c) {
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// --- case mappings ----------------------------------------------------------------------------

static int one(uint32_t out[UNICODE_MAPPING_MAX], int32_t c) {
    out[0] = (uint32_t)c;
    return 1;
}

// How many code points the table gives for c; 0 when it does not list c.
static int special(const UnicodeMapping *table, size_t count, uint32_t c,
                   uint32_t out[UNICODE_MAPPING_MAX]) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table[middle].from < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    int length = 0;
    if (low < count && table[low].from == c) {
        while (length < UNICODE_MAPPING_MAX && table[low].to[length]) {
            out[length] = table[low].to[length];
            length++;
        }
    }
    return length;
}

#define SPECIAL(table, c, out) special((table), sizeof(table) / sizeof(table)[0], (c), (out))

static int32_t ascii_to_upper(uint32_t c) {
    return (int32_t)(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

int unicode_to_lower(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]) {
    if (c < 0x80) {
        return one(out, (int32_t)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
    }
    if (c == 0x130) { // I with a dot: the dot stays as a mark of its own
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    return one(out, utf8proc_tolower((utf8proc_int32_t)c));
}

int unicode_to_upper(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]) {
    if (c < 0x80) {
        return one(out, ascii_to_upper(c));
    }
    int count = SPECIAL(upper_mappings, c, out);
    return count ? count : one(out, utf8proc_toupper((utf8proc_int32_t)c));
}

int unicode_to_title(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]) {
    if (c < 0x80) {
        return one(out, ascii_to_upper(c));
    }
    int count = SPECIAL(title_mappings, c, out);
    return count ? count : one(out, utf8proc_totitle((utf8proc_int32_t)c));
}

int unicode_to_folded(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]) {
    utf8proc_int32_t points[8];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, points, 8, UTF8PROC_CASEFOLD, &boundary);
    if (count < 1 || count > UNICODE_MAPPING_MAX) {
        return one(out, (int32_t)c);
    }
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        out[i] = (uint32_t)points[i];
    }
    return (int)count;
}
