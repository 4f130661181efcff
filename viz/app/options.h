// options: the command line, as values.
//
// Turns argv into Options, or into the text that belongs on the terminal instead: help, version,
// or what is wrong and what may have been meant. One table makes both the parsing and --help.
// Opens no file and never prints.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "viz/app/machine_profile.h"

typedef enum Command {
    COMMAND_WINDOW, // no command word: the window
    COMMAND_RUN,
    COMMAND_STEPS,
    COMMAND_COMPARE,
    COMMAND_EXPLORE,
    COMMAND_EXPORT,
    COMMAND_CHECK,
    COMMAND_LESSONS,
    COMMAND_CALIBRATE,
    COMMAND_COUNT,
} Command;

// All texts are borrowed from argv; NULL means that the option was not given.
typedef struct Options {
    Command command;
    const char *file;   // NULL: the lesson library (window only)
    char *const *paths; // check: what to check; borrowed from argv
    int path_count;
    const char *model;        // --as; never NULL
    const char *profile;      // --profile; never NULL
    bool chose_profile;       // --profile was given: it counts more than a lesson's header
    const char *profile_file; // --profile is a file, or "machine"; NULL: it is a name
    MachineProfile machine;   // what that file says; set by whoever opens it
    const char *schedule;     // --schedule
    const char *block;        // --block: a number from 1, or a name
    const char *events;       // --events: a path, "-" is standard output
    const char *input;        // --input: what the program reads
    const char *input_file;   // --input-file: where that stands, "-" is standard input
    char *const *arguments;   // after "--": sys.argv[1:]
    int argument_count;
    uint64_t seed;
    uint64_t max_steps;  // 0: the engine's limit
    uint64_t max_memory; // bytes; 0: the engine's limit
    uint64_t max_events; // 0: the engine's limit
    int64_t max_time_ns; // virtual; 0: the engine's limit
    int cores;           // 0: the profile's
    bool real;           // --real
    bool json;           // --format json
    bool fine;           // --fine: a step for every event
    // export and the look of the window
    const char *output; // -o
    const char *format; // --format of an export; NULL: the output's name decides
    const char *theme;  // "dark", "light", "print"; NULL: the default
    const char *size;   // --size WIDTHxHEIGHT as given
    int width_px;       // of --size; 0: the default
    int height_px;
    double scale;   // --scale; 0: the default
    int frames;     // --frames: of the whole run; 0: until the person closes the window
    int fps;        // --fps; 0: one frame a step
    int first_step; // --steps FIRST-LAST, from 1; 0: from the beginning
    int last_step;  // 0: to the end
    bool no_captions;
    bool compare_models; // --compare: the four models in one picture
} Options;

typedef enum OptionsResult {
    OPTIONS_RUN,   // do what options says
    OPTIONS_SHOWN, // out is what was asked for: standard output, exit status 0
    OPTIONS_WRONG, // out says what is wrong: standard error, exit status 2
} OptionsResult;

// argv may be reordered. argv[argc] is NULL.
OptionsResult options_parse(int argc, char **argv, Options *options, Text *out);

// The names that --profile takes. Static.
const char *const *options_profiles(int *count);

// The same name, static; NULL when there is no such profile.
const char *options_profile_named(const char *name);

// Whose rules apply to a file whose header names a profile (NULL: it names none). What was asked
// for on the command line counts more; a name that does not exist counts nothing.
const char *options_profile_for(const Options *options, const char *named);
