// calibration: from how long known programs took to what each kind of instruction and work costs.
//
// What the parts of a program (calibration_source.h) consist of is counted by running it under the
// model, how long they take by running it for real. Finds the prices, none negative, that explain
// the times best; what the parts say nothing about keeps a usual price. Runs nothing itself.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "engine/trace/request.h"

typedef struct CalibrationPart {
    char name[32];
    double ns;                         // 0: was not measured
    double counts[REQUEST_MAX_PRICES]; // how often each kind of engine/prices.h occurred
} CalibrationPart;

typedef struct Calibration {
    CalibrationPart *parts; // owned
    int part_count;
    int64_t prices[REQUEST_MAX_PRICES]; // ps
    int64_t instruction_ps;             // of an instruction, on average
    int close_count;                    // parts whose time the prices give within a tenth
} Calibration;                          // {0} is empty

void calibration_release(Calibration *calibration);

// counted: lines "part_x: KIND=COUNT ..."; a part called part_nothing is what every other one does
// beside. measured: lines "part_x NS"; the least counts. Returns false when they hold no part.
bool calibration_read(Calibration *calibration, const Text *counted, const Text *measured);

// Finds the prices.
void calibration_fit(Calibration *calibration);

// What a part takes by the prices.
double calibration_predict(const Calibration *calibration, const CalibrationPart *part);
