#include "viz/app/option_values.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "viz/app/suggest.h"

bool option_wrong(Text *out, const char *option, const char *value, const char *wanted) {
    text_printf(out, "lockstep: --%s wants %s, not '%s'\n", option, wanted, value);
    return false;
}

bool option_parse_count(const char *value, uint64_t limit, uint64_t *number) {
    if (*value < '0' || *value > '9') {
        return false;
    }
    char *end;
    errno = 0;
    unsigned long long parsed = strtoull(value, &end, 10);
    if (errno || *end || parsed > limit) {
        return false;
    }
    *number = parsed;
    return true;
}

bool option_set_count(const char *option, const char *value, uint64_t *number, Text *out) {
    return (option_parse_count(value, UINT64_MAX, number) && *number > 0) ||
           option_wrong(out, option, value, "a whole number above 0");
}

bool option_set_int(const char *option, const char *value, int limit, int *number, Text *out) {
    uint64_t wide;
    if (!option_parse_count(value, (uint64_t)limit, &wide) || wide == 0) {
        return option_wrong(out, option, value, "a whole number above 0");
    }
    *number = (int)wide;
    return true;
}

bool option_set_bytes(const char *value, uint64_t *bytes, Text *out) {
    static const char units[] = "KMG";
    size_t length = strlen(value);
    const char *unit = length ? strchr(units, value[length - 1] & ~0x20) : NULL;
    unsigned shift = unit && *unit ? 10 * (unsigned)(unit - units + 1) : 0;
    Text digits = {0};
    text_add(&digits, value, length - (shift > 0));
    bool good = option_parse_count(text_z(&digits), UINT64_MAX >> shift, bytes) && *bytes > 0;
    *bytes <<= shift;
    text_release(&digits);
    return good || option_wrong(out, "max-memory", value, "a size such as 500K, 64M or 1G");
}

static bool parse_decimal(const char *value, double *number) {
    if (strspn(value, "0123456789.") != strlen(value)) {
        return false;
    }
    char *end;
    *number = strtod(value, &end);
    return end != value && !*end && isfinite(*number) && *number > 0;
}

bool option_set_seconds(const char *value, int64_t *ns, Text *out) {
    double seconds;
    if (!parse_decimal(value, &seconds) || seconds > 9e9) {
        return option_wrong(out, "max-time", value, "seconds above 0, such as 2.5");
    }
    *ns = (int64_t)llround(seconds * 1e9);
    return true;
}

bool option_set_scale(const char *value, double *scale, Text *out) {
    return (parse_decimal(value, scale) && *scale >= 1 && *scale <= 3) ||
           option_wrong(out, "scale", value, "a number from 1 to 3");
}

bool option_parse_two(const char *value, char between, int limit, int *first, int *second) {
    const char *middle = strchr(value, between);
    if (!middle) {
        return false;
    }
    Text left = {0};
    text_add(&left, value, (size_t)(middle - value));
    uint64_t a;
    uint64_t b;
    bool good = option_parse_count(text_z(&left), (uint64_t)limit, &a) &&
                option_parse_count(middle + 1, (uint64_t)limit, &b) && a > 0 && b > 0;
    text_release(&left);
    if (good) {
        *first = (int)a;
        *second = (int)b;
    }
    return good;
}

bool option_set_word(const char *option, const char *value, const char *const *words, size_t count,
                     const char **word, Text *out) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(value, words[i]) == 0) {
            *word = words[i];
            return true;
        }
    }
    text_printf(out, "lockstep: --%s cannot be '%s'", option, value);
    const char *meant = suggest(value, words, count);
    if (meant) {
        text_printf(out, "; did you mean '%s'?", meant);
    }
    text_add_z(out, "\nIt is one of:");
    for (size_t i = 0; i < count; i++) {
        text_printf(out, " %s", words[i]);
    }
    text_add_char(out, '\n');
    return false;
}
