#include "engine/lang/emit.h"

#include <assert.h>

#include "engine/base/memory.h"

void unit_release(Unit *unit) {
    memory_free(unit->emitted);
    memory_free(unit->labels);
    memory_free(unit->handlers);
    *unit = (Unit){0};
}

static void append(Unit *unit, uint8_t op, uint32_t arg) {
    assert(arg <= OPCODE_MAX_ARG);
    GROW(unit->emitted, unit->emitted_count, unit->emitted_capacity);
    unit->emitted[unit->emitted_count++] = (Emitted){op, arg, unit->site, unit->handler};
}

void emit(Unit *unit, Opcode op, uint32_t arg) {
    append(unit, (uint8_t)op, arg);
}

void emit_jump(Unit *unit, Opcode op, Label label) {
    append(unit, (uint8_t)op, (uint32_t)label);
}

Label label_new(Unit *unit) {
    GROW(unit->labels, unit->label_count, unit->label_capacity);
    unit->labels[unit->label_count] = -1;
    return unit->label_count++;
}

void label_place(Unit *unit, Label label) {
    assert(unit->labels[label] < 0);
    unit->labels[label] = unit->emitted_count;
}

void handler_begin(Unit *unit, Label label, int32_t drop) {
    GROW(unit->handlers, unit->handler_count, unit->handler_capacity);
    unit->handlers[unit->handler_count] = (EmitHandler){label, drop, -1};
    append(unit, PSEUDO_SETUP, (uint32_t)unit->handler_count);
    unit->handler = unit->handler_count++;
}

void handler_set(Unit *unit, int32_t handler) {
    unit->handler = handler;
}

static int32_t line_of(const Pool *pool, uint32_t site) {
    return source_place(pool->source, pool->sites[site].start).line;
}

static bool keeps_what_it_tests(uint8_t op) {
    return op == OP_JUMP_IF_FALSE_OR_POP || op == OP_JUMP_IF_TRUE_OR_POP;
}

static bool jumps_when_false(uint8_t op) {
    return op == OP_JUMP_IF_FALSE_OR_POP || op == OP_POP_JUMP_IF_FALSE;
}

static bool tests_truth(uint8_t op) {
    return keeps_what_it_tests(op) || op == OP_POP_JUMP_IF_FALSE || op == OP_POP_JUMP_IF_TRUE;
}

// One step: true when the jump at `at` was changed and may be changed again.
static bool thread_jump(Unit *unit, const Pool *pool, int32_t at) {
    Emitted *jump = &unit->emitted[at];
    if (!keeps_what_it_tests(jump->op)) {
        return false;
    }
    int32_t place = unit->labels[jump->arg];
    const Emitted *target = &unit->emitted[place];
    if (!tests_truth(target->op) || line_of(pool, jump->site) != line_of(pool, target->site)) {
        return false;
    }
    bool on_false = jumps_when_false(jump->op);
    if (on_false == jumps_when_false(target->op)) {
        jump->op = target->op;
        jump->arg = target->arg;
        return true;
    }
    jump->op = on_false ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE;
    Label behind = label_new(unit);
    unit->labels[behind] = place + 1;
    jump->arg = (uint32_t)behind;
    return false;
}

void unit_thread_jumps(Unit *unit, const Pool *pool) {
    for (int32_t i = 0; i < unit->emitted_count; i++) {
        while (thread_jump(unit, pool, i)) {
        }
    }
}
