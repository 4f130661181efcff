#include "engine/vm/signatures.h"

#include <string.h>

#include "engine/vm/builtins.h"

typedef enum SignatureKind {
    SIGNATURE_FUNCTION,       // a function without keywords
    SIGNATURE_CLASS,          // a class without keywords
    SIGNATURE_FUNCTION_NAMED, // with keywords
    SIGNATURE_CLASS_NAMED,
} SignatureKind;

struct Signature {
    const char *module;
    const char *name;
    SignatureKind kind;
    int least;
    int most;               // -1: any number
    int positional;         // most of those that have no keyword; 0: all
    const char *parameters; // of those with keywords, one space between them
};

static const Signature table[] = {
    {"_bisect", "bisect_left", SIGNATURE_FUNCTION_NAMED, 2, 5, 0, "a x lo hi key"},
    {"_bisect", "bisect_right", SIGNATURE_FUNCTION_NAMED, 2, 5, 0, "a x lo hi key"},
    {"_bisect", "insort_left", SIGNATURE_FUNCTION_NAMED, 2, 5, 0, "a x lo hi key"},
    {"_bisect", "insort_right", SIGNATURE_FUNCTION_NAMED, 2, 5, 0, "a x lo hi key"},
    {"_contextvars", "copy_context", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"_functools", "cmp_to_key", SIGNATURE_FUNCTION_NAMED, 1, 1, 0, "mycmp"},
    {"_functools", "reduce", SIGNATURE_FUNCTION, 2, 3, 0, NULL},
    {"_heapq", "heapify", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"_heapq", "heappop", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"_heapq", "heappush", SIGNATURE_FUNCTION, 2, 2, 0, NULL},
    {"_heapq", "heappushpop", SIGNATURE_FUNCTION, 2, 2, 0, NULL},
    {"_heapq", "heapreplace", SIGNATURE_FUNCTION, 2, 2, 0, NULL},
    {"itertools", "accumulate", SIGNATURE_CLASS_NAMED, 1, 3, 0, "iterable func initial"},
    {"itertools", "batched", SIGNATURE_CLASS_NAMED, 2, 3, 2, "iterable n strict"},
    {"itertools", "chain", SIGNATURE_CLASS, 0, -1, 0, NULL},
    {"itertools", "combinations", SIGNATURE_CLASS_NAMED, 2, 2, 0, "iterable r"},
    {"itertools", "combinations_with_replacement", SIGNATURE_CLASS_NAMED, 2, 2, 0, "iterable r"},
    {"itertools", "compress", SIGNATURE_CLASS_NAMED, 2, 2, 0, "data selectors"},
    {"itertools", "count", SIGNATURE_CLASS_NAMED, 0, 2, 0, "start step"},
    {"itertools", "cycle", SIGNATURE_CLASS, 1, 1, 0, NULL},
    {"itertools", "dropwhile", SIGNATURE_CLASS, 2, 2, 0, NULL},
    {"itertools", "filterfalse", SIGNATURE_CLASS, 2, 2, 0, NULL},
    {"itertools", "groupby", SIGNATURE_CLASS_NAMED, 1, 2, 0, "iterable key"},
    {"itertools", "islice", SIGNATURE_CLASS, 2, 4, 0, NULL},
    {"itertools", "pairwise", SIGNATURE_CLASS, 1, 1, 0, NULL},
    {"itertools", "permutations", SIGNATURE_CLASS_NAMED, 1, 2, 0, "iterable r"},
    {"itertools", "repeat", SIGNATURE_CLASS_NAMED, 1, 2, 0, "object times"},
    {"itertools", "starmap", SIGNATURE_CLASS, 2, 2, 0, NULL},
    {"itertools", "takewhile", SIGNATURE_CLASS, 2, 2, 0, NULL},
    {"itertools", "tee", SIGNATURE_FUNCTION, 1, 2, 0, NULL},
    {"math", "comb", SIGNATURE_FUNCTION, 2, 2, 0, NULL},
    {"math", "dist", SIGNATURE_FUNCTION, 2, 2, 0, NULL},
    {"math", "factorial", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"math", "fsum", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"math", "gcd", SIGNATURE_FUNCTION, 0, -1, 0, NULL},
    {"math", "hypot", SIGNATURE_FUNCTION, 0, -1, 0, NULL},
    {"math", "isclose", SIGNATURE_FUNCTION_NAMED, 2, 4, 2, "a b rel_tol abs_tol"},
    {"math", "isqrt", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"math", "lcm", SIGNATURE_FUNCTION, 0, -1, 0, NULL},
    {"math", "perm", SIGNATURE_FUNCTION, 1, 2, 0, NULL},
};

// "_heapq" is what heapq gets its functions from.
static bool is_module(const char *c_module, const char *module) {
    return strcmp(c_module, module) == 0 ||
           (c_module[0] == '_' && strcmp(c_module + 1, module) == 0);
}

const Signature *signature_find(const char *module, const char *name) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (is_module(table[i].module, module) && strcmp(table[i].name, name) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

const char *signature_module(const Signature *signature) {
    return signature->module;
}

bool signature_is_function(const Signature *signature) {
    return signature->kind == SIGNATURE_FUNCTION || signature->kind == SIGNATURE_FUNCTION_NAMED;
}

static uint32_t keyword_count(const Machine *m, Value kwnames) {
    return value_is_ref(kwnames) ? tuple_count(m, kwnames) : 0;
}

// "math.exp" for functions, "islice" for classes. Both for those without keywords.
static void raise_named(Machine *m, const Signature *s, const char *what) {
    bool is_function = signature_is_function(s);
    raise_error(m, CLASS_TYPE_ERROR, "%s%s%s() %s", is_function ? s->module : "",
                is_function ? "." : "", s->name, what);
}

static void explain_count(Machine *m, const Signature *s, int count) {
    if (count >= s->least && (count <= s->most || s->most < 0)) {
        return;
    }
    if (s->kind == SIGNATURE_FUNCTION && s->most == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.%s() takes no arguments (%d given)", s->module,
                    s->name, count);
    } else if (s->kind == SIGNATURE_FUNCTION && s->most == 1 && s->least == 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.%s() takes exactly one argument (%d given)", s->module,
                    s->name, count);
    } else {
        raise_count_expected(m, s->name, s->least, s->most, count);
    }
}

static bool has_keyword(Machine *m, Value kwnames, const char *name, size_t length) {
    for (uint32_t i = 0; i < keyword_count(m, kwnames); i++) {
        Value given = tuple_items(m, kwnames)[i];
        if (str_length(m, given) == length && memcmp(str_bytes(m, given), name, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_parameter(const Signature *s, const char *name) {
    size_t length = strlen(name);
    for (const char *at = s->parameters; *at; at += strcspn(at, " ")) {
        at += *at == ' ';
        if (strcspn(at, " ") == length && memcmp(at, name, length) == 0) {
            return true;
        }
    }
    return false;
}

static void explain_missing(Machine *m, const Signature *s, int count, Value kwnames) {
    const char *at = s->parameters;
    for (int i = 0; i < s->least; i++) {
        size_t length = strcspn(at, " ");
        if (i >= count && !has_keyword(m, kwnames, at, length)) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() missing required argument '%.*s' (pos %d)",
                        s->name, (int)length, at, i + 1);
            return;
        }
        at += length + (at[length] == ' ');
    }
    for (uint32_t i = 0; i < keyword_count(m, kwnames); i++) {
        const char *name = str_bytes(m, tuple_items(m, kwnames)[i]);
        if (!is_parameter(s, name)) {
            raise_unknown_keyword(m, s->name, name, (const char *const[]){NULL});
            return;
        }
    }
}

void signature_explain(Machine *m, const Signature *s, int count, Value kwnames) {
    int total = count + (int)keyword_count(m, kwnames);
    switch (s->kind) {
    case SIGNATURE_FUNCTION:
    case SIGNATURE_CLASS:
        if (total > count) {
            raise_named(m, s, "takes no keyword arguments");
        } else {
            explain_count(m, s, count);
        }
        return;
    case SIGNATURE_FUNCTION_NAMED:
    case SIGNATURE_CLASS_NAMED:
        if (total > s->most) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() takes at most %d argument%s (%d given)", s->name,
                        s->most, s->most == 1 ? "" : "s", total);
        } else if (s->positional && count > s->positional) {
            raise_error(m, CLASS_TYPE_ERROR,
                        "%s() takes exactly %d positional arguments (%d given)", s->name,
                        s->positional, count);
        } else {
            explain_missing(m, s, count, kwnames);
        }
        return;
    }
}
