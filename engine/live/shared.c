#include "engine/live/shared.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "engine/live/live_internal.h"

enum {
    SMALLEST_LOG = 5, // of a block: 32 bytes
    HEADER_BYTES = 16
};

#define WAIT_NS 100000 // between two looks at a ring that is full

static Shared *shared_of(Kernel *kernel) {
    return (Shared *)(void *)kernel;
}

// --- the kernel's memory: blocks of powers of two, kept for the next who wants one ------------

static void *new_block(Shared *shared, int log) {
    void *block = shared->free_blocks[log];
    if (block) {
        memcpy(&shared->free_blocks[log], block, sizeof(void *));
        return block;
    }
    size_t size = (size_t)1 << log;
    if (size > SHARED_HEAP_BYTES - shared->heap_used) {
        fprintf(stderr, "lockstep: the memory that processes share is used up\n");
        _exit(6);
    }
    block = shared->heap + shared->heap_used;
    shared->heap_used += size;
    return block;
}

static void *resize(Kernel *kernel, void *block, size_t size) {
    Shared *shared = shared_of(kernel);
    int old_log = 0;
    if (block) {
        memcpy(&old_log, (char *)block - HEADER_BYTES, sizeof old_log);
    }
    int log = SMALLEST_LOG;
    while (size && ((size_t)1 << log) < size + HEADER_BYTES) {
        log++;
    }
    if (size && log <= old_log) {
        return block;
    }
    char *grown = NULL;
    if (size) {
        grown = (char *)new_block(shared, log) + HEADER_BYTES;
        memset(grown, 0, size);
        memcpy(grown - HEADER_BYTES, &log, sizeof log);
    }
    if (block) {
        char *old = (char *)block - HEADER_BYTES;
        if (grown) {
            memcpy(grown, block, ((size_t)1 << old_log) - HEADER_BYTES);
        }
        memcpy(old, &shared->free_blocks[old_log], sizeof(void *));
        shared->free_blocks[old_log] = old;
    }
    return grown;
}

// --- the kernel's lock ------------------------------------------------------------------------

static void follow_dead(Shared *shared, int status) {
    if (status == EOWNERDEAD) {
        pthread_mutex_consistent(&shared->mutex); // its holder was killed
        shared->is_unsettled = true;
    }
}

static void lock(Kernel *kernel) {
    Shared *shared = shared_of(kernel);
    follow_dead(shared, pthread_mutex_lock(&shared->mutex));
    if (shared->is_unsettled) {
        shared->is_unsettled = false;
        mail_recover(kernel);
    }
    while (shared->vanished_count > 0) {
        kernel_process_vanished(kernel, shared->vanished[--shared->vanished_count]);
    }
}

bool shared_try_lock(Shared *shared) {
    int status = pthread_mutex_trylock(&shared->mutex);
    follow_dead(shared, status);
    return status != EBUSY;
}

static void unlock(Kernel *kernel) {
    pthread_mutex_unlock(&shared_of(kernel)->mutex);
}

Slot *shared_slot_of(Shared *shared, uint32_t pid) {
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &shared->slots[i];
        if (slot->pid == pid && atomic_load(&slot->state) == SLOT_RUNS) {
            return slot;
        }
    }
    return NULL;
}

static void kill_slot(Shared *shared, Slot *slot, int number, bool with_children) {
    pid_t pid = atomic_load(&slot->system_pid);
    if (pid > 1) {
        kill(pid, number);
    }
    for (int i = 1; i < SHARED_MAX_PROCESSES && with_children; i++) {
        Slot *child = &shared->slots[i];
        if (child->parent == slot - shared->slots && atomic_load(&child->state) == SLOT_RUNS) {
            kill_slot(shared, child, number, true);
        }
    }
}

// False: it need not be kept.
static bool take_news(Kernel *kernel, const KernelNews *news) {
    Slot *slot = shared_slot_of(shared_of(kernel), news->pid);
    if (!slot) {
        return false;
    }
    if (news->lock == VALUE_UNSET) {
        if (news->exit_code < 0) {
            kill_slot(shared_of(kernel), slot, (int)-news->exit_code, news->with_children);
        }
        return false;
    }
    atomic_store(&slot->is_stuck, false);
    shared_ring_bell(slot->bell);
    return true;
}

static void put(Machine *m, KernelObject *to, KernelMessage *message, const char *bytes) {
    mail_put(&live_of(m)->mail, m->kernel, m->pid, to, message, bytes);
}

static KernelMessage *take(Machine *m, KernelObject *from, bool *is_begun) {
    return mail_take(&live_of(m)->mail, m->kernel, m->pid, from, is_begun);
}

static const KernelHost host = {.resize = resize,
                                .lock = lock,
                                .unlock = unlock,
                                .take_news = take_news,
                                .open_pipe = mail_open,
                                .close_pipe = mail_close,
                                .put = put,
                                .take = take,
                                .forget = mail_forget};

// --- life -------------------------------------------------------------------------------------

static bool open_bells(Shared *shared) {
    shared->bell = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    bool ok = shared->bell >= 0 && pipe(shared->life) == 0;
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        shared->slots[i].bell = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        ok = ok && shared->slots[i].bell >= 0;
    }
    return ok;
}

Shared *shared_new(void) {
    void *block = mmap(NULL, sizeof(Shared), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED) {
        return NULL;
    }
    Shared *shared = block;
    shared->supervisor = getpid();
    shared->kernel.next_pid = KERNEL_FIRST_PID + 1;
    shared->kernel.host = &host;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
    if (!open_bells(shared)) {
        shared_free(shared);
        return NULL;
    }
    return shared;
}

void shared_free(Shared *shared) {
    if (!shared) {
        return;
    }
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        close(shared->slots[i].bell);
    }
    close(shared->bell);
    close(shared->life[0]);
    close(shared->life[1]);
    mail_close_all(shared);
    munmap(shared, sizeof(Shared));
}

int shared_take_slot(Shared *shared) {
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        if (atomic_load(&shared->slots[i].state) == SLOT_FREE) {
            return i;
        }
    }
    return SHARED_NO_SLOT;
}

// --- bells and bytes --------------------------------------------------------------------------

void shared_ring_bell(int bell) {
    uint64_t one = 1;
    ssize_t written = write(bell, &one, sizeof one);
    (void)written; // it rings already when there is no room for more
}

void shared_clear_bell(int bell) {
    uint64_t count;
    ssize_t got = read(bell, &count, sizeof count);
    (void)got; // it did not ring
}

bool shared_write(Shared *shared, Slot *slot, const void *bytes, size_t length) {
    const char *rest = bytes;
    while (length > 0) {
        size_t put = ring_put(&slot->ring, rest, length);
        rest += put;
        length -= put;
        if (ring_used(&slot->ring) > RING_BYTES / 2) {
            shared_ring_bell(shared->bell);
        }
        if (length > 0) {
            atomic_fetch_add(&slot->ring.waits, 1);
            nanosleep(&(struct timespec){.tv_nsec = WAIT_NS}, NULL);
        }
    }
    return true;
}
