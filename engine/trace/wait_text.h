// wait_text: the words in which a wait is recorded, and who is meant by them.
//
// "lock 2, held by b" waits for b; "Thread-1 (fetch) to end", "task fetch", "thread a", "process p"
// for that lane. Who writes such words and who reads them agrees here. Pure functions.
#pragma once

#include <stddef.h>

#include "engine/trace/event.h"

// Borrowed from the words; length 0: they name nobody.
typedef struct WaitedFor {
    const char *name;
    size_t length;
} WaitedFor;

// The length of the object's name: that of "lock 2" in "lock 2, held by b".
size_t wait_text_object_length(const char *what);

// Who holds it; length 0: the words do not say.
WaitedFor wait_text_holder(const char *what);

// Whose end it is; length 0 when the words say who holds it.
WaitedFor wait_text_lane(const char *what);

// Whoever of the two the words name for certain: "... to end" or "..., held by ...".
WaitedFor wait_text_other(const char *what);

// What of the object is waited for: " an item of" for the get of a queue; "" for the object itself.
const char *wait_text_purpose(Reason reason);
