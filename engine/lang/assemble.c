// The second half of emit.h: a finished unit -> Code.
//
// Walks every path once to find what is reached and how deep the stack is there, then writes the
// instructions that stay and the table of handlers.
#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/emit.h"
#include "engine/lang/opcode_stack.h"

enum {
    MAX_JUMP_HOPS = 16
};

typedef struct Assembly {
    const Unit *unit;
    EmitHandler *handlers; // the unit's, with their depths
    int32_t *depths;       // per emitted instruction: stack depth before it, -1 when not reached
    int32_t *todo;         // instructions that wait to be walked from
    int32_t todo_count;
    int32_t *kept;   // per emitted instruction (and one more): the first kept one at or after it
    int32_t *places; // per emitted instruction (and one more): its number in the final code
    int32_t stack_size;
} Assembly;

static int32_t label_at(const Assembly *a, uint32_t label) {
    int32_t at = a->unit->labels[label];
    assert(at >= 0 && at < a->unit->emitted_count);
    return at;
}

static void reach(Assembly *a, int32_t at, int32_t depth) {
    assert(depth >= 0);
    if (depth > a->stack_size) {
        a->stack_size = depth;
    }
    if (a->depths[at] < 0) {
        a->depths[at] = depth;
        a->todo[a->todo_count++] = at;
    }
    assert(a->depths[at] == depth);
}

// Walks from one instruction until the flow ends or meets what was walked before.
static void walk(Assembly *a, int32_t at) {
    const Unit *unit = a->unit;
    int32_t depth = a->depths[at];
    for (;;) {
        const Emitted *emitted = &unit->emitted[at];
        if (emitted->op == PSEUDO_SETUP) {
            EmitHandler *handler = &a->handlers[emitted->arg];
            handler->depth = depth - handler->drop;
            reach(a, label_at(a, (uint32_t)handler->label), handler->depth + 1);
        } else {
            Opcode op = (Opcode)emitted->op;
            if (opcode_jumps(op)) {
                StackEffect effect = opcode_stack_effect(op, 0, true);
                reach(a, label_at(a, emitted->arg), depth - effect.pops + effect.pushes);
            }
            if (opcode_ends_flow(op)) {
                return;
            }
            StackEffect effect = opcode_stack_effect(op, emitted->arg, false);
            assert(depth >= effect.pops);
            depth += effect.pushes - effect.pops;
        }
        at++;
        assert(at < unit->emitted_count);
        if (depth > a->stack_size) {
            a->stack_size = depth;
        }
        if (a->depths[at] >= 0) {
            assert(a->depths[at] == depth);
            return;
        }
        a->depths[at] = depth;
    }
}

static void find_depths(Assembly *a) {
    for (int32_t i = 0; i < a->unit->emitted_count; i++) {
        a->depths[i] = -1;
    }
    reach(a, 0, 0);
    while (a->todo_count > 0) {
        walk(a, a->todo[--a->todo_count]);
    }
}

// Backwards, so that a jump knows what is left of the way to its label.
static void find_kept(Assembly *a) {
    int32_t count = a->unit->emitted_count;
    a->kept[count] = count;
    for (int32_t i = count - 1; i >= 0; i--) {
        const Emitted *emitted = &a->unit->emitted[i];
        bool keep = a->depths[i] >= 0 && emitted->op != PSEUDO_SETUP;
        if (keep && emitted->op == OP_JUMP) {
            int32_t target = label_at(a, emitted->arg);
            keep = target <= i || a->kept[target] != a->kept[i + 1];
        }
        a->kept[i] = keep ? i : a->kept[i + 1];
    }
}

static uint32_t number_kept(Assembly *a) {
    int32_t number = 0;
    for (int32_t i = 0; i < a->unit->emitted_count; i++) {
        a->places[i] = number;
        number += a->kept[i] == i;
    }
    a->places[a->unit->emitted_count] = number;
    return (uint32_t)number;
}

// Where a jump to the label ends: jumps to jumps are taken in one go.
static uint32_t final_target(const Assembly *a, uint32_t label) {
    int32_t at = a->kept[label_at(a, label)];
    for (int hop = 0; hop < MAX_JUMP_HOPS && a->unit->emitted[at].op == OP_JUMP; hop++) {
        at = a->kept[label_at(a, a->unit->emitted[at].arg)];
    }
    return (uint32_t)a->places[at];
}

static void write_instructions(const Assembly *a, Instruction *instructions, uint32_t *sites) {
    for (int32_t i = 0; i < a->unit->emitted_count; i++) {
        if (a->kept[i] != i) {
            continue;
        }
        const Emitted *emitted = &a->unit->emitted[i];
        Opcode op = (Opcode)emitted->op;
        uint32_t arg = opcode_jumps(op) ? final_target(a, emitted->arg) : emitted->arg;
        instructions[a->places[i]] = instruction(op, arg);
        sites[a->places[i]] = emitted->site;
    }
}

// One entry for each run of instructions with the same handler. Each instruction knows its
// innermost handler, so no two entries overlap.
static uint32_t write_handlers(const Assembly *a, HandlerEntry *entries) {
    uint32_t count = 0;
    int32_t last = -1;
    for (int32_t i = 0; i < a->unit->emitted_count; i++) {
        if (a->kept[i] != i) {
            continue;
        }
        int32_t handler = a->unit->emitted[i].handler;
        if (handler >= 0 && handler == last) {
            entries[count - 1].end++;
        } else if (handler >= 0) {
            const EmitHandler *info = &a->handlers[handler];
            uint32_t place = (uint32_t)a->places[i];
            int32_t target = label_at(a, (uint32_t)info->label);
            entries[count++] = (HandlerEntry){place, place + 1, (uint32_t)a->places[target],
                                              (uint32_t)info->depth};
        }
        last = handler;
    }
    return count;
}

// The names of locals, cells and free variables, in the order of their numbers.
static void describe_names(const Unit *unit, const Symtable *symtable, Pool *pool, Code *code) {
    const Scope *scope = unit->scope;
    uint32_t *locals = ARENA_ARRAY(pool->arena, uint32_t, scope->local_count);
    uint32_t *cells = ARENA_ARRAY(pool->arena, uint32_t, scope->cell_count + scope->free_count);
    int32_t *cell_locals = ARENA_ARRAY(pool->arena, int32_t, scope->cell_count);
    if (scope->needs_class_cell) {
        cells[0] = pool_name_z(pool, "__class__");
        cell_locals[0] = -1;
    }
    for (int32_t i = scope->first_symbol; i >= 0; i = symtable->symbols[i].next) {
        const Symbol *symbol = &symtable->symbols[i];
        if (symbol->local >= 0) {
            locals[symbol->local] = symbol->name;
        }
        if (symbol->cell >= 0) {
            cells[symbol->cell] = symbol->name;
        }
        if (symbol->cell >= 0 && symbol->cell < scope->cell_count) {
            cell_locals[symbol->cell] = symbol->local;
        }
    }
    code->local_count = scope->local_count;
    code->local_names = locals;
    code->cell_count = scope->cell_count;
    code->cell_names = cells;
    code->cell_locals = cell_locals;
    code->free_count = scope->free_count;
    code->free_names = cells + scope->cell_count;
}

static Code describe(const Unit *unit, const Symtable *symtable, Pool *pool) {
    Code code = {
        .name = unit->name,
        .qualname = unit->qualname,
        .flags = unit->flags,
        .docstring = unit->docstring,
        .first_line = unit->first_line,
        .span = unit->span,
    };
    if (unit->args) {
        code.posonly_count = unit->args->posonlyargs_count;
        code.arg_count = unit->args->posonlyargs_count + unit->args->args_count;
        code.kwonly_count = unit->args->kwonlyargs_count;
    } else if (unit->scope->kind == SCOPE_COMPREHENSION) {
        code.arg_count = 1;
    }
    describe_names(unit, symtable, pool, &code);
    code.frame_base = (uint32_t)(code.local_count + code.cell_count + code.free_count);
    bool is_plain = code.kwonly_count == 0 && code.cell_count == 0 &&
                    !(code.flags & (CODE_VARARGS | CODE_VARKEYWORDS));
    code.flags |= is_plain ? CODE_PLAIN_CALL : 0;
    return code;
}

Code unit_assemble(const Unit *unit, const Symtable *symtable, Pool *pool) {
    size_t count = (size_t)unit->emitted_count;
    Assembly a = {
        .unit = unit,
        .handlers = unit->handlers,
        .depths = NEW_ARRAY(int32_t, count),
        .todo = NEW_ARRAY(int32_t, count),
        .kept = NEW_ARRAY(int32_t, count + 1),
        .places = NEW_ARRAY(int32_t, count + 1),
    };
    find_depths(&a);
    find_kept(&a);
    Code code = describe(unit, symtable, pool);
    code.stack_size = a.stack_size;
    code.slot_count = code.frame_base + (uint32_t)a.stack_size;
    code.instruction_count = number_kept(&a);
    Instruction *instructions = ARENA_ARRAY(pool->arena, Instruction, code.instruction_count);
    uint32_t *sites = ARENA_ARRAY(pool->arena, uint32_t, code.instruction_count);
    write_instructions(&a, instructions, sites);
    HandlerEntry *entries = NEW_ARRAY(HandlerEntry, count);
    code.handler_count = write_handlers(&a, entries);
    HandlerEntry *handlers = ARENA_ARRAY(pool->arena, HandlerEntry, code.handler_count);
    if (code.handler_count > 0) {
        memcpy(handlers, entries, code.handler_count * sizeof *entries);
    }
    code.instructions = instructions;
    code.sites = sites;
    code.handlers = handlers;
    memory_free(entries);
    memory_free(a.depths);
    memory_free(a.todo);
    memory_free(a.kept);
    memory_free(a.places);
    return code;
}
