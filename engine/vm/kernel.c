#include "engine/vm/kernel.h"

#include "engine/base/memory.h"
#include "engine/vm/clock.h"
#include "engine/vm/horizon.h"
#include "engine/vm/lock.h"

Kernel *kernel_new(void) {
    Kernel *kernel = NEW(Kernel);
    kernel->next_pid = KERNEL_FIRST_PID + 1;
    return kernel;
}

void kernel_lock(Kernel *kernel) {
    if (kernel->host) {
        kernel->host->lock(kernel);
    }
}

void kernel_unlock(Kernel *kernel) {
    if (kernel->host) {
        kernel->host->unlock(kernel);
    }
}

static void *resize(Kernel *kernel, void *block, size_t size) {
    return kernel->host ? kernel->host->resize(kernel, block, size) : memory_resize(block, size);
}

void *kernel_allocate(Kernel *kernel, size_t size) {
    return kernel->host ? kernel->host->resize(kernel, NULL, size) : memory_new(size);
}

void kernel_release(Kernel *kernel, void *block) {
    if (kernel->host) {
        kernel->host->resize(kernel, block, 0);
    } else {
        memory_free(block);
    }
}

// GROW in the kernel's memory.
#define MORE(array, count, capacity)                                                               \
    do {                                                                                           \
        if ((count) == (capacity)) {                                                               \
            (capacity) = (capacity) ? (capacity)*2 : 16;                                           \
            (array) = resize(kernel, (array), (size_t)(capacity) * sizeof *(array));               \
        }                                                                                          \
    } while (0)

static void drop_messages(KernelObject *object) {
    while (object->first) {
        KernelMessage *message = object->first;
        object->first = message->next;
        memory_free(message);
    }
    object->last = object->waits = NULL;
    object->message_count = object->message_bytes = 0;
}

void kernel_free(Kernel *kernel) {
    if (!kernel || kernel->host) { // the host's goes as a whole
        return;
    }
    for (size_t i = 0; i < kernel->object_count; i++) {
        drop_messages(&kernel->objects[i]);
        memory_free(kernel->objects[i].flow);
        memory_free(kernel->objects[i].holders);
        memory_free(kernel->objects[i].cells);
        memory_free(kernel->objects[i].watches);
    }
    memory_free(kernel->objects);
    memory_free(kernel->news);
    memory_free(kernel);
}

// --- objects ----------------------------------------------------------------------------------

uint32_t kernel_add(Kernel *kernel, KernelKind kind) {
    if (kernel->object_count == 0) {
        MORE(kernel->objects, kernel->object_count, kernel->object_capacity);
        kernel->objects[kernel->object_count++] = (KernelObject){0};
    }
    MORE(kernel->objects, kernel->object_count, kernel->object_capacity);
    kernel->objects[kernel->object_count] = (KernelObject){.kind = kind};
    return (uint32_t)kernel->object_count++;
}

KernelObject *kernel_object(Kernel *kernel, int64_t number, KernelKind kind) {
    bool is_there = number > 0 && (uint64_t)number < kernel->object_count;
    KernelObject *object = is_there ? &kernel->objects[number] : NULL;
    return object && (kind == KERNEL_NOTHING || object->kind == kind) ? object : NULL;
}

static bool has_room(const KernelObject *to) {
    return (!to->waits && !to->pipe.unwritten) || to->holder_count == 0;
}

bool kernel_is_sent(const Kernel *kernel, const KernelObject *end, uint64_t number) {
    const KernelObject *to = &kernel->objects[end->peer];
    return !to->waits || to->waits->number > number || to->holder_count == 0;
}

// A part of a message is for the process that has what was before it.
static bool has_arrived(const KernelObject *end, const KernelMessage *message, uint32_t pid) {
    const KernelPipe *pipe = &end->pipe;
    if (!pipe->number) {
        return true;
    }
    bool is_ours = pipe->reader == 0 || pipe->reader == pid;
    bool is_there =
        message != pipe->unwritten || message->written > message->taken || message->writer == 0;
    return is_ours && is_there;
}

bool kernel_is_ready(const Kernel *kernel, const KernelObject *object, uint32_t pid) {
    switch (object->kind) {
    case KERNEL_SEMAPHORE:
        return object->value > 0;
    case KERNEL_END:
        if (object->is_writer) {
            return has_room(&kernel->objects[object->peer]);
        }
        return object->first ? has_arrived(object, object->first, pid)
                             : kernel->objects[object->peer].holder_count == 0;
    case KERNEL_PROCESS:
        return object->has_ended;
    case KERNEL_NOTHING:
    case KERNEL_CELLS:
        break;
    }
    return false;
}

// --- waiting ----------------------------------------------------------------------------------

void kernel_watch(Kernel *kernel, KernelObject *object, KernelWatch watch) {
    MORE(object->watches, object->watch_count, object->watch_capacity);
    object->watches[object->watch_count++] = watch;
}

static void remove_watch(KernelObject *object, size_t place) {
    object->watch_count--;
    memmove(&object->watches[place], &object->watches[place + 1],
            (object->watch_count - place) * sizeof *object->watches);
}

static void post_news(Kernel *kernel, KernelNews news) {
    if (kernel->host && !kernel->host->take_news(kernel, &news)) {
        return;
    }
    MORE(kernel->news, kernel->news_count, kernel->news_capacity);
    kernel->news[kernel->news_count++] = news;
}

static void add_news(Machine *m, KernelNews news) {
    news.ns = clock_now(m);
    news.lag = m->world->now_lag + 1;
    post_news(m->kernel, news);
    if (!m->real) {
        horizon_comes_nearer(m, news.ns);
    }
}

static void wake(Machine *m, KernelWatch watch, uint32_t cause) {
    if (watch.pid != m->pid) {
        add_news(m, (KernelNews){.pid = watch.pid, .lock = watch.lock, .cause = cause});
        return;
    }
    ThreadLock *lock = AS(ThreadLock, m, watch.lock);
    if (lock->object.flags & LOCK_IS_TAKEN) {
        lock_free(m, lock, cause);
    }
}

// The first strand that can go on waits no longer. False: there is none.
static bool take_watch(const Kernel *kernel, KernelObject *object, KernelWatch *watch) {
    for (size_t i = 0; i < object->watch_count; i++) {
        *watch = object->watches[i];
        bool is_over = watch->sends ? kernel_is_sent(kernel, object, watch->sends)
                                    : kernel_is_ready(kernel, object, watch->pid);
        if (is_over) {
            remove_watch(object, i);
            return true;
        }
    }
    return false;
}

void kernel_changed(Machine *m, KernelObject *object, uint32_t cause) {
    KernelWatch watch;
    while (take_watch(m->kernel, object, &watch)) {
        wake(m, watch, cause);
        if (watch.takes && object->kind != KERNEL_PROCESS) {
            return;
        }
    }
}

void kernel_changed_unseen(Kernel *kernel, KernelObject *object) {
    KernelWatch watch;
    while (take_watch(kernel, object, &watch)) {
        post_news(kernel, (KernelNews){.pid = watch.pid, .lock = watch.lock});
        if (watch.takes) {
            return;
        }
    }
}

void kernel_unwatch(Machine *m, KernelObject *object, Value lock) {
    Kernel *kernel = m->kernel;
    for (size_t i = object->watch_count; i-- > 0;) {
        if (object->watches[i].pid == m->pid && object->watches[i].lock == lock) {
            remove_watch(object, i);
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < kernel->news_count; i++) {
        if (kernel->news[i].pid != m->pid || kernel->news[i].lock != lock) {
            kernel->news[kept++] = kernel->news[i];
        }
    }
    kernel->news_count = kept;
    kernel_changed(m, object, m->world->last_seq);
}

// --- pipes ------------------------------------------------------------------------------------

static bool open_pipes(Kernel *kernel, bool both_ways, uint32_t one, uint32_t other) {
    if (!kernel->host || !kernel->host->open_pipe(kernel, &kernel->objects[one])) {
        return !kernel->host;
    }
    if (both_ways && !kernel->host->open_pipe(kernel, &kernel->objects[other])) {
        kernel->host->close_pipe(kernel, &kernel->objects[one]);
        return false;
    }
    return true;
}

static void add_flow(Kernel *kernel, uint32_t end, bool is_socket) {
    Flow *flow = kernel_allocate(kernel, sizeof *flow);
    flow->is_socket = is_socket;
    kernel->objects[end].flow = flow;
}

bool kernel_pipe(Machine *m, bool both_ways, uint32_t *one, uint32_t *other) {
    Kernel *kernel = m->kernel;
    *one = kernel_add(kernel, KERNEL_END);
    *other = kernel_add(kernel, KERNEL_END);
    if (!open_pipes(kernel, both_ways, *one, *other)) {
        return false;
    }
    add_flow(kernel, *one, both_ways);
    if (both_ways) {
        add_flow(kernel, *other, true);
    }
    kernel->objects[*other].is_writer = !both_ways;
    kernel->objects[*one].peer = *other;
    kernel->objects[*other].peer = *one;
    kernel_hold(kernel, &kernel->objects[*one], m->pid);
    kernel_hold(kernel, &kernel->objects[*other], m->pid);
    return true;
}

static bool is_held_by(const KernelObject *end, uint32_t pid, size_t *place) {
    for (*place = 0; *place < end->holder_count; (*place)++) {
        if (end->holders[*place] == pid) {
            return true;
        }
    }
    return false;
}

void kernel_hold(Kernel *kernel, KernelObject *end, uint32_t pid) {
    size_t place;
    if (!is_held_by(end, pid, &place)) {
        MORE(end->holders, end->holder_count, end->holder_capacity);
        end->holders[end->holder_count++] = pid;
    }
}

// m: NULL, by somebody who has no machine.
static void tell(Machine *m, Kernel *kernel, KernelObject *object, uint32_t cause) {
    if (m) {
        kernel_changed(m, object, cause);
    } else {
        kernel_changed_unseen(kernel, object);
    }
}

// Who waits at the other end hears that nobody is there any more.
static void let_go(Machine *m, Kernel *kernel, KernelObject *end, uint32_t pid, uint32_t cause) {
    size_t place;
    if (!is_held_by(end, pid, &place)) {
        return;
    }
    end->holders[place] = end->holders[--end->holder_count];
    if (end->holder_count == 0) {
        if (end->pipe.number) {
            kernel->host->close_pipe(kernel, end);
        }
        if (end->flow) {
            kernel_release(kernel, end->flow);
            end->flow = NULL;
            end->waits = NULL;
        }
        tell(m, kernel, &kernel->objects[end->peer], cause);
    }
}

void kernel_let_go(Machine *m, KernelObject *end, uint32_t pid) {
    let_go(m, m->kernel, end, pid, m->world->last_seq);
}

// --- messages ---------------------------------------------------------------------------------

// CPython writes the length of a message first, by itself when the message is long.
#define LENGTH_BYTES   4
#define LONGEST_IN_ONE 16384

static size_t whole_length(const KernelMessage *message) {
    return message->in_cpython + LENGTH_BYTES;
}

// False: not as a whole.
static bool pass(Flow *flow, KernelMessage *message) {
    size_t whole = whole_length(message);
    if (message->passed < LENGTH_BYTES && message->in_cpython > LONGEST_IN_ONE) {
        message->passed += flow_put(flow, LENGTH_BYTES - message->passed, message->passed > 0);
    }
    size_t begin = message->in_cpython > LONGEST_IN_ONE ? LENGTH_BYTES : 0;
    if (message->passed >= begin) {
        bool goes_on = message->passed > begin;
        message->passed += flow_put(flow, whole - message->passed, goes_on);
    }
    return message->passed == whole;
}

static void pass_all(KernelObject *to) {
    while (to->waits && (!to->flow || pass(to->flow, to->waits))) {
        to->waits = to->waits->next;
    }
}

// Who takes the first message reads on while the rest is written.
static void take_from_flow(KernelObject *to, const KernelMessage *message) {
    if (to->waits == message) {
        to->waits = message->next;
        flow_clear(to->flow);
    } else if (to->flow) {
        flow_take(to->flow, whole_length(message));
    }
    pass_all(to);
}

void kernel_count_again(KernelObject *to) {
    if (!to->flow) {
        return;
    }
    flow_clear(to->flow);
    for (KernelMessage *message = to->first; message; message = message->next) {
        message->passed = 0;
    }
    to->waits = to->first;
    pass_all(to);
}

KernelMessage *kernel_add_message(Kernel *kernel, KernelObject *to, size_t length) {
    size_t inside = to->pipe.number ? 0 : length;
    KernelMessage *message = kernel_allocate(kernel, sizeof *message + inside);
    message->length = message->in_cpython = length;
    message->number = ++kernel->next_message;
    if (to->last) {
        to->last->next = message;
    } else {
        to->first = message;
    }
    to->last = message;
    to->message_count++;
    to->message_bytes += length;
    return message;
}

uint64_t kernel_send(Machine *m, KernelObject *end, const Bytes *bytes, size_t in_cpython,
                     uint32_t seq) {
    KernelObject *to = &m->kernel->objects[end->peer];
    if (to->holder_count == 0) {
        return 0;
    }
    KernelMessage *message = kernel_add_message(m->kernel, to, bytes->length);
    uint64_t number = message->number;
    clock_pass(m, m->profile->costs.message_ns);
    message->seq = seq;
    message->in_cpython = in_cpython;
    message->writer = m->pid;
    if (!to->waits) {
        to->waits = message;
        pass_all(to);
    }
    if (to->pipe.number) {
        m->kernel->host->put(m, to, message, bytes->bytes);
    } else {
        memcpy(message->bytes, bytes->bytes, bytes->length);
    }
    kernel_changed(m, to, seq);
    return number;
}

KernelMessage *kernel_receive(Machine *m, KernelObject *end, bool *is_begun) {
    *is_begun = false;
    return end->pipe.number ? m->kernel->host->take(m, end, is_begun) : kernel_take_first(end);
}

KernelMessage *kernel_take_first(KernelObject *end) {
    KernelMessage *message = end->first;
    if (message) {
        end->first = message->next;
        end->last = end->first ? end->last : NULL;
        end->message_count--;
        end->message_bytes -= message->length;
        take_from_flow(end, message);
    }
    return message;
}

static void cut_end(KernelObject *to, uint32_t pid) {
    KernelMessage **place = &to->first;
    bool has_passed = true;
    to->last = NULL;
    while (*place) {
        KernelMessage *message = *place;
        has_passed = has_passed && message != to->waits;
        if (has_passed || message->writer != pid) {
            to->last = message;
            place = &message->next;
        } else {
            *place = message->next;
            to->message_count--;
            to->message_bytes -= message->length;
            memory_free(message);
        }
    }
}

void kernel_cut(Machine *m, uint32_t pid) {
    for (size_t i = 1; i < m->kernel->object_count; i++) {
        KernelObject *to = &m->kernel->objects[i];
        if (to->kind == KERNEL_END && to->waits) {
            cut_end(to, pid);
            kernel_count_again(to);
        }
    }
}

// --- processes --------------------------------------------------------------------------------

void kernel_inherit(Kernel *kernel, uint32_t parent, uint32_t child) {
    for (size_t i = 0; i < kernel->object_count; i++) {
        size_t place;
        if (is_held_by(&kernel->objects[i], parent, &place)) {
            kernel_hold(kernel, &kernel->objects[i], child);
        }
    }
}

static void forget_watches(KernelObject *object, uint32_t pid) {
    for (size_t i = object->watch_count; i-- > 0;) {
        if (object->watches[i].pid == pid) {
            remove_watch(object, i);
        }
    }
}

static void forget_news(Kernel *kernel, uint32_t pid) {
    size_t kept = 0;
    for (size_t i = 0; i < kernel->news_count; i++) {
        if (kernel->news[i].pid != pid) {
            kernel->news[kept++] = kernel->news[i];
        }
    }
    kernel->news_count = kept;
}

static void forget_process(Machine *m, Kernel *kernel, uint32_t pid, uint32_t cause) {
    forget_news(kernel, pid);
    if (kernel->host) {
        kernel->host->forget(kernel, pid);
    }
    for (size_t i = 1; i < kernel->object_count; i++) {
        forget_watches(&kernel->objects[i], pid);
    }
    for (size_t i = 1; i < kernel->object_count; i++) {
        let_go(m, kernel, &kernel->objects[i], pid, cause);
        tell(m, kernel, &kernel->objects[i], cause); // what it was woken for and did not take
    }
}

void kernel_process_ended(Machine *m, uint32_t pid, uint32_t object, int64_t exit_code,
                          uint32_t cause) {
    Kernel *kernel = m->kernel;
    forget_process(m, kernel, pid, cause);
    KernelObject *process = kernel_object(kernel, object, KERNEL_PROCESS);
    if (process) {
        process->has_ended = true;
        process->value = exit_code;
        kernel_changed(m, process, cause);
    }
}

void kernel_process_vanished(Kernel *kernel, uint32_t pid) {
    forget_process(NULL, kernel, pid, EVENT_NO_CAUSE);
}

void kernel_kill(Machine *m, uint32_t pid, int64_t exit_code, bool with_children) {
    add_news(m, (KernelNews){.pid = pid,
                             .lock = VALUE_UNSET,
                             .exit_code = exit_code,
                             .with_children = with_children,
                             .cause = m->world->last_seq});
}
