#include "engine/vm/attribute.h"
#include "engine/vm/late.h"
#include "engine/vm/ops.h"
#include "engine/vm/watch.h"

static const char *name_text(const Machine *m, const Frame *f, uint32_t name) {
    return str_bytes(m, name_at(m, f->program, name));
}

void raise_unbound_local(Machine *m, const Frame *f, uint32_t local) {
    raise_error(m, CLASS_UNBOUND_LOCAL_ERROR,
                "cannot access local variable '%s' where it is not associated with a value",
                name_text(m, f, frame_code(m, f)->local_names[local]));
}

void raise_unbound_cell(Machine *m, const Frame *f, uint32_t cell) {
    const Code *code = frame_code(m, f);
    if ((int32_t)cell < code->cell_count) {
        raise_error(m, CLASS_UNBOUND_LOCAL_ERROR,
                    "cannot access local variable '%s' where it is not associated with a value",
                    name_text(m, f, code->cell_names[cell]));
        return;
    }
    raise_error(m, CLASS_NAME_ERROR,
                "cannot access free variable '%s' where it is not associated with a value in "
                "enclosing scope",
                name_text(m, f, code->free_names[(int32_t)cell - code->cell_count]));
}

Value raise_name_error(Machine *m, Value name) {
    raise_error(m, CLASS_NAME_ERROR, "name '%s' is not defined", str_bytes(m, name));
    if (value_is_ref(m->world->pending)) {
        replace(m, &AS(Exception, m, m->world->pending)->extra, retain(m, name));
    }
    return VALUE_UNSET;
}

bool op_delete_fast(Machine *m, Frame *f, uint32_t local) {
    if (f->slots[local] == VALUE_UNSET) {
        raise_unbound_local(m, f, local);
        return false;
    }
    replace(m, &f->slots[local], VALUE_UNSET);
    return true;
}

bool op_delete_deref(Machine *m, Frame *f, uint32_t cell) {
    Value *place = &AS(Cell, m, f->slots[(uint32_t)frame_code(m, f)->local_count + cell])->value;
    if (*place == VALUE_UNSET) {
        raise_unbound_cell(m, f, cell);
        return false;
    }
    replace(m, place, VALUE_UNSET);
    return true;
}

// What a class body's namespace has under the name (owned), or unset: it may be of a class of the
// program, made by __prepare__.
static Value namespace_get(Machine *m, Value namespace, Value name) {
    if (is_type(m, namespace, TYPE_DICT)) {
        return retain(m, dict_get(m, namespace, name));
    }
    Value found = value_get_item(m, namespace, name);
    if (found == VALUE_UNSET && pending_is(m, CLASS_KEY_ERROR)) {
        pending_clear(m);
    }
    return found;
}

Value op_load_classderef(Machine *m, Frame *f, uint32_t cell) {
    const Code *code = frame_code(m, f);
    if (f->locals != VALUE_UNSET && (int32_t)cell >= code->cell_count) {
        Value name = name_at(m, f->program, code->free_names[(int32_t)cell - code->cell_count]);
        Value found = namespace_get(m, f->locals, name);
        if (found != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
            return found;
        }
    }
    Value v = AS(Cell, m, f->slots[(uint32_t)code->local_count + cell])->value;
    if (v == VALUE_UNSET) {
        raise_unbound_cell(m, f, cell);
    }
    return retain(m, v);
}

Value op_load_global(Machine *m, const Frame *f, uint32_t name) {
    NameCache *cache = name_cache(m, f->program, name);
    Value key = name_at(m, f->program, name);
    Value quick = entry_at(m, f->globals, cache->global_hint, key);
    if (quick != VALUE_UNSET) {
        return retain(m, quick);
    }
    if (f->program >= PROGRAM_LATE) { // its globals may have builtins of their own
        Value own = dict_get(m, f->globals, key);
        return retain(m, own != VALUE_UNSET ? own : dict_get(m, late_builtins(m, f->globals), key));
    }
    if (cache->missing_version != AS(Dict, m, f->globals)->version + 1) {
        int64_t entry = dict_find_interned(m, f->globals, key, &cache->global_hint);
        if (entry >= 0) {
            return retain(m, dict_entries(m, f->globals)[entry].value);
        }
        cache->missing_version = AS(Dict, m, f->globals)->version + 1;
    }
    int64_t entry = dict_find_interned(m, m->world->builtins, key, &cache->builtin_hint);
    return entry >= 0 ? retain(m, dict_entries(m, m->world->builtins)[entry].value) : VALUE_UNSET;
}

static bool store_in(Machine *m, Frame *f, Value dict, uint32_t name, Value v) {
    Value key = name_at(m, f->program, name);
    bool ok;
    if (dict == f->globals) {
        ok = dict_set_interned(m, dict, key, v, &name_cache(m, f->program, name)->global_hint);
    } else {
        ok = is_type(m, dict, TYPE_DICT) ? dict_set(m, dict, key, v)
                                         : value_set_item(m, dict, key, v);
    }
    if (m->record_lines) {
        note_name(m, f, dict, name, v);
    }
    release(m, v);
    return ok;
}

bool op_store_global(Machine *m, Frame *f, uint32_t name, Value v) {
    return store_in(m, f, f->globals, name, v);
}

bool op_store_name(Machine *m, Frame *f, uint32_t name, Value v) {
    return store_in(m, f, f->locals != VALUE_UNSET ? f->locals : f->globals, name, v);
}

static bool delete_from(Machine *m, Value dict, Value name) {
    if (!is_type(m, dict, TYPE_DICT)) {
        return value_del_item(m, dict, name);
    }
    int removed = dict_remove(m, dict, name);
    if (removed == 0) {
        raise_name_error(m, name);
    }
    return removed > 0;
}

bool op_delete_global(Machine *m, Frame *f, uint32_t name) {
    return delete_from(m, f->globals, name_at(m, f->program, name));
}

bool op_delete_name(Machine *m, Frame *f, uint32_t name) {
    return delete_from(m, f->locals != VALUE_UNSET ? f->locals : f->globals,
                       name_at(m, f->program, name));
}

Value op_load_name(Machine *m, Frame *f, uint32_t name) {
    if (f->locals != VALUE_UNSET) {
        Value found = namespace_get(m, f->locals, name_at(m, f->program, name));
        if (found != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
            return found;
        }
    }
    Value v = op_load_global(m, f, name);
    return v == VALUE_UNSET ? raise_name_error(m, name_at(m, f->program, name)) : v;
}

bool op_setup_annotations(Machine *m, Frame *f) {
    Value names = f->locals != VALUE_UNSET ? f->locals : f->globals;
    Value found = namespace_get(m, names, name_z(m, "__annotations__"));
    release(m, found);
    if (found != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
        return found != VALUE_UNSET;
    }
    Value dict = dict_new(m);
    bool ok = dict != VALUE_UNSET && value_set_item(m, names, name_z(m, "__annotations__"), dict);
    release(m, dict);
    return ok;
}

static Value module_member(Machine *m, const Frame *f, Value module, uint32_t number, Value name) {
    uint32_t *hint = &name_cache(m, f->program, number)->member_hint;
    Value dict = AS(ModuleObject, m, module)->dict;
    Value quick = entry_at(m, dict, *hint, name);
    if (quick != VALUE_UNSET) {
        return retain(m, quick);
    }
    int64_t entry = dict_find_interned(m, dict, name, hint);
    return entry >= 0 ? retain(m, dict_entries(m, dict)[entry].value) : VALUE_UNSET;
}

// Where an instance has its own attribute, for quick_place.
static void remember_place(Machine *m, const Frame *f, Value v, uint32_t number) {
    Value dict = AS(Instance, m, v)->dict;
    if (value_is_ref(dict) && !value_is_ref(m->world->pending)) {
        dict_find_interned(m, dict, name_at(m, f->program, number),
                           &name_cache(m, f->program, number)->member_hint);
    }
}

Value op_load_attr(Machine *m, const Frame *f, Value v, uint32_t name) {
    Value key = name_at(m, f->program, name);
    if (is_type(m, v, TYPE_MODULE)) {
        Value found = module_member(m, f, v, name, key);
        if (found != VALUE_UNSET) {
            return found;
        }
    }
    Value found = get_attr(m, v, key);
    if (is_type(m, v, TYPE_INSTANCE)) {
        remember_place(m, f, v, name);
    }
    return found;
}

bool op_store_attr(Machine *m, const Frame *f, Value v, uint32_t name, Value value) {
    bool ok = set_attr(m, v, name_at(m, f->program, name), value);
    if (is_type(m, v, TYPE_INSTANCE)) {
        remember_place(m, f, v, name);
    }
    return ok;
}

bool op_add_attr(Machine *m, const Frame *f, Value v, uint32_t name, Value value) {
    Value dict = instance_dict(m, v);
    return dict != VALUE_UNSET && dict_set_interned(m, dict, name_at(m, f->program, name), value,
                                                    &name_cache(m, f->program, name)->member_hint);
}

Value op_load_method(Machine *m, const Frame *f, Value v, uint32_t name, Value *self) {
    Value key = name_at(m, f->program, name);
    if (is_type(m, v, TYPE_MODULE)) {
        Value found = module_member(m, f, v, name, key);
        if (found != VALUE_UNSET) {
            *self = VALUE_UNSET;
            return found;
        }
    }
    return get_method(m, v, key, self);
}
