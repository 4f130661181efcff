// late: programs that come to be while another one runs: eval, exec and compile.
//
// Turns text into a program beside the learner's and the library's, and gives up the ones that
// nothing refers to any more when there is no room for the next. The same text is compiled once.
// Never runs anything itself: it puts a frame on the stack.
#pragma once

#include "engine/vm/frame.h"

// Of both machines after a fork, or of the one that ends.
void late_share(Machine *child, const Machine *m);
void late_release(Machine *m);

// Where a frame of such a program finds what is not among its globals: what "__builtins__" in them
// says. Borrowed.
Value late_builtins(Machine *m, Value globals);

// Whether the builtins of a frame's own lack what a statement needs: "__import__".
bool late_lacks(Machine *m, const Frame *f, const char *name);

// The arguments of the pending SyntaxError's report: "File ..., line ...", the line and carets.
void late_syntax_report(Machine *m, Value exception, Text *out);
