#include "tests/shared_state.h"

#include "engine/base/memory.h"
#include "engine/vm/runtime.h"
#include "engine/vm/type.h"

typedef struct Entry {
    Value object; // retained
    Value owner;  // the instance whose attributes this dict holds, or the object itself
    uint64_t content;
} Entry;

struct SharedState {
    Machine *m;
    Entry *entries; // owned
    size_t count;
    size_t capacity;
    uint8_t *seen; // owned: per 16 bytes, while collecting
};

static void mix(void *context, Value *place) {
    uint64_t *content = context;
    *content = (*content ^ *place) * 0x9E3779B97F4A7C15ull;
    *content ^= *content >> 31;
}

static uint64_t content_of(Machine *m, Value v) {
    uint64_t content = 1;
    if (is_type(m, v, TYPE_LIST)) {
        for (uint32_t i = 0; i < list_count(m, v); i++) {
            mix(&content, &list_items(m, v)[i]);
        }
        content += list_count(m, v);
    } else if (is_type(m, v, TYPE_DICT)) {
        uint32_t position = 0;
        Value key, value;
        while (dict_next(m, v, &position, &key, &value)) {
            mix(&content, &key);
            mix(&content, &value);
        }
    } else if (is_type(m, v, TYPE_SET)) {
        object_visit(m, object_at(m, v), mix, &content);
    }
    return content;
}

static void add(SharedState *shared, Value v, Value owner) {
    Machine *m = shared->m;
    if (!value_is_ref(v) || shared->seen[value_offset(v) / HEAP_ALIGN]) {
        return;
    }
    TypeId type = type_of(m, v);
    if (type != TYPE_LIST && type != TYPE_DICT && type != TYPE_SET && type != TYPE_INSTANCE &&
        type != TYPE_TUPLE) {
        return;
    }
    shared->seen[value_offset(v) / HEAP_ALIGN] = 1;
    GROW(shared->entries, shared->count, shared->capacity);
    shared->entries[shared->count++] = (Entry){retain(m, v), owner, content_of(m, v)};
}

static void add_inner(SharedState *shared, Value v) {
    Machine *m = shared->m;
    uint32_t position = 0;
    Value key, value;
    switch ((int)type_of(m, v)) {
    case TYPE_LIST:
        for (uint32_t i = 0; i < list_count(m, v); i++) {
            add(shared, list_items(m, v)[i], list_items(m, v)[i]);
        }
        break;
    case TYPE_TUPLE:
        for (uint32_t i = 0; i < tuple_count(m, v); i++) {
            add(shared, tuple_items(m, v)[i], tuple_items(m, v)[i]);
        }
        break;
    case TYPE_DICT:
        while (dict_next(m, v, &position, &key, &value)) {
            add(shared, value, value);
        }
        break;
    case TYPE_INSTANCE:
        add(shared, AS(Instance, m, v)->dict, v);
        break;
    default:
        break;
    }
}

SharedState *shared_state_new(Machine *m) {
    SharedState *shared = NEW(SharedState);
    shared->m = m;
    shared->seen = NEW_ARRAY(uint8_t, (size_t)m->world->heap.top / HEAP_ALIGN + 1);
    add(shared, m->world->globals[0], m->world->globals[0]);
    for (size_t i = 0; i < shared->count; i++) {
        add_inner(shared, shared->entries[i].object);
    }
    return shared;
}

void shared_state_free(SharedState *shared) {
    for (size_t i = 0; i < shared->count; i++) {
        release(shared->m, shared->entries[i].object);
    }
    memory_free(shared->entries);
    memory_free(shared->seen);
    memory_free(shared);
}

bool shared_state_changed(const SharedState *shared, size_t *index, uint64_t *object) {
    for (; *index < shared->count; ++*index) {
        const Entry *entry = &shared->entries[*index];
        if (content_of(shared->m, entry->object) != entry->content) {
            *object = value_offset(entry->owner);
            return true;
        }
    }
    return false;
}
