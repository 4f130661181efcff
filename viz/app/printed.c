// The output half of picture.h: what was printed, as lines.
#include <string.h>

#include "engine/base/memory.h"
#include "viz/app/picture.h"

typedef struct Printing {
    PrintedLine *lines; // owned while printing
    uint32_t count;
    uint32_t capacity;
    bool open; // the last line has not ended
} Printing;

static void print_piece(Printing *p, uint32_t output, uint32_t from, uint32_t to, uint32_t seq,
                        const StepEvent *event) {
    bool is_error = event->kind == EVENT_ERROR_OUTPUT;
    if (p->open && p->lines[p->count - 1].is_error != is_error) {
        p->open = false;
    }
    if (!p->open) {
        GROW(p->lines, p->count, p->capacity);
        p->lines[p->count++] = (PrintedLine){.first_output = output,
                                             .first_offset = from,
                                             .lane = event->lane,
                                             .seq = seq,
                                             .is_error = is_error};
        p->open = true;
    }
    p->lines[p->count - 1].last_output = output;
    p->lines[p->count - 1].end_offset = to;
}

static void print_output(Printing *p, const Trace *trace, uint32_t output) {
    uint32_t seq = trace_output_seq(trace, output);
    const StepEvent *event = trace_event(trace, seq);
    const char *text = trace_text(trace, event->detail);
    uint32_t length = (uint32_t)trace_text_length(trace, event->detail);
    uint32_t from = 0;
    while (from < length) {
        const char *newline = memchr(text + from, '\n', length - from);
        uint32_t to = newline ? (uint32_t)(newline - text) : length;
        print_piece(p, output, from, to, seq, event);
        if (!newline) {
            break;
        }
        p->open = false;
        from = to + 1;
    }
}

void picture_make_printed(Picture *picture) {
    Printing p = {0};
    uint32_t count = trace_output_count(picture->trace);
    for (uint32_t i = 0; i < count; i++) {
        print_output(&p, picture->trace, i);
    }
    picture->printed = ARENA_ARRAY(&picture->arena, PrintedLine, p.count + 1);
    if (p.count > 0) {
        memcpy(picture->printed, p.lines, p.count * sizeof *p.lines);
    }
    picture->printed_count = p.count;
    memory_free(p.lines);
}

uint32_t picture_printed_until(const Picture *picture, uint32_t outputs) {
    uint32_t low = 0;
    uint32_t high = picture->printed_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (picture->printed[middle].first_output < outputs) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const char *picture_printed_text(const Picture *picture, const PrintedLine *line, uint32_t outputs,
                                 Arena *arena) {
    enum {
        MAX_BYTES = 4000
    }; // what no panel can show is not put together
    Text text = {0};
    for (uint32_t i = line->first_output; i <= line->last_output && i < outputs; i++) {
        const StepEvent *event = trace_event(picture->trace, trace_output_seq(picture->trace, i));
        const char *bytes = trace_text(picture->trace, event->detail);
        size_t from = i == line->first_output ? line->first_offset : 0;
        size_t to = i == line->last_output ? line->end_offset
                                           : trace_text_length(picture->trace, event->detail);
        text_add(&text, bytes + from, to - from);
        if (text.length > MAX_BYTES) {
            break;
        }
    }
    const char *result = arena_copy_text(arena, text_z(&text), text.length);
    text_release(&text);
    return result;
}
