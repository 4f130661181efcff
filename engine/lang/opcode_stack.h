// opcode_stack: what each instruction takes from the operand stack and leaves on it.
//
// The one place that knows; the assembler computes depths with it and the verifier checks them.
#pragma once

#include <stdbool.h>

#include "engine/lang/opcodes.h"

typedef struct StackEffect {
    int32_t pops;   // values that must be there
    int32_t pushes; // values in their place
} StackEffect;

// jumps: the effect on the way to the jump target, else on the way to the next instruction.
StackEffect opcode_stack_effect(Opcode op, uint32_t arg, bool jumps);

bool opcode_jumps(Opcode op);     // its argument is an instruction index
bool opcode_ends_flow(Opcode op); // the next instruction is not reached from it
const char *opcode_name(Opcode op);
