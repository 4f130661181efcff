#include "engine/live/mail.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "engine/base/memory.h"

enum {
    PIPES_LEFT_TO_OTHERS = 50, // when descriptors are short: event loops need some
    SCRAP_BYTES = 4096
};

typedef struct Outgoing {
    struct Outgoing *next;
    uint64_t number; // of the message
    size_t length;
    char bytes[];
} Outgoing;

// By end, in order of sending.
typedef struct Outbox {
    struct Outbox *next;
    uint32_t end;
    Outgoing *first; // owned
    Outgoing *last;  // borrowed
} Outbox;

// A message of which this process has a part.
typedef struct Incoming {
    struct Incoming *next;
    uint32_t end;
    KernelMessage *message; // owned: a copy of the record, with its bytes
} Incoming;

static Shared *shared_of(Kernel *kernel) {
    return (Shared *)(void *)kernel;
}

// --- the pipes --------------------------------------------------------------------------------

static bool open_one(int ends[2]) {
    if (pipe(ends) != 0) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static void close_all_but(Shared *shared, int count) {
    while (shared->pipe_count > count) {
        const SharedPipe *last = &shared->pipes[--shared->pipe_count];
        close(last->ends[0]);
        close(last->ends[1]);
    }
}

void mail_make_room(void) {
    int highest = fcntl(STDERR_FILENO, F_DUPFD, 2 * SHARED_MAX_PIPES);
    if (highest >= 0) {
        close(highest);
    }
}

void mail_open_all(Shared *shared) {
    if (shared->has_pipes) {
        return;
    }
    shared->has_pipes = true;
    while (shared->pipe_count < SHARED_MAX_PIPES &&
           open_one(shared->pipes[shared->pipe_count].ends)) {
        shared->pipe_count++;
    }
    if (shared->pipe_count < SHARED_MAX_PIPES) {
        int count = shared->pipe_count - PIPES_LEFT_TO_OTHERS;
        close_all_but(shared, count > 0 ? count : 0);
    }
}

void mail_close_all(Shared *shared) {
    close_all_but(shared, 0);
}

static int read_end(Kernel *kernel, const KernelObject *to) {
    return shared_of(kernel)->pipes[to->pipe.number - 1].ends[0];
}

static int write_end(Kernel *kernel, const KernelObject *to) {
    return shared_of(kernel)->pipes[to->pipe.number - 1].ends[1];
}

bool mail_open(Kernel *kernel, KernelObject *to) {
    Shared *shared = shared_of(kernel);
    mail_open_all(shared);
    for (int i = 0; i < shared->pipe_count; i++) {
        if (!shared->pipes[i].is_used) {
            shared->pipes[i].is_used = true;
            to->pipe = (KernelPipe){.number = i + 1};
            return true;
        }
    }
    return false;
}

// --- bytes ------------------------------------------------------------------------------------

static size_t write_bytes(Kernel *kernel, KernelObject *to, const char *bytes, size_t length) {
    ssize_t put = write(write_end(kernel, to), bytes, length);
    size_t count = put > 0 ? (size_t)put : 0;
    to->pipe.unwritten->written += count;
    shared_of(kernel)->piped_bytes += count;
    return count;
}

static size_t read_bytes(Kernel *kernel, KernelObject *from, char *bytes, size_t length) {
    ssize_t got = read(read_end(kernel, from), bytes, length);
    size_t count = got > 0 ? (size_t)got : 0;
    from->first->taken += count;
    return count;
}

static size_t bytes_in(Kernel *kernel, const KernelObject *end) {
    int count = 0;
    return ioctl(read_end(kernel, end), FIONREAD, &count) == 0 && count > 0 ? (size_t)count : 0;
}

static size_t bytes_noted(const KernelObject *end) {
    size_t count = 0;
    for (const KernelMessage *message = end->first; message; message = message->next) {
        count += message->written - message->taken;
    }
    return count;
}

// Only the one act that was interrupted can make a difference.
static void follow_pipe(Kernel *kernel, KernelObject *end) {
    size_t there = bytes_in(kernel, end);
    size_t noted = bytes_noted(end);
    if (there > noted && end->pipe.unwritten) {
        end->pipe.unwritten->written += there - noted;
    } else if (there < noted && end->first) {
        end->first->taken += noted - there;
    }
    end->pipe.unwritten = end->first;
    while (end->pipe.unwritten && end->pipe.unwritten->written == end->pipe.unwritten->length) {
        end->pipe.unwritten = end->pipe.unwritten->next;
    }
}

void mail_recover(Kernel *kernel) {
    for (size_t i = 1; i < kernel->object_count; i++) {
        KernelObject *end = &kernel->objects[i];
        if (end->kind == KERNEL_END && end->pipe.number) {
            follow_pipe(kernel, end);
            kernel_count_again(end);
        }
    }
}

// --- what this process has --------------------------------------------------------------------

static Outbox *outbox_of(Mail *mail, uint32_t end) {
    Outbox *box = mail->outboxes;
    while (box && box->end != end) {
        box = box->next;
    }
    return box;
}

static void drop_outgoing(Outbox *box) {
    Outgoing *first = box->first;
    box->first = first->next;
    memory_free(first);
}

static void keep(Mail *mail, uint32_t end, uint64_t number, const char *bytes, size_t length) {
    Outbox *box = outbox_of(mail, end);
    if (!box) {
        box = NEW(Outbox);
        *box = (Outbox){.next = mail->outboxes, .end = end};
        mail->outboxes = box;
    }
    Outgoing *out = memory_new(sizeof *out + length);
    out->number = number;
    out->length = length;
    memcpy(out->bytes, bytes, length);
    if (box->first) {
        box->last->next = out;
    } else {
        box->first = out;
    }
    box->last = out;
}

// NULL: it is not there; others that are older are of no use to anybody.
static Outgoing *outgoing_of(Mail *mail, uint32_t end, const KernelMessage *message) {
    Outbox *box = outbox_of(mail, end);
    while (box && box->first && box->first->number < message->number) {
        drop_outgoing(box);
    }
    return box && box->first && box->first->number == message->number ? box->first : NULL;
}

static void drop_incoming(Mail *mail, uint32_t end) {
    for (Incoming **place = &mail->incoming; *place; place = &(*place)->next) {
        Incoming *incoming = *place;
        if (incoming->end == end) {
            *place = incoming->next;
            memory_free(incoming->message);
            memory_free(incoming);
            return;
        }
    }
}

static Incoming *incoming_of(Mail *mail, uint32_t end, const KernelMessage *message) {
    Incoming *incoming = mail->incoming;
    while (incoming && incoming->end != end) {
        incoming = incoming->next;
    }
    if (incoming && incoming->message->number == message->number) {
        return incoming;
    }
    drop_incoming(mail, end); // of a message that nobody will have
    incoming = NEW(Incoming);
    incoming->end = end;
    incoming->next = mail->incoming;
    incoming->message = memory_new(sizeof *message + message->length);
    *incoming->message = *message;
    mail->incoming = incoming;
    return incoming;
}

void mail_release(Mail *mail) {
    while (mail->incoming) {
        drop_incoming(mail, mail->incoming->end);
    }
    while (mail->outboxes) {
        Outbox *box = mail->outboxes;
        while (box->first) {
            drop_outgoing(box);
        }
        mail->outboxes = box->next;
        memory_free(box);
    }
}

// --- records ----------------------------------------------------------------------------------

static void free_message(Kernel *kernel, KernelMessage *message) {
    if (message->rest) {
        kernel_release(kernel, message->rest);
    }
    kernel_release(kernel, message);
}

static bool skip_bytes(Kernel *kernel, KernelObject *from, const KernelMessage *message) {
    char scrap[SCRAP_BYTES];
    while (message->taken < message->written) {
        size_t rest = message->written - message->taken;
        if (read_bytes(kernel, from, scrap, rest < SCRAP_BYTES ? rest : SCRAP_BYTES) == 0) {
            return false;
        }
    }
    return true;
}

static void remove_first(Kernel *kernel, KernelObject *end) {
    KernelMessage *message = kernel_take_first(end);
    if (end->pipe.unwritten == message) {
        end->pipe.unwritten = message->next;
    }
    free_message(kernel, message);
    end->pipe.reader = 0;
}

// The first message is one that somebody can have.
static void skip_cut(Kernel *kernel, KernelObject *end) {
    while (end->first && end->first->is_cut && skip_bytes(kernel, end, end->first)) {
        remove_first(kernel, end);
    }
}

static void ask_writer(Kernel *kernel, KernelObject *to) {
    Shared *shared = shared_of(kernel);
    const KernelMessage *message = to->pipe.unwritten;
    const Slot *slot = message && message->writer ? shared_slot_of(shared, message->writer) : NULL;
    to->pipe.is_asked = slot != NULL;
    if (slot) {
        shared_ring_bell(slot->bell);
    }
}

// What was written of it stays in the pipe until it is skipped.
static void cut(KernelObject *end, KernelMessage *message) {
    end->message_bytes -= message->length - message->written;
    message->length = message->in_cpython = message->written;
    message->is_cut = true;
    if (end->pipe.unwritten == message) {
        end->pipe.unwritten = message->next;
    }
}

static void remove_unwritten(Kernel *kernel, KernelObject *end, KernelMessage *before) {
    KernelMessage *message = before ? before->next : end->first;
    if (end->pipe.unwritten == message) {
        end->pipe.unwritten = message->next;
    }
    if (before) {
        before->next = message->next;
    } else {
        end->first = message->next;
    }
    if (end->last == message) {
        end->last = before;
    }
    end->message_count--;
    end->message_bytes -= message->length;
    free_message(kernel, message);
}

// It was killed before it had said whose the message is, or it was its own.
static bool is_of_dead(const KernelMessage *message, uint32_t pid) {
    return message->writer == pid || (message->writer == 0 && !message->rest);
}

static void forget_written_by(Kernel *kernel, KernelObject *end, uint32_t pid) {
    KernelMessage *before = NULL;
    bool is_written = true;
    for (KernelMessage *message = end->first; message;) {
        KernelMessage *next = message->next;
        is_written = is_written && message != end->pipe.unwritten;
        if (is_written || !is_of_dead(message, pid)) {
            before = message;
        } else if (message->written == 0) {
            remove_unwritten(kernel, end, before);
        } else {
            is_written = false;
            cut(end, message);
            before = message;
        }
        message = next;
    }
}

void mail_forget(Kernel *kernel, uint32_t pid) {
    for (size_t i = 1; i < kernel->object_count; i++) {
        KernelObject *end = &kernel->objects[i];
        if (end->kind != KERNEL_END || !end->pipe.number) {
            continue;
        }
        bool is_another = end->pipe.unwritten != NULL;
        if (end->pipe.unwritten) {
            forget_written_by(kernel, end, pid);
        }
        if (end->pipe.reader == pid && end->first) {
            is_another = true;
            cut(end, end->first);
        }
        if (is_another) {
            kernel_count_again(end);
        }
        skip_cut(kernel, end);
        ask_writer(kernel, end);
    }
}

void mail_close(Kernel *kernel, KernelObject *to) {
    char scrap[SCRAP_BYTES];
    while (to->first) {
        remove_first(kernel, to);
    }
    while (read(read_end(kernel, to), scrap, sizeof scrap) > 0) {
    }
    shared_of(kernel)->pipes[to->pipe.number - 1].is_used = false;
    to->pipe = (KernelPipe){0};
}

// --- writing ----------------------------------------------------------------------------------

// True: the message is in the pipe as a whole.
static bool write_rest(Kernel *kernel, KernelObject *to, const char *bytes) {
    KernelMessage *message = to->pipe.unwritten;
    while (message->written < message->length) {
        if (write_bytes(kernel, to, bytes + message->written, message->length - message->written) ==
            0) {
            return false;
        }
    }
    to->pipe.unwritten = message->next;
    return true;
}

static bool write_left_behind(Kernel *kernel, KernelObject *to) {
    KernelMessage *message = to->pipe.unwritten;
    return write_rest(kernel, to, message->rest);
}

static bool write_own(Mail *mail, Kernel *kernel, KernelObject *to, uint32_t end) {
    const Outgoing *out = outgoing_of(mail, end, to->pipe.unwritten);
    if (!out || !write_rest(kernel, to, out->bytes)) {
        return false;
    }
    drop_outgoing(outbox_of(mail, end));
    return true;
}

static void write_on(Mail *mail, Kernel *kernel, uint32_t pid, uint32_t end) {
    KernelObject *to = &kernel->objects[end];
    bool goes_on = true;
    while (goes_on && to->pipe.unwritten) {
        uint32_t writer = to->pipe.unwritten->writer;
        to->pipe.is_asked = to->pipe.is_asked && writer != pid;
        if (writer == 0) {
            goes_on = write_left_behind(kernel, to);
        } else if (writer == pid) {
            goes_on = write_own(mail, kernel, to, end);
        } else {
            ask_writer(kernel, to);
            return;
        }
    }
}

void mail_put(Mail *mail, Kernel *kernel, uint32_t pid, KernelObject *to, KernelMessage *message,
              const char *bytes) {
    message->writer = pid;
    if (!to->pipe.unwritten) {
        to->pipe.unwritten = message;
        if (write_rest(kernel, to, bytes)) {
            return;
        }
    }
    keep(mail, (uint32_t)(to - kernel->objects), message->number, bytes, message->length);
}

void mail_go_on(Mail *mail, Kernel *kernel, uint32_t pid) {
    for (Outbox *box = mail->outboxes; box; box = box->next) {
        KernelObject *to = &kernel->objects[box->end];
        if (!to->pipe.unwritten) {
            while (box->first) { // nobody will read it
                drop_outgoing(box);
            }
            continue;
        }
        const KernelMessage *before = to->pipe.unwritten;
        size_t written = before->written;
        write_on(mail, kernel, pid, box->end);
        if (to->pipe.unwritten != before || before->written > written) {
            kernel_changed_unseen(kernel, to);
            kernel_changed_unseen(kernel, &kernel->objects[to->peer]);
        }
    }
}

void mail_leave(Mail *mail, Kernel *kernel, uint32_t pid) {
    for (Outbox *box = mail->outboxes; box; box = box->next) {
        KernelMessage *message = kernel->objects[box->end].pipe.unwritten;
        for (; message; message = message->next) {
            const Outgoing *out =
                message->writer == pid ? outgoing_of(mail, box->end, message) : NULL;
            if (out) {
                message->rest = kernel_allocate(kernel, out->length + 1);
                memcpy(message->rest, out->bytes, out->length);
                message->writer = 0;
            }
        }
    }
    mail_release(mail);
}

// --- reading ----------------------------------------------------------------------------------

KernelMessage *mail_take(Mail *mail, Kernel *kernel, uint32_t pid, KernelObject *from,
                         bool *is_begun) {
    KernelMessage *message = from->first;
    if (!message || !kernel_is_ready(kernel, from, pid)) {
        *is_begun = message != NULL;
        return NULL;
    }
    uint32_t end = (uint32_t)(from - kernel->objects);
    Incoming *incoming = incoming_of(mail, end, message);
    from->pipe.reader = pid;
    size_t got = 1;
    while (message->taken < message->length && got > 0) {
        write_on(mail, kernel, pid, end); // what is its own, or was left behind
        size_t wanted = message->written - message->taken;
        got = wanted ? read_bytes(kernel, from, incoming->message->bytes + message->taken, wanted)
                     : 0;
    }
    if (message->taken < message->length) {
        *is_begun = true;
        return NULL;
    }
    KernelMessage *whole = incoming->message;
    incoming->message = NULL;
    drop_incoming(mail, end);
    remove_first(kernel, from);
    skip_cut(kernel, from);
    write_on(mail, kernel, pid, end);
    return whole;
}

bool mail_is_moving(const Kernel *kernel) {
    for (size_t i = 1; i < kernel->object_count; i++) {
        const KernelPipe *pipe = &kernel->objects[i].pipe;
        if (pipe->is_asked && pipe->unwritten) {
            return true;
        }
    }
    return false;
}
