#include "viz/app/calibration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/prices.h"

enum {
    SWEEPS = 500,           // over all prices: they change by less than a thousandth then
    USUAL_LENGTH_PS = 2500, // an instruction, where nothing is known: only the proportions matter
    USUAL_WORK_PS = 8000,
    USUAL_LOOP_PS = 100000000, // it has files of the operating system
    SIMPLE_KINDS = 10,         // a part of so many is one line in a loop
    MOST_WEIGHT = 16
};

// How much a price that differs from the usual one by all of it weighs against a part that is
// predicted wrongly by all of its time.
static const double usual_weight = 0.001;

// A part whose prediction is within this is predicted well.
static const double close_enough = 0.1;

void calibration_release(Calibration *calibration) {
    memory_free(calibration->parts);
    *calibration = (Calibration){0};
}

// --- reading ----------------------------------------------------------------------------------

static void read_counts(CalibrationPart *part, const char *text) {
    while (*text && *text != '\n') {
        char *end;
        long kind = strtol(text, &end, 10);
        if (end == text || *end != '=' || kind < 0 || kind >= price_kind_count()) {
            return;
        }
        part->counts[kind] = strtod(end + 1, &end);
        text = end + (*end == ' ');
    }
}

static const char *next_line(const char *line) {
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

static double measured_ns(const Text *measured, const char *name) {
    size_t length = strlen(name);
    double least = 0;
    for (const char *line = text_z(measured); *line; line = next_line(line)) {
        if (strncmp(line, name, length) == 0 && line[length] == ' ') {
            double ns = strtod(line + length, NULL);
            least = least > 0 && least < ns ? least : ns;
        }
    }
    return least;
}

// What calling a part takes is in every part.
static void take_away_nothing(Calibration *calibration) {
    const CalibrationPart *nothing = NULL;
    for (int i = 0; i < calibration->part_count; i++) {
        nothing = strcmp(calibration->parts[i].name, "part_nothing") == 0 ? &calibration->parts[i]
                                                                          : nothing;
    }
    double nothing_ns = nothing ? nothing->ns : 0;
    for (int i = 0; nothing && i < calibration->part_count; i++) {
        CalibrationPart *part = &calibration->parts[i];
        for (int kind = 0; part != nothing && kind < price_kind_count(); kind++) {
            part->counts[kind] = fmax(0, part->counts[kind] - nothing->counts[kind]);
        }
        part->ns = part == nothing ? 0 : fmax(0, part->ns - nothing_ns);
    }
}

bool calibration_read(Calibration *calibration, const Text *counted, const Text *measured) {
    for (const char *line = text_z(counted); *line; line = next_line(line)) {
        size_t length = strcspn(line, ":\n");
        if (strncmp(line, "part_", 5) != 0 || line[length] != ':' ||
            length >= sizeof calibration->parts->name) {
            continue;
        }
        calibration->parts = memory_resize(
            calibration->parts, (size_t)(calibration->part_count + 1) * sizeof *calibration->parts);
        CalibrationPart *part = &calibration->parts[calibration->part_count++];
        *part = (CalibrationPart){0};
        memcpy(part->name, line, length);
        read_counts(part, line + length + 2);
        part->ns = measured_ns(measured, part->name);
    }
    take_away_nothing(calibration);
    return calibration->part_count > 0;
}

// --- prices -----------------------------------------------------------------------------------

double calibration_predict(const Calibration *calibration, const CalibrationPart *part) {
    double ps = 0;
    for (int kind = 0; kind < price_kind_count(); kind++) {
        ps += part->counts[kind] * (double)calibration->prices[kind];
    }
    return ps / 1000;
}

// Prices in units of what is usual; how far each part is off, as a share of its time.
typedef struct Fit {
    const Calibration *calibration;
    double usual[REQUEST_MAX_PRICES];
    double price[REQUEST_MAX_PRICES];
    double *excess;  // per part: predicted by measured, less one
    double *weights; // per part
    double *shares;  // of a part's time at the usual price; per kind and part
} Fit;

// How much a part counts: what has many kinds is more like a program than one line in a loop is.
static double weight_of(const CalibrationPart *part) {
    double kinds = 0;
    for (int kind = 0; kind < price_kind_count(); kind++) {
        kinds += part->counts[kind] > 0;
    }
    return fmin(fmax(pow(kinds / SIMPLE_KINDS, 3), 1), MOST_WEIGHT);
}

static double *shares_of(const Fit *fit, int kind) {
    return fit->shares + (size_t)kind * (size_t)fit->calibration->part_count;
}

static void find_shares(Fit *fit, int kind) {
    double *shares = shares_of(fit, kind);
    for (int i = 0; i < fit->calibration->part_count; i++) {
        const CalibrationPart *part = &fit->calibration->parts[i];
        shares[i] = part->ns > 0 ? part->counts[kind] * fit->usual[kind] / (part->ns * 1000) : 0;
        fit->excess[i] += shares[i];
    }
}

// The best price of one kind when those of the others stay.
static void improve(Fit *fit, int kind) {
    const double *shares = shares_of(fit, kind);
    double slope = usual_weight * (fit->price[kind] - 1);
    double curve = usual_weight;
    for (int i = 0; i < fit->calibration->part_count; i++) {
        slope += fit->weights[i] * shares[i] * fit->excess[i];
        curve += fit->weights[i] * shares[i] * shares[i];
    }
    double step = fmax(-slope / curve, -fit->price[kind]);
    fit->price[kind] += step;
    for (int i = 0; i < fit->calibration->part_count; i++) {
        fit->excess[i] += step * shares[i];
    }
}

static void sweep(Fit *fit) {
    for (int i = 0; i < SWEEPS; i++) {
        for (int kind = 0; kind < price_kind_count(); kind++) {
            improve(fit, kind);
        }
    }
}

// How fast the machine is, as far as usual prices can tell.
static double pace_of(const Calibration *calibration) {
    double usual_ns = 0;
    double ns = 0;
    for (int i = 0; i < calibration->part_count; i++) {
        if (calibration->parts[i].ns > 0) {
            usual_ns += calibration_predict(calibration, &calibration->parts[i]);
            ns += calibration->parts[i].ns;
        }
    }
    return usual_ns > 0 && ns > 0 ? ns / usual_ns : 1;
}

static void sum_up(Calibration *calibration) {
    double ps = 0;
    double instructions = 0;
    for (int i = 0; i < calibration->part_count; i++) {
        const CalibrationPart *part = &calibration->parts[i];
        for (int kind = 0; part->ns > 0 && kind < price_instruction_count(); kind++) {
            instructions += part->counts[kind];
        }
        ps += part->ns * 1000;
        double ratio = part->ns > 0 ? calibration_predict(calibration, part) / part->ns : 0;
        calibration->close_count += fabs(ratio - 1) <= close_enough;
    }
    calibration->instruction_ps =
        instructions > 0 && ps > instructions ? (int64_t)(ps / instructions) : 1;
}

void calibration_fit(Calibration *calibration) {
    Fit fit = {.calibration = calibration};
    int kinds = price_kind_count();
    for (int kind = 0; kind < kinds; kind++) {
        calibration->prices[kind] = kind < price_instruction_count() ? USUAL_LENGTH_PS
                                    : kind == price_kind_named("an event loop made")
                                        ? USUAL_LOOP_PS
                                        : USUAL_WORK_PS;
    }
    double pace = pace_of(calibration);
    fit.excess = NEW_ARRAY(double, (size_t)calibration->part_count + 1);
    fit.weights = NEW_ARRAY(double, (size_t)calibration->part_count + 1);
    fit.shares = NEW_ARRAY(double, (size_t)calibration->part_count *(size_t)kinds + 1);
    for (int i = 0; i < calibration->part_count; i++) {
        fit.excess[i] = calibration->parts[i].ns > 0 ? -1 : 0;
        fit.weights[i] = weight_of(&calibration->parts[i]);
    }
    for (int kind = 0; kind < kinds; kind++) {
        fit.usual[kind] = (double)calibration->prices[kind] * pace;
        fit.price[kind] = 1;
        find_shares(&fit, kind);
    }
    sweep(&fit);
    for (int kind = 0; kind < kinds; kind++) {
        double ps = fit.price[kind] * fit.usual[kind] + 0.5;
        calibration->prices[kind] = ps < REQUEST_MAX_COST ? (int64_t)ps : REQUEST_MAX_COST;
    }
    memory_free(fit.excess);
    memory_free(fit.weights);
    memory_free(fit.shares);
    sum_up(calibration);
}
