// machine_profile: what things cost on one machine, as `lockstep calibrate` measured it.
//
// Turns a small JSON file into the costs that go with a request, and back. The rules are those of
// a named profile. Measures nothing and never prints.
#pragma once

#include <stdbool.h>

#include "engine/prices.h"
#include "engine/trace/request.h"

enum {
    MACHINE_MAX_PACES = 100
};

// How much of its prices one program takes: rehearsal.h.
typedef struct MachinePace {
    int64_t bytes; // of the program's text
    int64_t sum;   // checksum_of it
    int thousandths;
} MachinePace;

typedef struct MachineProfile {
    char rules[32];         // name of the profile whose rules apply
    int64_t instruction_ps; // 0: nothing was measured
    int64_t thread_start_ns;
    int64_t fork_ns;
    int64_t switch_ns; // these with the prices
    int64_t lateness_ns;
    int64_t message_ns;
    bool has_prices;                    // else all instructions cost the same
    int64_t prices[REQUEST_MAX_PRICES]; // ps for each kind of engine/prices.h
    MachinePace paces[MACHINE_MAX_PACES];
    int pace_count;
} MachineProfile; // {0}: the profile's own costs

// Where calibrate keeps it unless told otherwise; make: with the folder. False: there is no place.
bool machine_profile_path(char *path, size_t size, bool make);

// problem gets one line on failure.
bool machine_profile_read(const char *path, MachineProfile *machine, Text *problem);
bool machine_profile_write(const char *path, const MachineProfile *machine, Text *problem);

static inline bool machine_profile_is_set(const MachineProfile *machine) {
    return machine->instruction_ps > 0;
}

// 0: it is not known.
int machine_profile_pace(const MachineProfile *machine, const Request *request);
// In place of what was known; the oldest goes when there is no room.
void machine_profile_set_pace(MachineProfile *machine, const Request *request, int thousandths);

// The request has its program already.
static inline void machine_profile_apply(const MachineProfile *machine, Request *request) {
    request->instruction_ps = machine->instruction_ps;
    request->thread_start_ns = machine->thread_start_ns;
    request->fork_ns = machine->fork_ns;
    request->switch_ns = machine->switch_ns;
    request->lateness_ns = machine->lateness_ns;
    request->message_ns = machine->message_ns;
    request->prices = machine->has_prices ? machine->prices : NULL; // borrowed
    request->price_count = machine->has_prices ? price_kind_count() : 0;
    request->pace = machine->has_prices ? machine_profile_pace(machine, request) : 0;
}
