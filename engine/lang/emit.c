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
