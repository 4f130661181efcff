#include "viz/app/options.h"

#include <getopt.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/option_values.h"
#include "viz/app/suggest.h"

// Which commands take an option.
enum {
    IN_WINDOW = 1 << COMMAND_WINDOW,
    IN_RUN = 1 << COMMAND_RUN,
    IN_STEPS = 1 << COMMAND_STEPS,
    IN_COMPARE = 1 << COMMAND_COMPARE,
    IN_EXPLORE = 1 << COMMAND_EXPLORE,
    IN_EXPORT = 1 << COMMAND_EXPORT,
    IN_CHECK = 1 << COMMAND_CHECK,
    IN_LESSONS = 1 << COMMAND_LESSONS,
    IN_CALIBRATE = 1 << COMMAND_CALIBRATE,
    IN_ALL = (1 << COMMAND_COUNT) - 1,
    IN_PROGRAM = IN_WINDOW | IN_RUN | IN_STEPS | IN_COMPARE | IN_EXPLORE | IN_EXPORT,
    IN_ENGINE = IN_PROGRAM | IN_CHECK,
};

// X(id, short, name, argument, commands, help). argument is NULL for a switch, help for what is
// understood but not built yet: --help does not promise it.
#define OPTION_TABLE(X)                                                                            \
    X(AS, 0, "as", "MODEL", IN_PROGRAM | IN_CALIBRATE,                                             \
      "run as native (the program's own way), sync, async, threads or processes")                  \
    X(PROFILE, 0, "profile", "NAME|FILE", IN_ENGINE | IN_CALIBRATE,                                \
      "whose rules apply (default cpython-3.11); a file that calibrate wrote, or machine for the " \
      "one that it kept: the costs of this machine")                                               \
    X(CORES, 0, "cores", "N", IN_ENGINE, "how many cores there are (default: the profile's)")      \
    X(SEED, 0, "seed", "N", IN_ENGINE, "for random numbers and free choices (default 0)")          \
    X(SCHEDULE, 0, "schedule", "S", IN_PROGRAM, NULL)                                              \
    X(REAL, 0, "real", NULL, IN_PROGRAM,                                                           \
      "on the operating system instead of the virtual clock; in the window and in frames: "        \
      "beneath the run of the model")                                                              \
    X(BLOCK, 0, "block", "N|NAME", IN_PROGRAM | IN_CALIBRATE,                                      \
      "which Python block of a Markdown file")                                                     \
    X(INPUT, 0, "input", "TEXT", IN_PROGRAM | IN_CALIBRATE,                                        \
      "what the program reads from standard input")                                                \
    X(INPUT_FILE, 0, "input-file", "FILE|-", IN_PROGRAM | IN_CALIBRATE,                            \
      "a file that it reads from there")                                                           \
    X(EVENTS, 0, "events", "FILE|-", IN_RUN,                                                       \
      "write every event as JSON Lines; with - to standard output, and the program's "             \
      "output is then only in the events")                                                         \
    X(MAX_STEPS, 0, "max-steps", "N", IN_ENGINE, "end the run after N instructions")               \
    X(MAX_EVENTS, 0, "max-events", "N", IN_ENGINE, "end the run after N events")                   \
    X(MAX_MEMORY, 0, "max-memory", "SIZE", IN_ENGINE, "as 500K, 64M or 1G")                        \
    X(MAX_TIME, 0, "max-time", "SECONDS", IN_ENGINE,                                               \
      "of virtual time; with --real of the wall clock (default 300)")                              \
    X(FINE, 0, "fine", NULL, IN_STEPS, "one row an event instead of one a switch")                 \
    X(FORMAT, 0, "format", "FORMAT",                                                               \
      IN_STEPS | IN_COMPARE | IN_EXPLORE | IN_EXPORT | IN_LESSONS | IN_CALIBRATE,                  \
      "text or json; for export png")                                                              \
    X(OUTPUT, 'o', "output", "OUT", IN_EXPORT | IN_CALIBRATE, "where to: a folder or a file")      \
    X(SIZE, 0, "size", "WxH", IN_WINDOW | IN_EXPORT, "of the picture in pixels, as 1280x720")      \
    X(SCALE, 0, "scale", "X", IN_WINDOW | IN_EXPORT, "1 to 3: size of everything in it")           \
    X(THEME, 0, "theme", "NAME", IN_WINDOW | IN_EXPORT, "dark, light or print")                    \
    X(FRAMES, 0, "frames", "N", IN_WINDOW, "close the window after N frames of the whole run")     \
    X(FPS, 0, "fps", "N", IN_EXPORT, NULL)                                                         \
    X(STEPS, 0, "steps", "A-B", IN_EXPORT, "only these steps, counted from 1")                     \
    X(NO_CAPTIONS, 0, "no-captions", NULL, IN_EXPORT, "without the sentence below the picture")    \
    X(COMPARE, 0, "compare", NULL, IN_EXPORT, "the four models in one picture")                    \
    X(HELP, 'h', "help", NULL, IN_ALL, "show this help")                                           \
    X(VERSION, 0, "version", NULL, IN_ALL, "show the version")

typedef enum OptionId {
#define X(id, letter, name, argument, commands, help) OPTION_##id,
    OPTION_TABLE(X)
#undef X
    OPTION_COUNT
} OptionId;

typedef struct OptionSpec {
    const char *name;
    const char *argument;
    const char *help;
    unsigned commands;
    char letter;
} OptionSpec;

static const OptionSpec specs[] = {
#define X(id, letter, name, argument, commands, help) {name, argument, help, commands, letter},
    OPTION_TABLE(X)
#undef X
};

typedef struct CommandSpec {
    const char *name; // NULL: no word
    const char *usage;
    const char *help; // NULL: not built yet
} CommandSpec;

static const CommandSpec commands[] = {
    [COMMAND_WINDOW] = {NULL, "[FILE]", "the window: the lessons, or FILE (.py, .md, .lockstep)"},
    [COMMAND_RUN] = {"run", "run FILE [-- ARG...]",
                     "run without a window; the program's output on stdout"},
    [COMMAND_STEPS] = {"steps", "steps FILE", "the run as a step table, one row a switch"},
    [COMMAND_COMPARE] = {"compare", "compare FILE", "the four runs: total time, speed-up, waiting"},
    [COMMAND_EXPLORE] = {"explore", "explore FILE", NULL},
    [COMMAND_EXPORT] = {"export", "export FILE -o OUT",
                        "frames as pictures, the comparison, or the run itself"},
    [COMMAND_CHECK] = {"check", "check PATH...", "hold lessons to their promises"},
    [COMMAND_LESSONS] = {"lessons", "lessons", "list the lessons"},
    [COMMAND_CALIBRATE] = {"calibrate", "calibrate [FILE]",
                           "measure what things, or FILE's computing, cost here"},
};
_Static_assert(sizeof commands / sizeof *commands == COMMAND_COUNT, "every command has a row");

static const char *const models[] = {"native", "sync", "async", "threads", "processes"};
static const char *const profiles[] = {"cpython-3.9",  "cpython-3.10",  "cpython-3.11",
                                       "cpython-3.12", "cpython-3.13",  "cpython-3.14",
                                       "eager",        "free-threaded", "guarantee"};
static const char *const themes[] = {"dark", "light", "print"};
static const char *const report_formats[] = {"text", "json"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const char *const *options_profiles(int *count) {
    *count = COUNT(profiles);
    return profiles;
}

const char *options_profile_named(const char *name) {
    for (size_t i = 0; i < COUNT(profiles); i++) {
        if (strcmp(profiles[i], name) == 0) {
            return profiles[i];
        }
    }
    return NULL;
}

const char *options_profile_for(const Options *options, const char *named) {
    const char *known = named && !options->chose_profile ? options_profile_named(named) : NULL;
    return known ? known : options->profile;
}

// ---- help

enum {
    HELP_COLUMN = 25,
    HELP_WIDTH = 79
};

// Words of help in lines of HELP_WIDTH characters that all begin at HELP_COLUMN.
static void describe_in_lines(const char *help, Text *out) {
    size_t column = HELP_COLUMN;
    for (const char *word = help; *word;) {
        size_t length = strcspn(word, " ");
        if (word != help && column + 1 + length > HELP_WIDTH) {
            text_printf(out, "\n%*s", HELP_COLUMN, "");
            column = HELP_COLUMN;
        } else if (word != help) {
            text_add_char(out, ' ');
            column++;
        }
        text_add(out, word, length);
        column += length;
        word += length + strspn(word + length, " ");
    }
    text_add_char(out, '\n');
}

static void describe_options(Command command, Text *out) {
    for (size_t i = 0; i < COUNT(specs); i++) {
        const OptionSpec *spec = &specs[i];
        if (!spec->help || !(spec->commands >> command & 1)) {
            continue;
        }
        Text left = {0};
        if (spec->letter) {
            text_printf(&left, "-%c, ", spec->letter);
        }
        text_printf(&left, "--%s%s%s", spec->name, spec->argument ? " " : "",
                    spec->argument ? spec->argument : "");
        text_printf(out, "  %-22s ", left.bytes);
        describe_in_lines(spec->help, out);
        text_release(&left);
    }
}

static void describe_exit_statuses(Text *out) {
    text_add_z(out,
               "\nExit status: 0 the program ended well; 1 it failed; 2 wrong usage or a file\n"
               "that cannot be read or written; 3 it uses what Lockstep does not support;\n"
               "4 deadlock; 5 a limit was reached; 6 our fault.\n");
}

static void describe_all(Text *out) {
    text_add_z(out, "Lockstep makes Python concurrency visible.\n\nUsage:\n");
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (commands[i].help) {
            text_printf(out, "  lockstep %-20s %s\n", commands[i].usage, commands[i].help);
        }
    }
    text_add_z(out, "\nFILE is a Python program, any Markdown file with Python in it, or - for\n"
                    "standard input; ARG... become its sys.argv. Options of the window:\n");
    describe_options(COMMAND_WINDOW, out);
    text_add_z(out, "\n`lockstep COMMAND --help` shows the options of a command.\n");
    describe_exit_statuses(out);
}

static void describe(Command command, Text *out) {
    if (command == COMMAND_WINDOW) {
        describe_all(out);
        return;
    }
    const CommandSpec *spec = &commands[command];
    text_printf(out, "Usage: lockstep %s [OPTIONS]\n\n%s\n\nOptions:\n", spec->usage,
                spec->help ? spec->help : "not in this version yet");
    describe_options(command, out);
    describe_exit_statuses(out);
}

// ---- values

static bool set_picture_size(const char *value, Options *options, Text *out) {
    if (!option_parse_two(value, 'x', 16384, &options->width_px, &options->height_px)) {
        return option_wrong(out, "size", value, "pixels such as 1280x720, at most 16384 each");
    }
    options->size = value;
    return true;
}

static bool set_step_range(const char *value, Options *options, Text *out) {
    return (option_parse_two(value, '-', INT_MAX, &options->first_step, &options->last_step) &&
            options->first_step <= options->last_step) ||
           option_wrong(out, "steps", value, "two step numbers such as 3-10");
}

// Names of profiles have neither a slash nor an ending.
static bool is_profile_file(const char *value) {
    size_t length = strlen(value);
    return strcmp(value, "machine") == 0 || strchr(value, '/') ||
           (length > 5 && strcmp(value + length - 5, ".json") == 0);
}

static bool set_option(Options *options, OptionId id, const char *value, Text *out) {
    switch (id) {
    case OPTION_AS:
        return option_set_word("as", value, models, COUNT(models), &options->model, out);
    case OPTION_PROFILE:
        options->chose_profile = true;
        if (is_profile_file(value)) {
            options->profile_file = value;
            return true;
        }
        return option_set_word("profile", value, profiles, COUNT(profiles), &options->profile, out);
    case OPTION_CORES:
        return option_set_int("cores", value, 4096, &options->cores, out);
    case OPTION_SEED:
        return option_parse_count(value, UINT64_MAX, &options->seed) ||
               option_wrong(out, "seed", value, "a whole number");
    case OPTION_SCHEDULE:
        options->schedule = value;
        return true;
    case OPTION_REAL:
        options->real = true;
        return true;
    case OPTION_BLOCK:
        options->block = value;
        return true;
    case OPTION_INPUT:
        options->input = value;
        return true;
    case OPTION_INPUT_FILE:
        options->input_file = value;
        return true;
    case OPTION_EVENTS:
        options->events = value;
        return true;
    case OPTION_MAX_STEPS:
        return option_set_count("max-steps", value, &options->max_steps, out);
    case OPTION_MAX_EVENTS:
        return option_set_count("max-events", value, &options->max_events, out);
    case OPTION_MAX_MEMORY:
        return option_set_bytes(value, &options->max_memory, out);
    case OPTION_MAX_TIME:
        return option_set_seconds(value, &options->max_time_ns, out);
    case OPTION_FINE:
        options->fine = true;
        return true;
    case OPTION_FORMAT:
        options->format = value; // what it may be depends on the command: see check_format
        return true;
    case OPTION_OUTPUT:
        options->output = value;
        return true;
    case OPTION_SIZE:
        return set_picture_size(value, options, out);
    case OPTION_SCALE:
        return option_set_scale(value, &options->scale, out);
    case OPTION_THEME:
        return option_set_word("theme", value, themes, COUNT(themes), &options->theme, out);
    case OPTION_FRAMES:
        return option_set_int("frames", value, 1000000, &options->frames, out);
    case OPTION_FPS:
        return option_set_int("fps", value, 1000, &options->fps, out);
    case OPTION_STEPS:
        return set_step_range(value, options, out);
    case OPTION_NO_CAPTIONS:
        options->no_captions = true;
        return true;
    case OPTION_COMPARE:
        options->compare_models = true;
        return true;
    case OPTION_HELP:
    case OPTION_VERSION:
    case OPTION_COUNT:
        return true;
    }
    return true;
}

// ---- the whole line

enum {
    FIRST_LONG = 256
}; // above every letter

static void tell_unknown_option(const char *word, Text *out) {
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < COUNT(specs); i++) {
        names[i] = specs[i].name;
    }
    text_printf(out, "lockstep: there is no option '%s'", word);
    const char *meant = suggest(word + strspn(word, "-"), names, COUNT(names));
    if (meant) {
        text_printf(out, "; did you mean '--%s'?", meant);
    }
    text_add_char(out, '\n');
}

static void tell_getopt_error(int code, char **argv, Text *out) {
    const char *word = argv[optind - 1];
    if (optopt >= FIRST_LONG && code == ':') {
        text_printf(out, "lockstep: --%s needs a value: %s\n", specs[optopt - FIRST_LONG].name,
                    specs[optopt - FIRST_LONG].argument);
    } else if (optopt >= FIRST_LONG) {
        text_printf(out, "lockstep: --%s takes no value\n", specs[optopt - FIRST_LONG].name);
    } else if (code == ':') {
        text_printf(out, "lockstep: -%c needs a value\n", optopt);
    } else if (optopt) {
        char letter[] = {'-', (char)optopt, '\0'};
        tell_unknown_option(letter, out);
    } else {
        tell_unknown_option(word, out);
    }
}

// Index into specs of what getopt_long returned.
static size_t spec_index(int code) {
    for (size_t i = 0; i < COUNT(specs); i++) {
        if (specs[i].letter && specs[i].letter == code) {
            return i;
        }
    }
    return (size_t)(code - FIRST_LONG);
}

// Notes which options were given; false when one is wrong.
static bool parse_options(int argc, char **argv, Options *options, uint64_t *given, Text *out) {
    struct option longs[OPTION_COUNT + 1] = {{0}};
    char letters[2 * OPTION_COUNT + 2] = ":"; // a missing value is ':', not '?'
    size_t length = 1;
    for (size_t i = 0; i < COUNT(specs); i++) {
        longs[i] =
            (struct option){specs[i].name, specs[i].argument ? required_argument : no_argument,
                            NULL, FIRST_LONG + (int)i};
        if (specs[i].letter) {
            letters[length++] = specs[i].letter;
            letters[length] = specs[i].argument ? ':' : '\0';
            length += specs[i].argument != NULL;
        }
    }
    optind = 0; // glibc: begin anew, so that a test may parse twice
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (code == '?' || code == ':') {
            tell_getopt_error(code, argv, out);
            return false;
        }
        size_t index = spec_index(code);
        *given |= UINT64_C(1) << index;
        if (!set_option(options, (OptionId)index, optarg, out)) {
            return false;
        }
    }
    return true;
}

static bool find_command(const char *word, Command *command) {
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (commands[i].name && strcmp(commands[i].name, word) == 0) {
            *command = (Command)i;
            return true;
        }
    }
    return false;
}

// A word that is no file and cannot be meant as one is a mistyped command.
static bool is_mistyped_command(const char *word) {
    return !strpbrk(word, "./") && strcmp(word, "-") != 0 && access(word, F_OK) != 0;
}

static void tell_unknown_command(const char *word, Text *out) {
    const char *names[COMMAND_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (commands[i].name) {
            names[count++] = commands[i].name;
        }
    }
    text_printf(out, "lockstep: there is no command and no file '%s'", word);
    const char *meant = suggest(word, names, count);
    if (meant) {
        text_printf(out, "; did you mean '%s'?", meant);
    }
    text_add_char(out, '\n');
}

static const char *command_name(Command command) {
    return commands[command].name ? commands[command].name : "the window";
}

static bool check_given(Command command, uint64_t given, Text *out) {
    for (size_t i = 0; i < COUNT(specs); i++) {
        if ((given >> i & 1) && !(specs[i].commands >> command & 1)) {
            text_printf(out, "lockstep: --%s is not an option of %s\n", specs[i].name,
                        command_name(command));
            return false;
        }
    }
    return true;
}

static bool check_format(Options *options, Text *out) {
    if (!options->format || options->command == COMMAND_EXPORT) {
        return true;
    }
    const char *format;
    if (!option_set_word("format", options->format, report_formats, COUNT(report_formats), &format,
                         out)) {
        return false;
    }
    options->json = strcmp(format, "json") == 0;
    return true;
}

static bool takes_no_file(Command command) {
    return command == COMMAND_LESSONS;
}

static bool needs_file(Command command) {
    return command != COMMAND_WINDOW && command != COMMAND_CALIBRATE && !takes_no_file(command);
}

// How many words may follow the command.
static bool take_files(Options *options, int count, char **words, Text *out) {
    Command command = options->command;
    if (command == COMMAND_CHECK) {
        options->paths = words;
        options->path_count = count;
    } else if (count > (takes_no_file(command) ? 0 : 1)) {
        text_printf(out, "lockstep: one thing too many: '%s'\n",
                    words[takes_no_file(command) ? 0 : 1]);
        return false;
    } else if (count == 1) {
        options->file = words[0];
    }
    if (needs_file(command) && count == 0) {
        text_printf(out, "lockstep: %s needs a file: lockstep %s\n", command_name(command),
                    commands[command].usage);
        return false;
    }
    if (options->argument_count && (command == COMMAND_CHECK || takes_no_file(command))) {
        text_printf(out, "lockstep: %s takes no arguments for a program\n", command_name(command));
        return false;
    }
    if (command == COMMAND_EXPORT && !options->output) {
        text_add_z(out, "lockstep: export needs -o OUT: where to write\n");
        return false;
    }
    return true;
}

static OptionsResult point_to_help(Command command, Text *out) {
    const char *name = commands[command].name;
    text_printf(out, "Try `lockstep %s%s--help`.\n", name ? name : "", name ? " " : "");
    return OPTIONS_WRONG;
}

// What stands behind "--" belongs to the program. Returns what is left of argc.
static int take_arguments(int argc, char **argv, Options *options) {
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            options->arguments = argv + i + 1;
            options->argument_count = argc - i - 1;
            argv[i] = NULL;
            return i;
        }
    }
    return argc;
}

OptionsResult options_parse(int argc, char **argv, Options *options, Text *out) {
    *options = (Options){.model = models[0], .profile = "cpython-3.11"};
    argc = take_arguments(argc, argv, options);
    uint64_t given = 0;
    bool good = parse_options(argc, argv, options, &given, out);
    char **words = argv + (optind < argc ? optind : argc);
    int count = (int)(argv + argc - words);
    if (good && given >> OPTION_VERSION & 1) {
        text_add_z(out, "lockstep " LOCKSTEP_VERSION "\n");
        return OPTIONS_SHOWN;
    }
    if (count && find_command(words[0], &options->command)) {
        words++;
        count--;
    } else if (good && count && is_mistyped_command(words[0])) {
        tell_unknown_command(words[0], out);
        return point_to_help(COMMAND_WINDOW, out);
    }
    if (good && given >> OPTION_HELP & 1) {
        describe(options->command, out);
        return OPTIONS_SHOWN;
    }
    good = good && check_given(options->command, given, out) && check_format(options, out) &&
           take_files(options, count, words, out);
    return good ? OPTIONS_RUN : point_to_help(options->command, out);
}
