// sandbox: an engine that has read its request gives up what it does not need.
//
// From then on it can compute, write what it has open, and nothing else: opening a file, connecting
// and executing a program fail, for it and for every process that it starts. There is no way back.
#pragma once

#include <stdbool.h>

typedef enum SandboxKind {
    SANDBOX_MODEL, // a run in virtual time: one thread
    SANDBOX_REAL   // threads, processes, event loops
} SandboxKind;

// False: this build has sanitizers, which need more than a sandbox allows.
bool sandbox_is_built(void);

// NULL, or what this system lacks: then the rest holds. Static.
const char *sandbox_enter(SandboxKind kind);
