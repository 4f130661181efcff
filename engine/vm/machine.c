#include "engine/vm/machine.h"

#include <assert.h>
#include <sys/mman.h>

#include "engine/base/memory.h"
#include "engine/vm/clock.h"
#include "engine/vm/complex.h"
#include "engine/vm/costs.h"
#include "engine/vm/finalize.h"
#include "engine/vm/host.h"
#include "engine/vm/image.h"
#include "engine/vm/interp.h"
#include "engine/vm/kernel.h"
#include "engine/vm/late.h"
#include "engine/vm/lookup.h"
#include "engine/vm/module.h"
#include "engine/vm/number.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"
#include "engine/vm/watch.h"

enum {
    DEFAULT_EVENTS = 4 * 1000 * 1000,
    RESERVE_BYTES = 1024 * 1024,   // beyond the limit: room to report that it was reached
    SMALL_BYTES = 8 * 1024 * 1024, // a heap that needs more gets it in large pages, with few faults
};

#define DEFAULT_INSTRUCTIONS UINT64_C(500000000)
#define SWITCH_INTERVAL_NS   (5 * CLOCK_MILLISECOND)
#define FIRST_CHANCE         UINT64_C(0x9E3779B97F4A7C15)
#define DEFAULT_TIME_NS      (INT64_C(86400) * 1000000000)
#define DEFAULT_MEMORY       ((uint64_t)HEAP_DEFAULT_LIMIT_MIB * 1024 * 1024)

static uint64_t or_default(uint64_t given, uint64_t standard) {
    return given ? given : standard;
}

static size_t cache_bytes(size_t name_count) {
    return (name_count * 4 + 1) * sizeof(uint32_t);
}

uint32_t *machine_cache_new(const Program *program) {
    return memory_new(cache_bytes(program->name_count));
}

static size_t aligned(size_t size) {
    return (size + HEAP_ALIGN - 1) / HEAP_ALIGN * HEAP_ALIGN;
}

static void *map_block(const Machine *m) {
    void *block = mmap(NULL, m->mapped_bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED) {
        return NULL;
    }
    if (m->reserved_bytes > SMALL_BYTES) { // only speed depends on it: it may fail
        madvise((uint8_t *)block + SMALL_BYTES, m->reserved_bytes - SMALL_BYTES, MADV_HUGEPAGE);
    }
    return block;
}

// The caches that every run has lie behind the heap, where what is not used costs nothing; then
// comes what the image's program needs.
static bool reserve(Machine *m, uint64_t limit, uint32_t library_name_count, size_t more_bytes) {
    m->max_memory = limit;
    m->reserved_bytes = aligned((size_t)limit + RESERVE_BYTES);
    size_t cache = m->reserved_bytes + sizeof(LookupCache);
    size_t more = aligned(cache + cache_bytes(library_name_count));
    m->mapped_bytes = more + more_bytes;
    void *block = map_block(m);
    if (!block) {
        return false;
    }
    m->base = block;
    m->world = block;
    m->bias = (uintptr_t)block - value_from_offset(0);
    m->heap_start = aligned(sizeof(World));
    m->lookups = (LookupCache *)(void *)(m->base + m->reserved_bytes);
    m->caches[1] = (uint32_t *)(void *)(m->base + cache);
    m->image_program = m->base + more;
    return true;
}

static void clear_world(Machine *m) {
    World *w = m->world;
    w->heap.top = m->heap_start;
    w->heap.limit = m->max_memory;
    for (int i = 0; i < CLASS_COUNT; i++) {
        w->classes[i] = VALUE_UNSET;
    }
    for (int i = 0; i < ASCII_CHARACTERS; i++) {
        w->characters[i] = VALUE_UNSET;
    }
    w->interned = w->builtins = w->modules = w->pending = w->asyncio_loop = VALUE_UNSET;
    w->addresses = w->barrier = VALUE_UNSET;
    w->warned = w->weak = w->thrown = VALUE_UNSET;
    for (int i = 0; i < PROGRAM_LIMIT; i++) {
        w->names[i] = w->constants[i] = VALUE_UNSET;
    }
    w->globals[0] = w->globals[1] = VALUE_UNSET;
    w->strand.frame = w->strand.result = w->strand.handled = w->strand.running_loop = VALUE_UNSET;
    w->strand.context = VALUE_UNSET;
    w->strand.own_loop = w->strands = w->leaving = VALUE_UNSET;
    w->last_seq = w->last_created = EVENT_NO_CAUSE;
    w->class_epoch = 1;
    w->collect_at = COLLECT_FIRST;
    w->recursion_limit = RECURSION_LIMIT;
    w->check_at = UINT64_MAX;
    w->clock_bound_ns = INT64_MAX;
}

// --- programs ---------------------------------------------------------------------------------

static Value values_new(Machine *m, uint32_t count) {
    Values *values = heap_new(m, TYPE_VALUES, sizeof(Values) + count * sizeof(Value));
    if (!values) {
        return VALUE_UNSET;
    }
    values->count = count;
    for (uint32_t i = 0; i < count; i++) {
        values->items[i] = VALUE_UNSET;
    }
    return value_of(m, values);
}

static bool looks_like_name(const char *bytes, int32_t length) {
    for (int32_t i = 0; i < length; i++) {
        char c = bytes[i];
        bool ok =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!ok) {
            return false;
        }
    }
    return true;
}

static Value code_object(Machine *m, uint32_t program, uint32_t code) {
    CodeObject *object = heap_new(m, TYPE_CODE, sizeof(CodeObject));
    if (!object) {
        return VALUE_UNSET;
    }
    object->program = program;
    object->code = code;
    return value_of(m, object);
}

static Value constant_value(Machine *m, uint32_t program, const ProgramConstant *c) {
    switch (c->kind) {
    case PROGRAM_CONSTANT_NONE:
        return VALUE_NONE;
    case PROGRAM_CONSTANT_TRUE:
        return VALUE_TRUE;
    case PROGRAM_CONSTANT_FALSE:
        return VALUE_FALSE;
    case PROGRAM_CONSTANT_ELLIPSIS:
        return VALUE_ELLIPSIS;
    case PROGRAM_CONSTANT_INT:
        return int_from_i64(m, c->as.integer);
    case PROGRAM_CONSTANT_BIG_INT:
        return int_from_digits(m, c->as.text.bytes, (size_t)c->as.text.length, 10);
    case PROGRAM_CONSTANT_FLOAT:
        return value_from_float(c->as.number);
    case PROGRAM_CONSTANT_COMPLEX:
        return complex_new(m, 0, c->as.number);
    case PROGRAM_CONSTANT_STR:
        return looks_like_name(c->as.text.bytes, c->as.text.length)
                   ? str_intern(m, c->as.text.bytes, (size_t)c->as.text.length)
                   : str_new(m, c->as.text.bytes, (size_t)c->as.text.length);
    case PROGRAM_CONSTANT_BYTES:
        return bytes_new(m, c->as.text.bytes, (size_t)c->as.text.length);
    case PROGRAM_CONSTANT_TUPLE: {
        Value tuple = tuple_new(m, (uint32_t)c->as.tuple.count);
        for (int32_t i = 0; i < c->as.tuple.count && tuple != VALUE_UNSET; i++) {
            tuple_items(m, tuple)[i] = retain(m, constant_at(m, program, c->as.tuple.items[i]));
        }
        return tuple;
    }
    case PROGRAM_CONSTANT_CODE:
        return code_object(m, program, c->as.code);
    }
    return VALUE_UNSET;
}

bool machine_add_program(Machine *m, uint32_t number, const Program *program) {
    World *w = m->world;
    m->programs[number] = program;
    m->codes[number] = program->codes;
    w->names[number] = values_new(m, program->name_count);
    w->constants[number] = values_new(m, program->constant_count);
    if (w->names[number] == VALUE_UNSET || w->constants[number] == VALUE_UNSET) {
        return false;
    }
    for (uint32_t i = 0; i < program->name_count; i++) {
        AS(Values, m, w->names[number])->items[i] =
            str_intern(m, program->names[i].bytes, (size_t)program->names[i].length);
    }
    for (uint32_t i = 0; i < program->constant_count; i++) {
        AS(Values, m, w->constants[number])->items[i] =
            constant_value(m, number, &program->constants[i]);
    }
    return !value_is_ref(w->pending);
}

static bool push_module(Machine *m, uint32_t program) {
    Value function = function_new(m, program, 0, m->world->globals[program]);
    if (function == VALUE_UNSET) {
        return false;
    }
    Value frame = frame_for_call(m, function, NULL, 0, NULL, VALUE_UNSET);
    release(m, function);
    if (frame == VALUE_UNSET) {
        return false;
    }
    frame_push(m, frame, ACTION_PUSH);
    return true;
}

// --- life -------------------------------------------------------------------------------------

static bool init_globals(Machine *m) {
    World *w = m->world;
    w->builtins = dict_new(m);
    w->modules = dict_new(m);
    w->globals[0] = dict_new(m);
    w->globals[1] = dict_new(m);
    return modules_init(m);
}

// For whoever writes the library: its frames are in no traceback.
static void tell_problem(Machine *m, const Program *library, Text *problem) {
    Value exception = m->world->pending;
    Value at = is_type(m, exception, TYPE_EXCEPTION) ? AS(Exception, m, exception)->traceback
                                                     : VALUE_UNSET;
    while (is_type(m, at, TYPE_TRACEBACK)) {
        const Traceback *entry = AS(Traceback, m, at);
        int32_t line = library->site_lines[code_at(m, 1, entry->code)->sites[entry->instruction]];
        Span span = source_line(&library->source, line > 0 ? line : 1);
        text_printf(problem, "%s:%d: %.*s\n", library->source.name, line, span.end - span.start,
                    library->source.bytes + span.start);
        at = entry->next;
    }
    if (is_type(m, exception, TYPE_EXCEPTION)) {
        exception_line(m, exception, problem);
        text_add_char(problem, '\n');
    }
}

static bool run_library(Machine *m, const Program *library, Text *problem) {
    if (!machine_add_program(m, 1, library) || !push_module(m, 1)) {
        return false;
    }
    StopReason reason = run_strand(m);
    if (reason != STOP_FINISHED) {
        if (problem) {
            tell_problem(m, library, problem);
        }
        return false;
    }
    replace(m, &m->world->strand.result, VALUE_UNSET);
    m->world->instruction_count = 0;
    m->world->stretch_start = 0;
    heap_seal(m);
    return true;
}

// Before anything else makes strings: str_new hands them out.
static void characters_init(Machine *m) {
    for (int i = 0; i < ASCII_CHARACTERS; i++) {
        char c = (char)i;
        m->world->characters[i] = str_intern(m, &c, 1);
    }
}

static bool boot(Machine *m, const Program *library, uint64_t limit, Text *problem) {
    if (!reserve(m, limit, library->name_count, 0)) {
        return false;
    }
    clear_world(m);
    m->world->interned = dict_new(m);
    characters_init(m);
    return classes_init(m) && init_globals(m) && run_library(m, library, problem);
}

static bool boot_from_image(Machine *m, const Image *image, uint64_t limit) {
    if (image_world_length(image) > limit ||
        !reserve(m, limit, image_name_count(image), image_program_size(image))) {
        return false;
    }
    image_copy_world(image, m);
    m->world->heap.limit = limit;
    m->programs[1] = image_program(image, m->image_program);
    m->codes[1] = m->programs[1]->codes;
    return true;
}

// The library stands by the rules of the default profile and is changed to those of another.
static bool use_profile(Machine *m, const Profile *profile) {
    m->profile = profile;
    if (strcmp(profile->name, profile_default()->name) == 0) {
        return true;
    }
    Value function = dict_get_z(m, m->world->globals[1], "_use_profile");
    Value args[] = {value_from_small_int(profile->minor), value_from_small_int(profile->micro)};
    Value result = call_value(m, function, args, 2, VALUE_UNSET);
    release(m, result);
    m->world->instruction_count = 0;
    m->world->stretch_start = 0;
    return result != VALUE_UNSET;
}

uint64_t machine_first_chance(uint64_t seed) {
    uint64_t chance = FIRST_CHANCE ^ seed * UINT64_C(0xBF58476D1CE4E5B9);
    return chance + (chance == 0);
}

static void begin_world(Machine *m, const MachineOptions *options) {
    World *w = m->world;
    w->seed = options->seed;
    w->chance = machine_first_chance(options->seed);
    w->cores = (uint32_t)(options->cores > 0 ? options->cores : m->profile->cores);
    w->busy_cores = 1;
    w->switch_ns = SWITCH_INTERVAL_NS;
    turns_ended(m); // nobody has one yet
}

// The library changes how threads start, for a model that the program was not written for.
static bool use_host(Machine *m) {
    if (!m->host || !m->host->library) {
        return true;
    }
    Value model = str_z(m, m->host->library);
    Value function = dict_get_z(m, m->world->globals[1], "_use_host");
    Value result = call_value(m, function, &model, 1, VALUE_UNSET);
    release(m, model);
    release(m, result);
    m->world->instruction_count = 0;
    m->world->stretch_start = 0;
    return result != VALUE_UNSET;
}

// From here on things cost what they do on that machine: the library was free.
static void use_costs(Machine *m, const ProfileCosts *costs) {
    m->unit_ps = costs->instruction_ps;
    if (costs->prices && !m->real) {
        m->costs = costs_new(costs->prices);
        m->owns_costs = true;
        m->counts_kinds = costs->counts;
        m->instruction_units = (uint64_t)costs->instruction_ps;
        m->unit_ps = 1;
    }
    m->publish_at = m->real ? UINT64_MAX : PUBLISH_EVERY * m->instruction_units;
}

static void set_limit(Machine *m, uint64_t instructions) {
    bool is_too_large = instructions > UINT64_MAX / m->instruction_units;
    m->max_instructions = is_too_large ? UINT64_MAX : instructions * m->instruction_units;
}

Machine *machine_new(const MachineOptions *options) {
    Machine *m = NEW(Machine);
    m->recorder = options->recorder;
    m->host = options->host;
    m->host_context = options->host_context;
    m->real = options->host ? options->host->real : NULL;
    m->kernel = options->kernel;
    m->given_cores = (uint32_t)(options->cores > 0 ? options->cores : 0);
    m->pid = KERNEL_FIRST_PID;
    m->parent_pid = 1;
    memcpy(m->process_name, "MainProcess", sizeof "MainProcess");
    m->horizon_at = UINT64_MAX;
    m->horizon_ns = INT64_MAX;
    m->max_instructions = UINT64_MAX;
    m->publish_at = m->real ? UINT64_MAX : PUBLISH_EVERY;
    m->unit_ps = profile_default()->costs.instruction_ps;
    m->instruction_units = 1;
    m->max_time_ns = options->max_time_ns ? options->max_time_ns : DEFAULT_TIME_NS;
    m->max_events = options->max_events ? options->max_events : DEFAULT_EVENTS;
    m->input = options->input;
    m->arguments = options->arguments;
    m->argument_count = options->argument_count;
    m->profile = profile_default();
    m->takes_turns = options->host && !options->host->has_one_worker;
    uint64_t limit = or_default(options->max_memory, DEFAULT_MEMORY);
    if (!(options->image ? boot_from_image(m, options->image, limit)
                         : boot(m, options->library, limit, options->problem))) {
        machine_free(m);
        return NULL;
    }
    if (options->profile && !use_profile(m, options->profile)) {
        machine_free(m);
        return NULL;
    }
    if (!use_host(m)) {
        machine_free(m);
        return NULL;
    }
    use_costs(m, &m->profile->costs);
    set_limit(m, or_default(options->max_instructions, DEFAULT_INSTRUCTIONS));
    begin_world(m, options);
    m->record_lines = recorder_level(m->recorder) >= RECORD_LINES;
    m->record_switches = recorder_level(m->recorder) >= RECORD_SWITCHES;
    return m;
}

void machine_free(Machine *m) {
    if (!m) {
        return;
    }
    if (m->base) {
        munmap(m->base, m->mapped_bytes);
    }
    memory_free(m->caches[0]);
    late_release(m);
    memory_free(m->free_queue);
    text_release(&m->problem);
    if (m->owns_costs) {
        costs_free(m->costs);
    }
    memory_free(m);
}

// sys.argv is a list of the library's that gets its items now.
static bool fill_arguments(Machine *m, const char *file_name) {
    Value list = dict_get_z(m, m->world->globals[1], "_sys_argv");
    bool ok = is_type(m, list, TYPE_LIST);
    for (int i = -1; i < m->argument_count && ok; i++) {
        Value argument = str_z(m, i < 0 ? file_name : m->arguments[i]);
        ok = argument != VALUE_UNSET && list_append(m, list, argument);
        release(m, argument);
    }
    return ok;
}

// What every main module has from the start, in the order that globals() shows.
static bool fill_globals(Machine *m, Value main, Value file) {
    Value globals = m->world->globals[0];
    Value builtins = module_named(m, "builtins");
    Value annotations = dict_new(m);
    bool ok = annotations != VALUE_UNSET && builtins != VALUE_UNSET &&
              dict_set_z(m, globals, "__name__", main) &&
              dict_set_z(m, globals, "__doc__", VALUE_NONE) &&
              dict_set_z(m, globals, "__package__", VALUE_NONE) &&
              dict_set_z(m, globals, "__loader__", VALUE_NONE) &&
              dict_set_z(m, globals, "__spec__", VALUE_NONE) &&
              dict_set_z(m, globals, "__file__", file) &&
              dict_set_z(m, globals, "__builtins__", builtins) &&
              dict_set_z(m, globals, "__annotations__", annotations);
    release(m, annotations);
    return ok;
}

// The program with its module's globals; its code does not run yet.
static bool bind_program(Machine *m, const Program *program, const char *file_name,
                         const char *name) {
    World *w = m->world;
    m->caches[0] = machine_cache_new(program);
    if (!machine_add_program(m, 0, program)) {
        return false;
    }
    Value file = str_z(m, file_name);
    Value main = str_intern(m, name, strlen(name));
    bool ok = fill_globals(m, main, file) && fill_arguments(m, file_name);
    release(m, file);
    release(m, main);
    if (ok && program->codes[0].docstring) {
        dict_set_z(m, w->globals[0], "__doc__", constant_at(m, 0, program->codes[0].docstring - 1));
    }
    return ok;
}

bool machine_push_program(Machine *m) {
    bool ok = push_module(m, 0);
    if (ok) {
        current_frame(m)->object.flags |= FRAME_TRANSPARENT;
    }
    return ok;
}

bool machine_load_spawned(Machine *m, const Program *program, const char *file_name,
                          const char *bytes, size_t length) {
    if (!bind_program(m, program, file_name, "__mp_main__") ||
        !strand_begin_main(m, "MainThread")) {
        return false;
    }
    m->world->uses_threads = true;
    Value argument = bytes_new(m, bytes, length);
    Value function = prelude_function(m, "_spawn_main");
    bool ok = argument != VALUE_UNSET &&
              call_push(m, function, &argument, 1, NULL, VALUE_UNSET) == VALUE_PUSHED;
    release(m, argument);
    return ok;
}

bool machine_load(Machine *m, const Program *program, const char *file_name) {
    World *w = m->world;
    if (!bind_program(m, program, file_name, "__main__") || !machine_push_program(m)) {
        return false;
    }
    recorder_sites(m->recorder, program->sites, program->site_lines, program->site_count);
    w->uses_threads = false; // the library's own imports do not count
    if (!strand_begin_main(m, "MainThread")) {
        return false;
    }
    uint32_t text = recorder_text(m->recorder, "MainThread", strlen("MainThread"));
    event_emit(m, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NOT_STARTED, EVENT_NO_LANE, 0,
               EVENT_NO_CAUSE, text);
    w->strand.lane = w->strand.own_lane = lane_new(m, "<module>", EVENT_NO_CAUSE);
    watch_begin(m);
    w->last_seq = w->last_created;
    emit_here(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, 0);
    return true;
}

// --- limits -----------------------------------------------------------------------------------

bool machine_spend(Machine *m, uint64_t instructions) {
    work_done(m, COST_SPENT, instructions);
    if (m->world->instruction_count <= m->max_instructions) {
        return true;
    }
    if (!m->limit) {
        m->limit = "steps";
    }
    if (!value_is_ref(m->world->pending)) {
        raise_error(m, CLASS_SYSTEM_ERROR, "the run was stopped");
    }
    return false;
}

// --- processes --------------------------------------------------------------------------------

static bool reserve_like(Machine *child, const Machine *m) {
    void *block = map_block(m);
    if (!block) {
        return false;
    }
    child->base = block;
    child->world = block;
    child->bias = (uintptr_t)block - value_from_offset(0);
    child->lookups = (LookupCache *)(void *)(child->base + m->reserved_bytes);
    child->caches[1] = (uint32_t *)(void *)((uint8_t *)m->caches[1] - m->base + child->base);
    child->image_program = NULL; // the first machine's serves all
    return true;
}

Machine *machine_fork(Machine *m) {
    Machine *child = NEW(Machine);
    *child = *m;
    child->free_queue = NULL;
    child->free_queue_count = child->free_queue_capacity = 0;
    child->problem = (Text){0};
    child->sink = NULL;
    child->caches[0] = NULL;
    child->owns_costs = false;
    if (!reserve_like(child, m)) {
        memory_free(child);
        return NULL;
    }
    image_copy_again(m, child->base);
    child->caches[0] = machine_cache_new(m->programs[0]);
    late_share(child, m);
    strand_keep_running_one(child);
    return child;
}

// --- copies -----------------------------------------------------------------------------------

Snapshot machine_snapshot(Machine *m) {
    m->was_copied = true;
    Snapshot snapshot = {.length = (size_t)m->world->heap.top};
    snapshot.bytes = memory_new(snapshot.length);
    memcpy(snapshot.bytes, m->base, snapshot.length);
    return snapshot;
}

void machine_restore(Machine *m, const Snapshot *snapshot) {
    memcpy(m->base, snapshot->bytes, snapshot->length);
    memset(m->lookups, 0, sizeof *m->lookups);
    m->limit = NULL;
    text_clear(&m->problem);
}

void snapshot_release(Snapshot *snapshot) {
    memory_free(snapshot->bytes);
    *snapshot = (Snapshot){0};
}

// --- the end ----------------------------------------------------------------------------------

static void let_go(Machine *m, Value *place) {
    replace(m, place, VALUE_UNSET);
}

static void collect_noticeably(Machine *m, bool tasks_last) {
    if (heap_has_finalizers(m)) {
        heap_collect(m, tasks_last);
    }
}

// A function of the library that has a part in the end. What it raises is lost.
static void call_library(Machine *m, const char *name) {
    Value held = pending_take(m);
    Value function = retain(m, dict_get_z(m, m->world->globals[1], name));
    Value result = call_value(m, function, NULL, 0, VALUE_UNSET);
    release(m, function);
    release(m, result);
    pending_clear(m);
    m->world->pending = held;
}

static bool ends_noticeably(Machine *m, Value name, Value value) {
    (void)name;
    return finalize_is_noticed(m, value, 0);
}

static bool holds_such_an_end(Machine *m, Value name, Value value) {
    (void)name;
    return finalize_is_noticed(m, value, 5);
}

static bool is_hidden(Machine *m, Value name, Value value) {
    (void)value;
    return str_bytes(m, name)[0] == '_' && str_bytes(m, name)[1] != '_';
}

static bool is_any(Machine *m, Value name, Value value) {
    (void)value;
    return strcmp(str_bytes(m, name), "__builtins__") != 0;
}

// Sets names to None, in the order they were made.
static void forget_names(Machine *m, Value globals, bool (*is_meant)(Machine *, Value, Value)) {
    uint32_t position = 0;
    Value name;
    Value value;
    while (dict_next(m, globals, &position, &name, &value)) {
        if (is_meant(m, name, value)) {
            retain(m, name);
            dict_set(m, globals, name, VALUE_NONE);
            release(m, name);
        }
    }
}

void machine_finish(Machine *m) {
    World *w = m->world;
    w->finalizing = true;
    while (w->strand.frame != VALUE_UNSET) {
        frame_abandon(m);
    }
    bool is_mute = loop_outlives_program(m, w->asyncio_loop);
    w->asyncio_is_mute = is_mute;
    if (pending_is(m, CLASS_SYSTEM_EXIT)) { // others stay as sys.last_value, until the names go
        let_go(m, &w->pending);
    }
    let_go(m, &w->thrown);
    let_go(m, &w->strand.result);
    let_go(m, &w->strand.handled);
    let_go(m, &w->strand.running_loop);
    let_go(m, &w->strand.context);
    let_go(m, &strand_current(m)->store);
    call_library(m, "_run_exit_functions");
    // CPython collects before it takes the names away, and again afterwards; what outlives the
    // first time has changed its order in its lists, and so have, most likely, the tasks of a
    // program that was told of a coroutine, which takes CPython a lot of objects
    w->may_explain = true;
    collect_noticeably(m, !w->has_warned);
    w->may_explain = w->has_warned;
    w->asyncio_is_mute = false; // what only the traceback holds dies before asyncio does
    bool has_failed = w->pending != VALUE_UNSET && heap_has_finalizers(m);
    HeapOrder held = has_failed ? heap_reached_from(m, w->pending) : (HeapOrder){0};
    let_go(m, &w->pending);
    w->may_explain = false;
    w->modules_are_gone = true;
    if (has_failed) { // a task holds its exception, which holds the task
        heap_collect_in(m, false, &held);
    }
    memory_free(held.offsets);
    w->asyncio_is_mute = is_mute;
    // CPython collects them all together, so what has something to do when it dies still finds the
    // names of __main__: first what a name has, then what stands in that, then all the others.
    Value globals = retain(m, w->globals[0]);
    if (heap_has_finalizers(m)) {
        forget_names(m, globals, ends_noticeably);
        forget_names(m, globals, holds_such_an_end);
    }
    forget_names(m, globals, is_hidden);
    forget_names(m, globals, is_any);
    release(m, globals);
    call_library(m, "_forget_program");
    let_go(m, &w->asyncio_loop);
    collect_noticeably(m, false);
    if (!strand_is_alone(m)) { // threads that nobody waits for just stop
        w->is_mute = true;
        strand_abandon_all(m);
        heap_collect(m, false);
    }
    let_go(m, &w->barrier);
    let_go(m, &w->warned);
    if (w->weak != VALUE_UNSET && dict_count(m, w->weak) == 0) {
        let_go(m, &w->weak);
    }
}

bool machine_has_module(Machine *m, const char *module) {
    return dict_get_z(m, m->world->modules, module) != VALUE_UNSET;
}

bool machine_has_name(Machine *m, const char *module, const char *name) {
    Value found = dict_get_z(m, m->world->modules, module);
    return found != VALUE_UNSET &&
           dict_get_z(m, AS(ModuleObject, m, found)->dict, name) != VALUE_UNSET;
}

bool machine_has_builtin(Machine *m, const char *name) {
    return dict_get_z(m, m->world->builtins, name) != VALUE_UNSET;
}
