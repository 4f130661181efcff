// MREMAP_DONTUNMAP is Linux's own.
#define _GNU_SOURCE
#include "engine/vm/image.h"

#include <assert.h>
#include <sys/mman.h>

#include "engine/base/memory.h"

// All places are offsets from the image's start.
typedef struct ImageHeader {
    uint64_t world_start; // multiple of IMAGE_ALIGN
    uint64_t world_length;
    uint64_t codes; // Code, with offsets for pointers
    uint64_t sites;
    uint64_t site_lines;
    uint64_t source_name;
    uint64_t source_bytes;
    uint64_t line_starts;
    uint32_t code_count;
    uint32_t site_count;
    uint32_t name_count;
    uint32_t unused;
    int32_t source_length;
    int32_t line_count;
} ImageHeader;

// --- writing ----------------------------------------------------------------------------------

static void pad_to(Text *out, size_t align) {
    static const char zeros[IMAGE_ALIGN] = {0};
    text_add(out, zeros, (align - out->length % align) % align);
}

static size_t add_table(Text *out, const void *bytes, size_t size) {
    pad_to(out, sizeof(uint64_t));
    size_t start = out->length;
    if (size > 0) {
        text_add(out, bytes, size);
    }
    return start;
}

static size_t add_words(Text *out, const void *words, size_t count) {
    return add_table(out, words, count * sizeof(uint32_t));
}

static const void *as_pointer(size_t offset) {
    return (const void *)(uintptr_t)offset;
}

// Field by field, so that padding is zero: two builds make the same bytes.
static void pack_code(Text *out, const Code *code, Code *packed) {
    memset(packed, 0, sizeof *packed);
    packed->name = code->name;
    packed->qualname = code->qualname;
    packed->flags = code->flags;
    packed->posonly_count = code->posonly_count;
    packed->arg_count = code->arg_count;
    packed->kwonly_count = code->kwonly_count;
    packed->local_count = code->local_count;
    packed->local_names = as_pointer(add_words(out, code->local_names, (size_t)code->local_count));
    packed->cell_count = code->cell_count;
    packed->cell_names = as_pointer(add_words(out, code->cell_names, (size_t)code->cell_count));
    packed->cell_locals = as_pointer(add_words(out, code->cell_locals, (size_t)code->cell_count));
    packed->free_count = code->free_count;
    packed->free_names = as_pointer(add_words(out, code->free_names, (size_t)code->free_count));
    packed->stack_size = code->stack_size;
    packed->frame_base = code->frame_base;
    packed->slot_count = code->slot_count;
    packed->instructions = as_pointer(add_words(out, code->instructions, code->instruction_count));
    packed->sites = as_pointer(add_words(out, code->sites, code->instruction_count));
    packed->instruction_count = code->instruction_count;
    packed->handlers =
        as_pointer(add_table(out, code->handlers, code->handler_count * sizeof(HandlerEntry)));
    packed->handler_count = code->handler_count;
    packed->docstring = code->docstring;
    packed->first_line = code->first_line;
    packed->span = code->span;
}

static void write_program(const Program *program, Text *out, ImageHeader *header) {
    Code *codes = NEW_ARRAY(Code, program->code_count);
    for (uint32_t i = 0; i < program->code_count; i++) {
        pack_code(out, &program->codes[i], &codes[i]);
    }
    const Source *source = &program->source;
    header->codes = add_table(out, codes, program->code_count * sizeof(Code));
    header->code_count = program->code_count;
    header->sites = add_table(out, program->sites, program->site_count * sizeof(Span));
    header->site_lines = add_words(out, program->site_lines, program->site_count);
    header->site_count = program->site_count;
    header->name_count = program->name_count;
    header->source_name = add_table(out, source->name, strlen(source->name) + 1);
    header->source_bytes = add_table(out, source->bytes, (size_t)source->length);
    header->source_length = source->length;
    header->line_starts = add_words(out, source->line_starts, (size_t)source->line_count);
    header->line_count = source->line_count;
    memory_free(codes);
}

void image_write(const Machine *m, Text *out) {
    assert(out->length == 0 && m->programs[0] == NULL);
    ImageHeader header;
    memset(&header, 0, sizeof header);
    text_add(out, (const char *)&header, sizeof header);
    write_program(m->programs[1], out, &header);
    pad_to(out, IMAGE_ALIGN);
    header.world_start = out->length;
    header.world_length = m->world->heap.top;
    text_add(out, (const char *)m->base, (size_t)header.world_length);
    pad_to(out, IMAGE_ALIGN);
    memcpy(out->bytes, &header, sizeof header);
}

// --- reading ----------------------------------------------------------------------------------

static const ImageHeader *header_of(const Image *image) {
    return (const ImageHeader *)(const void *)image->bytes;
}

static const void *table_at(const Image *image, uint64_t offset) {
    return image->bytes + offset;
}

static const void *unpacked(const Image *image, const void *offset) {
    return table_at(image, (uintptr_t)offset);
}

uint32_t image_name_count(const Image *image) {
    return header_of(image)->name_count;
}

size_t image_world_length(const Image *image) {
    return (size_t)header_of(image)->world_length;
}

// The image is part of the program's file, privately mapped: the same pages of it can be had once
// more, and only those that the run writes to are ever copied. False where the system cannot.
static bool map_world(const uint8_t *world, size_t length, uint8_t *to) {
    void *mapped = mremap((void *)(uintptr_t)world, length, length,
                          MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP, to);
    return mapped == to && mprotect(to, length, PROT_READ | PROT_WRITE) == 0;
}

static void copy_world(const uint8_t *world, size_t length, uint8_t *to) {
    // what failed may have left a hole behind
    void *fresh = mmap(to, length, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    assert(fresh == to);
    memcpy(fresh, world, length);
}

void image_copy_world(const Image *image, Machine *m) {
    const uint8_t *world = table_at(image, header_of(image)->world_start);
    size_t length = image->length - (size_t)header_of(image)->world_start;
    assert(length <= m->reserved_bytes);
    if (!map_world(world, length, m->base)) {
        copy_world(world, length, m->base);
    }
    m->image_world = world;
    m->image_world_bytes = length;
}

void image_copy_again(const Machine *m, uint8_t *to) {
    size_t top = (size_t)m->world->heap.top;
    size_t mapped = m->image_world_bytes;
    if (!m->image_world || !map_world(m->image_world, mapped, to)) {
        copy_world(m->base, top, to);
        return;
    }
    for (size_t at = 0; at < mapped; at += IMAGE_ALIGN) { // comparing touches none of the new pages
        if (memcmp(m->base + at, m->image_world + at, IMAGE_ALIGN) != 0) {
            memcpy(to + at, m->base + at, IMAGE_ALIGN);
        }
    }
    if (top > mapped) {
        memcpy(to + mapped, m->base + mapped, top - mapped);
    }
}

static void unpack_code(const Image *image, const Code *packed, Code *code) {
    *code = *packed;
    code->local_names = unpacked(image, packed->local_names);
    code->cell_names = unpacked(image, packed->cell_names);
    code->cell_locals = unpacked(image, packed->cell_locals);
    code->free_names = unpacked(image, packed->free_names);
    code->instructions = unpacked(image, packed->instructions);
    code->sites = unpacked(image, packed->sites);
    code->handlers = unpacked(image, packed->handlers);
}

size_t image_program_size(const Image *image) {
    return sizeof(Program) + header_of(image)->code_count * sizeof(Code);
}

const Program *image_program(const Image *image, void *place) {
    const ImageHeader *header = header_of(image);
    Program *program = place;
    Code *codes = (Code *)(void *)(program + 1);
    const Code *packed = table_at(image, header->codes);
    for (uint32_t i = 0; i < header->code_count; i++) {
        unpack_code(image, &packed[i], &codes[i]);
    }
    *program = (Program){
        .source = {.name = table_at(image, header->source_name),
                   .bytes = table_at(image, header->source_bytes),
                   .length = header->source_length,
                   .line_count = header->line_count,
                   .line_starts = table_at(image, header->line_starts)},
        .codes = codes,
        .code_count = header->code_count,
        .sites = table_at(image, header->sites),
        .site_lines = table_at(image, header->site_lines),
        .site_count = header->site_count,
    };
    return program;
}
