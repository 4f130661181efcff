#include "engine/vm/set.h"

#include <string.h>

// The table, its probing and its growth are CPython's (setobject.c), because the order in which a
// set gives its items is what those make it. A deleted entry has the key NOT_IMPLEMENTED and the
// reserved hash; one that was never used has no key and the hash 0.
enum {
    MIN_TABLE = 8,
    LINEAR_PROBES = 9,
    PERTURB_SHIFT = 5
};
#define DELETED_KEY SET_DELETED_KEY

// What a search answers.
typedef enum Search {
    SEARCH_FOUND,
    SEARCH_MISSING,
    SEARCH_FAILED,
    SEARCH_AGAIN
} Search;

static SetEntry *table_of(const Machine *m, const Set *set) {
    return (SetEntry *)(void *)(object_at(m, set->table) + 1);
}

// Its entries are still to be written.
static Value table_take(Machine *m, uint64_t size) {
    if (size > UINT32_MAX / 2) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    Object *table = heap_take(m, TYPE_BLOCK, sizeof(Object) + (size_t)size * sizeof(SetEntry));
    return table ? value_of(m, table) : VALUE_UNSET;
}

static Value table_new(Machine *m, uint64_t size) {
    Value table = table_take(m, size);
    if (table == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    SetEntry *entries = (SetEntry *)(void *)(object_at(m, table) + 1);
    for (uint64_t i = 0; i < MIN_TABLE; i++) {
        entries[i] = (SetEntry){0, VALUE_UNSET};
    }
    for (uint64_t done = MIN_TABLE; done < size; done *= 2) {
        memcpy(entries + done, entries, done * sizeof *entries);
    }
    return table;
}

Value set_new(Machine *m, TypeId type) {
    Set *set = heap_new(m, type, sizeof(Set));
    if (!set) {
        return VALUE_UNSET;
    }
    set->mask = MIN_TABLE - 1;
    set->table = VALUE_UNSET;
    return value_of(m, set);
}

// Into a table without the key and without deleted entries.
static inline void insert_clean(SetEntry *table, uint64_t mask, SetEntry added) {
    uint64_t perturb = added.hash;
    uint64_t i = added.hash & mask;
    for (;;) {
        uint64_t last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
        for (uint64_t k = i; k <= last; k++) {
            if (table[k].key == VALUE_UNSET) {
                table[k] = added;
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

// A table for more than `least` items; deleted entries are left behind.
static bool resize(Machine *m, Set *set, uint64_t least) {
    uint64_t size = MIN_TABLE;
    while (size <= least) {
        size <<= 1;
    }
    Value table = table_new(m, size);
    if (table == VALUE_UNSET) {
        return false;
    }
    SetEntry *entries = (SetEntry *)(void *)(object_at(m, table) + 1);
    uint32_t left = set->count;
    for (const SetEntry *entry = left ? table_of(m, set) : NULL; left > 0; entry++) {
        if (set_entry_is_live(entry)) {
            insert_clean(entries, size - 1, *entry);
            left--;
        }
    }
    Value old = set->table;
    work_done(m, COST_REHASH, set->count);
    work_done(m, COST_SLOT, set->table == VALUE_UNSET ? 0 : set->mask);
    set->table = table;
    set->mask = (uint32_t)(size - 1);
    set->fill = set->count;
    set->version++;
    release(m, old);
    return true;
}

static bool grow(Machine *m, Set *set) {
    return resize(m, set, set->count > 50000 ? set->count * 2ull : set->count * 4ull);
}

static Search compare_entry(Machine *m, Set *set, const SetEntry *entry, Value key) {
    int same = equal_quickly(m, entry->key, key);
    work_done(m, COST_SAME_TEXT, entry->key != key);
    if (same >= 0) {
        return same ? SEARCH_FOUND : SEARCH_MISSING;
    }
    uint32_t version = set->version;
    Value candidate = retain(m, entry->key);
    bool equal;
    bool ok = value_equal(m, candidate, key, &equal);
    release(m, candidate);
    if (!ok) {
        return SEARCH_FAILED;
    }
    return set->version != version ? SEARCH_AGAIN : equal ? SEARCH_FOUND : SEARCH_MISSING;
}

// Ends at the key, or at the first entry that was never used; *place is which. When there was a
// deleted entry on the way, *place is that instead: a new key takes the last one it passed.
// is_priced: a constant, so that the usual way does without.
__attribute__((always_inline)) static inline Search probe(Machine *m, Set *set, Value key,
                                                          uint64_t hash, uint64_t *place,
                                                          bool is_priced) {
    if (is_priced) {
        costs_work(m, COST_MEMBER, 1);
    }
    const SetEntry *table = table_of(m, set);
    const SetEntry *deleted = NULL;
    uint64_t mask = set->mask;
    uint64_t perturb = hash;
    uint64_t i = hash & mask;
    for (;;) {
        if (is_priced) {
            costs_work(m, COST_PASSED, 1);
        }
        const SetEntry *last = table + (i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i);
        for (const SetEntry *entry = table + i; entry <= last; entry++) {
            if (is_priced) {
                costs_work(m, COST_SLOT, 1);
            }
            if (entry->key == VALUE_UNSET) {
                *place = (uint64_t)((deleted ? deleted : entry) - table);
                return SEARCH_MISSING;
            }
            if (entry->hash == hash) { // which a deleted one has not
                *place = (uint64_t)(entry - table);
                Search search = !is_priced && entry->key == key ? SEARCH_FOUND
                                                                : compare_entry(m, set, entry, key);
                if (search != SEARCH_MISSING) {
                    return search;
                }
            } else if (entry->key == DELETED_KEY) {
                deleted = entry;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static Search probe_by_price(Machine *m, Set *set, Value key, uint64_t hash, uint64_t *place) {
    return probe(m, set, key, hash, place, true);
}

static inline Search find_once(Machine *m, Set *set, Value key, uint64_t hash, uint64_t *place) {
    return m->costs ? probe_by_price(m, set, key, hash, place)
                    : probe(m, set, key, hash, place, false);
}

static inline Search find(Machine *m, Set *set, Value key, uint64_t hash, uint64_t *place) {
    Search search = SEARCH_AGAIN;
    while (search == SEARCH_AGAIN) { // what compares may clear the set
        search = set->table == VALUE_UNSET ? SEARCH_MISSING : find_once(m, set, key, hash, place);
    }
    return search;
}

// Puts a key where a search has ended without it.
static inline Search add_at(Machine *m, Set *set, uint64_t place, Value key, uint64_t hash) {
    SetEntry *entry = &table_of(m, set)[place];
    bool again = entry->key == DELETED_KEY; // it counts as filled already
    *entry = (SetEntry){hash, retain(m, key)};
    set->fill += !again;
    set->count++;
    set->version++;
    if (again || (uint64_t)set->fill * 5 < (uint64_t)set->mask * 3) {
        return SEARCH_MISSING;
    }
    return grow(m, set) ? SEARCH_MISSING : SEARCH_FAILED;
}

// Found: already there. Missing: it was, and has been added.
static inline Search add_entry(Machine *m, Set *set, Value key, uint64_t hash) {
    for (;;) {
        if (set->table == VALUE_UNSET) {
            set->table = table_new(m, (uint64_t)set->mask + 1);
            if (set->table == VALUE_UNSET) {
                return SEARCH_FAILED;
            }
        }
        uint64_t place = 0;
        Search search = find(m, set, key, hash, &place);
        if (search != SEARCH_MISSING) {
            return search;
        }
        if (LIKELY(set->table != VALUE_UNSET)) {
            return add_at(m, set, place, key, hash);
        }
    }
}

static Search discard_entry(Machine *m, Set *set, Value key, uint64_t hash) {
    uint64_t place;
    Search search = find(m, set, key, hash, &place);
    if (search == SEARCH_FOUND) {
        SetEntry *entry = &table_of(m, set)[place];
        Value old = entry->key;
        *entry = (SetEntry){HASH_RESERVED, DELETED_KEY};
        set->count--;
        set->version++;
        release(m, old);
    }
    return search;
}

bool set_add(Machine *m, Value set, Value item) {
    uint64_t hash;
    return value_hash(m, item, &hash) && add_entry(m, AS(Set, m, set), item, hash) != SEARCH_FAILED;
}

bool set_add_hashed(Machine *m, Value set, Value item, uint64_t hash) {
    return add_entry(m, AS(Set, m, set), item, hash) != SEARCH_FAILED;
}

bool set_add_new(Machine *m, Value v, Value item, uint64_t hash) {
    Set *set = AS(Set, m, v);
    if (m->costs || set->table == VALUE_UNSET) {
        return add_entry(m, set, item, hash) != SEARCH_FAILED;
    }
    insert_clean(table_of(m, set), set->mask, (SetEntry){hash, retain(m, item)});
    set->fill++;
    set->count++;
    set->version++;
    return (uint64_t)set->fill * 5 < (uint64_t)set->mask * 3 || grow(m, set);
}

// What is walked has no two equal items, so nothing is compared with what is there, unless the set
// changed while code of the program compared.
bool set_sift(Machine *m, Value result, Value walked, Value filter, bool wanted) {
    const Set *from = AS(Set, m, walked);
    Set *in = AS(Set, m, filter);
    uint32_t version = from->version;
    uint32_t left = from->count; // behind the last one there is nothing to look for
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    bool ok = true;
    while (ok && (left > 0 || from->version != version) && from->table != VALUE_UNSET &&
           set_step(m, from, &position, &key, &hash)) {
        left--;
        retain(m, key);
        uint64_t place;
        Search search = m->costs || in->table == VALUE_UNSET
                            ? SEARCH_AGAIN
                            : probe(m, in, key, hash, &place, false);
        search = search == SEARCH_AGAIN ? find(m, in, key, hash, &place) : search;
        ok = search != SEARCH_FAILED;
        if (ok && (search == SEARCH_FOUND) == wanted) {
            ok = from->version == version ? set_add_new(m, result, key, hash)
                                          : set_add_hashed(m, result, key, hash);
        }
        release(m, key);
    }
    return ok;
}

bool set_contains_hashed(Machine *m, Value set, Value item, uint64_t hash, bool *result) {
    uint64_t place;
    Search search = find(m, AS(Set, m, set), item, hash, &place);
    *result = search == SEARCH_FOUND;
    return search != SEARCH_FAILED;
}

// A set as something to look for is looked for as a frozenset would be: its hash and its equality
// do not depend on the type.
static bool hash_of_wanted(Machine *m, Value item, uint64_t *hash) {
    return is_type(m, item, TYPE_SET) ? frozenset_hash(m, item, hash) : value_hash(m, item, hash);
}

bool set_contains(Machine *m, Value set, Value item, bool *result) {
    uint64_t hash;
    return hash_of_wanted(m, item, &hash) && set_contains_hashed(m, set, item, hash, result);
}

int set_discard_hashed(Machine *m, Value set, Value item, uint64_t hash) {
    Search search = discard_entry(m, AS(Set, m, set), item, hash);
    return search == SEARCH_FAILED ? -1 : search == SEARCH_FOUND;
}

int set_discard(Machine *m, Value set, Value item) {
    uint64_t hash;
    return hash_of_wanted(m, item, &hash) ? set_discard_hashed(m, set, item, hash) : -1;
}

bool set_next(const Machine *m, Value v, uint32_t *position, Value *key, uint64_t *hash) {
    const Set *set = AS(Set, m, v);
    if (set->table == VALUE_UNSET) {
        return false;
    }
    return set_step(m, set, position, key, hash);
}

void set_clear(Machine *m, Value v) {
    Set *set = AS(Set, m, v);
    Value table = set->table;
    uint32_t mask = set->mask;
    SetEntry *entries = table == VALUE_UNSET ? NULL : table_of(m, set);
    set->table = VALUE_UNSET;
    set->count = set->fill = 0;
    set->mask = MIN_TABLE - 1;
    set->version++;
    for (uint32_t i = 0; entries && i <= mask; i++) {
        release(m, entries[i].key);
    }
    release(m, table);
}

// The oldest way round: from where the last pop stopped. Sets have no hash of their own, so the
// place is kept there.
Value set_pop(Machine *m, Value v) {
    Set *set = AS(Set, m, v);
    if (set->count == 0) {
        return VALUE_UNSET;
    }
    SetEntry *table = table_of(m, set);
    uint64_t place = set->hash & set->mask;
    while (!set_entry_is_live(&table[place])) {
        place = place == set->mask ? 0 : place + 1;
    }
    Value key = table[place].key;
    table[place] = (SetEntry){HASH_RESERVED, DELETED_KEY};
    set->count--;
    set->version++;
    set->hash = place + 1;
    return key;
}

// --- whole sets -------------------------------------------------------------------------------

static bool make_room(Machine *m, Set *set, uint64_t added) {
    return (set->fill + added) * 5 < (uint64_t)set->mask * 3 ||
           resize(m, set, (set->count + added) * 2);
}

// An empty set takes over the entries of another as they lie, or clean.
static bool merge_into_empty(Machine *m, Set *set, const Set *other) {
    bool same_shape = set->mask == other->mask && other->fill == other->count;
    uint64_t size = (uint64_t)set->mask + 1;
    if (set->table == VALUE_UNSET) {
        set->table = (same_shape ? table_take : table_new)(m, size);
        if (set->table == VALUE_UNSET) {
            return false;
        }
    }
    SetEntry *to = table_of(m, set);
    const SetEntry *from = table_of(m, other);
    if (same_shape) {
        memcpy(to, from, size * sizeof *to);
    }
    for (uint32_t left = other->count; left > 0; from++) {
        if (set_entry_is_live(from)) {
            retain(m, from->key);
            left--;
            if (!same_shape) {
                insert_clean(to, size - 1, *from);
            }
        }
    }
    work_done(m, COST_REHASH, other->count);
    set->fill = set->count = other->count;
    set->version++;
    return true;
}

static bool merge(Machine *m, Value v, Value source) {
    Set *set = AS(Set, m, v);
    const Set *other = AS(Set, m, source);
    if (set == other || other->count == 0) {
        return true;
    }
    if (!make_room(m, set, other->count)) {
        return false;
    }
    if (set->fill == 0) {
        return merge_into_empty(m, set, other);
    }
    uint32_t version = other->version;
    uint32_t left = other->count;
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    bool ok = true;
    while (ok && (left > 0 || other->version != version) && other->table != VALUE_UNSET &&
           set_step(m, other, &position, &key, &hash)) {
        left--;
        retain(m, key);
        ok = add_entry(m, set, key, hash) != SEARCH_FAILED;
        release(m, key);
    }
    return ok;
}

static bool update_from_dict(Machine *m, Value v, Value dict) {
    if (!make_room(m, AS(Set, m, v), dict_count(m, dict))) {
        return false;
    }
    uint32_t position = 0;
    Value key, value;
    bool ok = true;
    while (ok && dict_next(m, dict, &position, &key, &value)) {
        retain(m, key);
        ok = set_add_hashed(m, v, key, dict_entries(m, dict)[position - 1].hash);
        release(m, key);
    }
    return ok;
}

bool set_update(Machine *m, Value v, Value iterable) {
    if (is_set(m, iterable)) {
        return merge(m, v, iterable);
    }
    if (is_type(m, iterable, TYPE_DICT)) {
        return update_from_dict(m, v, iterable);
    }
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    bool ok = true;
    Value item;
    while (ok && (item = value_next(m, iterator)) != VALUE_UNSET) {
        ok = set_add(m, v, item);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

Value set_from(Machine *m, TypeId type, Value iterable) {
    Value set = set_new(m, type);
    if (set != VALUE_UNSET && iterable != VALUE_UNSET && !set_update(m, set, iterable)) {
        release(m, set);
        return VALUE_UNSET;
    }
    return set;
}

Value set_copy(Machine *m, Value set, TypeId type) {
    return set_from(m, type, set);
}

// After many deletions the table is made anew without them.
bool set_tidy(Machine *m, Value v) {
    Set *set = AS(Set, m, v);
    return set->fill - set->count <= set->mask / 4 || grow(m, set);
}

// The contents of source, which nobody else sees, become those of the set.
void set_take_body(Machine *m, Value v, Value source) {
    Set *set = AS(Set, m, v);
    Set *other = AS(Set, m, source);
    Set body = *set;
    set->count = other->count;
    set->fill = other->fill;
    set->mask = other->mask;
    set->table = other->table;
    set->version++;
    other->count = body.count;
    other->fill = body.fill;
    other->mask = body.mask;
    other->table = body.table;
}
