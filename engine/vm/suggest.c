// "Did you mean": the distance and limits of CPython 3.11's traceback.py.
#include <string.h>

#include "engine/lang/stdlib_names.h"
#include "engine/vm/interp.h"

enum {
    MAX_CANDIDATES = 750,
    MAX_NAME_BYTES = 40,
    MOVE_COST = 2,
    CASE_COST = 1
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
    int seen;
} Search;

static void consider(void *context, const char *name) {
    Search *search = context;
    if (strcmp(name, search->wrong) == 0 || ++search->seen > MAX_CANDIDATES) {
        return;
    }
    int most = ((int)strlen(name) + (int)strlen(search->wrong) + 3) * MOVE_COST / 6;
    if (search->best[0]) {
        most = smaller(most, search->best_distance - 1);
    }
    int d = distance(search->wrong, name, most);
    if (d <= most && strlen(name) <= MAX_NAME_BYTES) {
        strcpy(search->best, name);
        search->best_distance = d;
    }
}

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

static void consider_names(Machine *m, Search *search, const Frame *f, const uint32_t *names,
                           int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        consider(search, str_bytes(m, name_at(m, f->program, names[i])));
    }
}

// The nearest scope with anything like it decides. True and the like are names among the builtins.
static bool is_found(const Search *search) {
    return search->best[0] != '\0';
}

// For a name that is not there: what the frame could see.
Value suggest_name(Machine *m, const Frame *f, const char *wrong) {
    Search search = {.wrong = wrong};
    const Code *code = frame_code(m, f);
    consider_names(m, &search, f, code->local_names, code->local_count);
    consider_names(m, &search, f, code->cell_names, code->cell_count);
    consider_names(m, &search, f, code->free_names, code->free_count);
    if (!is_found(&search)) {
        consider_dict(m, &search, f->globals);
    }
    if (!is_found(&search)) {
        stdlib_visit_names("builtins", consider, &search);
    }
    return is_found(&search) ? str_z(m, search.best) : VALUE_UNSET;
}

static void consider_class(Machine *m, Search *search, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i < tuple_count(m, mro); i++) {
        consider_dict(m, search, AS(Class, m, tuple_items(m, mro)[i])->dict);
    }
}

// A library module may lack what CPython's has: the suggestion knows all of it.
static void consider_module(Machine *m, Search *search, Value module) {
    Value name = AS(ModuleObject, m, module)->name;
    if (is_type(m, name, TYPE_STR)) {
        stdlib_visit_names(str_bytes(m, name), consider, search);
    }
    consider_dict(m, search, AS(ModuleObject, m, module)->dict);
}

static void suggest_attribute(Machine *m, Value object, Search *search) {
    switch ((int)type_of(m, object)) {
    case TYPE_MODULE:
        consider_module(m, search, object);
        break;
    case TYPE_CLASS:
        consider_class(m, search, object);
        break;
    case TYPE_INSTANCE:
        consider_dict(m, search, AS(Instance, m, object)->dict);
        break;
    default:
        break;
    }
    consider_class(m, search, class_of(m, object));
}

void suggestion_for(Machine *m, Value exception, Text *out) {
    const Exception *e = AS(Exception, m, exception);
    if (is_instance(m, exception, CLASS_NAME_ERROR) && is_type(m, e->extra2, TYPE_STR)) {
        text_printf(out, ". Did you mean: '%s'?", str_bytes(m, e->extra2));
    } else if (is_instance(m, exception, CLASS_ATTRIBUTE_ERROR) && is_type(m, e->extra, TYPE_STR) &&
               e->extra2 != VALUE_UNSET) {
        Search search = {.wrong = str_bytes(m, e->extra)};
        suggest_attribute(m, e->extra2, &search);
        if (search.best[0]) {
            text_printf(out, ". Did you mean: '%s'?", search.best);
        }
    }
}
