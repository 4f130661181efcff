#include "viz/app/machine_profile.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "engine/trace/checksum.h"
#include "viz/app/settings.h"
#include "viz/export/atomic_file.h"

enum {
    FORMAT_VERSION = 3,
    FIRST_VERSION = 1 // without prices and all that came with them: still right, if less exact
};

typedef struct Row {
    const char *key;
    int64_t *value;
} Row;

// --- programs -----------------------------------------------------------------------------------

static MachinePace pace_of(const Request *request) {
    MachinePace pace = {.bytes = (int64_t)request->source_length,
                        .sum = checksum_of(request->source, request->source_length)};
    return pace;
}

static bool are_of_one_program(const MachinePace *a, const MachinePace *b) {
    return a->bytes == b->bytes && a->sum == b->sum;
}

int machine_profile_pace(const MachineProfile *machine, const Request *request) {
    if (machine->pace_count == 0) {
        return 0;
    }
    MachinePace wanted = pace_of(request);
    for (int i = 0; i < machine->pace_count; i++) {
        if (are_of_one_program(&machine->paces[i], &wanted)) {
            return machine->paces[i].thousandths;
        }
    }
    return 0;
}

void machine_profile_set_pace(MachineProfile *machine, const Request *request, int thousandths) {
    MachinePace pace = pace_of(request);
    pace.thousandths = thousandths;
    int kept = 0;
    for (int i = 0; i < machine->pace_count; i++) {
        bool is_oldest = i == 0 && machine->pace_count == MACHINE_MAX_PACES;
        if (!is_oldest && !are_of_one_program(&machine->paces[i], &pace)) {
            machine->paces[kept++] = machine->paces[i];
        }
    }
    machine->paces[kept] = pace;
    machine->pace_count = kept + 1;
}

// --- the file -----------------------------------------------------------------------------------

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

static bool wrong_price(Text *problem, const char *path, const char *format, const char *name) {
    Text what = {0};
    text_printf(&what, format, name, REQUEST_MAX_COST);
    wrong(problem, path, text_z(&what));
    text_release(&what);
    return false;
}

// A file has all of them: one that is missing would be free.
static bool take_prices(const json_t *prices, const char *path, MachineProfile *machine,
                        Text *problem) {
    if (!json_is_object(prices)) {
        return wrong(problem, path, "\"prices_ps\" must hold what each kind of work costs");
    }
    const char *name;
    json_t *price;
    json_object_foreach((json_t *)(uintptr_t)prices, name, price) {
        if (price_kind_named(name) < 0) {
            return wrong_price(problem, path, "\"prices_ps\" has an unknown \"%s\"", name);
        }
    }
    for (int i = 0; i < price_kind_count(); i++) {
        price = json_object_get(prices, price_kind_name(i));
        machine->prices[i] = json_is_integer(price) ? json_integer_value(price) : -1;
        if (machine->prices[i] < 0 || machine->prices[i] > REQUEST_MAX_COST) {
            return wrong_price(problem, path,
                               "\"prices_ps\" must have \"%s\": a whole number from 0 to %d; "
                               "lockstep calibrate measures it",
                               price_kind_name(i));
        }
    }
    machine->has_prices = true;
    return true;
}

static bool take_paces(const json_t *paces, const char *path, MachineProfile *machine,
                       Text *problem) {
    size_t count = json_array_size(paces);
    for (size_t i = 0; i < count && i < MACHINE_MAX_PACES; i++) {
        const json_t *row = json_array_get(paces, i);
        MachinePace pace = {.bytes = json_integer_value(json_object_get(row, "bytes")),
                            .sum = json_integer_value(json_object_get(row, "sum"))};
        json_int_t thousandths = json_integer_value(json_object_get(row, "pace"));
        if (thousandths < 1 || thousandths > REQUEST_MAX_PACE) {
            return wrong(problem, path, "\"programs\" must have a \"pace\" of each");
        }
        pace.thousandths = (int)thousandths;
        machine->paces[machine->pace_count++] = pace;
    }
    return true;
}

static bool take_costs(const json_t *root, const char *path, const Row *rows, size_t count,
                       Text *problem) {
    for (size_t i = 0; i < count; i++) {
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

static bool take(const json_t *root, const char *path, MachineProfile *machine, Text *problem) {
    const Row rows[] = {{"instruction_ps", &machine->instruction_ps},
                        {"thread_start_ns", &machine->thread_start_ns},
                        {"fork_ns", &machine->fork_ns}};
    const Row later_rows[] = {{"switch_ns", &machine->switch_ns},
                              {"lateness_ns", &machine->lateness_ns},
                              {"message_ns", &machine->message_ns}};
    const json_t *version = json_object_get(root, "lockstep_machine");
    bool is_first = json_is_integer(version) && json_integer_value(version) == FIRST_VERSION;
    if (!is_first && (!json_is_integer(version) || json_integer_value(version) != FORMAT_VERSION)) {
        return wrong(problem, path,
                     "\"lockstep_machine\" must be 1 or 3; lockstep calibrate measures anew");
    }
    const char *rules = json_string_value(json_object_get(root, "rules"));
    if (!rules || strlen(rules) >= sizeof machine->rules) {
        return wrong(problem, path, "\"rules\" must name a profile");
    }
    snprintf(machine->rules, sizeof machine->rules, "%s", rules);
    if (!take_costs(root, path, rows, sizeof rows / sizeof rows[0], problem)) {
        return false;
    }
    return is_first ||
           (take_costs(root, path, later_rows, sizeof later_rows / sizeof later_rows[0], problem) &&
            take_prices(json_object_get(root, "prices_ps"), path, machine, problem) &&
            take_paces(json_object_get(root, "programs"), path, machine, problem));
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

static void add_prices(Text *text, const MachineProfile *machine) {
    for (int i = 0; machine->has_prices && i < price_kind_count(); i++) {
        text_add_z(text, i == 0 ? ",\n  \"prices_ps\": {\n" : ",\n");
        text_printf(text, "    \"%s\": %lld", price_kind_name(i), (long long)machine->prices[i]);
    }
    text_add_z(text, machine->has_prices ? "\n  }" : "");
}

static void add_paces(Text *text, const MachineProfile *machine) {
    for (int i = 0; i < machine->pace_count; i++) {
        const MachinePace *pace = &machine->paces[i];
        text_add_z(text, i == 0 ? ",\n  \"programs\": [\n" : ",\n");
        text_printf(text, "    {\"bytes\": %lld, \"sum\": %lld, \"pace\": %d}",
                    (long long)pace->bytes, (long long)pace->sum, pace->thousandths);
    }
    text_add_z(text, machine->pace_count > 0 ? "\n  ]" : "");
}

bool machine_profile_write(const char *path, const MachineProfile *machine, Text *problem) {
    Text text = {0};
    text_printf(&text,
                "{\n  \"lockstep_machine\": %d,\n  \"rules\": \"%s\",\n"
                "  \"instruction_ps\": %lld,\n  \"thread_start_ns\": %lld,\n"
                "  \"fork_ns\": %lld",
                machine->has_prices ? FORMAT_VERSION : FIRST_VERSION, machine->rules,
                (long long)machine->instruction_ps, (long long)machine->thread_start_ns,
                (long long)machine->fork_ns);
    if (machine->has_prices) {
        text_printf(&text,
                    ",\n  \"switch_ns\": %lld,\n  \"lateness_ns\": %lld,\n"
                    "  \"message_ns\": %lld",
                    (long long)machine->switch_ns, (long long)machine->lateness_ns,
                    (long long)machine->message_ns);
    }
    add_prices(&text, machine);
    add_paces(&text, machine);
    text_add_z(&text, "\n}\n");
    bool good = atomic_save(path, text.bytes, text.length, problem);
    text_release(&text);
    return good;
}
