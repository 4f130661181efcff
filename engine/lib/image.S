// The library's image (engine/vm/image.h), as `bake` has written it: read-only data on pages of
// its own, so that a run can map them again.
    .section .rodata.image, "a", %progbits
    .balign 4096
    .global lockstep_image
    .hidden lockstep_image
lockstep_image:
    .incbin LIBRARY_IMAGE
    .global lockstep_image_end
    .hidden lockstep_image_end
lockstep_image_end:
    .section .note.GNU-stack, "", %progbits
