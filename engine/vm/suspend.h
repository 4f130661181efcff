// suspend: how one generator's frame comes onto the strand's stack and goes off it again.
//
// In a header because a task switch is little else. unwind.c and generator.c say what it means for
// the frames behind.
#pragma once

#include <assert.h>

#include "engine/vm/interp.h"

static inline Generator *generator_of(const Machine *m, const Frame *f) { // NULL: of a plain call
    return f->generator ? (Generator *)(void *)(m->base + f->generator) : NULL;
}

// True when this frame stands in SEND: [receiver, value sent last] are on top of its stack.
static inline bool frame_is_delegating(const Machine *m, const Frame *f) {
    return f->ip > 0 && instruction_op(frame_code(m, f)->instructions[f->ip - 1]) == OP_SEND;
}

// Takes the running frame off without letting go of it: the caller does.
static inline Frame *frame_detach(Machine *m) {
    Strand *strand = &m->world->strand;
    Frame *f = AS(Frame, m, strand->frame);
    strand->frame = f->back;
    f->back = VALUE_UNSET;
    strand->depth--;
    return f;
}

// The strand handles again what it handled before the generator ran; a generator that suspends in
// the middle of a handler keeps its own.
static inline void generator_leave(Machine *m, Generator *g, bool suspends) {
    Strand *strand = &m->world->strand;
    Value inside = strand->handled;
    strand->handled = g->outer;
    g->outer = VALUE_UNSET;
    bool own = suspends && inside != strand->handled;
    replace(m, &g->handled, own ? retain(m, inside) : VALUE_UNSET);
    release(m, inside);
}

// Takes the running generator's frame off, to go on later. The caller lets go of frame and
// generator, which held each other.
static inline Frame *generator_suspend(Machine *m) {
    Frame *f = frame_detach(m);
    Generator *g = generator_of(m, f);
    generator_leave(m, g, true);
    g->state = GENERATOR_SUSPENDED;
    f->object.flags &= (uint16_t)~FRAME_HOLDS_GENERATOR;
    return f;
}

// Puts a generator's frame on the stack: it runs next.
static inline Frame *generator_enter(Machine *m, Generator *g, FrameAction action) {
    Strand *strand = &m->world->strand;
    retain(m, value_of(m, g)); // by its running frame: `next(make())` lets go of it meanwhile
    g->state = GENERATOR_RUNNING;
    g->outer = strand->handled;
    strand->handled = g->handled == VALUE_UNSET ? retain(m, g->outer) : g->handled;
    g->handled = VALUE_UNSET;
    Frame *f = AS(Frame, m, g->frame);
    assert(f->back == VALUE_UNSET);
    retain(m, g->frame);
    f->back = strand->frame;
    f->action = action;
    f->object.flags |= FRAME_HOLDS_GENERATOR;
    strand->frame = g->frame;
    strand->depth++;
    return f;
}
