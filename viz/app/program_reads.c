#include "viz/app/program_reads.h"

#include <ctype.h>
#include <string.h>

typedef struct Source {
    const char *at;
    const char *end;
} Source;

static bool is_name_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_word(const char *name, size_t length, const char *word) {
    return strlen(word) == length && memcmp(name, word, length) == 0;
}

// Behind a string that begins here; a string of one line ends with its line.
static void skip_string(Source *source) {
    char quote = *source->at;
    size_t left = (size_t)(source->end - source->at);
    bool is_long = left >= 3 && source->at[1] == quote && source->at[2] == quote;
    source->at += is_long ? 3 : 1;
    while (source->at < source->end) {
        left = (size_t)(source->end - source->at);
        if (*source->at == '\\' && left > 1) {
            source->at += 2;
        } else if (is_long && left >= 3 && source->at[0] == quote && source->at[1] == quote &&
                   source->at[2] == quote) {
            source->at += 3;
            return;
        } else if (!is_long && (*source->at == quote || *source->at == '\n')) {
            source->at++;
            return;
        } else {
            source->at++;
        }
    }
}

static void skip_comment(Source *source) {
    while (source->at < source->end && *source->at != '\n') {
        source->at++;
    }
}

// "rb", "F": letters before a quote. What an f-string holds is looked at like code.
static bool is_plain_prefix(const char *name, size_t length) {
    return length <= 2 && !memchr(name, 'f', length) && !memchr(name, 'F', length);
}

static void take_name(Source *source, const char *begin, ProgramReads *reads) {
    const char *name = source->at;
    while (source->at < source->end && is_name_byte(*source->at)) {
        source->at++;
    }
    size_t length = (size_t)(source->at - name);
    bool is_quoted = source->at < source->end && (*source->at == '"' || *source->at == '\'');
    if (is_quoted) {
        if (is_plain_prefix(name, length)) {
            skip_string(source);
        } else {
            source->at++; // the quote of an f-string: its text is gone through
        }
        return;
    }
    bool is_attribute = name > begin && name[-1] == '.';
    reads->input = reads->input || (is_word(name, length, "input") && !is_attribute) ||
                   is_word(name, length, "stdin");
    reads->arguments = reads->arguments || is_word(name, length, "argv");
}

ProgramReads program_reads(const char *text, size_t length) {
    ProgramReads reads = {0};
    Source source = {text, text + length};
    while (source.at < source.end) {
        if (*source.at == '#') {
            skip_comment(&source);
        } else if (*source.at == '"' || *source.at == '\'') {
            skip_string(&source);
        } else if (is_name_byte(*source.at)) {
            take_name(&source, text, &reads);
        } else {
            source.at++;
        }
    }
    return reads;
}

// One word into out, which has room for the rest of the line. Returns what follows it.
static const char *take_word(const char *line, char *out, bool *is_open) {
    char quote = '\0';
    for (; *line && (quote || !isspace((unsigned char)*line)); line++) {
        bool escapes = *line == '\\' && quote != '\'' && line[1] != '\0';
        if (escapes && quote && line[1] != quote && line[1] != '\\') {
            escapes = false;
        }
        if (escapes) {
            *out++ = *++line;
        } else if (quote ? *line == quote : *line == '"' || *line == '\'') {
            quote = quote ? '\0' : *line;
        } else {
            *out++ = *line;
        }
    }
    *out = '\0';
    *is_open = quote != '\0';
    return line;
}

char **program_words(Arena *arena, const char *line, int *count, bool *is_open) {
    size_t length = strlen(line);
    char **words = ARENA_ARRAY(arena, char *, length / 2 + 2);
    *count = 0;
    *is_open = false;
    while (true) {
        while (isspace((unsigned char)*line)) {
            line++;
        }
        if (*line == '\0') {
            break;
        }
        char *word = ARENA_ARRAY(arena, char, strlen(line) + 1);
        line = take_word(line, word, is_open);
        words[(*count)++] = word;
    }
    words[*count] = NULL;
    return words;
}
