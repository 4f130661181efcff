// "Did you mean": what is looked at, the distance and the limits are those of CPython's
// interpreter, which looks when a traceback is printed and not when the error is raised. Since 3.12
// it knows what self has, which modules there are, and what else could have been imported.
#include <string.h>

#include "engine/lang/stdlib_names.h"
#include "engine/vm/builtins.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"

enum {
    MAX_CANDIDATES = 750,
    MAX_NAME_BYTES = 40,
    MOVE_COST = 2,
    CASE_COST = 1,
    NO_LIMIT = MOVE_COST * (MAX_NAME_BYTES + 1) * 2
};

static int substitution_cost(char a, char b) {
    if (a == b) {
        return 0;
    }
    char lower_a = (char)(a >= 'A' && a <= 'Z' ? a + 32 : a);
    char lower_b = (char)(b >= 'A' && b <= 'Z' ? b + 32 : b);
    return lower_a == lower_b ? CASE_COST : MOVE_COST;
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

// Levenshtein distance with those costs; above most it only says so.
static int distance(const char *a, const char *b, int most) {
    while (*a && *b && *a == *b) {
        a++;
        b++;
    }
    int n = (int)strlen(a);
    int k = (int)strlen(b);
    while (n > 0 && k > 0 && a[n - 1] == b[k - 1]) {
        n--;
        k--;
    }
    if (n == 0 || k == 0) {
        return MOVE_COST * (n + k);
    }
    if (n > MAX_NAME_BYTES || k > MAX_NAME_BYTES) {
        return most + 1;
    }
    int row[MAX_NAME_BYTES + 1];
    for (int i = 0; i < n; i++) {
        row[i] = MOVE_COST * (i + 1);
    }
    int result = 0;
    for (int j = 0; j < k; j++) {
        int before = result = j * MOVE_COST;
        int least = most + 1;
        for (int i = 0; i < n; i++) {
            int substitute = before + substitution_cost(b[j], a[i]);
            before = row[i];
            result = smaller(substitute, smaller(result, before) + MOVE_COST);
            row[i] = result;
            least = smaller(least, result);
        }
        if (least > most) {
            return most + 1;
        }
    }
    return result;
}

typedef struct Search {
    const char *wrong;
    char best[MAX_NAME_BYTES + 1]; // "": nothing yet
    int best_distance;
    int limit; // of the distance
    int seen;
    bool is_alphabetic; // of names at the same distance the first in the alphabet, else the first
} Search;

static bool is_better(const Search *search, const char *name, int d) {
    return !search->best[0] || d < search->best_distance ||
           (search->is_alphabetic && strcmp(name, search->best) < 0);
}

static void consider(void *context, const char *name) {
    Search *search = context;
    search->seen++;
    if (strcmp(name, search->wrong) == 0) {
        return;
    }
    int most = ((int)strlen(name) + (int)strlen(search->wrong) + 3) * MOVE_COST / 6;
    if (search->best[0]) {
        most = smaller(most, search->best_distance);
    }
    most = smaller(most, search->limit);
    int d = distance(search->wrong, name, most);
    if (d <= most && strlen(name) <= MAX_NAME_BYTES && is_better(search, name, d)) {
        strcpy(search->best, name);
        search->best_distance = d;
    }
}

static bool is_found(const Search *search) {
    return search->best[0] != '\0' && search->seen < MAX_CANDIDATES;
}

// --- names ------------------------------------------------------------------------------------

static void consider_dict(Machine *m, Search *search, Value dict) {
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict != VALUE_UNSET && dict_next(m, dict, &position, &key, &value)) {
        if (is_type(m, key, TYPE_STR)) {
            consider(search, str_bytes(m, key));
        }
    }
}

// What every module of CPython has, in its order.
static void consider_module_names(Search *search) {
    static const char *const names[] = {"__name__",     "__doc__",  "__package__",
                                        "__loader__",   "__spec__", "__annotations__",
                                        "__builtins__", "__file__", "__cached__"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        consider(search, names[i]);
    }
}

// The frame in which it was raised, or NULL.
static const Frame *innermost_frame(const Machine *m, Value traceback) {
    Value frame = VALUE_UNSET;
    while (is_type(m, traceback, TYPE_TRACEBACK)) {
        frame = AS(Traceback, m, traceback)->frame;
        traceback = AS(Traceback, m, traceback)->next;
    }
    return is_type(m, frame, TYPE_FRAME) ? AS(Frame, m, frame) : NULL;
}

// The nearest scope with anything like it decides; since 3.13, and for the library of 3.12, the
// most similar name of all. Locals count whether they are set or not; variables of the functions
// around do not.
static void search_names(Machine *m, const Frame *f, bool by_library, Search *search) {
    const Search empty = *search;
    bool is_nearest = m->profile->minor < 12 || !by_library;
    const Code *code = frame_code(m, f);
    for (int32_t i = 0; i < code->local_count; i++) {
        consider(search, str_bytes(m, name_at(m, f->program, code->local_names[i])));
    }
    if (!is_nearest || !is_found(search)) {
        *search = is_nearest ? empty : *search;
        consider_module_names(search);
        consider_dict(m, search, f->globals);
    }
    if (!is_nearest || !is_found(search)) {
        *search = is_nearest ? empty : *search;
        stdlib_visit_names("builtins", consider, search);
    }
}

// --- attributes -------------------------------------------------------------------------------

// What dir() tells, in its order. A library module may lack what CPython's has: the suggestion
// knows all of it.
static void search_attributes(Machine *m, Value object, Search *search) {
    search->is_alphabetic = true;
    if (is_type(m, object, TYPE_MODULE) &&
        is_type(m, AS(ModuleObject, m, object)->name, TYPE_STR)) {
        stdlib_visit_names(str_bytes(m, AS(ModuleObject, m, object)->name), consider, search);
    }
    Value held = pending_take(m);
    Value names = builtin_dir(m, &(Call){.args = &object, .count = 1});
    for (uint32_t i = 0; names != VALUE_UNSET && i < list_count(m, names); i++) {
        if (is_type(m, list_items(m, names)[i], TYPE_STR)) {
            consider(search, str_bytes(m, list_items(m, names)[i]));
        }
    }
    release(m, names);
    pending_clear(m);
    m->world->pending = held;
}

// What self has under the name, as "self.name": since 3.12 the first thing that is looked at.
static bool self_has(Machine *m, const Frame *f, Value name) {
    const Code *code = frame_code(m, f);
    for (int32_t i = 0; i < code->local_count; i++) {
        Value self = f->slots[i];
        if (str_equal_z(m, name_at(m, f->program, code->local_names[i]), "self") &&
            self != VALUE_UNSET) {
            Value held = pending_take(m);
            Value found = get_attr_or_unset(m, self, name);
            bool has = found != VALUE_UNSET;
            release(m, found);
            pending_clear(m);
            m->world->pending = held;
            return has;
        }
    }
    return false;
}

// The library of 3.12 wants fewer changes than the wrong name has characters.
static Search search_for(const Machine *m, Value name, bool by_library) {
    const char *wrong = str_bytes(m, name);
    bool is_strict = by_library && m->profile->minor == 12;
    return (Search){.wrong = wrong,
                    .limit = is_strict ? (int)utf8_count(wrong, strlen(wrong)) - 1 : NO_LIMIT};
}

static void suggest_name(Machine *m, const Frame *f, Value name, bool by_library, Text *out) {
    Search search = search_for(m, name, by_library);
    bool is_later = m->profile->minor >= 12;
    if (f && is_later && self_has(m, f, name)) {
        text_printf(out, ". Did you mean: 'self.%s'?", search.wrong);
        return;
    }
    if (f) {
        search_names(m, f, by_library, &search);
    }
    if (is_found(&search)) {
        text_printf(out, ". Did you mean: '%s'?", search.best);
    }
    if (is_later && stdlib_has_module(search.wrong)) {
        text_printf(out, "%s you forget to import '%s'%s", is_found(&search) ? " Or did" : ". Did",
                    search.wrong, by_library && m->profile->minor == 12 ? "" : "?");
    }
}

// The module that lacks the name, if it is loaded; borrowed.
static Value module_of_import(Machine *m, Value exception) {
    Value *name = exception_field(m, exception, "name");
    return name && is_type(m, *name, TYPE_STR) ? dict_get(m, m->world->modules, *name)
                                               : VALUE_UNSET;
}

void suggestion_for(Machine *m, Value exception, Value traceback, bool by_library, Text *out) {
    const Exception *e = AS(Exception, m, exception);
    bool is_import = is_instance(m, exception, CLASS_IMPORT_ERROR);
    Value *import_name = is_import ? exception_field(m, exception, "name_from") : NULL;
    Value name = import_name ? *import_name : e->extra;
    if (!is_type(m, name, TYPE_STR)) {
        return;
    }
    const Frame *f = innermost_frame(m, traceback);
    if (is_instance(m, exception, CLASS_NAME_ERROR)) {
        suggest_name(m, f, name, by_library, out);
        return;
    }
    Value object = is_import ? module_of_import(m, exception)
                   : is_instance(m, exception, CLASS_ATTRIBUTE_ERROR) ? e->extra2
                                                                      : VALUE_UNSET;
    Search search = search_for(m, name, by_library);
    if (object != VALUE_UNSET) {
        search_attributes(m, object, &search);
    }
    if (is_found(&search)) {
        text_printf(out, ". Did you mean: '%s'?", search.best);
    }
}

void suggestion_among(const char *wrong, const char *const *names, Text *out) {
    Search search = {.wrong = wrong, .limit = NO_LIMIT};
    for (; *names; names++) {
        consider(&search, *names);
    }
    if (is_found(&search)) {
        text_printf(out, ". Did you mean '%s'?", search.best);
    }
}
