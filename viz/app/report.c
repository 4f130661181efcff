#include "viz/app/report.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static size_t line_length(const char *text) {
    return strcspn(text, "\n");
}

static const char *next_line(const char *text) {
    text += line_length(text);
    return *text ? text + 1 : text;
}

// The number behind `mark`, or 0.
static int32_t number_after(const char *line, const char *mark) {
    const char *found = strstr(line, mark);
    if (!found || (size_t)(found - line) > line_length(line)) {
        return 0;
    }
    return (int32_t)strtol(found + strlen(mark), NULL, 10);
}

static bool is_caret_line(const char *line, size_t length) {
    bool found = false;
    for (size_t i = 0; i < length; i++) {
        if (line[i] != ' ' && line[i] != '^' && line[i] != '~') {
            return false;
        }
        found = found || line[i] == '^';
    }
    return found;
}

static int32_t indentation(const CodeText *code, int32_t line) {
    if (line < 1 || (uint32_t)line > code->line_count) {
        return 0;
    }
    const CodeLine *at = &code->lines[line - 1];
    uint32_t count = 0;
    while (count < at->length &&
           (code->source[at->start + count] == ' ' || code->source[at->start + count] == '\t')) {
        count++;
    }
    return (int32_t)count;
}

// "name:12:5: message"; false when the line does not look like it.
static bool read_short(const char *line, size_t length, CodeMessage *message, Arena *arena) {
    for (size_t i = 0; i + 1 < length; i++) {
        if (line[i] != ':' || !isdigit((unsigned char)line[i + 1])) {
            continue;
        }
        char *end = NULL;
        long row = strtol(line + i + 1, &end, 10);
        if (*end != ':' || !isdigit((unsigned char)end[1])) {
            continue;
        }
        long column = strtol(end + 1, &end, 10);
        if (*end != ':' || row <= 0 || column <= 0) {
            continue;
        }
        const char *text = end + 1 + (end[1] == ' ');
        *message = (CodeMessage){.line = (int32_t)row, .column = (int32_t)column, .width = 1};
        message->text = arena_copy_text(arena, text, length - (size_t)(text - line));
        return true;
    }
    return false;
}

static int32_t carets(const char *line, size_t length) {
    int32_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += line[i] == '^';
    }
    return count;
}

CodeMessage report_place(const char *report, const CodeText *code, Arena *arena) {
    CodeMessage message = {.text = ""};
    bool is_short = false;
    for (const char *line = report; *line; line = next_line(line)) {
        size_t length = line_length(line);
        int32_t number = number_after(line, "\", line ");
        if (number > 0 && strncmp(line, "  File ", 7) == 0) {
            message.line = number;
            message.column = indentation(code, number) + 1;
            message.width = 1;
            is_short = false;
        } else if (is_caret_line(line, length) && message.line > 0) {
            message.width = carets(line, length);
            if (!is_short) {
                // CPython shows the line without its own indentation, behind four blanks.
                int32_t shown = (int32_t)strcspn(line, "^") - 4;
                message.column = shown + indentation(code, message.line) + 1;
            }
        } else if (read_short(line, length, &message, arena)) {
            is_short = true;
        } else if (length > 0 && line[0] != ' ' && !is_short) {
            message.text = arena_copy_text(arena, line, length);
        }
    }
    if ((uint32_t)message.line > code->line_count) {
        message.line = (int32_t)code->line_count;
    }
    return message;
}

const char *report_hint(const char *report, Arena *arena) {
    static const char mark[] = "    hint: ";
    for (const char *line = report; *line; line = next_line(line)) {
        if (strncmp(line, mark, sizeof mark - 1) == 0) {
            return arena_copy_text(arena, line + 4, line_length(line + 4));
        }
    }
    return "";
}
