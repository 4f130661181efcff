#include "viz/app/run_output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

struct RunOutput {
    StreamReader *reader;
    int out;
    int error;
    int failure; // errno of a write
    Text texts;  // payloads of the TEXTS blocks since the last EVENTS block, and one text before
    uint32_t first_text;
    uint32_t text_count;
    bool events_came; // since texts were added
    Text message;
    Verdict verdict;
    int exit_status; // of sys.exit, or -1
    bool has_ended;
};

int run_output_write(int descriptor, const char *bytes, size_t length) {
    while (length) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EAGAIN) { // somebody else made the terminal non-blocking
            struct pollfd wait = {.fd = descriptor, .events = POLLOUT};
            poll(&wait, 1, -1);
            continue;
        }
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return 0;
}

// Each text is { u32 length, bytes }; the block was checked when it came.
static size_t skip_texts(const Text *texts, size_t at, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        at += 4 + stream_get_u32((const uint8_t *)texts->bytes + at);
    }
    return at;
}

// An output event names a text that came since the events before it, or, when that text made the
// block full, the last one before them.
static void forget_all_but_the_last(RunOutput *output) {
    if (output->text_count < 2) {
        return;
    }
    size_t last = skip_texts(&output->texts, 0, output->text_count - 1);
    Text kept = {0};
    text_add(&kept, output->texts.bytes + last, output->texts.length - last);
    text_release(&output->texts);
    output->texts = kept;
    output->first_text += output->text_count - 1;
    output->text_count = 1;
}

static bool are_texts(const uint8_t *bytes, size_t length, uint32_t count) {
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (length - at < 4 || length - at - 4 < stream_get_u32(bytes + at)) {
            return false;
        }
        at += 4 + stream_get_u32(bytes + at);
    }
    return at == length;
}

static bool take_texts(RunOutput *output, const uint8_t *payload, size_t length) {
    if (length < 8) {
        return false;
    }
    uint32_t first = stream_get_u32(payload);
    uint32_t count = stream_get_u32(payload + 4);
    if (first != output->first_text + output->text_count ||
        !are_texts(payload + 8, length - 8, count)) {
        return false;
    }
    if (output->events_came) {
        forget_all_but_the_last(output);
        output->events_came = false;
    }
    text_add(&output->texts, (const char *)payload + 8, length - 8);
    output->text_count += count;
    return true;
}

typedef struct Cursor {
    uint32_t number; // of the text at offset at
    size_t at;
} Cursor;

// Collects what goes to one descriptor, so that a block is one write.
static bool add_output(const RunOutput *output, uint32_t number, Cursor *cursor, Text *line) {
    if (number == 0) {
        return true;
    }
    if (number < output->first_text || number - output->first_text >= output->text_count) {
        return false;
    }
    if (number < cursor->number) {
        *cursor = (Cursor){output->first_text, 0};
    }
    cursor->at = skip_texts(&output->texts, cursor->at, number - cursor->number);
    cursor->number = number;
    const char *text = output->texts.bytes + cursor->at;
    text_add(line, text + 4, stream_get_u32((const uint8_t *)text));
    return true;
}

static void write_out(RunOutput *output, int descriptor, Text *text) {
    if (text->length && !output->failure) {
        output->failure = run_output_write(descriptor, text->bytes, text->length);
    }
    text_clear(text);
}

static bool take_events(RunOutput *output, const uint8_t *payload, size_t length) {
    if (length < 8 || length - 8 != (size_t)stream_get_u32(payload + 4) * sizeof(StepEvent)) {
        return false;
    }
    Cursor cursor = {output->first_text, 0};
    Text collected = {0};
    int descriptor = output->out;
    bool good = true;
    for (size_t at = 8; at < length && good; at += sizeof(StepEvent)) {
        StepEvent event;
        memcpy(&event, payload + at, sizeof event);
        if (event.kind != EVENT_OUTPUT && event.kind != EVENT_ERROR_OUTPUT) {
            continue;
        }
        int wanted = event.kind == EVENT_OUTPUT ? output->out : output->error;
        if (wanted != descriptor) {
            write_out(output, descriptor, &collected);
            descriptor = wanted;
        }
        good = add_output(output, event.detail, &cursor, &collected);
    }
    write_out(output, descriptor, &collected);
    text_release(&collected);
    output->events_came = true;
    return good;
}

static bool take_end(RunOutput *output, const uint8_t *payload, size_t length) {
    if (length < 8 || (stream_get_u32(payload) & 0xFFFF) >= VERDICT_COUNT) {
        return false;
    }
    output->verdict = (Verdict)(stream_get_u32(payload) & 0xFFFF);
    output->exit_status = (int)(stream_get_u32(payload) >> 16) - 1;
    text_add(&output->message, (const char *)payload + 8, length - 8);
    output->has_ended = true;
    return true;
}

static bool take_block(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    RunOutput *output = context;
    switch (kind) {
    case BLOCK_TEXTS:
        return take_texts(output, payload, length);
    case BLOCK_EVENTS:
        return take_events(output, payload, length);
    case BLOCK_END:
        return take_end(output, payload, length);
    case BLOCK_RUN:
    case BLOCK_SOURCE:
    case BLOCK_SITES:
        return true;
    case BLOCK_REQUEST:
        return false;
    }
    return false;
}

RunOutput *run_output_new(int out, int error) {
    RunOutput *output = NEW(RunOutput);
    output->out = out;
    output->error = error;
    output->first_text = 1;
    output->reader = stream_reader_new(take_block, output);
    return output;
}

void run_output_free(RunOutput *output) {
    if (output) {
        stream_reader_free(output->reader);
        text_release(&output->texts);
        text_release(&output->message);
        memory_free(output);
    }
}

static StreamStatus feed(void *context, const void *bytes, size_t length) {
    RunOutput *output = context;
    return stream_reader_feed(output->reader, bytes, length);
}

static bool has_ended(const void *context) {
    const RunOutput *output = context;
    return output->has_ended;
}

EngineSink run_output_sink(RunOutput *output) {
    return (EngineSink){feed, has_ended, output};
}

int run_output_exit_status(const RunOutput *output) {
    bool own = output->verdict != VERDICT_NONE && output->exit_status >= 0;
    return own ? output->exit_status : verdict_exit_status(output->verdict);
}

Verdict run_output_verdict(const RunOutput *output) {
    return output->verdict;
}

const char *run_output_message(const RunOutput *output) {
    return text_z(&output->message);
}

int run_output_error(const RunOutput *output) {
    return output->failure;
}
