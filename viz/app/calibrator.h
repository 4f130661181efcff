// calibrator: what things cost on this machine, measured while the window goes on.
//
// Runs `lockstep calibrate` as a process of its own and keeps the last line that it said. Owns that
// process; decides nothing about what is measured, and keeps nothing: calibrate writes the profile.
#pragma once

#include <stdbool.h>
#include <sys/types.h>

enum {
    CALIBRATOR_LINE_BYTES = 160
};

typedef enum CalibratorState {
    CALIBRATOR_IDLE, // nothing was started, or it was stopped
    CALIBRATOR_RUNS,
    CALIBRATOR_DONE,
    CALIBRATOR_FAILED, // the line says why
} CalibratorState;

typedef struct Calibrator {
    pid_t pid; // 0: none
    int said;  // its standard error
    CalibratorState state;
    char line[CALIBRATOR_LINE_BYTES]; // the last whole one
    char rest[CALIBRATOR_LINE_BYTES]; // of one that has not ended
} Calibrator;                         // {0}: idle

// rules: the profile whose rules go with the costs. Borrowed for the call.
void calibrator_start(Calibrator *calibrator, const char *rules);
// Never waits. True: there is something new to show.
bool calibrator_poll(Calibrator *calibrator);
// Without a trace, whatever it was doing.
void calibrator_stop(Calibrator *calibrator);
