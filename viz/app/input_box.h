// input_box: the fields for what a program reads and for its arguments, below its output.
//
// Shown when the program seems to read, when it wanted to read more than there was, or when the
// person called it. What was typed counts from the next run on; until something is typed, what the
// command line gave counts. Lives as long as its file is open. Runs nothing itself.
#pragma once

#include "viz/app/options.h"
#include "viz/app/program_reads.h"
#include "viz/ui/text_area.h"

typedef enum InputField {
    INPUT_FIELD_NONE,
    INPUT_FIELD_TEXT,
    INPUT_FIELD_ARGUMENTS,
} InputField;

typedef struct InputBox {
    TextArea text;
    TextArea arguments;
    ProgramReads reads; // what the program seems to want
    bool is_called;     // by the key
    bool text_typed;    // text counts, and not what the command line gave
    bool arguments_typed;
    InputField wants_focus; // in the next frame
    size_t given_bytes;     // of the command line's input, when it is too long for the field
} InputBox;                 // {0} is empty

// Fills the fields with what the command line gave.
void input_box_open(InputBox *box, const Options *options);

// What the next run reads; arrays and texts are in arena, or borrowed from box and options.
const char *input_box_text(const InputBox *box, const Options *options);
const char *const *input_box_arguments(const InputBox *box, const Options *options, Arena *arena,
                                       int *count);
