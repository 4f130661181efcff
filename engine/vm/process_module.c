// What multiprocessing (Python, in engine/lib) stands on: the kernel's objects, and asking the
// scheduler for processes.
#include <stdio.h>

#include "engine/base/memory.h"
#include "engine/vm/clock.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/kernel.h"
#include "engine/vm/lock.h"
#include "engine/vm/pickle.h"
#include "engine/vm/strand.h"

static KernelObject *object_of(Machine *m, Value number, KernelKind kind) {
    int64_t n = value_is_int(number) ? value_as_int(number) : 0;
    KernelObject *object = kernel_object(m->kernel, n, kind);
    if (!object) {
        raise_error(m, CLASS_OS_ERROR, "%s", "[Errno 9] Bad file descriptor");
    }
    return object;
}

// --- processes --------------------------------------------------------------------------------

// The scheduler does what is asked for while the frame is blocked, in both worlds.
Value process_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    (void)m;
    (void)outcome;
    if (n->state == 0) {
        n->state = 1;
        return VALUE_BLOCKED;
    }
    Value answer = n->slots[PROCESS_SLOT_ANSWER];
    return answer == VALUE_UNSET ? raise_error(m, CLASS_BLOCKING_IO_ERROR, "%s",
                                               "[Errno 11] Resource temporarily unavailable")
                                 : retain(m, answer);
}

static Value ask(Machine *m, ProcessRequest request, Value name, Value answer) {
    if (!m->kernel || !m->host->has_processes) {
        return raise_unsupported(m, "processes, run as '%s'", m->host->library);
    }
    if (m->world->nesting > 0) {
        return raise_unsupported(m, "starting a process inside an operator or a key function");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_PROCESS, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->slots[PROCESS_SLOT_NAME] = retain(m, name);
    n->slots[PROCESS_SLOT_ANSWER] = retain(m, answer);
    m->request = request;
    return VALUE_PUSHED;
}

// _process_fork(name): (pid, kernel object); None in the new process.
static Value native_fork(Machine *m, const Call *call) {
    m->world->has_last_words = true;
    return ask(m, REQUEST_FORK, call->args[0], VALUE_NONE);
}

// _process_spawn(name, bytes, is_served): (pid, kernel object); a new world runs the program as a
// module and then _spawn_main(bytes).
static Value native_spawn(Machine *m, const Call *call) {
    m->world->has_last_words = true;
    Value answer = tuple_of(m, call->args + 1, 2);
    Value result = ask(m, REQUEST_SPAWN, call->args[0], answer);
    release(m, answer);
    return result;
}

// _run_main_module(): the program's code.
static Value native_run_main(Machine *m, const Call *call) {
    (void)call;
    return machine_push_program(m) ? VALUE_PUSHED : VALUE_UNSET;
}

// _process_exit(code): does not return.
static Value native_exit(Machine *m, const Call *call) {
    return ask(m, REQUEST_EXIT, VALUE_NONE, call->args[0]);
}

static Value native_pid(Machine *m, const Call *call) {
    (void)call;
    return value_from_small_int(m->pid ? m->pid : KERNEL_FIRST_PID);
}

// _given_cores(): how many the run was asked to have; 0: nobody asked.
static Value native_given_cores(Machine *m, const Call *call) {
    (void)call;
    return value_from_small_int(m->given_cores);
}

static Value native_parent_pid(Machine *m, const Call *call) {
    (void)call;
    return value_from_small_int(m->parent_pid ? m->parent_pid : 1);
}

// _process_code(object): its exit code, or None while it runs.
static Value native_code(Machine *m, const Call *call) {
    const KernelObject *process = object_of(m, call->args[0], KERNEL_PROCESS);
    return !process             ? VALUE_UNSET
           : process->has_ended ? value_from_small_int(process->value)
                                : VALUE_NONE;
}

// _process_on_term(what): what SIGTERM does to this process from now on: 0 ends it, 1 nothing,
// 2 calls a function of the program.
static Value native_on_term(Machine *m, const Call *call) {
    for (size_t i = 1; m->kernel && i < m->kernel->object_count; i++) {
        KernelObject *process = &m->kernel->objects[i];
        if (process->kind == KERNEL_PROCESS && process->number == m->pid && !process->has_ended) {
            process->value = value_as_int(call->args[0]);
        }
    }
    return VALUE_NONE;
}

// _process_term(object): the same of another one; 0 when it has ended.
static Value native_term(Machine *m, const Call *call) {
    const KernelObject *process = object_of(m, call->args[0], KERNEL_PROCESS);
    return process ? value_from_small_int(process->has_ended ? 0 : process->value) : VALUE_UNSET;
}

// _process_kill(pid, code[, with_children])
static Value native_kill(Machine *m, const Call *call) {
    bool with_children = call->count > 2 && call->args[2] == VALUE_TRUE;
    kernel_kill(m, (uint32_t)value_as_int(call->args[0]), value_as_int(call->args[1]),
                with_children);
    return VALUE_NONE;
}

// --- waiting ----------------------------------------------------------------------------------

// What a strand waits for: one of the kernel's objects, or that a message of its own, which it
// sends by the first of them, is in the pipe.
typedef struct Wanted {
    Value objects;
    uint64_t sends; // number of the message; 0: none
} Wanted;

static bool is_there(Machine *m, const KernelObject *object, uint64_t sends) {
    return sends ? kernel_is_sent(m->kernel, object, sends)
                 : kernel_is_ready(m->kernel, object, m->pid);
}

static uint64_t number_sent(const Call *call, int place) {
    return call->count > place ? (uint64_t)value_as_int(call->args[place]) : 0;
}

// _kernel_watch(lock, objects, takes[, number sent]): the taken lock is freed when one of them is
// ready. False when one is already.
static Value native_watch(Machine *m, const Call *call) {
    Value objects = call->args[1];
    uint64_t sends = number_sent(call, 3);
    for (uint32_t i = 0; i < tuple_count(m, objects); i++) {
        const KernelObject *object = object_of(m, tuple_items(m, objects)[i], KERNEL_NOTHING);
        if (!object || is_there(m, object, sends)) {
            return object ? VALUE_FALSE : VALUE_UNSET;
        }
    }
    KernelWatch watch = {m->pid, call->args[0], call->args[2] == VALUE_TRUE, sends};
    for (uint32_t i = 0; i < tuple_count(m, objects); i++) {
        kernel_watch(m->kernel, object_of(m, tuple_items(m, objects)[i], KERNEL_NOTHING), watch);
    }
    return VALUE_TRUE;
}

static bool any_is_ready(Machine *m, const void *context) {
    const Wanted *wanted = context;
    for (uint32_t i = 0; i < tuple_count(m, wanted->objects); i++) {
        const KernelObject *object =
            object_of(m, tuple_items(m, wanted->objects)[i], KERNEL_NOTHING);
        if (!object || is_there(m, object, wanted->sends)) {
            return true;
        }
    }
    return false;
}

static void show_standing(Machine *m, Value wanted, const char *what) {
    for (int reason = 1; reason < REASON_COUNT; reason++) {
        if (str_equal_z(m, wanted, reason_name((Reason)reason))) {
            bool is_lock = reason == REASON_LOCK;
            strand_show_wait(m, EVENT_BLOCK, is_lock ? LANE_LOCKED : LANE_WAITING, (Reason)reason,
                             what);
        }
    }
}

// _kernel_stand(objects, nanoseconds or None, reason, what, number sent): inside an operator or a
// key function nobody else of this process can run: it stands, until one of them is ready or the
// time is over, while other processes go on. None: not needed here.
static Value native_stand(Machine *m, const Call *call) {
    if (m->world->nesting == 0 || !m->host->run_others) {
        return VALUE_NONE;
    }
    int64_t delay_ns = INT64_MAX;
    if (call->args[1] != VALUE_NONE && !value_as_index(m, call->args[1], &delay_ns)) {
        return VALUE_UNSET;
    }
    int64_t now = clock_now(m);
    show_standing(m, call->args[2], str_bytes(m, call->args[3]));
    Wanted wanted = {call->args[0], number_sent(call, 4)};
    bool is_ready = m->host->run_others(m, any_is_ready, &wanted,
                                        delay_ns == INT64_MAX ? delay_ns : now + delay_ns);
    if (!is_ready && delay_ns == INT64_MAX) {
        return raise_unsupported(m, "waiting inside an operator, a key function or __del__");
    }
    return value_from_bool(is_ready);
}

static Value native_unwatch(Machine *m, const Call *call) {
    for (uint32_t i = 0; i < tuple_count(m, call->args[1]); i++) {
        KernelObject *object = object_of(m, tuple_items(m, call->args[1])[i], KERNEL_NOTHING);
        if (!object) {
            return VALUE_UNSET;
        }
        kernel_unwatch(m, object, call->args[0]);
    }
    return VALUE_NONE;
}

// --- semaphores -------------------------------------------------------------------------------

// _semaphore_new(value, most, is_lock)
static Value native_semaphore(Machine *m, const Call *call) {
    uint32_t number = kernel_add(m->kernel, KERNEL_SEMAPHORE);
    KernelObject *semaphore = kernel_object(m->kernel, number, KERNEL_SEMAPHORE);
    semaphore->value = value_as_int(call->args[0]);
    semaphore->most = value_as_int(call->args[1]);
    semaphore->number = call->args[2] == VALUE_TRUE ? ++m->kernel->next_lock : 0;
    return value_from_small_int(number);
}

static void show_lock(Machine *m, const KernelObject *semaphore, EventKind kind) {
    if (semaphore->number) {
        emit_text(m, kind, LANE_RUNNING, REASON_CALL, "shared lock %u", semaphore->number);
    }
}

// _semaphore_take(number): False when there is nothing left.
static Value native_take(Machine *m, const Call *call) {
    KernelObject *semaphore = object_of(m, call->args[0], KERNEL_SEMAPHORE);
    if (!semaphore) {
        return VALUE_UNSET;
    }
    if (semaphore->value == 0) {
        return VALUE_FALSE;
    }
    semaphore->value--;
    snprintf(semaphore->holder, sizeof semaphore->holder, "%s", m->process_name);
    show_lock(m, semaphore, EVENT_LOCK_ACQUIRED);
    return VALUE_TRUE;
}

// _semaphore_give(number): False when that would be more than it can have.
static Value native_give(Machine *m, const Call *call) {
    KernelObject *semaphore = object_of(m, call->args[0], KERNEL_SEMAPHORE);
    if (!semaphore || semaphore->value == semaphore->most) {
        return semaphore ? VALUE_FALSE : VALUE_UNSET;
    }
    semaphore->value++;
    semaphore->holder[0] = 0;
    show_lock(m, semaphore, EVENT_LOCK_RELEASED);
    kernel_changed(m, semaphore, m->world->last_seq);
    return VALUE_TRUE;
}

static Value native_value(Machine *m, const Call *call) {
    const KernelObject *semaphore = object_of(m, call->args[0], KERNEL_SEMAPHORE);
    return semaphore ? value_from_small_int(semaphore->value) : VALUE_UNSET;
}

// _semaphore_holder(number): name of the process that took it last, or "".
static Value native_holder(Machine *m, const Call *call) {
    const KernelObject *semaphore = object_of(m, call->args[0], KERNEL_SEMAPHORE);
    return semaphore ? str_z(m, semaphore->holder) : VALUE_UNSET;
}

static Value native_lock_number(Machine *m, const Call *call) {
    const KernelObject *semaphore = object_of(m, call->args[0], KERNEL_SEMAPHORE);
    return semaphore ? value_from_small_int(semaphore->number) : VALUE_UNSET;
}

// --- pipes ------------------------------------------------------------------------------------

// _pipe_new(both_ways): the numbers of its ends; one way: from the second to the first.
static Value native_pipe(Machine *m, const Call *call) {
    uint32_t one;
    uint32_t other;
    if (!kernel_pipe(m, call->args[0] == VALUE_TRUE, &one, &other)) {
        return raise_error(m, CLASS_OS_ERROR, "%s", "[Errno 24] Too many open files");
    }
    const Value ends[] = {value_from_small_int(one), value_from_small_int(other)};
    return tuple_of(m, ends, 2);
}

static uint32_t show_value(Machine *m, EventKind kind, Value value) {
    if (value != VALUE_UNSET && m->record_switches) {
        Text text = {0};
        describe_value(m, value, &text);
        emit_text(m, kind, LANE_RUNNING, REASON_CALL, "%s", text_z(&text));
        text_release(&text);
    }
    return m->world->last_seq;
}

// _pipe_send(end, bytes[, value that is shown[, is_raw]]): its number; False when nobody can
// receive it. is_raw: the bytes themselves are what is sent.
static Value native_send(Machine *m, const Call *call) {
    KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    if (!end) {
        return VALUE_UNSET;
    }
    Value shown = call->count > 2 ? call->args[2] : VALUE_UNSET;
    bool is_raw = call->count > 3 && call->args[3] == VALUE_TRUE;
    uint32_t seq = show_value(m, EVENT_VALUE_SENT, shown);
    const Bytes *bytes = AS(Bytes, m, call->args[1]);
    size_t in_cpython = is_raw ? bytes->length : pickle_length(bytes->bytes, bytes->length);
    uint64_t number = kernel_send(m, end, bytes, in_cpython, seq);
    return number ? value_from_small_int((int64_t)number) : VALUE_FALSE;
}

// _pipe_sent(end, number): None when the message is not in the pipe as a whole; False when nobody
// can receive it.
static Value native_sent(Machine *m, const Call *call) {
    const KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    if (!end) {
        return VALUE_UNSET;
    }
    if (!kernel_is_sent(m->kernel, end, (uint64_t)value_as_int(call->args[1]))) {
        return VALUE_NONE;
    }
    return value_from_bool(m->kernel->objects[end->peer].holder_count > 0);
}

// _pipe_receive(end): the bytes of a message; None: there is none, or it is not whole yet; False:
// nobody can send one.
static Value native_receive(Machine *m, const Call *call) {
    KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    if (!end) {
        return VALUE_UNSET;
    }
    bool is_begun;
    KernelMessage *message = kernel_receive(m, end, &is_begun);
    if (!message) {
        bool is_over = !is_begun && kernel_is_ready(m->kernel, end, m->pid);
        return is_over ? VALUE_FALSE : VALUE_NONE;
    }
    Value bytes = bytes_new(m, message->bytes, message->length);
    memory_free(message);
    if (end->pipe.number) { // the next message is anybody's now
        kernel_changed(m, end, m->world->last_seq);
    }
    kernel_changed(m, &m->kernel->objects[end->peer], m->world->last_seq);
    return bytes;
}

// _pipe_begun(end): this process has a part of the message that comes next.
static Value native_begun(Machine *m, const Call *call) {
    const KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    return end ? value_from_bool(end->pipe.reader == m->pid) : VALUE_UNSET;
}

// _value_received(value): the picture says so.
static Value native_received(Machine *m, const Call *call) {
    show_value(m, EVENT_VALUE_RECEIVED, call->args[0]);
    return VALUE_NONE;
}

// _pipe_ready(end): would receiving wait?
static Value native_ready(Machine *m, const Call *call) {
    const KernelObject *object = object_of(m, call->args[0], KERNEL_NOTHING);
    return object ? value_from_bool(kernel_is_ready(m->kernel, object, m->pid)) : VALUE_UNSET;
}

// _pipe_waiting(end): bytes that were sent from here and not received there.
static Value native_waiting(Machine *m, const Call *call) {
    const KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    return end ? int_from_u64(m, m->kernel->objects[end->peer].message_bytes) : VALUE_UNSET;
}

// Who is meant: this process; none yet (None), while the end itself is on its way to one; or the
// number of what stands for a process.
static uint32_t holder_of(const Machine *m, const Call *call) {
    if (call->count < 2) {
        return m->pid;
    }
    return value_is_int(call->args[1]) ? (uint32_t)value_as_int(call->args[1]) : 0;
}

// _pipe_close(end[, holder])
static Value native_close(Machine *m, const Call *call) {
    KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    if (end) {
        kernel_let_go(m, end, holder_of(m, call));
    }
    return end ? VALUE_NONE : VALUE_UNSET;
}

// _pipe_hold(end[, holder]): it has it open, too.
static Value native_hold(Machine *m, const Call *call) {
    KernelObject *end = object_of(m, call->args[0], KERNEL_END);
    if (end) {
        kernel_hold(m->kernel, end, holder_of(m, call));
    }
    return end ? VALUE_NONE : VALUE_UNSET;
}

// --- shared memory ----------------------------------------------------------------------------

// _cells_new(count, is_float)
static Value native_cells(Machine *m, const Call *call) {
    uint32_t number = kernel_add(m->kernel, KERNEL_CELLS);
    KernelObject *object = kernel_object(m->kernel, number, KERNEL_CELLS);
    object->cell_count = (size_t)value_as_int(call->args[0]);
    object->cells = kernel_allocate(m->kernel, (object->cell_count + 1) * sizeof *object->cells);
    for (size_t i = 0; i < object->cell_count; i++) {
        object->cells[i].is_float = call->args[1] == VALUE_TRUE;
    }
    return value_from_small_int(number);
}

static KernelCell *cell_of(Machine *m, const Call *call) {
    KernelObject *object = object_of(m, call->args[0], KERNEL_CELLS);
    int64_t index = value_as_int(call->args[1]);
    if (object && (index < 0 || (size_t)index >= object->cell_count)) {
        raise_error(m, CLASS_INDEX_ERROR, "invalid index");
        return NULL;
    }
    return object ? &object->cells[index] : NULL;
}

static Value native_cell(Machine *m, const Call *call) {
    const KernelCell *cell = cell_of(m, call);
    return !cell            ? VALUE_UNSET
           : cell->is_float ? value_from_float(cell->number)
                            : int_from_i64(m, cell->integer);
}

static Value native_set_cell(Machine *m, const Call *call) {
    KernelCell *cell = cell_of(m, call);
    bool ok = cell && (cell->is_float ? value_as_double(m, call->args[2], &cell->number)
                                      : value_as_index(m, call->args[2], &cell->integer));
    return ok ? VALUE_NONE : VALUE_UNSET;
}

// --- memory with a name -----------------------------------------------------------------------

// Cells that hold bytes: value is how many, holder the name, "" once it was taken away.
static KernelObject *memory_named(Machine *m, const char *name, uint32_t *number) {
    for (*number = 1; *number < m->kernel->object_count; ++*number) {
        KernelObject *object = kernel_object(m->kernel, *number, KERNEL_CELLS);
        if (object && object->holder[0] && strcmp(object->holder, name) == 0) {
            return object;
        }
    }
    return NULL;
}

// _memory_new(name, size): its number; None when there is one of this name.
static Value native_memory(Machine *m, const Call *call) {
    const char *name = str_bytes(m, call->args[0]);
    size_t size = (size_t)value_as_int(call->args[1]);
    uint32_t number;
    if (memory_named(m, name, &number)) {
        return VALUE_NONE;
    }
    number = kernel_add(m->kernel, KERNEL_CELLS);
    KernelObject *object = kernel_object(m->kernel, number, KERNEL_CELLS);
    object->cell_count = size / sizeof *object->cells + 1;
    object->cells = kernel_allocate(m->kernel, object->cell_count * sizeof *object->cells);
    object->value = (int64_t)size;
    snprintf(object->holder, sizeof object->holder, "%s", name);
    return value_from_small_int(number);
}

// _memory_find(name): (number, size), or None.
static Value native_memory_find(Machine *m, const Call *call) {
    uint32_t number;
    const KernelObject *object = memory_named(m, str_bytes(m, call->args[0]), &number);
    if (!object) {
        return VALUE_NONE;
    }
    Value both[] = {value_from_small_int(number), value_from_small_int(object->value)};
    return tuple_of(m, both, 2);
}

// _memory_unlink(name): who has it keeps it. False: there is none.
static Value native_memory_unlink(Machine *m, const Call *call) {
    uint32_t number;
    KernelObject *object = memory_named(m, str_bytes(m, call->args[0]), &number);
    if (object) {
        object->holder[0] = '\0';
    }
    return value_from_bool(object != NULL);
}

// The bytes from a place on, as many as asked for; NULL: they are not all there.
static char *memory_part(Machine *m, const Call *call, size_t length) {
    KernelObject *object = object_of(m, call->args[0], KERNEL_CELLS);
    int64_t at = value_as_int(call->args[1]);
    if (!object || at < 0 || at + (int64_t)length > object->value) {
        raise_error(m, CLASS_INDEX_ERROR, "index out of bounds on dimension 1");
        return NULL;
    }
    return (char *)object->cells + at;
}

// _memory_read(number, at, length)
static Value native_memory_read(Machine *m, const Call *call) {
    size_t length = (size_t)value_as_int(call->args[2]);
    const char *part = memory_part(m, call, length);
    return part ? bytes_new(m, part, length) : VALUE_UNSET;
}

// _memory_write(number, at, bytes)
static Value native_memory_write(Machine *m, const Call *call) {
    const Bytes *bytes = AS(Bytes, m, call->args[2]);
    char *part = memory_part(m, call, bytes->length);
    if (part) {
        memcpy(part, bytes->bytes, bytes->length);
    }
    return part ? VALUE_NONE : VALUE_UNSET;
}

// --- values as bytes --------------------------------------------------------------------------

static Value native_pickle(Machine *m, const Call *call) {
    Text text = {0};
    bool ok = pickle_dump(m, call->args[0], &text);
    Value bytes = ok ? bytes_new(m, text_z(&text), text.length) : VALUE_UNSET;
    text_release(&text);
    return bytes;
}

static Value native_unpickle(Machine *m, const Call *call) {
    const Bytes *bytes = AS(Bytes, m, call->args[0]);
    return pickle_load(m, bytes->bytes, bytes->length);
}

// --- the table --------------------------------------------------------------------------------

// What others can notice, and end this process for: its events go first.
static void show_before(Machine *m) {
    if (m->real && m->real->publish) {
        m->real->publish(m);
    }
}

// Processes of the operating system do it one after the other.
#define ONE_AT_A_TIME(function)                                                                    \
    static Value guarded_##function(Machine *m, const Call *call) {                                \
        kernel_lock(m->kernel);                                                                    \
        Value result = function(m, call);                                                          \
        kernel_unlock(m->kernel);                                                                  \
        return result;                                                                             \
    }

#define SHOWN_ONE_AT_A_TIME(function)                                                              \
    ONE_AT_A_TIME(function)                                                                        \
    static Value shown_##function(Machine *m, const Call *call) {                                  \
        show_before(m);                                                                            \
        return guarded_##function(m, call);                                                        \
    }

ONE_AT_A_TIME(native_code)
ONE_AT_A_TIME(native_on_term)
ONE_AT_A_TIME(native_term)
SHOWN_ONE_AT_A_TIME(native_kill)
ONE_AT_A_TIME(native_watch)
ONE_AT_A_TIME(native_unwatch)
ONE_AT_A_TIME(native_semaphore)
ONE_AT_A_TIME(native_take)
SHOWN_ONE_AT_A_TIME(native_give)
ONE_AT_A_TIME(native_value)
ONE_AT_A_TIME(native_holder)
ONE_AT_A_TIME(native_lock_number)
ONE_AT_A_TIME(native_pipe)
SHOWN_ONE_AT_A_TIME(native_send)
ONE_AT_A_TIME(native_sent)
ONE_AT_A_TIME(native_receive)
ONE_AT_A_TIME(native_begun)
ONE_AT_A_TIME(native_ready)
ONE_AT_A_TIME(native_waiting)
SHOWN_ONE_AT_A_TIME(native_close)
ONE_AT_A_TIME(native_hold)
ONE_AT_A_TIME(native_cells)
ONE_AT_A_TIME(native_cell)
SHOWN_ONE_AT_A_TIME(native_set_cell)
ONE_AT_A_TIME(native_memory)
ONE_AT_A_TIME(native_memory_find)
ONE_AT_A_TIME(native_memory_read)
SHOWN_ONE_AT_A_TIME(native_memory_unlink)
SHOWN_ONE_AT_A_TIME(native_memory_write)

const NativeInfo natives_processes[] = {
    {"_process_fork", native_fork, 1, 1, false, EFFECT_LOOP},
    {"_process_spawn", native_spawn, 3, 3, false, EFFECT_LOOP},
    {"_run_main_module", native_run_main, 0, 0, false, EFFECT_LOOP},
    {"_process_exit", native_exit, 1, 1, false, EFFECT_LOOP},
    {"_process_pid", native_pid, 0, 0, false, EFFECT_PRIVATE},
    {"_given_cores", native_given_cores, 0, 0, false, EFFECT_PRIVATE},
    {"_process_parent_pid", native_parent_pid, 0, 0, false, EFFECT_PRIVATE},
    {"_process_code", guarded_native_code, 1, 1, false, EFFECT_LOOP},
    {"_process_on_term", guarded_native_on_term, 1, 1, false, EFFECT_LOOP},
    {"_process_term", guarded_native_term, 1, 1, false, EFFECT_LOOP},
    {"_process_kill", shown_native_kill, 2, 3, false, EFFECT_LOOP},
    {"_kernel_watch", guarded_native_watch, 3, 4, false, EFFECT_LOOP},
    {"_kernel_stand", native_stand, 4, 5, false, EFFECT_LOOP},
    {"_kernel_unwatch", guarded_native_unwatch, 2, 2, false, EFFECT_LOOP},
    {"_semaphore_new", guarded_native_semaphore, 3, 3, false, EFFECT_LOOP},
    {"_semaphore_take", guarded_native_take, 1, 1, false, EFFECT_LOOP},
    {"_semaphore_give", shown_native_give, 1, 1, false, EFFECT_LOOP},
    {"_semaphore_value", guarded_native_value, 1, 1, false, EFFECT_LOOP},
    {"_semaphore_holder", guarded_native_holder, 1, 1, false, EFFECT_LOOP},
    {"_semaphore_number", guarded_native_lock_number, 1, 1, false, EFFECT_PRIVATE},
    {"_pipe_new", guarded_native_pipe, 1, 1, false, EFFECT_LOOP},
    {"_pipe_send", shown_native_send, 2, 4, false, EFFECT_LOOP},
    {"_pipe_sent", guarded_native_sent, 2, 2, false, EFFECT_LOOP},
    {"_pipe_receive", guarded_native_receive, 1, 1, false, EFFECT_LOOP},
    {"_pipe_begun", guarded_native_begun, 1, 1, false, EFFECT_LOOP},
    {"_value_received", native_received, 1, 1, false, EFFECT_LOOP},
    {"_pipe_ready", guarded_native_ready, 1, 1, false, EFFECT_LOOP},
    {"_pipe_waiting", guarded_native_waiting, 1, 1, false, EFFECT_LOOP},
    {"_pipe_close", shown_native_close, 1, 2, false, EFFECT_LOOP},
    {"_pipe_hold", guarded_native_hold, 1, 2, false, EFFECT_LOOP},
    {"_cells_new", guarded_native_cells, 2, 2, false, EFFECT_LOOP},
    {"_cell", guarded_native_cell, 2, 2, false, EFFECT_LOOP},
    {"_set_cell", shown_native_set_cell, 3, 3, false, EFFECT_LOOP},
    {"_memory_new", guarded_native_memory, 2, 2, false, EFFECT_LOOP},
    {"_memory_find", guarded_native_memory_find, 1, 1, false, EFFECT_LOOP},
    {"_memory_unlink", shown_native_memory_unlink, 1, 1, false, EFFECT_LOOP},
    {"_memory_read", guarded_native_memory_read, 3, 3, false, EFFECT_LOOP},
    {"_memory_write", shown_native_memory_write, 3, 3, false, EFFECT_LOOP},
    {"_pickle", native_pickle, 1, 1, false, EFFECT_PRIVATE},
    {"_unpickle", native_unpickle, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
