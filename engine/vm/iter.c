// iter() and reversed(): which iterator a value gives.
#include "engine/vm/deque.h"
#include "engine/vm/protocol.h"

static Value dict_iter(Machine *m, Value dict, ClassId cls, bool backwards) {
    bool is_ordered = object_at(m, dict)->flags & DICT_IS_ORDERED;
    Value v = iterator_new(m, is_ordered ? CLASS_ORDERED_ITERATOR : cls, dict);
    if (v != VALUE_UNSET) {
        Iterator *it = AS(Iterator, m, v);
        it->version = is_ordered ? AS(Dict, m, dict)->version : dict_count(m, dict);
        it->b = is_ordered ? value_from_small_int(cls) : VALUE_UNSET;
        it->step = dict_count(m, dict);
        it->index = backwards ? AS(Dict, m, dict)->entry_count : 0;
        it->c = backwards ? VALUE_TRUE : VALUE_FALSE;
    }
    return v;
}

static Value view_iter(Machine *m, Value view, bool backwards) {
    const DictView *v = AS(DictView, m, view);
    ClassId cls = v->class_id == CLASS_DICT_KEYS     ? CLASS_DICT_KEY_ITERATOR
                  : v->class_id == CLASS_DICT_VALUES ? CLASS_DICT_VALUE_ITERATOR
                                                     : CLASS_DICT_ITEM_ITERATOR;
    return dict_iter(m, v->dict, cls, backwards);
}

static Value set_iter(Machine *m, Value set) {
    Value v = iterator_new(m, CLASS_SET_ITERATOR, set);
    if (v != VALUE_UNSET) {
        AS(Iterator, m, v)->version = AS(Set, m, set)->count;
    }
    return v;
}

static Value item_iter(Machine *m, Value v, int64_t index, int64_t step) {
    Value iterator = iterator_new(m, step > 0 ? CLASS_SEQUENCE_ITERATOR : CLASS_REVERSED, v);
    if (iterator != VALUE_UNSET) {
        AS(Iterator, m, iterator)->index = index;
        AS(Iterator, m, iterator)->step = step;
    }
    return iterator;
}

// One item: the alias with a star.
static Value alias_iter(Machine *m, Value v) {
    const GenericAlias *alias = AS(GenericAlias, m, v);
    Value unpacked = generic_alias_new(m, alias->origin, alias->args);
    if (unpacked == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    object_at(m, unpacked)->flags |= ALIAS_IS_UNPACKED;
    Value items = tuple_of(m, &unpacked, 1);
    release(m, unpacked);
    Value iterator = items == VALUE_UNSET ? VALUE_UNSET : value_iter(m, items);
    release(m, items);
    return iterator;
}

static Value iter_of_object(Machine *m, Value o) {
    bool found;
    if (is_refused(m, o, "__iter__")) {
        return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not iterable", type_name(m, o));
    }
    Value iterator = call_user_special(m, o, "__iter__", NULL, 0, &found);
    if (found) {
        if (iterator != VALUE_UNSET && !is_iterator(m, iterator)) {
            raise_error(m, CLASS_TYPE_ERROR, "iter() returned non-iterator of type '%s'",
                        type_name(m, iterator));
            release(m, iterator);
            return VALUE_UNSET;
        }
        return iterator;
    }
    if (m->world->pending != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (items_inside(m, o) != o) {
        return value_iter(m, value_inside(m, o));
    }
    Value get_item = user_special(m, o, "__getitem__");
    if (get_item != VALUE_UNSET && get_item != VALUE_NONE) {
        release(m, get_item);
        return item_iter(m, o, 0, 1);
    }
    release(m, get_item);
    if (m->world->pending != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not iterable", type_name(m, o));
}

Value value_iter(Machine *m, Value o) {
    switch ((int)type_of(m, o)) {
    case TYPE_DEQUE:
        return deque_iter(m, o, false);
    case TYPE_RANGE:
        return range_iter(m, o, false);
    case TYPE_LIST:
        return iterator_new(m, CLASS_LIST_ITERATOR, o);
    case TYPE_TUPLE:
        return iterator_new(m, CLASS_TUPLE_ITERATOR, o);
    case TYPE_STR:
        return iterator_new(m, str_is_ascii(m, o) ? CLASS_STR_ITERATOR : CLASS_STR_WIDE_ITERATOR,
                            o);
    case TYPE_BYTES:
        return iterator_new(m, CLASS_BYTES_ITERATOR, o);
    case TYPE_DICT:
        return dict_iter(m, o, CLASS_DICT_KEY_ITERATOR, false);
    case TYPE_DICT_VIEW:
        return view_iter(m, o, false);
    case TYPE_SET:
    case TYPE_FROZENSET:
        return set_iter(m, o);
    case TYPE_ITERATOR:
        return retain(m, o);
    case TYPE_GENERATOR:
        if (is_instance(m, o, CLASS_GENERATOR)) {
            return retain(m, o);
        }
        return iter_of_object(m, o);
    case TYPE_GENERIC_ALIAS:
        return m->profile->minor >= 11 && AS(GenericAlias, m, o)->origin != VALUE_NONE
                   ? alias_iter(m, o)
                   : iter_of_object(m, o);
    default:
        return iter_of_object(m, o);
    }
}

// reversed(v) of what is not an instance of a program's class; unset with nothing pending when v
// has no order to reverse.
static Value reversed_of_builtin(Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_LIST: {
        Value iterator = iterator_new(m, CLASS_LIST_REVERSE_ITERATOR, v);
        if (iterator != VALUE_UNSET) {
            AS(Iterator, m, iterator)->index = (int64_t)list_count(m, v) - 1;
        }
        return iterator;
    }
    case TYPE_DEQUE:
        return deque_iter(m, v, true);
    case TYPE_RANGE:
        return range_iter(m, v, true);
    case TYPE_DICT:
        return dict_iter(m, v, CLASS_DICT_KEY_ITERATOR, true);
    case TYPE_DICT_VIEW:
        return view_iter(m, v, true);
    case TYPE_TUPLE:
        return item_iter(m, v, (int64_t)tuple_count(m, v) - 1, -1);
    case TYPE_STR:
        return item_iter(m, v, (int64_t)AS(Str, m, v)->count - 1, -1);
    case TYPE_BYTES:
        return item_iter(m, v, (int64_t)AS(Bytes, m, v)->length - 1, -1);
    default:
        return VALUE_UNSET;
    }
}

Value reversed_of(Machine *m, Value v) {
    bool found;
    Value iterator = call_user_special(m, v, "__reversed__", NULL, 0, &found);
    if (found || m->world->pending != VALUE_UNSET) {
        return iterator;
    }
    iterator = reversed_of_builtin(m, value_inside(m, v));
    if (iterator != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
        return iterator;
    }
    Value get_item = user_special(m, v, "__getitem__");
    release(m, get_item);
    int64_t length;
    if (get_item == VALUE_UNSET) {
        return m->world->pending != VALUE_UNSET
                   ? VALUE_UNSET
                   : raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not reversible",
                                 type_name(m, v));
    }
    return value_length(m, v, &length) ? item_iter(m, v, length - 1, -1) : VALUE_UNSET;
}
