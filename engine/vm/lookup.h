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

// name_z by the address of the C string, which is usually a literal.
typedef struct NameEntry {
    const char *string;
    Value name; // borrowed; 0: none
} NameEntry;

enum {
    NAME_ENTRIES = 512
};

typedef struct LookupCache {
    LookupEntry entries[LOOKUP_ENTRIES];
    NameEntry names[NAME_ENTRIES];
} LookupCache;

static inline LookupEntry *lookup_entry(const Machine *m, uint32_t class_number, Value name) {
    uint64_t mixed = (name >> 4) * 31 + class_number * 131;
    return &m->lookups->entries[mixed % LOOKUP_ENTRIES];
}
