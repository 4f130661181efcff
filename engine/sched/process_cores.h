// process_cores: which processes compute, and on how many cores.
//
// Every process that computes takes a core for a time slice; those that find none wait for one and
// get it in the order of their asking. In the picture a lane that runs has a core as well, be it
// for an instant: a process that wakes while all cores are taken puts another one aside for as long
// as it takes no time. Owns nothing but the times at which cores are free; decides nothing about
// whose time comes first (sched_processes.h).
#pragma once

#include "engine/sched/sched.h"

typedef struct Process {
    Machine *machine; // owned; NULL: it has ended
    uint32_t pid;
    uint32_t object;        // in the kernel
    uint32_t lane;          // of its main strand
    uint64_t order;         // who ran longer ago goes first
    int64_t has_core_until; // the end of its time slice
    uint32_t core;          // the one it has then
    bool is_new;            // has not run yet
    bool is_copy;           // of another process
    bool stands;            // inside a native, until others have done something
    bool wants_core;        // it has computed, but its time has not passed yet
    uint64_t wants_since;   // order of asking
} Process;

typedef struct Processes {
    Process *list; // owned
    size_t count;
    size_t capacity;
    size_t current;
    uint64_t next_order;
    int64_t begun_ns; // the time of the running process when its turn began
    int64_t *free_at; // owned: per core, when it has no process any more
    uint32_t core_count;
    bool has_failed;   // a step of a process, while another one stood inside a native:
    size_t failed;     // which one
    StepResult result; // what its step came to
} Processes;

void cores_begin(Processes *all, uint32_t core_count);

// The core that is free first.
uint32_t cores_first(const Processes *all);
// Its time slice goes on.
bool cores_has(const Process *process);

// The process has run, from begun_ns on, until its horizon, or until it waits.
void cores_end_turn(Processes *all, Process *process, int64_t begun_ns);
// A core is free now, and the process that wants one takes it.
void cores_get(Processes *all, Process *process);

// The process is about to run at its machine's time: no more lanes are shown to run than there are
// cores.
void cores_make_room(Processes *all, Process *process);
