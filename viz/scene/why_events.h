// why_events: the sentences themselves, by group of event kinds. Private to viz/scene/why.c.
#pragma once

#include "viz/scene/why_words.h"

Why why_life(const Teller *teller);    // created, started, lines, calls, ends
Why why_turn(const Teller *teller);    // sleeps, awaits, blocks, wake-ups, switches, cancellation
Why why_object(const Teller *teller);  // locks, queues, events, futures, groups, time limits
Why why_machine(const Teller *teller); // workers, memory, GIL, output, loop passes
