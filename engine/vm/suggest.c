// "Did you mean": the distance and limits of CPython 3.11's traceback.py.
#include <string.h>

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
    const char *best;
    int best_distance;
    int seen;
} Search;

static void consider(Search *search, const char *name) {
    if (strcmp(name, search->wrong) == 0 || ++search->seen > MAX_CANDIDATES) {
        return;
    }
    int most = ((int)strlen(name) + (int)strlen(search->wrong) + 3) * MOVE_COST / 6;
    if (search->best) {
        most = smaller(most, search->best_distance - 1);
    }
    int d = distance(search->wrong, name, most);
    if (d <= most) {
        search->best = name;
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

// For a name that is not there: what the frame could see.
const char *suggest_name(Machine *m, const Frame *f, const char *wrong) {
    Search search = {.wrong = wrong};
    const Code *code = frame_code(m, f);
    for (int i = 0; i < code->local_count; i++) {
        if (f->slots[i] != VALUE_UNSET) {
            consider(&search, str_bytes(m, name_at(m, f->program, code->local_names[i])));
        }
    }
    consider_dict(m, &search, f->locals);
    consider_dict(m, &search, f->globals);
    consider_dict(m, &search, m->world->builtins);
    return search.best;
}

static void consider_class(Machine *m, Search *search, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i < tuple_count(m, mro); i++) {
        consider_dict(m, search, AS(Class, m, tuple_items(m, mro)[i])->dict);
    }
}

static const char *suggest_attribute(Machine *m, Value object, const char *wrong) {
    Search search = {.wrong = wrong};
    switch ((int)type_of(m, object)) {
    case TYPE_MODULE:
        consider_dict(m, &search, AS(ModuleObject, m, object)->dict);
        break;
    case TYPE_CLASS:
        consider_class(m, &search, object);
        break;
    case TYPE_INSTANCE:
        consider_dict(m, &search, AS(Instance, m, object)->dict);
        break;
    default:
        break;
    }
    consider_class(m, &search, class_of(m, object));
    return search.best;
}

void suggestion_for(Machine *m, Value exception, Text *out) {
    const Exception *e = AS(Exception, m, exception);
    const char *best = NULL;
    if (is_instance(m, exception, CLASS_NAME_ERROR) && is_type(m, e->extra2, TYPE_STR)) {
        best = str_bytes(m, e->extra2);
    } else if (is_instance(m, exception, CLASS_ATTRIBUTE_ERROR) && is_type(m, e->extra, TYPE_STR) &&
               e->extra2 != VALUE_UNSET) {
        best = suggest_attribute(m, e->extra2, str_bytes(m, e->extra));
    }
    if (best) {
        text_printf(out, ". Did you mean: '%s'?", best);
    }
}
