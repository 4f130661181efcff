// interrupt: Ctrl-C and a request to end, as something that can be waited for.
//
// Turns SIGINT and SIGTERM into a descriptor that becomes readable, so that a headless command
// ends its engine, removes what is half written and then exits. Keeps no state of its own.
#pragma once

#include <stdbool.h>

// From now on the two signals do not end the process. Returns the descriptor, or -1 when the
// system has none left: then the signals end the process as usual.
int interrupt_open(void);
void interrupt_close(int descriptor); // -1 is allowed; the signals work as usual again

// The exit status to end with (130 after Ctrl-C, 143 after SIGTERM), or 0 while nothing came.
int interrupt_status(int descriptor);
