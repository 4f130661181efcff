// watch: what variables hold, told where it changes.
//
// A variable belongs to a memory: a global one to its process, a local one to the lane whose
// function made it. The event of a change is on that lane, whoever made the change; its cause is
// what was done. A list that another function, task or thread fills changes without a store:
// therefore the containers that variables hold are looked at whenever a line has ended, the last
// WATCHED_MAX that were stored. Only in runs that record lines; changes nothing in the program's
// world but a flag that says that an object is watched.
#pragma once

#include "engine/vm/interp.h"

enum { // flag of the containers and cells that are watched, beside those of their types
    OBJECT_IS_WATCHED = 0x1000
};

// A process has begun, on the running lane: what it inherited is its own.
void watch_begin(Machine *m);

// A function begins: if a lane begins with it, with what it was called with.
void note_arguments(Machine *m, Frame *f);

// After a store: the variable holds v.
void note_local(Machine *m, const Frame *f, uint32_t local);
void note_name(Machine *m, const Frame *f, Value namespace, uint32_t name, Value v);
void note_cell(Machine *m, Frame *f, uint32_t cell);

// What has changed since it was told last: when a line begins at this site, when a function
// returns, and when the running strand stops.
void watch_line(Machine *m, uint32_t site);
void watch_tell(Machine *m);

// A watched object dies.
void watch_forget(Machine *m, const Object *object);
