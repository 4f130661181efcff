// texts: gives every different text a number, for the recorder.
//
// A hash table from bytes to numbers, and the payload of the TEXTS block that has not been
// written yet. Numbers count from 1; 0 is "". Never forgets an interned text.
#pragma once

#include <stdbool.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

typedef struct TextSlot {
    const char *bytes; // in the arena
    uint32_t hash;
    uint32_t length;
    uint32_t number; // 0: the slot is free
} TextSlot;

typedef struct Texts {
    Arena arena;     // the interned bytes
    TextSlot *slots; // owned; a power of two of them
    uint32_t slot_count;
    uint32_t used_count;    // of the slots
    uint32_t count;         // numbers given out, not counting 0
    uint32_t first_pending; // number of the first text in pending
    Text pending;           // count * { u32 length, bytes }: valid UTF-8
} Texts;                    // {0} has no texts

// Equal texts get equal numbers. Copied.
uint32_t texts_intern(Texts *texts, const char *bytes, size_t length);

// A new number, without looking for an equal text. Copied.
uint32_t texts_append(Texts *texts, const char *bytes, size_t length);

void texts_release(Texts *texts);

// Adds the bytes with U+FFFD in place of each byte that is not UTF-8.
void texts_add_clean(Text *text, const char *bytes, size_t length);
