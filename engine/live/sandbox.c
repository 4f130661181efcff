#include "engine/live/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum {
#ifdef LOCKSTEP_SANITIZED
    CAN_CONFINE = 0,
#else
    CAN_CONFINE = 1,
#endif
    MOST_DESCRIPTORS = 1024,
    MOST_DESCRIPTORS_REAL = 2048 // of which pipes between processes take a half
};

// What every run needs: memory, time, and the streams that are open.
static const int for_all[] = {
    SCMP_SYS(read),         SCMP_SYS(write),
    SCMP_SYS(writev),       SCMP_SYS(close),
    SCMP_SYS(fstat),        SCMP_SYS(lseek),
    SCMP_SYS(brk),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall),
    SCMP_SYS(futex),        SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(tgkill), // abort()
    SCMP_SYS(getrandom),    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday),
};

static const int for_real[] = {
    SCMP_SYS(clone),
    SCMP_SYS(clone3),
    SCMP_SYS(fork),
    SCMP_SYS(wait4),
    SCMP_SYS(waitid),
    SCMP_SYS(kill),
    SCMP_SYS(getppid),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait),
    SCMP_SYS(eventfd2),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    SCMP_SYS(fcntl),
};

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count) {
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        int status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
        ok = ok && (status == 0 || status == -EDOM); // a call that this processor does not have
    }
    return ok;
}

// Memory can be made, but not made executable.
static bool allow_memory(scmp_filter_ctx filter) {
    const struct scmp_arg_cmp is_data = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, is_data) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, is_data) == 0;
}

static bool allow_one(scmp_filter_ctx filter, int call, unsigned argument, scmp_datum_t value) {
    const struct scmp_arg_cmp is_value = SCMP_CMP(argument, SCMP_CMP_EQ, value, 0);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, is_value) == 0;
}

static bool allow_processes(scmp_filter_ctx filter) {
    return allow(filter, for_real, sizeof for_real / sizeof for_real[0]) &&
           allow_one(filter, SCMP_SYS(prctl), 0, PR_SET_PDEATHSIG) &&
           allow_one(filter, SCMP_SYS(prctl), 0, PR_SET_CHILD_SUBREAPER) &&
           allow_one(filter, SCMP_SYS(ioctl), 1, FIONBIO) &&
           allow_one(filter, SCMP_SYS(ioctl), 1, FIONREAD) &&
           allow_one(filter, SCMP_SYS(ioctl), 1, FIOCLEX);
}

static bool load_filter(SandboxKind kind) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) {
        return false;
    }
    bool ok = allow(filter, for_all, sizeof for_all / sizeof for_all[0]) && allow_memory(filter) &&
              (kind == SANDBOX_MODEL || allow_processes(filter)) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

static void set_limit(__rlimit_resource_t what, rlim_t most) {
    struct rlimit limit;
    if (getrlimit(what, &limit) == 0) {
        most = limit.rlim_max < most ? limit.rlim_max : most;
        limit = (struct rlimit){most, most};
        setrlimit(what, &limit);
    }
}

bool sandbox_is_built(void) {
    return CAN_CONFINE;
}

const char *sandbox_enter(SandboxKind kind) {
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_NOFILE, kind == SANDBOX_REAL ? MOST_DESCRIPTORS_REAL : MOST_DESCRIPTORS);
    if (kind == SANDBOX_MODEL) {
        set_limit(RLIMIT_NPROC, 0);
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return "this system cannot keep the engine from new privileges";
    }
    if (!CAN_CONFINE) {
        return "an engine with sanitizers is not confined: they open files";
    }
    return load_filter(kind) ? NULL : "this system cannot confine the engine (no seccomp filters)";
}
