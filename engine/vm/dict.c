#include "engine/vm/protocol.h"

// The index table holds entry numbers; EMPTY ends a probe, DELETED does not.
enum {
    EMPTY = -1,
    DELETED = -2,
    MIN_INDEX_SIZE = 8,
    PERTURB_SHIFT = 5
};
// What a search answers besides an entry number.
enum {
    NOT_FOUND = -1,
    FAILED = -2,
    CHANGED = -3
};

static uint32_t usable(uint32_t index_size) {
    return (uint32_t)((uint64_t)index_size * 2 / 3);
}

static int32_t *indices_of(const Machine *m, const Dict *d) {
    return (int32_t *)(void *)(object_at(m, d->table) + 1);
}

static DictEntry *entries_of(const Machine *m, const Dict *d) {
    return (DictEntry *)(void *)(indices_of(m, d) + d->index_size);
}

// How many entries may still be added before the table must be made anew; stands behind the
// entries. popitem gives no room back: the index keeps a deleted mark.
static int32_t *room_of(const Machine *m, const Dict *d) {
    return (int32_t *)(void *)(entries_of(m, d) + usable(d->index_size));
}

Value dict_new(Machine *m) {
    Dict *d = heap_take(m, TYPE_DICT, sizeof(Dict));
    if (!d) {
        return VALUE_UNSET;
    }
    d->count = d->entry_count = d->index_size = d->version = 0;
    d->table = VALUE_UNSET;
    return value_of(m, d);
}

// The first place for a key that is not there yet.
static uint32_t free_slot(const int32_t *indices, uint32_t mask, uint64_t hash) {
    uint64_t perturb = hash;
    uint32_t i = (uint32_t)hash & mask;
    while (indices[i] >= 0) {
        perturb >>= PERTURB_SHIFT;
        i = (uint32_t)(i * 5 + perturb + 1) & mask;
    }
    return i;
}

// A new table for at least wanted keys' worth of index; deleted entries are left behind.
static bool resize(Machine *m, Dict *d, uint64_t wanted) {
    uint64_t size = MIN_INDEX_SIZE;
    while (size < wanted) {
        size <<= 1;
    }
    if (size > INT32_MAX) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return false;
    }
    Object *table =
        heap_take(m, TYPE_BLOCK,
                  sizeof(Object) + (size_t)size * sizeof(int32_t) +
                      (size_t)usable((uint32_t)size) * sizeof(DictEntry) + sizeof(int32_t));
    if (!table) {
        return false;
    }
    int32_t *indices = (int32_t *)(void *)(table + 1);
    DictEntry *entries = (DictEntry *)(void *)(indices + size);
    uint32_t kept = 0;
    work_done(m, COST_REHASH, d->entry_count);
    memset(indices, 0xFF, (size_t)size * sizeof(int32_t));
    for (uint32_t i = 0; i < d->entry_count; i++) {
        const DictEntry *entry = &entries_of(m, d)[i];
        if (entry->key != VALUE_UNSET) {
            indices[free_slot(indices, (uint32_t)size - 1, entry->hash)] = (int32_t)kept;
            entries[kept++] = *entry;
        }
    }
    Value old = d->table;
    d->table = value_of(m, table);
    d->index_size = (uint32_t)size;
    d->entry_count = kept;
    d->version++;
    *room_of(m, d) = (int32_t)(usable(d->index_size) - kept);
    release(m, old);
    return true;
}

// Compares in a way that may run code of the program: the dict may change under it.
static int equal_slowly(Machine *m, Dict *d, Value candidate, Value key) {
    uint32_t version = d->version;
    bool same;
    retain(m, candidate);
    bool ok = value_equal(m, candidate, key, &same);
    release(m, candidate);
    if (!ok) {
        return FAILED;
    }
    return d->version != version ? CHANGED : same;
}

static int64_t find_once(Machine *m, Dict *d, Value key, uint64_t hash, uint32_t *slot) {
    if (m->costs) {
        costs_find(m, key);
    }
    if (!d->index_size) {
        return NOT_FOUND;
    }
    const int32_t *indices = indices_of(m, d);
    const DictEntry *entries = entries_of(m, d);
    uint32_t mask = d->index_size - 1;
    uint64_t perturb = hash;
    for (uint32_t i = (uint32_t)hash & mask;; i = (uint32_t)(i * 5 + perturb + 1) & mask) {
        int32_t index = indices[i];
        if (index == EMPTY) {
            return NOT_FOUND;
        }
        if (index >= 0 && entries[index].hash == hash) {
            int same = equal_quickly(m, entries[index].key, key);
            work_done(m, COST_SAME_TEXT, entries[index].key != key);
            if (same < 0) {
                same = equal_slowly(m, d, entries[index].key, key);
            }
            if (same) {
                *slot = i;
                return same < 0 ? same : index;
            }
        }
        perturb >>= PERTURB_SHIFT;
    }
}

// Entry number, NOT_FOUND or FAILED. slot: where in the index table.
static int64_t find(Machine *m, Dict *d, Value key, uint64_t hash, uint32_t *slot) {
    int64_t found;
    do {
        found = find_once(m, d, key, hash, slot);
    } while (found == CHANGED);
    return found;
}

static bool insert_new(Machine *m, Dict *d, Value key, uint64_t hash, Value value) {
    work_done(m, COST_INSERT, 1);
    bool full = !d->index_size || *room_of(m, d) <= 0;
    if (full && !resize(m, d, (uint64_t)d->count * 3)) {
        return false;
    }
    --*room_of(m, d);
    int32_t *indices = indices_of(m, d);
    indices[free_slot(indices, d->index_size - 1, hash)] = (int32_t)d->entry_count;
    entries_of(m, d)[d->entry_count++] = (DictEntry){hash, retain(m, key), retain(m, value)};
    d->count++;
    d->version++;
    return true;
}

Value dict_find_hashed(Machine *m, Value dict, Value key, uint64_t hash, bool *failed) {
    Dict *d = AS(Dict, m, dict);
    uint32_t slot;
    int64_t found = find(m, d, key, hash, &slot);
    *failed = found == FAILED;
    return found >= 0 ? entries_of(m, d)[found].value : VALUE_UNSET;
}

Value dict_find(Machine *m, Value dict, Value key, bool *failed) {
    uint64_t hash;
    if (!value_hash(m, key, &hash)) {
        *failed = true;
        return VALUE_UNSET;
    }
    return dict_find_hashed(m, dict, key, hash, failed);
}

Value dict_get(Machine *m, Value dict, Value key) {
    bool failed;
    return dict_find(m, dict, key, &failed);
}

Value dict_get_z(Machine *m, Value dict, const char *key) {
    return dict_get(m, dict, name_of_text(m, key));
}

bool dict_set_hashed(Machine *m, Value dict, Value key, uint64_t hash, Value value) {
    Dict *d = AS(Dict, m, dict);
    uint32_t slot;
    int64_t found = find(m, d, key, hash, &slot);
    if (found == FAILED) {
        return false;
    }
    if (found == NOT_FOUND) {
        return insert_new(m, d, key, hash, value);
    }
    replace(m, &entries_of(m, d)[found].value, retain(m, value));
    return true;
}

bool dict_set(Machine *m, Value dict, Value key, Value value) {
    uint64_t hash;
    return value_hash(m, key, &hash) && dict_set_hashed(m, dict, key, hash, value);
}

bool dict_set_z(Machine *m, Value dict, const char *key, Value value) {
    return dict_set(m, dict, name_of_text(m, key), value);
}

bool dict_set_default(Machine *m, Value dict, Value key, Value value, Value *found) {
    uint64_t hash;
    bool failed;
    if (!value_hash(m, key, &hash)) {
        return false;
    }
    *found = dict_find_hashed(m, dict, key, hash, &failed);
    if (failed || *found != VALUE_UNSET) {
        return !failed;
    }
    *found = value;
    return insert_new(m, AS(Dict, m, dict), key, hash, value);
}

Value dict_take(Machine *m, Value dict, Value key, bool *failed) {
    Dict *d = AS(Dict, m, dict);
    uint64_t hash;
    uint32_t slot;
    *failed = !value_hash(m, key, &hash);
    int64_t found = *failed ? FAILED : find(m, d, key, hash, &slot);
    *failed = found == FAILED;
    if (found < 0) {
        return VALUE_UNSET;
    }
    DictEntry *entry = &entries_of(m, d)[found];
    Value old_key = entry->key;
    Value value = entry->value;
    indices_of(m, d)[slot] = DELETED;
    *entry = (DictEntry){0, VALUE_UNSET, VALUE_UNSET};
    d->count--;
    d->version++;
    release(m, old_key);
    return value;
}

int dict_remove(Machine *m, Value dict, Value key) {
    bool failed;
    Value value = dict_take(m, dict, key, &failed);
    if (value == VALUE_UNSET) {
        return failed ? -1 : 0;
    }
    release(m, value);
    return 1;
}

int dict_move_last(Machine *m, Value dict, Value key) {
    Dict *d = AS(Dict, m, dict);
    uint64_t hash;
    uint32_t slot;
    int64_t found = value_hash(m, key, &hash) ? find(m, d, key, hash, &slot) : FAILED;
    if (found < 0) {
        return found == FAILED ? -1 : 0;
    }
    DictEntry *entry = &entries_of(m, d)[found];
    if (found == (int64_t)d->entry_count - 1) {
        return 1;
    }
    DictEntry moved = *entry;
    indices_of(m, d)[slot] = DELETED;
    *entry = (DictEntry){0, VALUE_UNSET, VALUE_UNSET};
    d->count--;
    bool ok = insert_new(m, d, moved.key, hash, moved.value);
    release(m, moved.key);
    release(m, moved.value);
    return ok ? 1 : -1;
}

Value dict_first_key(Machine *m, Value dict) {
    Dict *d = AS(Dict, m, dict);
    uint32_t first = 0;
    while (entries_of(m, d)[first].key == VALUE_UNSET) {
        first++;
    }
    if (first > MIN_INDEX_SIZE + d->count) { // or all these would be passed again and again
        if (!resize(m, d, d->index_size)) {
            return VALUE_UNSET;
        }
        first = 0;
    }
    return entries_of(m, d)[first].key;
}

bool dict_pop_last(Machine *m, Value dict, Value *key, Value *value) {
    Dict *d = AS(Dict, m, dict);
    if (d->count == 0) {
        return false;
    }
    DictEntry *entries = entries_of(m, d);
    uint32_t last = d->entry_count - 1;
    while (entries[last].key == VALUE_UNSET) {
        last--;
    }
    int32_t *indices = indices_of(m, d);
    uint32_t mask = d->index_size - 1;
    uint64_t perturb = entries[last].hash;
    uint32_t i = (uint32_t)perturb & mask;
    while (indices[i] != (int32_t)last) {
        perturb >>= PERTURB_SHIFT;
        i = (uint32_t)(i * 5 + perturb + 1) & mask;
    }
    indices[i] = DELETED;
    *key = entries[last].key;
    *value = entries[last].value;
    d->entry_count = last;
    d->count--;
    d->version++;
    return true;
}

void dict_clear(Machine *m, Value dict) {
    Dict *d = AS(Dict, m, dict);
    Value table = d->table;
    uint32_t entry_count = d->entry_count;
    DictEntry *entries = d->index_size ? entries_of(m, d) : NULL;
    d->count = d->entry_count = d->index_size = 0;
    d->table = VALUE_UNSET;
    d->version++;
    for (uint32_t i = 0; i < entry_count; i++) {
        release(m, entries[i].key);
        release(m, entries[i].value);
    }
    release(m, table);
}

Value dict_copy(Machine *m, Value dict) {
    Value copy = dict_new(m);
    if (copy == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Dict *to = AS(Dict, m, copy);
    const Dict *from = AS(Dict, m, dict);
    if (from->count && !resize(m, to, (uint64_t)from->count * 3 / 2 + 1)) {
        release(m, copy);
        return VALUE_UNSET;
    }
    uint32_t mask = to->index_size - 1;
    for (uint32_t i = 0; i < from->entry_count; i++) {
        DictEntry entry = entries_of(m, from)[i];
        if (entry.key != VALUE_UNSET) {
            indices_of(m, to)[free_slot(indices_of(m, to), mask, entry.hash)] =
                (int32_t)to->entry_count;
            retain(m, entry.key);
            retain(m, entry.value);
            entries_of(m, to)[to->entry_count++] = entry;
        }
    }
    to->count = to->entry_count;
    work_done(m, COST_REHASH, to->count);
    if (to->count) {
        *room_of(m, to) -= (int32_t)to->count;
    }
    return copy;
}

Value dict_like(Machine *m, Value model, const Value *values) {
    const Dict *from = AS(Dict, m, model);
    Value copy = dict_new(m);
    size_t length = (size_t)((uint8_t *)(room_of(m, from) + 1) - (uint8_t *)indices_of(m, from));
    Object *table = copy == VALUE_UNSET ? NULL : heap_take(m, TYPE_BLOCK, sizeof(Object) + length);
    if (!table) {
        for (uint32_t i = 0; i < from->count; i++) {
            release(m, values[i]);
        }
        release(m, copy);
        return VALUE_UNSET;
    }
    memcpy(table + 1, indices_of(m, from), length);
    Dict *to = AS(Dict, m, copy);
    to->count = to->entry_count = from->count;
    to->index_size = from->index_size;
    to->version = from->version;
    to->table = value_of(m, table);
    work_done(m, COST_REHASH, to->count);
    for (uint32_t i = 0; i < to->count; i++) {
        retain(m, entries_of(m, to)[i].key);
        entries_of(m, to)[i].value = values[i];
    }
    return copy;
}

bool dict_next(const Machine *m, Value dict, uint32_t *position, Value *key, Value *value) {
    const Dict *d = AS(Dict, m, dict);
    while (*position < d->entry_count) {
        const DictEntry *entry = &entries_of(m, d)[(*position)++];
        if (entry->key != VALUE_UNSET) {
            *key = entry->key;
            *value = entry->value;
            return true;
        }
    }
    return false;
}

Value dict_find_text(Machine *m, Value dict, const char *bytes, size_t length, uint64_t hash) {
    work_done(m, COST_FIND, 1);
    const Dict *d = AS(Dict, m, dict);
    if (!d->index_size) {
        return VALUE_UNSET;
    }
    const int32_t *indices = indices_of(m, d);
    const DictEntry *entries = entries_of(m, d);
    uint32_t mask = d->index_size - 1;
    uint64_t perturb = hash;
    for (uint32_t i = (uint32_t)hash & mask; indices[i] != EMPTY;
         i = (uint32_t)(i * 5 + perturb + 1) & mask) {
        const DictEntry *entry = indices[i] >= 0 ? &entries[indices[i]] : NULL;
        if (entry && entry->hash == hash && is_type(m, entry->key, TYPE_STR) &&
            str_length(m, entry->key) == length &&
            memcmp(str_bytes(m, entry->key), bytes, length) == 0) {
            return entry->value;
        }
        perturb >>= PERTURB_SHIFT;
    }
    return VALUE_UNSET;
}

int64_t dict_find_interned(Machine *m, Value dict, Value key, uint32_t *hint) {
    Dict *d = AS(Dict, m, dict);
    if (!d->index_size) {
        return NOT_FOUND;
    }
    const DictEntry *entries = entries_of(m, d);
    if (*hint < d->entry_count && entries[*hint].key == key) {
        return *hint;
    }
    work_done(m, COST_FIND, 1);
    const int32_t *indices = indices_of(m, d);
    uint32_t mask = d->index_size - 1;
    uint64_t hash = hash_of_str(m, key);
    uint64_t perturb = hash;
    for (uint32_t i = (uint32_t)hash & mask; indices[i] != EMPTY;
         i = (uint32_t)(i * 5 + perturb + 1) & mask) {
        int32_t index = indices[i];
        if (index >= 0 &&
            (entries[index].key == key ||
             (entries[index].hash == hash && is_type(m, entries[index].key, TYPE_STR) &&
              equal_quickly(m, entries[index].key, key) == 1))) {
            *hint = (uint32_t)index;
            return index;
        }
        perturb >>= PERTURB_SHIFT;
    }
    return NOT_FOUND;
}

bool dict_set_interned(Machine *m, Value dict, Value key, Value value, uint32_t *hint) {
    Dict *d = AS(Dict, m, dict);
    int64_t entry = dict_find_interned(m, dict, key, hint);
    if (entry >= 0) {
        replace(m, &entries_of(m, d)[entry].value, retain(m, value));
        return true;
    }
    *hint = 0;
    if (!insert_new(m, d, key, hash_of_str(m, key), value)) {
        return false;
    }
    *hint = d->entry_count - 1;
    return true;
}
