// pool: the names, constants and sites of a program, each kept once and known by its number.
//
// Owns growing tables and their hash indexes; what the numbers stand for lives in the arena.
// Never forgets an entry, so that a number stays good for the life of the program.
#pragma once

#include "engine/lang/program.h"

typedef struct PoolSlot {
    uint32_t hash;
    uint32_t number_plus_one; // 0: empty
} PoolSlot;

typedef struct PoolIndex {
    PoolSlot *slots; // owned; open addressing, capacity is a power of two
    uint32_t capacity;
    uint32_t count;
} PoolIndex;

typedef struct Pool {
    Arena *arena;         // borrowed
    const Source *source; // borrowed
    ProgramName *names;   // owned, as are the arrays below
    uint32_t name_count;
    uint32_t name_capacity;
    PoolIndex name_index;
    ProgramConstant *constants;
    uint32_t constant_count;
    uint32_t constant_capacity;
    PoolIndex constant_index;
    Span *sites;
    uint32_t site_count;
    uint32_t site_capacity;
    PoolIndex site_index;
} Pool;

// Site 0 is "nowhere", name 0 is "".
void pool_init(Pool *pool, Arena *arena, const Source *source);
void pool_release(Pool *pool);

// The bytes are copied when they are new.
uint32_t pool_name(Pool *pool, const char *bytes, size_t length);
uint32_t pool_name_z(Pool *pool, const char *name);

// The name that `name` has inside class `class_name` (NULL: in no class): __x becomes _Class__x.
uint32_t pool_mangle(Pool *pool, const char *class_name, const char *name);

// Equal constants get one number. Text is borrowed: it must live as long as the arena.
uint32_t pool_constant(Pool *pool, const ProgramConstant *constant);
uint32_t pool_constant_kind(Pool *pool, ProgramConstantKind kind); // None, True, False, Ellipsis
uint32_t pool_constant_integer(Pool *pool, int64_t value);         // fits in 48 bits
uint32_t pool_constant_digits(Pool *pool, const char *digits, int32_t length, bool negative);
uint32_t pool_constant_name(Pool *pool, uint32_t name); // the name as a string
uint32_t pool_constant_tuple(Pool *pool, const uint32_t *items, int32_t count); // items: copied
uint32_t pool_constant_code(Pool *pool, uint32_t code);

uint32_t pool_site(Pool *pool, Span span);

// Moves the tables into the arena and into the program.
void pool_finish(Pool *pool, Program *program);
