#include "engine/live/supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/live/live_internal.h"
#include "engine/live/merge.h"
#include "engine/live/monotonic.h"

enum {
    LOOK_EVERY_MS = 10,
    DEADLOCK_LOOKS = 8, // so many times in a row everybody waits
    TELLING_LOOKS = 100,
    END_MS = 2000 // from its time limit to when a run is ended that does not notice it
};

#define MILLISECOND_NS INT64_C(1000000)

typedef struct Supervisor {
    Shared *shared;
    Recorder *recorder;
    Merge *merge;
    int64_t limit_ns; // on the monotonic clock
    int idle_looks;
    bool is_over;
    bool is_known[SHARED_MAX_PROCESSES];
    int64_t safe_ns[SHARED_MAX_PROCESSES];
    Verdict verdict; // NONE: the program's own
    Text message;
} Supervisor;

// --- looking ----------------------------------------------------------------------------------

// Before the rings are read: what is not there then is not earlier.
static void note_safe_times(Supervisor *s) {
    Shared *shared = s->shared;
    int64_t began_ns = atomic_load(&shared->began_ns);
    int64_t now_ns = began_ns ? monotonic_ns() - began_ns : 0;
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &shared->slots[i];
        if (s->is_known[i]) {
            int state = atomic_load(&slot->state);
            bool is_quiet = atomic_load(&slot->is_quiet);
            s->safe_ns[i] = state != SLOT_RUNS ? INT64_MAX
                            : is_quiet         ? now_ns
                                               : atomic_load(&slot->safe_ns);
        }
    }
}

static void notice_new(Supervisor *s) {
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &s->shared->slots[i];
        if (!s->is_known[i] && atomic_load(&slot->state) != SLOT_FREE) {
            s->is_known[i] = true;
            s->safe_ns[i] = 0;
            merge_begin(s->merge, i, slot);
        }
    }
}

static void drain(Supervisor *s, int i) {
    Ring *ring = &s->shared->slots[i].ring;
    const char *bytes;
    for (size_t length = ring_look(ring, &bytes); length; length = ring_look(ring, &bytes)) {
        if (!merge_feed(s->merge, i, bytes, length)) {
            s->is_over = true;
            s->verdict = VERDICT_BROKEN;
            text_printf(&s->message, "lockstep: what the process %s recorded cannot be read\n",
                        s->shared->slots[i].name);
        }
        ring_take(ring, length);
    }
}

static void describe_death(const Slot *slot, int status, Text *text) {
    if (WIFSIGNALED(status)) {
        text_printf(text, "%s was killed by signal %d (%s)", slot->name, WTERMSIG(status),
                    strsignal(WTERMSIG(status)));
    } else {
        text_printf(text, "%s ended without a word, with status %d", slot->name,
                    WEXITSTATUS(status));
    }
}

// What is over and told is forgotten; its slot can be taken again.
static void clear_slots(Supervisor *s) {
    for (int i = 1; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &s->shared->slots[i];
        int state = s->is_known[i] ? atomic_load(&slot->state) : SLOT_FREE;
        bool is_over = s->safe_ns[i] == INT64_MAX && state > SLOT_RUNS;
        if (!is_over || !merge_is_done(s->merge, i)) {
            continue;
        }
        if (state == SLOT_DIED) {
            Text text = {0};
            describe_death(slot, atomic_load(&slot->wait_status), &text);
            merge_show_killed(s->merge, i, text_z(&text));
            text_release(&text);
        }
        merge_forget(s->merge, i);
        s->is_known[i] = false;
        atomic_store(&slot->state, SLOT_FREE);
    }
}

static void look(Supervisor *s) {
    note_safe_times(s);
    notice_new(s);
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        if (s->is_known[i]) {
            drain(s, i);
            if (s->safe_ns[i] == INT64_MAX) {
                merge_take_tail(s->merge, i, &s->shared->slots[i].tail);
            }
            merge_set_safe(s->merge, i, s->safe_ns[i]);
        }
    }
    merge_add(s->merge);
    clear_slots(s);
    recorder_flush(s->recorder);
}

// --- deaths -----------------------------------------------------------------------------------

static void lock_kernel(Supervisor *s) {
    while (!shared_try_lock(s->shared)) {
        look(s);
        nanosleep(&(struct timespec){.tv_nsec = MILLISECOND_NS / 20}, NULL);
    }
}

static void take_death(Supervisor *s, pid_t pid, int status) {
    Shared *shared = s->shared;
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &shared->slots[i];
        if (atomic_load(&slot->system_pid) == pid && atomic_load(&slot->state) == SLOT_RUNS) {
            uint32_t known_pid = slot->pid; // the slot may be another's soon
            atomic_store(&slot->wait_status, status);
            atomic_store(&slot->state, SLOT_DIED);
            lock_kernel(s);
            if (shared->vanished_count < SHARED_MAX_PROCESSES) {
                shared->vanished[shared->vanished_count++] = known_pid;
            }
            kernel_unlock(&shared->kernel);
            shared_ring_bell(shared->slots[0].bell);
        }
    }
}

// Those whose parent is gone, and the first one. False: there is nobody left.
static bool reap(Supervisor *s) {
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        take_death(s, pid, status);
    }
    return pid == 0 || errno != ECHILD;
}

static void end_everybody(Supervisor *s) {
    for (bool is_first = true; reap(s); is_first = false) {
        for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
            Slot *slot = &s->shared->slots[i];
            pid_t pid = atomic_load(&slot->system_pid);
            bool may_say_so = i == 0 && is_first && merge_has_ended(s->merge);
            if (pid > 1 && atomic_load(&slot->state) == SLOT_RUNS && !may_say_so) {
                kill(pid, SIGKILL);
            }
        }
        nanosleep(&(struct timespec){.tv_nsec = MILLISECOND_NS / 5}, NULL);
        look(s); // so that nobody waits for room in its ring
    }
}

// --- the end ----------------------------------------------------------------------------------

static bool everybody_waits(Supervisor *s) {
    Shared *shared = s->shared;
    int count = 0;
    bool all_wait = true;
    if (!shared_try_lock(shared)) {
        return false;
    }
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &shared->slots[i];
        if (atomic_load(&slot->state) == SLOT_RUNS) {
            count++;
            all_wait = all_wait && atomic_load(&slot->is_stuck);
        }
    }
    all_wait = all_wait && !shared->is_unsettled && shared->vanished_count == 0 &&
               shared->kernel.news_count == 0 && !mail_is_moving(&shared->kernel);
    kernel_unlock(&shared->kernel);
    return count > 0 && all_wait;
}

static void ask_to_tell(Shared *shared) {
    for (int i = 1; i < SHARED_MAX_PROCESSES; i++) {
        if (atomic_load(&shared->slots[i].state) == SLOT_RUNS) {
            shared_ring_bell(shared->slots[i].bell);
        }
    }
}

static bool have_told(Shared *shared) {
    for (int i = 1; i < SHARED_MAX_PROCESSES; i++) {
        const Slot *slot = &shared->slots[i];
        if (atomic_load(&slot->state) == SLOT_RUNS && !atomic_load(&slot->has_told)) {
            return false;
        }
    }
    return true;
}

static void look_for_deadlock(Supervisor *s) {
    s->idle_looks = everybody_waits(s) ? s->idle_looks + 1 : 0;
    if (s->idle_looks < DEADLOCK_LOOKS) {
        return;
    }
    Shared *shared = s->shared;
    if (s->idle_looks == DEADLOCK_LOOKS) {
        atomic_store(&shared->deadlock, DEADLOCK_IS_TOLD);
        ask_to_tell(shared);
    }
    if (have_told(shared) || s->idle_looks > DEADLOCK_LOOKS + TELLING_LOOKS) {
        atomic_store(&shared->deadlock, DEADLOCK_IS_OVER);
        shared_ring_bell(shared->slots[0].bell);
    }
}

static void look_for_end(Supervisor *s) {
    Slot *first = &s->shared->slots[0];
    if (merge_has_ended(s->merge)) {
        s->is_over = true;
    } else if (atomic_load(&first->state) == SLOT_DIED) {
        s->is_over = true;
        s->verdict = VERDICT_BROKEN;
        text_add_z(&s->message, "lockstep: ");
        describe_death(first, atomic_load(&first->wait_status), &s->message);
        text_add_char(&s->message, '\n');
    } else if (monotonic_ns() > s->limit_ns) {
        s->is_over = true;
        s->verdict = VERDICT_LIMIT;
        text_add_z(&s->message, "lockstep: limit: the program did not stop when its time was "
                                "over; --max-time SECONDS allows more\n");
    }
}

static void watch(Supervisor *s) {
    while (!s->is_over && !recorder_failed(s->recorder)) {
        struct pollfd bell = {.fd = s->shared->bell, .events = POLLIN};
        poll(&bell, 1, LOOK_EVERY_MS);
        shared_clear_bell(s->shared->bell);
        reap(s);
        look(s);
        look_for_deadlock(s);
        look_for_end(s);
    }
    end_everybody(s);
    look(s);
}

static Verdict finish(Supervisor *s) {
    Verdict verdict = s->verdict;
    if (verdict == VERDICT_NONE) {
        return merge_end(s->merge);
    }
    merge_end_as(s->merge, verdict);
    recorder_end(s->recorder, verdict, text_z(&s->message));
    return verdict;
}

// --- the run ----------------------------------------------------------------------------------

static int64_t limit_of(const Request *request) {
    int64_t ns = request->max_time_ns ? request->max_time_ns
                                      : LIVE_DEFAULT_TIME_S * INT64_C(1000) * MILLISECOND_NS;
    int64_t latest = INT64_MAX - END_MS * MILLISECOND_NS - monotonic_ns();
    return monotonic_ns() + END_MS * MILLISECOND_NS + (ns < latest ? ns : latest);
}

static bool write_to_slot(void *context, const void *bytes, size_t length) {
    const Live *live = context;
    return shared_write(live->shared, live->slot, bytes, length);
}

static _Noreturn void run_body(Shared *shared, const Request *request, LiveBody body) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != shared->supervisor) {
        _exit(1);
    }
    close(shared->life[1]);
    mail_make_room();
    Live *live = live_new(shared);
    atomic_store(&live->slot->system_pid, getpid());
    body(request, (Writer){write_to_slot, live}, live);
    atomic_store(&live->slot->state, SLOT_ENDED);
    shared_ring_bell(shared->bell);
    _exit(0);
}

static Verdict refuse(Recorder *recorder, const char *message) {
    recorder_end(recorder, VERDICT_BROKEN, message);
    recorder_free(recorder);
    return VERDICT_BROKEN;
}

Verdict supervise(const Request *request, Writer writer, LiveBody body) {
    RunInfo info = request_run_info(request);
    Recorder *recorder = recorder_new(request->level, writer, &info);
    Shared *shared = shared_new();
    if (!shared) {
        return refuse(recorder, "lockstep: --real: the system gives no memory to share\n");
    }
    Supervisor s = {.shared = shared,
                    .recorder = recorder,
                    .merge = merge_new(recorder, request->level),
                    .limit_ns = limit_of(request)};
    prctl(PR_SET_CHILD_SUBREAPER, 1); // who loses its parent becomes ours
    strcpy(shared->slots[0].name, "MainProcess");
    shared->slots[0].pid = KERNEL_FIRST_PID;
    shared->slots[0].parent = SHARED_NO_SLOT;
    atomic_store(&shared->slots[0].state, SLOT_RUNS); // before anybody can look for a free one
    pid_t pid = fork();
    if (pid == 0) {
        run_body(shared, request, body);
    }
    atomic_store(&shared->slots[0].system_pid, pid);
    if (pid > 0) {
        watch(&s);
    } else {
        s.verdict = VERDICT_BROKEN;
        text_add_z(&s.message, "lockstep: --real: the system starts no process\n");
    }
    Verdict verdict = finish(&s);
    merge_free(s.merge);
    text_release(&s.message);
    recorder_free(recorder);
    shared_free(shared);
    return verdict;
}
