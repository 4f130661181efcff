#include "viz/app/interrupt.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
}

int interrupt_open(void) {
    sigset_t set;
    signals(&set);
    int descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor >= 0) {
        sigprocmask(SIG_BLOCK, &set, NULL);
    }
    return descriptor;
}

void interrupt_close(int descriptor) {
    if (descriptor >= 0) {
        sigset_t set;
        signals(&set);
        close(descriptor);
        sigprocmask(SIG_UNBLOCK, &set, NULL);
    }
}

int interrupt_status(int descriptor) {
    struct signalfd_siginfo info;
    if (descriptor < 0 || read(descriptor, &info, sizeof info) != (ssize_t)sizeof info) {
        return 0;
    }
    return 128 + (int)info.ssi_signo;
}
