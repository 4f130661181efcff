// image: the world with the library loaded, as bytes that are made once and used by every run.
//
// Turns a machine whose library has run into one block, when the engine is built, and the block
// into a machine's first world, when a run begins. World and heap are kept as they are, because
// they hold offsets only; so are the tables of the library's Program, except that the pointers
// of a Code become offsets. Names and constants are in the world already and not kept twice. A
// block fits the build that made it and no other. Never changes one.
#pragma once

#include "engine/vm/machine.h"

struct Image {
    const uint8_t *bytes; // borrowed; aligned to IMAGE_ALIGN, and so is length
    size_t length;
};

enum {
    IMAGE_ALIGN = 4096
};

// Appends the image of a machine that machine_new has just made from a program.
void image_write(const Machine *m, Text *out);

uint32_t image_name_count(const Image *image); // of the library's program

// How many bytes of the world the image holds.
size_t image_world_length(const Image *image);

// Puts the image's world at m->base, which has room for it.
void image_copy_world(const Image *image, Machine *m);

// Makes what lies at `to`, as large as m's block, a copy of m's world. The pages that are still as
// in the image that the world came from, if it came from one, are had from there once more.
void image_copy_again(const Machine *m, uint8_t *to);

// The program without names and constants, made in place, which has room for
// image_program_size(image) bytes. Its tables are the image's.
const Program *image_program(const Image *image, void *place);
size_t image_program_size(const Image *image);
