// machine_profile: what things cost on one machine, as `lockstep calibrate` measured it.
//
// Turns a small JSON file into the costs that go with a request, and back. The rules are those of
// a named profile. Measures nothing and never prints.
#pragma once

#include <stdbool.h>

#include "engine/prices.h"
#include "engine/trace/request.h"

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
} MachineProfile;                       // {0}: the profile's own costs

// Where calibrate keeps it unless told otherwise; make: with the folder. False: there is no place.
bool machine_profile_path(char *path, size_t size, bool make);

// problem gets one line on failure.
bool machine_profile_read(const char *path, MachineProfile *machine, Text *problem);
bool machine_profile_write(const char *path, const MachineProfile *machine, Text *problem);

static inline bool machine_profile_is_set(const MachineProfile *machine) {
    return machine->instruction_ps > 0;
}

static inline void machine_profile_apply(const MachineProfile *machine, Request *request) {
    request->instruction_ps = machine->instruction_ps;
    request->thread_start_ns = machine->thread_start_ns;
    request->fork_ns = machine->fork_ns;
    request->switch_ns = machine->switch_ns;
    request->lateness_ns = machine->lateness_ns;
    request->message_ns = machine->message_ns;
    request->prices = machine->has_prices ? machine->prices : NULL; // borrowed
    request->price_count = machine->has_prices ? price_kind_count() : 0;
}
