#include "engine/library.h"

// lib/image.S
extern const uint8_t lockstep_image[];
extern const uint8_t lockstep_image_end[];

Image library_image(void) {
    size_t length = (size_t)((uintptr_t)lockstep_image_end - (uintptr_t)lockstep_image);
    return (Image){.bytes = lockstep_image, .length = length};
}
