#include "engine/vm/ops.h"
#include "engine/vm/protocol.h"
#include "engine/vm/str.h"

Value op_build_list(Machine *m, const Value *items, uint32_t count) {
    Value list = list_new(m, count);
    for (uint32_t i = 0; i < count && list != VALUE_UNSET; i++) {
        if (!list_append(m, list, items[i])) {
            release(m, list);
            return VALUE_UNSET;
        }
    }
    if (list != VALUE_UNSET) {
        AS(List, m, list)->places = count;
    }
    return list;
}

Value op_build_set(Machine *m, const Value *items, uint32_t count) {
    Value set = set_new(m, TYPE_SET);
    for (uint32_t i = 0; i < count && set != VALUE_UNSET; i++) {
        if (!set_add(m, set, items[i])) {
            release(m, set);
            return VALUE_UNSET;
        }
    }
    return set;
}

static Value frozenset_of(Machine *m, Value iterable) {
    Value set = set_new(m, TYPE_FROZENSET);
    if (set != VALUE_UNSET && !set_update(m, set, iterable)) {
        release(m, set);
        return VALUE_UNSET;
    }
    return set;
}

// compile.c folds the display to a frozenset, merging constants makes another one of its items,
// and the code adds that to an empty set.
Value op_const_set(Machine *m, Value tuple) {
    Value folded = frozenset_of(m, tuple);
    Value items = folded == VALUE_UNSET ? VALUE_UNSET : list_new(m, 4);
    Value merged = VALUE_UNSET;
    if (items != VALUE_UNSET && list_extend(m, items, folded)) {
        merged = frozenset_of(m, items);
    }
    Value set = merged == VALUE_UNSET ? VALUE_UNSET : set_new(m, TYPE_SET);
    if (set != VALUE_UNSET && !set_update(m, set, merged)) {
        release(m, set);
        set = VALUE_UNSET;
    }
    release(m, folded);
    release(m, items);
    release(m, merged);
    return set;
}

Value op_build_map(Machine *m, const Value *pairs, uint32_t count) {
    Value dict = dict_new(m);
    for (uint32_t i = 0; i < count && dict != VALUE_UNSET; i++) {
        if (!dict_set(m, dict, pairs[2 * i], pairs[2 * i + 1])) {
            release(m, dict);
            return VALUE_UNSET;
        }
    }
    return dict;
}

Value op_build_string(Machine *m, const Value *parts, uint32_t count) {
    size_t length = 0;
    const char *only = ""; // the last part that is not empty
    for (uint32_t i = 0; i < count; i++) {
        size_t more = str_length(m, parts[i]);
        only = more ? str_bytes(m, parts[i]) : only;
        length += more;
    }
    if (length <= 1) {
        return str_new(m, only, length);
    }
    Str *joined = str_begin(m, length);
    if (!joined) {
        return VALUE_UNSET;
    }
    char *end = joined->bytes;
    for (uint32_t i = 0; i < count; i++) {
        const Str *part = AS(Str, m, parts[i]);
        memcpy(end, part->bytes, part->length);
        end += part->length;
        joined->count += part->count;
    }
    return value_of(m, joined);
}

// What is called, as the messages about spread arguments name it (_PyObject_FunctionStr):
// "module.function()", without the module for builtins, or the object itself.
static bool add_callable(Machine *m, Text *text, Value callable) {
    Value name = get_attr_or_unset(m, callable, name_z(m, "__qualname__"));
    Value module = name == VALUE_UNSET || m->world->pending != VALUE_UNSET
                       ? VALUE_UNSET
                       : get_attr_or_unset(m, callable, name_z(m, "__module__"));
    bool ok = m->world->pending == VALUE_UNSET;
    if (ok && name == VALUE_UNSET) {
        ok = text_add_str(m, text, callable);
    } else if (ok) {
        if (is_type(m, module, TYPE_STR) && !str_equal_z(m, module, "builtins")) {
            text_printf(text, "%s.", str_bytes(m, module));
        }
        text_printf(text, "%s()", str_bytes(m, name));
    }
    release(m, name);
    release(m, module);
    return ok;
}

__attribute__((format(printf, 3, 4))) static void raise_for_callable(Machine *m, Value callable,
                                                                     const char *format, ...) {
    Text text = {0};
    if (add_callable(m, &text, callable)) {
        va_list arguments;
        va_start(arguments, format);
        text_vprintf(&text, format, arguments);
        va_end(arguments);
        raise_error(m, CLASS_TYPE_ERROR, "%s", text_z(&text));
    }
    text_release(&text);
}

static bool is_mapping(Machine *m, Value v) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return is_type(m, v, TYPE_DICT);
    }
    return is_type(m, value_inside(m, v), TYPE_DICT) ||
           class_lookup(m, class_of(m, v), name_z(m, "keys")) != VALUE_UNSET;
}

static bool merge_dict(Machine *m, Value callable, Value dict, Value mapping);

// f(**a, **b): a name that comes twice is the caller's mistake.
static bool dict_merge(Machine *m, Value callable, Value dict, Value mapping) {
    if (!is_mapping(m, mapping)) {
        raise_for_callable(m, callable, " argument after ** must be a mapping, not %s",
                           type_name(m, mapping));
        return false;
    }
    if (is_type(m, value_inside(m, mapping), TYPE_DICT)) {
        return merge_dict(m, callable, dict, value_inside(m, mapping));
    }
    Value plain = dict_new(m);
    bool ok = plain != VALUE_UNSET && dict_update(m, plain, mapping) &&
              merge_dict(m, callable, dict, plain);
    release(m, plain);
    return ok;
}

static bool merge_dict(Machine *m, Value callable, Value dict, Value mapping) {
    uint32_t position = 0;
    Value key;
    Value value;
    bool may_repeat = dict_count(m, dict) > 0 || m->costs;
    while (dict_next(m, mapping, &position, &key, &value)) {
        if (!is_type(m, key, TYPE_STR)) {
            raise_error(m, CLASS_TYPE_ERROR, "keywords must be strings");
            return false;
        }
        if (may_repeat && dict_get(m, dict, key) != VALUE_UNSET) {
            raise_for_callable(m, callable, " got multiple values for keyword argument '%s'",
                               str_bytes(m, key));
            return false;
        }
        if (!dict_set(m, dict, key, value)) {
            return false;
        }
    }
    return true;
}

// Whether the pending error is that v is no iterable, and not one that its iteration raised.
static bool says_not_iterable(Machine *m, Value v) {
    if (!pending_is(m, CLASS_TYPE_ERROR)) {
        return false;
    }
    const Exception *error = AS(Exception, m, m->world->pending);
    if (tuple_count(m, error->args) != 1 || !is_type(m, tuple_items(m, error->args)[0], TYPE_STR)) {
        return false;
    }
    Text expected = {0};
    text_printf(&expected, "'%s' object is not iterable", type_name(m, v));
    bool same = str_equal_z(m, tuple_items(m, error->args)[0], text_z(&expected));
    text_release(&expected);
    return same;
}

bool op_extend(Machine *m, Value *sp, Opcode op, uint32_t arg) {
    Value source = sp[-1];
    Value target = sp[-1 - (int32_t)arg];
    if (op == OP_LIST_EXTEND) {
        if (list_extend(m, target, source)) {
            return true;
        }
        if (says_not_iterable(m, source)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "Value after * must be an iterable, not %s",
                        type_name(m, source));
        }
        return false;
    }
    if (op == OP_SET_UPDATE) {
        return set_update(m, target, source);
    }
    if (op == OP_DICT_UPDATE) {
        if (!is_mapping(m, source)) {
            raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not a mapping", type_name(m, source));
            return false;
        }
        return dict_update(m, target, source);
    }
    return dict_merge(m, sp[-3 - (int32_t)arg - 1], target, source);
}

static Value unpack_source(Machine *m, Value v) {
    if (is_type(m, v, TYPE_LIST) || is_type(m, v, TYPE_TUPLE)) {
        return retain(m, v);
    }
    Value iterator = value_iter(m, v);
    if (iterator == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "cannot unpack non-iterable %s object",
                        type_name(m, v));
        }
        return VALUE_UNSET;
    }
    return iterator;
}

// Takes at most `most` items (all when negative).
static Value take_items(Machine *m, Value source, int most) {
    if (!is_type(m, source, TYPE_LIST) && !is_type(m, source, TYPE_TUPLE)) {
        Value list = list_new(m, 4);
        Value item;
        while ((most < 0 || (int)list_count(m, list) < most) &&
               (item = value_next(m, source)) != VALUE_UNSET) {
            list_append(m, list, item);
            release(m, item);
        }
        if (value_is_ref(m->world->pending)) {
            release(m, list);
            return VALUE_UNSET;
        }
        return list;
    }
    return retain(m, source);
}

static bool check_unpack(Machine *m, int given, int before, int after) {
    int wanted = before + (after > 0 ? after : 0);
    if (given < wanted) {
        raise_error(m, CLASS_VALUE_ERROR, "not enough values to unpack (expected %s%d, got %d)",
                    after >= 0 ? "at least " : "", wanted, given);
        return false;
    }
    if (after < 0 && given > wanted) {
        raise_error(m, CLASS_VALUE_ERROR, "too many values to unpack (expected %d)", wanted);
        return false;
    }
    return true;
}

bool op_unpack(Machine *m, Value sequence, int before, int after, Value *out) {
    Value source = unpack_source(m, sequence);
    if (source == VALUE_UNSET) {
        return false;
    }
    Value all = take_items(m, source, after < 0 ? before + 1 : -1);
    release(m, source);
    if (all == VALUE_UNSET) {
        return false;
    }
    int count = (int)sequence_count(m, all);
    Value *items = sequence_items(m, all);
    bool ok = check_unpack(m, count, before, after);
    if (ok && after < 0) {
        for (int i = 0; i < before; i++) {
            out[i] = retain(m, items[before - 1 - i]);
        }
    } else if (ok) {
        Value *place = out;
        for (int i = 0; i < after; i++) {
            *place++ = retain(m, items[count - 1 - i]);
        }
        *place++ = op_build_list(m, items + before, (uint32_t)(count - before - after));
        for (int i = before - 1; i >= 0; i--) {
            *place++ = retain(m, items[i]);
        }
    }
    release(m, all);
    return ok;
}

Value op_format(Machine *m, Value v, Value spec, uint32_t conversion) {
    Value converted = conversion == 0   ? retain(m, v)
                      : conversion == 1 ? value_str(m, v)
                      : conversion == 2 ? value_repr(m, v)
                                        : value_ascii(m, v);
    if (converted == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (spec == VALUE_UNSET && is_type(m, converted, TYPE_STR)) {
        return converted;
    }
    if (spec == VALUE_UNSET && value_is_int(converted) && !m->costs) { // who count the empty one
        work_done(m, COST_FORMAT, 1);
        return value_str(m, converted);
    }
    Value empty = spec == VALUE_UNSET ? str_z(m, "") : retain(m, spec);
    Value text = value_format(m, converted, empty);
    release(m, empty);
    release(m, converted);
    return text;
}

// --- functions and calls ----------------------------------------------------------------------

Value op_make_function(Machine *m, const Frame *f, Value *sp, uint32_t parts) {
    const CodeObject *code = AS(CodeObject, m, sp[-1]);
    Value function = function_new(m, code->program, code->code, f->globals);
    if (function == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Function *made = AS(Function, m, function);
    Value *next = sp - 2;
    if (parts & 8) {
        made->closure = retain(m, *next--);
    }
    if (parts & 4) {
        made->annotations = retain(m, *next--);
    }
    if (parts & 2) {
        made->kw_defaults = retain(m, *next--);
    }
    if (parts & 1) {
        made->defaults = retain(m, *next--);
    }
    return function;
}

Value op_call_kw(Machine *m, Value *sp, int count) {
    Value kwnames = sp[-1];
    int keyword_count = (int)tuple_count(m, kwnames);
    Value *args = sp - 1 - count;
    Value callable = args[-2];
    int positional = count - keyword_count;
    if (args[-1] != VALUE_UNSET) {
        args--;
        positional++;
    }
    return call_push(m, callable, args, positional, args + positional, kwnames);
}

static Value spread_keywords(Machine *m, Value dict, Value *values) {
    Value names = tuple_new(m, dict_count(m, dict));
    *values = tuple_new(m, dict_count(m, dict));
    if (names == VALUE_UNSET || *values == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    uint32_t position = 0;
    Value key;
    Value value;
    for (uint32_t i = 0; dict_next(m, dict, &position, &key, &value); i++) {
        tuple_items(m, names)[i] = retain(m, key);
        tuple_items(m, *values)[i] = retain(m, value);
    }
    return names;
}

static Value spread_positional(Machine *m, Value callable, Value positional) {
    Value sequence = sequence_of(m, positional);
    if (sequence == VALUE_UNSET && says_not_iterable(m, positional)) {
        pending_clear(m);
        raise_for_callable(m, callable, " argument after * must be an iterable, not %s",
                           type_name(m, positional));
    }
    return sequence;
}

Value op_call_ex(Machine *m, Value *sp, bool with_dict) {
    Value dict = with_dict ? sp[-1] : VALUE_UNSET;
    Value positional = sp[with_dict ? -2 : -1];
    Value callable = sp[with_dict ? -4 : -3];
    Value sequence = spread_positional(m, callable, positional);
    if (sequence == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value *args = sequence_items(m, sequence);
    int count = (int)sequence_count(m, sequence);
    if (dict == VALUE_UNSET || (is_type(m, dict, TYPE_DICT) && dict_count(m, dict) == 0)) {
        Value result = call_push(m, callable, args, count, NULL, VALUE_UNSET);
        release(m, sequence);
        return result;
    }
    Value values;
    Value names = spread_keywords(m, dict, &values);
    if (names == VALUE_UNSET) {
        release(m, sequence);
        return VALUE_UNSET;
    }
    Value result = call_push(m, callable, args, count, tuple_items(m, values), names);
    release(m, sequence);
    release(m, names);
    release(m, values);
    return result;
}

// --- match ------------------------------------------------------------------------------------

bool op_match_mapping(Machine *m, Value subject) {
    return is_type(m, value_inside(m, subject), TYPE_DICT);
}

bool op_match_sequence(Machine *m, Value subject) {
    TypeId type = type_of(m, value_inside(m, subject));
    return type == TYPE_LIST || type == TYPE_TUPLE || type == TYPE_RANGE || type == TYPE_DEQUE;
}

Value op_match_keys(Machine *m, Value subject, Value keys) {
    uint32_t count = tuple_count(m, keys);
    Value values = tuple_new(m, count);
    for (uint32_t i = 0; i < count; i++) {
        tuple_items(m, values)[i] = VALUE_UNSET;
    }
    for (uint32_t i = 0; i < count; i++) {
        Value found = dict_get(m, value_inside(m, subject), tuple_items(m, keys)[i]);
        if (found == VALUE_UNSET) {
            release(m, values);
            return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NONE;
        }
        tuple_items(m, values)[i] = retain(m, found);
    }
    return values;
}

static bool matches_itself(Machine *m, Value cls) {
    static const ClassId classes[] = {CLASS_BOOL,      CLASS_BYTES, CLASS_DICT, CLASS_FLOAT,
                                      CLASS_FROZENSET, CLASS_INT,   CLASS_LIST, CLASS_SET,
                                      CLASS_STR,       CLASS_TUPLE};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (is_subclass(m, cls, builtin_class(m, classes[i]))) {
            return true;
        }
    }
    return false;
}

static Value match_attribute(Machine *m, Value subject, Value name) {
    Value found = get_attr_or_unset(m, subject, name);
    if (found == VALUE_UNSET && pending_is(m, CLASS_ATTRIBUTE_ERROR)) {
        pending_clear(m);
    }
    return found;
}

// C(a, b, name=c): the names of the attributes to look at.
typedef struct ClassPattern {
    Value cls;
    int positional;   // how many of them match_args names
    Value match_args; // a tuple; unset: the only one is the subject itself
    Value names;
} ClassPattern;

// False: an exception is pending.
static bool find_match_args(Machine *m, ClassPattern *p) {
    p->match_args =
        p->positional > 0 ? class_lookup(m, p->cls, name_z(m, "__match_args__")) : VALUE_UNSET;
    bool is_there = p->match_args != VALUE_UNSET;
    if (is_there && !is_type(m, p->match_args, TYPE_TUPLE)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.__match_args__ must be a tuple (got %s)",
                    class_name(m, p->cls), type_name(m, p->match_args));
        return false;
    }
    int known = is_there ? (int)tuple_count(m, p->match_args) : matches_itself(m, p->cls);
    if (p->positional > known) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() accepts %d positional sub-pattern%s (%d given)",
                    class_name(m, p->cls), known, known == 1 ? "" : "s", p->positional);
    }
    return p->positional <= known;
}

static Value attribute_name(const Machine *m, const ClassPattern *p, int i) { // borrowed
    return i < p->positional ? tuple_items(m, p->match_args)[i]
                             : tuple_items(m, p->names)[i - p->positional];
}

// Borrowed; unset, with an exception pending, when it is no name or was there before.
static Value checked_name(Machine *m, const ClassPattern *p, int i) {
    Value name = attribute_name(m, p, i);
    if (!is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "__match_args__ elements must be strings (got %s)",
                           type_name(m, name));
    }
    for (int j = 0; j < i; j++) {
        if (str_equal_z(m, attribute_name(m, p, j), str_bytes(m, name))) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "%s() got multiple sub-patterns for attribute '%s'",
                               class_name(m, p->cls), str_bytes(m, name));
        }
    }
    return name;
}

Value op_match_class(Machine *m, Value subject, Value cls, Value names, int positional) {
    if (!is_type(m, cls, TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "called match pattern must be a class");
    }
    if (!is_subclass(m, class_of(m, subject), cls)) {
        return VALUE_NONE;
    }
    ClassPattern pattern = {.cls = cls, .positional = positional, .names = names};
    if (!find_match_args(m, &pattern)) {
        return VALUE_UNSET;
    }
    Value attributes = list_new(m, 4);
    if (positional == 1 && pattern.match_args == VALUE_UNSET) {
        list_append(m, attributes, subject);
        pattern.positional = 0;
    }
    int total = pattern.positional + (int)tuple_count(m, names);
    for (int i = 0; i < total; i++) {
        Value name = checked_name(m, &pattern, i);
        Value found = name == VALUE_UNSET ? VALUE_UNSET : match_attribute(m, subject, name);
        if (found == VALUE_UNSET) {
            release(m, attributes);
            return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NONE;
        }
        list_append(m, attributes, found);
        release(m, found);
    }
    Value tuple = tuple_of(m, list_items(m, attributes), list_count(m, attributes));
    release(m, attributes);
    return tuple;
}
