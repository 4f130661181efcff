// access: what the next step will touch, asked before it is taken.
//
// For the search (design/EXPLORE.md 4.1): the objects that the visible operation before which a
// strand stands will read or write, found from the instruction and the operand stack without
// executing anything.
#pragma once

#include "engine/vm/machine.h"

typedef enum AccessMode {
    ACCESS_READ,
    ACCESS_WRITE
} AccessMode;

typedef struct Access {
    uint64_t object; // offset of the object in the heap; or one of the marks below
    uint64_t part;   // of it: a name's offset for globals and attributes, 0 for the whole
    AccessMode mode;
} Access;

enum {
    ACCESS_OUTPUT = 1, // what is printed
    ACCESS_LOOP = 2,   // ready queue and timers of the running loop
    ACCESS_CLOCK = 3,
};

// Fills at most `most` entries; returns how many. 0: the next instruction is private.
int machine_next_accesses(Machine *m, Access *accesses, int most);
