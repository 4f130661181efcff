#include "engine/vm/signatures.h"

#include <string.h>

#include "engine/vm/builtins.h"

typedef enum SignatureKind {
    SIGNATURE_FUNCTION,       // a function without keywords
    SIGNATURE_CLASS,          // a class without keywords
    SIGNATURE_FUNCTION_NAMED, // with keywords
    SIGNATURE_CLASS_NAMED,
    SIGNATURE_TUPLE, // a function of a fixed number of arguments, which it counts itself
    SIGNATURE_OTHER, // a function that the library's words fit, but for keywords where it has some
} SignatureKind;

struct Signature {
    const char *module; // of a method: the name of its class
    const char *name;   // of methods that are alike: several, one space between them
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

// The arguments without the object itself.
static const Signature methods[] = {
    {"Context", "run get", SIGNATURE_OTHER, 0, 0, 0, NULL},
    {"Context", "copy keys items values", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"ContextVar", "__init__", SIGNATURE_OTHER, 0, 0, 0, "name default"},
    {"ContextVar", "get set reset", SIGNATURE_OTHER, 0, 0, 0, NULL},
    {"OrderedDict", "copy", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"OrderedDict", "move_to_end", SIGNATURE_FUNCTION_NAMED, 1, 2, 0, "key last"},
    {"OrderedDict", "popitem", SIGNATURE_FUNCTION_NAMED, 0, 1, 0, "last"},
    {"Random", "random", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"Random", "getrandbits", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"SimpleQueue", "empty qsize", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"SimpleQueue", "put", SIGNATURE_FUNCTION_NAMED, 1, 3, 0, "item block timeout"},
    {"SimpleQueue", "put_nowait", SIGNATURE_FUNCTION_NAMED, 1, 1, 0, "item"},
    {"date", "today timetuple toordinal weekday isoweekday isocalendar isoformat ctime",
     SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"date", "fromtimestamp fromisoformat", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"date", "fromordinal", SIGNATURE_TUPLE, 1, 1, 0, NULL},
    {"date", "fromisocalendar", SIGNATURE_FUNCTION_NAMED, 3, 3, 0, "year week day"},
    {"date", "replace", SIGNATURE_FUNCTION_NAMED, 0, 3, 0, "year month day"},
    {"date", "strftime", SIGNATURE_FUNCTION_NAMED, 1, 1, 0, "format"},
    {"datetime",
     "utcnow date time timetz timetuple utctimetuple timestamp utcoffset dst "
     "tzname ctime",
     SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"datetime", "strftime", SIGNATURE_FUNCTION_NAMED, 1, 1, 0, "format"},
    {"datetime", "fromisoformat", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"datetime", "utcfromtimestamp", SIGNATURE_TUPLE, 1, 1, 0, NULL},
    {"datetime", "strptime", SIGNATURE_TUPLE, 2, 2, 0, NULL},
    {"datetime", "now astimezone", SIGNATURE_FUNCTION_NAMED, 0, 1, 0, "tz"},
    {"datetime", "fromtimestamp", SIGNATURE_FUNCTION_NAMED, 1, 2, 0, "timestamp tz"},
    {"datetime", "combine", SIGNATURE_FUNCTION_NAMED, 2, 3, 0, "date time tzinfo"},
    {"datetime", "isoformat", SIGNATURE_FUNCTION_NAMED, 0, 2, 0, "sep timespec"},
    {"datetime", "replace", SIGNATURE_FUNCTION_NAMED, 0, 9, 8,
     "year month day hour minute second microsecond tzinfo fold"},
    {"time", "utcoffset dst tzname", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"time", "fromisoformat", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
    {"time", "isoformat", SIGNATURE_FUNCTION_NAMED, 0, 1, 0, "timespec"},
    {"time", "replace", SIGNATURE_FUNCTION_NAMED, 0, 6, 5,
     "hour minute second microsecond tzinfo fold"},
    {"time", "strftime", SIGNATURE_FUNCTION_NAMED, 1, 1, 0, "format"},
    {"timedelta", "total_seconds", SIGNATURE_FUNCTION, 0, 0, 0, NULL},
    {"timezone", "utcoffset tzname dst fromutc", SIGNATURE_FUNCTION, 1, 1, 0, NULL},
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

static bool has_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; *at; at += strcspn(at, " ")) {
        at += *at == ' ';
        if (strcspn(at, " ") == length && memcmp(at, word, length) == 0) {
            return true;
        }
    }
    return false;
}

const Signature *signature_of_method(const char *owner, size_t owner_length, const char *name) {
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (strlen(methods[i].module) == owner_length &&
            memcmp(methods[i].module, owner, owner_length) == 0 &&
            has_word(methods[i].name, name)) {
            return &methods[i];
        }
    }
    return NULL;
}

const char *signature_module(const Signature *signature) {
    return signature->module;
}

bool signature_is_function(const Signature *signature) {
    return signature->kind != SIGNATURE_CLASS && signature->kind != SIGNATURE_CLASS_NAMED;
}

static uint32_t keyword_count(const Machine *m, Value kwnames) {
    return value_is_ref(kwnames) ? tuple_count(m, kwnames) : 0;
}

// "math.exp" for functions, "islice" for classes. Both for those without keywords.
static void raise_named(Machine *m, const Signature *s, const char *name, const char *what) {
    bool is_function = signature_is_function(s);
    raise_error(m, CLASS_TYPE_ERROR, "%s%s%s() %s", is_function ? s->module : "",
                is_function ? "." : "", name, what);
}

static void explain_count(Machine *m, const Signature *s, const char *name, int count) {
    if (count >= s->least && (count <= s->most || s->most < 0)) {
        return;
    }
    if (s->kind == SIGNATURE_FUNCTION && s->most == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.%s() takes no arguments (%d given)", s->module, name,
                    count);
    } else if (s->kind == SIGNATURE_FUNCTION && s->most == 1 && s->least == 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.%s() takes exactly one argument (%d given)", s->module,
                    name, count);
    } else {
        raise_count_expected(m, name, s->least, s->most, count);
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

// The constructor of a class goes by its name.
static void explain_keywords(Machine *m, const Signature *s, const char *name, Value kwnames) {
    for (uint32_t i = 0; i < keyword_count(m, kwnames); i++) {
        const char *key = str_bytes(m, tuple_items(m, kwnames)[i]);
        if (!has_word(s->parameters, key)) {
            raise_unknown_keyword(m, strcmp(name, "__init__") == 0 ? s->module : name, key,
                                  (const char *const[]){NULL});
            return;
        }
    }
}

static void explain_missing(Machine *m, const Signature *s, const char *name, int count,
                            Value kwnames) {
    const char *at = s->parameters;
    for (int i = 0; i < s->least; i++) {
        size_t length = strcspn(at, " ");
        if (i >= count && !has_keyword(m, kwnames, at, length)) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() missing required argument '%.*s' (pos %d)", name,
                        (int)length, at, i + 1);
            return;
        }
        at += length + (at[length] == ' ');
    }
    explain_keywords(m, s, name, kwnames);
}

void signature_explain(Machine *m, const Signature *s, const char *name, int count, Value kwnames) {
    int total = count + (int)keyword_count(m, kwnames);
    switch (s->kind) {
    case SIGNATURE_OTHER:
        if (s->parameters) {
            explain_keywords(m, s, name, kwnames);
        }
        return;
    case SIGNATURE_TUPLE:
        if (total > count) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", name);
        } else if (count != s->least) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() takes exactly %d argument%s (%d given)", name,
                        s->least, s->least == 1 ? "" : "s", count);
        }
        return;
    case SIGNATURE_FUNCTION:
    case SIGNATURE_CLASS:
        if (total > count) {
            raise_named(m, s, name, "takes no keyword arguments");
        } else {
            explain_count(m, s, name, count);
        }
        return;
    case SIGNATURE_FUNCTION_NAMED:
    case SIGNATURE_CLASS_NAMED:
        if (total > s->most) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() takes at most %d argument%s (%d given)", name,
                        s->most, s->most == 1 ? "" : "s", total);
        } else if (s->positional && count > s->positional) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() takes %s %d positional arguments (%d given)",
                        name, s->least < s->positional ? "at most" : "exactly", s->positional,
                        count);
        } else {
            explain_missing(m, s, name, count, kwnames);
        }
        return;
    }
}
