#include "viz/app/machine_profile.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "viz/app/settings.h"
#include "viz/export/atomic_file.h"

enum {
    FORMAT_VERSION = 1
};

typedef struct Row {
    const char *key;
    int64_t *value;
} Row;

bool machine_profile_path(char *path, size_t size, bool make) {
    char folder[SETTINGS_PATH_BYTES];
    if (!settings_folder(folder, sizeof folder, make)) {
        return false;
    }
    int length = snprintf(path, size, "%s/machine.json", folder);
    return length > 0 && (size_t)length < size;
}

static bool wrong(Text *problem, const char *path, const char *what) {
    text_printf(problem, "lockstep: %s is no profile of a machine: %s\n", path, what);
    return false;
}

static bool read_cost(const json_t *root, Row row) {
    const json_t *cost = json_object_get(root, row.key);
    *row.value = json_is_integer(cost) ? json_integer_value(cost) : 0;
    return *row.value > 0 && *row.value <= REQUEST_MAX_COST;
}

static bool take(const json_t *root, const char *path, MachineProfile *machine, Text *problem) {
    const Row rows[] = {{"instruction_ps", &machine->instruction_ps},
                        {"thread_start_ns", &machine->thread_start_ns},
                        {"fork_ns", &machine->fork_ns}};
    const json_t *version = json_object_get(root, "lockstep_machine");
    if (!json_is_integer(version) || json_integer_value(version) != FORMAT_VERSION) {
        return wrong(problem, path, "\"lockstep_machine\" must be 1");
    }
    const char *rules = json_string_value(json_object_get(root, "rules"));
    if (!rules || strlen(rules) >= sizeof machine->rules) {
        return wrong(problem, path, "\"rules\" must name a profile");
    }
    snprintf(machine->rules, sizeof machine->rules, "%s", rules);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!read_cost(root, rows[i])) {
            Text what = {0};
            text_printf(&what, "\"%s\" must be a whole number from 1 to %d", rows[i].key,
                        REQUEST_MAX_COST);
            wrong(problem, path, text_z(&what));
            text_release(&what);
            return false;
        }
    }
    return true;
}

bool machine_profile_read(const char *path, MachineProfile *machine, Text *problem) {
    json_error_t error;
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        text_printf(problem, "lockstep: %s cannot be read as a profile of a machine: %s\n", path,
                    error.text);
        return false;
    }
    *machine = (MachineProfile){0};
    bool good = take(root, path, machine, problem);
    if (!good) {
        *machine = (MachineProfile){0};
    }
    json_decref(root);
    return good;
}

bool machine_profile_write(const char *path, const MachineProfile *machine, Text *problem) {
    Text text = {0};
    text_printf(&text,
                "{\n  \"lockstep_machine\": %d,\n  \"rules\": \"%s\",\n"
                "  \"instruction_ps\": %lld,\n  \"thread_start_ns\": %lld,\n"
                "  \"fork_ns\": %lld\n}\n",
                FORMAT_VERSION, machine->rules, (long long)machine->instruction_ps,
                (long long)machine->thread_start_ns, (long long)machine->fork_ns);
    bool good = atomic_save(path, text.bytes, text.length, problem);
    text_release(&text);
    return good;
}
