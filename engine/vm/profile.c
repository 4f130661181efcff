#include "engine/vm/profile.h"

#include <stddef.h>
#include <string.h>

// The releases are those whose turns of the loop were recorded (tests/programs/probes/turns.txt).
static const Profile profiles[] = {
    {"cpython-3.11", 11, 7, false},  {"cpython-3.9", 9, 18, false},
    {"cpython-3.10", 10, 13, false}, {"cpython-3.12", 12, 7, false},
    {"cpython-3.13", 13, 2, false},  {"cpython-3.14", 14, 2, false},
    {"eager", 14, 2, true},          {"free-threaded", 14, 2, false},
    {"guarantee", 11, 7, false},
};

const Profile *profile_named(const char *name) {
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        if (strcmp(profiles[i].name, name) == 0) {
            return &profiles[i];
        }
    }
    return NULL;
}

const Profile *profile_default(void) {
    return &profiles[0];
}
