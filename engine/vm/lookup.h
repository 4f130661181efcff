// lookup: remembers where a class found an attribute.
//
// Outside the world: only speed depends on it. Valid for one class_epoch; forgotten on restore.
#pragma once

#include "engine/vm/machine.h"

typedef struct LookupEntry {
    Value name;
    Value found; // borrowed
    uint32_t class_number;
    uint32_t epoch;
} LookupEntry;

enum {
    LOOKUP_ENTRIES = 2048
};

// A name by the address of its C string.
typedef struct NameEntry {
    const char *string;
    Value name;       // borrowed; 0: none
    uint32_t library; // the entry of the library's globals that had it
} NameEntry;

enum {
    NAME_BITS = 10, // of how many entries
    DECIMAL_NAMES = 12
};

typedef struct LookupCache {
    LookupEntry entries[LOOKUP_ENTRIES];
    NameEntry names[1 << NAME_BITS];
    Value make_name; // "__new__", "__init__": borrowed; 0: not asked for yet
    Value init_name;
    Value step_name;                    // "__next__"
    Value decimal_names[DECIMAL_NAMES]; // likewise, of attributes: decimal.c
} LookupCache;

static inline NameEntry *name_entry(const Machine *m, const char *string) {
    uint64_t mixed = (uint64_t)(uintptr_t)string * 0x9E3779B97F4A7C15ull;
    return &m->lookups->names[mixed >> (64 - NAME_BITS)];
}

// Where class_lookup would look first.
static inline LookupEntry *lookup_entry(const Machine *m, uint32_t class_number, Value name) {
    uint64_t mixed = (name >> 4) * 31 + class_number * 131;
    return &m->lookups->entries[mixed % LOOKUP_ENTRIES];
}

// What a class has under a name, as the cache knows: VALUE_NOT_IMPLEMENTED when it does not know,
// unset when there is nothing.
static inline Value lookup_known(const Machine *m, const Class *cls, Value name) {
    const LookupEntry *entry = lookup_entry(m, cls->number, name);
    bool known = entry->name == name && entry->class_number == cls->number &&
                 entry->epoch == m->world->class_epoch;
    return known ? entry->found : VALUE_NOT_IMPLEMENTED;
}
