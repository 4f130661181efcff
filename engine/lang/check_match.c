#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/check_internal.h"

// Names bound so far by one case, in order.
typedef struct Bound {
    Name *items; // owned
    int count;
    int capacity;
} Bound;

typedef struct Match {
    Check *check;
    bool may_always_match; // nothing behind the pattern would be unreachable
    Bound bound;
} Match;

static void check_pattern(Match *m, const Pattern *pattern);

static bool is_bound(const Bound *bound, Name name) {
    for (int i = 0; i < bound->count; i++) {
        if (bound->items[i] == name) {
            return true;
        }
    }
    return false;
}

static void bind(Match *m, Name name, Span span) {
    if (!name) {
        return;
    }
    if (is_bound(&m->bound, name)) {
        check_fail(m->check, span, "multiple assignments to name '%s' in pattern", name);
        return;
    }
    GROW(m->bound.items, m->bound.count, m->bound.capacity);
    m->bound.items[m->bound.count++] = name;
}

// Patterns inside another one.
static void check_patterns(Match *m, PatternList list) {
    bool outer = m->may_always_match;
    m->may_always_match = true;
    for (int i = 0; i < list.count; i++) {
        check_pattern(m, list.items[i]);
    }
    m->may_always_match = outer;
}

static void check_sequence(Match *m, const Pattern *pattern) {
    int stars = 0;
    for (int i = 0; i < pattern->patterns.count; i++) {
        stars += pattern->patterns.items[i]->kind == PATTERN_STAR;
        if (stars == 2) {
            check_fail(m->check, pattern->span, "multiple starred names in sequence pattern");
            return;
        }
    }
    check_patterns(m, pattern->patterns);
}

static bool is_same_key(const Expr *a, const Expr *b) {
    return a->kind == EXPR_CONSTANT && b->kind == EXPR_CONSTANT &&
           a->as.constant.kind == b->as.constant.kind &&
           a->as.constant.number == b->as.constant.number &&
           a->as.constant.length == b->as.constant.length &&
           (a->as.constant.length == 0 ||
            memcmp(a->as.constant.text, b->as.constant.text, (size_t)a->as.constant.length) == 0);
}

static void add_key(const Expr *key, Text *out) {
    if (key->as.constant.kind == CONSTANT_STR) {
        text_printf(out, "'%s'", key->as.constant.text);
    } else if (key->as.constant.kind == CONSTANT_INT) {
        text_add_z(out, key->as.constant.text);
    } else {
        text_add_z(out, "...");
    }
}

static void check_mapping(Match *m, const Pattern *pattern) {
    enum {
        MAX_COMPARED = 500
    };
    for (int i = 0; i < pattern->keys.count && i < MAX_COMPARED; i++) {
        for (int k = 0; k < i; k++) {
            if (is_same_key(pattern->keys.items[i], pattern->keys.items[k])) {
                Text key = {0};
                add_key(pattern->keys.items[i], &key);
                check_fail(m->check, pattern->span, "mapping pattern checks duplicate key (%s)",
                           text_z(&key));
                text_release(&key);
                return;
            }
        }
    }
    check_patterns(m, pattern->patterns);
    bind(m, pattern->rest, pattern->span);
}

static void check_class(Match *m, const Pattern *pattern) {
    enum {
        MAX_COMPARED = 500
    };
    const NameList *names = &pattern->kwd_attrs;
    for (int i = 0; i < names->count && i < MAX_COMPARED; i++) {
        for (int k = i + 1; k < names->count && k < MAX_COMPARED; k++) {
            if (names->items[i] == names->items[k]) {
                check_fail(m->check, pattern->kwd_patterns.items[k]->span,
                           "attribute name repeated in class pattern: %s", names->items[i]);
                return;
            }
        }
    }
    check_patterns(m, pattern->patterns);
    check_patterns(m, pattern->kwd_patterns);
}

static bool same_names(const Bound *a, const Bound *b) {
    for (int i = 0; i < a->count; i++) {
        if (!is_bound(b, a->items[i])) {
            return false;
        }
    }
    return a->count == b->count;
}

static void check_unreachable(Match *m, const Pattern *pattern) {
    if (pattern->name) {
        check_fail(m->check, pattern->span,
                   "name capture '%s' makes remaining patterns unreachable", pattern->name);
    } else {
        check_fail(m->check, pattern->span, "wildcard makes remaining patterns unreachable");
    }
}

// CPython tells some mistakes of the pattern that it looked at last.
static const Pattern *last_inside(const Pattern *pattern) {
    for (;;) {
        PatternList list = pattern->kwd_patterns.count ? pattern->kwd_patterns : pattern->patterns;
        if (list.count) {
            pattern = list.items[list.count - 1];
        } else if (pattern->pattern) {
            pattern = pattern->pattern;
        } else {
            return pattern;
        }
    }
}

// Every alternative binds the same names.
static void check_or(Match *m, const Pattern *pattern) {
    Bound first = {0};
    int outer = m->bound.count;
    for (int i = 0; i < pattern->patterns.count; i++) {
        const Pattern *alternative = pattern->patterns.items[i];
        bool last = i + 1 == pattern->patterns.count;
        Match inner = {.check = m->check, .may_always_match = last && m->may_always_match};
        for (int k = 0; k < outer; k++) {
            bind(&inner, m->bound.items[k], pattern->span);
        }
        check_pattern(&inner, alternative);
        if (i == 0) {
            first = inner.bound;
            continue;
        }
        bool same = same_names(&first, &inner.bound);
        memory_free(inner.bound.items);
        if (!same) {
            check_fail(m->check, last_inside(alternative)->span,
                       "alternative patterns bind different names");
            break;
        }
    }
    for (int i = outer; i < first.count; i++) {
        bind(m, first.items[i], pattern->span);
    }
    memory_free(first.items);
}

static void check_pattern(Match *m, const Pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_VALUE:
    case PATTERN_SINGLETON:
        break;
    case PATTERN_SEQUENCE:
        check_sequence(m, pattern);
        break;
    case PATTERN_MAPPING:
        check_mapping(m, pattern);
        break;
    case PATTERN_CLASS:
        check_class(m, pattern);
        break;
    case PATTERN_STAR:
        bind(m, pattern->name, pattern->span);
        break;
    case PATTERN_AS:
        if (pattern->pattern) {
            check_pattern(m, pattern->pattern);
        } else if (!m->may_always_match) {
            check_unreachable(m, pattern);
        }
        bind(m, pattern->name, pattern->span);
        break;
    case PATTERN_OR:
        check_or(m, pattern);
        break;
    }
}

void check_match(Check *check, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.match.case_count; i++) {
        const MatchCase *match_case = &stmt->as.match.cases[i];
        bool last = i + 1 == stmt->as.match.case_count;
        Match match = {.check = check, .may_always_match = last || match_case->guard};
        check_pattern(&match, match_case->pattern);
        memory_free(match.bound.items);
    }
}
