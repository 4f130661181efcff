// mail: messages between the processes of a real run, by pipes of the operating system.
//
// The kernel's record of a message says how long it is and how many of its bytes were written and
// taken; the bytes themselves are with their writer, in the pipe, and with their reader, never in
// shared memory, but for what a process leaves unwritten that ends. Every pipe is made before the
// first process is started, so that all have all; they are given out by number. Nothing in here
// waits: what does not fit is written when the writer is asked to go on. With the kernel's lock,
// all of it.
#pragma once

#include "engine/live/shared.h"

// What one process has yet to write, and the parts of messages that it has. Starts as {0}; what a
// new process has of its parent's is not its own.
typedef struct Mail {
    struct Outbox *outboxes;   // owned
    struct Incoming *incoming; // owned
} Mail;

// A table of descriptors that grows while threads share it waits for every processor, some
// milliseconds each time. So it grows before there are any: to be called on a process's only
// thread.
void mail_make_room(void);
// Unless that was done. As many as the limit on descriptors allows.
void mail_open_all(Shared *shared);
void mail_close_all(Shared *shared);
void mail_release(Mail *mail);

// For the table of KernelHost.
bool mail_open(Kernel *kernel, KernelObject *to);
void mail_close(Kernel *kernel, KernelObject *to);
void mail_forget(Kernel *kernel, uint32_t pid);

void mail_put(Mail *mail, Kernel *kernel, uint32_t pid, KernelObject *to, KernelMessage *message,
              const char *bytes);
KernelMessage *mail_take(Mail *mail, Kernel *kernel, uint32_t pid, KernelObject *from,
                         bool *is_begun);

// Writes what fits now; who waits for it is told.
void mail_go_on(Mail *mail, Kernel *kernel, uint32_t pid);
// The process ends: others can have what it has not written.
void mail_leave(Mail *mail, Kernel *kernel, uint32_t pid);

// Somebody who was asked to write has not done it yet.
bool mail_is_moving(const Kernel *kernel);
// The holder of the kernel's lock was killed: the records follow what is in the pipes.
void mail_recover(Kernel *kernel);
