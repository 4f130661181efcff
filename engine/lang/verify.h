// verify: Program -> what is wrong with it, or nothing.
//
// Walks every path of every code object: the stack is as deep on each way to an instruction, never
// below what it takes nor above stack_size; jumps, handlers and numbers point where they may.
// The machine relies on it and checks none of this itself. Changes nothing.
#pragma once

#include "engine/lang/program.h"

// NULL when all is well, else one line (from the arena) that says where and what.
const char *program_verify(const Program *program, Arena *arena);
