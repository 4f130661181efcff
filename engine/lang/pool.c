#include "engine/lang/pool.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    INDEX_FIRST_CAPACITY = 256,
    SMALL_INTEGER_DIGITS = 15, // a number with more digits may not fit in 48 bits
};

static const int64_t INTEGER_MAX = ((int64_t)1 << 47) - 1;

static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ at[i]) * 16777619u;
    }
    return hash;
}

static uint32_t hash_mix(uint32_t hash) {
    hash ^= hash >> 15;
    hash *= 2246822519u;
    return hash ^ hash >> 13;
}

static void index_grow(PoolIndex *index) {
    PoolIndex larger = {.capacity = index->capacity ? index->capacity * 2 : INDEX_FIRST_CAPACITY,
                        .count = index->count};
    larger.slots = NEW_ARRAY(PoolSlot, larger.capacity);
    for (uint32_t i = 0; i < index->capacity; i++) {
        if (!index->slots[i].number_plus_one) {
            continue;
        }
        uint32_t at = index->slots[i].hash & (larger.capacity - 1);
        while (larger.slots[at].number_plus_one) {
            at = (at + 1) & (larger.capacity - 1);
        }
        larger.slots[at] = index->slots[i];
    }
    memory_free(index->slots);
    *index = larger;
}

// The slot where a search for this hash begins; makes room for one more entry first.
static uint32_t index_first(PoolIndex *index, uint32_t hash) {
    if (index->count * 2 >= index->capacity) {
        index_grow(index);
    }
    return hash & (index->capacity - 1);
}

static void index_put(PoolIndex *index, uint32_t at, uint32_t hash, uint32_t number) {
    index->slots[at] = (PoolSlot){hash, number + 1};
    index->count++;
}

void pool_init(Pool *pool, Arena *arena, const Source *source) {
    *pool = (Pool){.arena = arena, .source = source};
    GROW(pool->sites, pool->site_count, pool->site_capacity);
    pool->sites[pool->site_count++] = (Span){0, 0};
    pool_name(pool, "", 0);
}

void pool_release(Pool *pool) {
    memory_free(pool->names);
    memory_free(pool->name_index.slots);
    memory_free(pool->constants);
    memory_free(pool->constant_index.slots);
    memory_free(pool->sites);
    memory_free(pool->site_index.slots);
    *pool = (Pool){0};
}

uint32_t pool_name(Pool *pool, const char *bytes, size_t length) {
    uint32_t hash = hash_mix(hash_bytes(2166136261u, bytes, length));
    uint32_t at = index_first(&pool->name_index, hash);
    const PoolSlot *slots = pool->name_index.slots;
    for (; slots[at].number_plus_one; at = (at + 1) & (pool->name_index.capacity - 1)) {
        const ProgramName *name = &pool->names[slots[at].number_plus_one - 1];
        if (slots[at].hash == hash && (size_t)name->length == length &&
            memcmp(name->bytes, bytes, length) == 0) {
            return slots[at].number_plus_one - 1;
        }
    }
    GROW(pool->names, pool->name_count, pool->name_capacity);
    pool->names[pool->name_count] =
        (ProgramName){arena_copy_text(pool->arena, bytes, length), (int32_t)length};
    index_put(&pool->name_index, at, hash, pool->name_count);
    return pool->name_count++;
}

uint32_t pool_name_z(Pool *pool, const char *name) {
    return pool_name(pool, name, strlen(name));
}

uint32_t pool_mangle(Pool *pool, const char *class_name, const char *name) {
    size_t length = strlen(name);
    if (!class_name || strncmp(name, "__", 2) != 0 || strchr(name, '.') ||
        (length >= 2 && strcmp(name + length - 2, "__") == 0)) {
        return pool_name(pool, name, length);
    }
    while (*class_name == '_') {
        class_name++;
    }
    if (!*class_name) {
        return pool_name(pool, name, length);
    }
    return pool_name_z(pool, arena_printf(pool->arena, "_%s%s", class_name, name));
}

static uint32_t hash_constant(const ProgramConstant *constant) {
    uint32_t hash = 2166136261u ^ (uint32_t)constant->kind;
    switch (constant->kind) {
    case PROGRAM_CONSTANT_NONE:
    case PROGRAM_CONSTANT_TRUE:
    case PROGRAM_CONSTANT_FALSE:
    case PROGRAM_CONSTANT_ELLIPSIS:
        break;
    case PROGRAM_CONSTANT_INT:
        hash = hash_bytes(hash, &constant->as.integer, sizeof constant->as.integer);
        break;
    case PROGRAM_CONSTANT_FLOAT:
    case PROGRAM_CONSTANT_COMPLEX:
        hash = hash_bytes(hash, &constant->as.number, sizeof constant->as.number);
        break;
    case PROGRAM_CONSTANT_BIG_INT:
    case PROGRAM_CONSTANT_STR:
    case PROGRAM_CONSTANT_BYTES:
        hash = hash_bytes(hash, constant->as.text.bytes, (size_t)constant->as.text.length);
        break;
    case PROGRAM_CONSTANT_TUPLE:
        hash = hash_bytes(hash, constant->as.tuple.items,
                          (size_t)constant->as.tuple.count * sizeof(uint32_t));
        break;
    case PROGRAM_CONSTANT_CODE:
        hash = hash_bytes(hash, &constant->as.code, sizeof constant->as.code);
        break;
    }
    return hash_mix(hash);
}

// Floats are compared by their bits: 0.0 and -0.0 are two constants.
static bool same_constant(const ProgramConstant *a, const ProgramConstant *b) {
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case PROGRAM_CONSTANT_NONE:
    case PROGRAM_CONSTANT_TRUE:
    case PROGRAM_CONSTANT_FALSE:
    case PROGRAM_CONSTANT_ELLIPSIS:
        return true;
    case PROGRAM_CONSTANT_INT:
        return a->as.integer == b->as.integer;
    case PROGRAM_CONSTANT_FLOAT:
    case PROGRAM_CONSTANT_COMPLEX:
        return memcmp(&a->as.number, &b->as.number, sizeof a->as.number) == 0;
    case PROGRAM_CONSTANT_BIG_INT:
    case PROGRAM_CONSTANT_STR:
    case PROGRAM_CONSTANT_BYTES:
        return a->as.text.length == b->as.text.length &&
               memcmp(a->as.text.bytes, b->as.text.bytes, (size_t)a->as.text.length) == 0;
    case PROGRAM_CONSTANT_TUPLE:
        return a->as.tuple.count == b->as.tuple.count &&
               (a->as.tuple.count == 0 ||
                memcmp(a->as.tuple.items, b->as.tuple.items,
                       (size_t)a->as.tuple.count * sizeof(uint32_t)) == 0);
    case PROGRAM_CONSTANT_CODE:
        return a->as.code == b->as.code;
    }
    assert(!"unknown ProgramConstantKind");
    return false;
}

uint32_t pool_constant(Pool *pool, const ProgramConstant *constant) {
    uint32_t hash = hash_constant(constant);
    uint32_t at = index_first(&pool->constant_index, hash);
    const PoolSlot *slots = pool->constant_index.slots;
    for (; slots[at].number_plus_one; at = (at + 1) & (pool->constant_index.capacity - 1)) {
        uint32_t number = slots[at].number_plus_one - 1;
        if (slots[at].hash == hash && same_constant(&pool->constants[number], constant)) {
            return number;
        }
    }
    GROW(pool->constants, pool->constant_count, pool->constant_capacity);
    pool->constants[pool->constant_count] = *constant;
    index_put(&pool->constant_index, at, hash, pool->constant_count);
    return pool->constant_count++;
}

uint32_t pool_constant_kind(Pool *pool, ProgramConstantKind kind) {
    return pool_constant(pool, &(ProgramConstant){.kind = kind});
}

uint32_t pool_constant_integer(Pool *pool, int64_t value) {
    assert(value <= INTEGER_MAX && value >= -INTEGER_MAX - 1);
    return pool_constant(pool,
                         &(ProgramConstant){.kind = PROGRAM_CONSTANT_INT, .as.integer = value});
}

uint32_t pool_constant_digits(Pool *pool, const char *digits, int32_t length, bool negative) {
    if (length <= SMALL_INTEGER_DIGITS) {
        int64_t value = 0;
        for (int32_t i = 0; i < length; i++) {
            value = value * 10 + (digits[i] - '0');
        }
        if (value <= INTEGER_MAX) {
            return pool_constant_integer(pool, negative ? -value : value);
        }
    }
    if (negative) {
        digits = arena_printf(pool->arena, "-%s", digits);
        length++;
    }
    return pool_constant(
        pool, &(ProgramConstant){.kind = PROGRAM_CONSTANT_BIG_INT, .as.text = {digits, length}});
}

uint32_t pool_constant_name(Pool *pool, uint32_t name) {
    const ProgramName *text = &pool->names[name];
    return pool_constant(pool, &(ProgramConstant){.kind = PROGRAM_CONSTANT_STR,
                                                  .as.text = {text->bytes, text->length}});
}

uint32_t pool_constant_tuple(Pool *pool, const uint32_t *items, int32_t count) {
    uint32_t *copy = ARENA_ARRAY(pool->arena, uint32_t, count);
    if (count > 0) {
        memcpy(copy, items, (size_t)count * sizeof *items);
    }
    return pool_constant(
        pool, &(ProgramConstant){.kind = PROGRAM_CONSTANT_TUPLE, .as.tuple = {copy, count}});
}

uint32_t pool_constant_code(Pool *pool, uint32_t code) {
    return pool_constant(pool, &(ProgramConstant){.kind = PROGRAM_CONSTANT_CODE, .as.code = code});
}

uint32_t pool_site(Pool *pool, Span span) {
    uint32_t hash = hash_mix((uint32_t)span.start * 2654435761u ^ hash_mix((uint32_t)span.end));
    uint32_t at = index_first(&pool->site_index, hash);
    const PoolSlot *slots = pool->site_index.slots;
    for (; slots[at].number_plus_one; at = (at + 1) & (pool->site_index.capacity - 1)) {
        uint32_t number = slots[at].number_plus_one - 1;
        if (pool->sites[number].start == span.start && pool->sites[number].end == span.end) {
            return number;
        }
    }
    GROW(pool->sites, pool->site_count, pool->site_capacity);
    pool->sites[pool->site_count] = span;
    index_put(&pool->site_index, at, hash, pool->site_count);
    return pool->site_count++;
}

void pool_finish(Pool *pool, Program *program) {
    ProgramName *names = ARENA_ARRAY(pool->arena, ProgramName, pool->name_count);
    memcpy(names, pool->names, pool->name_count * sizeof *names);
    program->names = names;
    program->name_count = pool->name_count;

    ProgramConstant *constants = ARENA_ARRAY(pool->arena, ProgramConstant, pool->constant_count);
    if (pool->constant_count > 0) {
        memcpy(constants, pool->constants, pool->constant_count * sizeof *constants);
    }
    program->constants = constants;
    program->constant_count = pool->constant_count;

    Span *sites = ARENA_ARRAY(pool->arena, Span, pool->site_count);
    memcpy(sites, pool->sites, pool->site_count * sizeof *sites);
    int32_t *lines = ARENA_ARRAY(pool->arena, int32_t, pool->site_count);
    for (uint32_t i = 1; i < pool->site_count; i++) {
        lines[i] = source_place(pool->source, sites[i].start).line;
    }
    program->sites = sites;
    program->site_lines = lines;
    program->site_count = pool->site_count;
}
