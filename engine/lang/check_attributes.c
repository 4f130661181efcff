#include "engine/lang/check_attributes.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/ast_walk.h"
#include "engine/lang/stdlib_attributes.h"

typedef struct ReadName {
    const char *name;
    Span span; // of the first time
    int32_t count;
} ReadName;

typedef struct Reader {
    AstVisitor visitor;
    ReadName *names; // owned
    int32_t count;
    int32_t capacity;
} Reader;

static void note_read(Reader *reader, const char *name, Span span) {
    for (int32_t i = 0; i < reader->count; i++) {
        if (strcmp(reader->names[i].name, name) == 0) {
            reader->names[i].count++;
            return;
        }
    }
    GROW(reader->names, reader->count, reader->capacity);
    reader->names[reader->count++] = (ReadName){name, span, 1};
}

// What a class reads of itself is its own, as a rule: a wrong name is the program's mistake.
static bool is_of_itself(const Expr *object) {
    return object->kind == EXPR_NAME &&
           (strcmp(object->as.name, "self") == 0 || strcmp(object->as.name, "cls") == 0);
}

static void visit_expr(void *context, const Expr *expr) {
    Reader *reader = context;
    if (expr->kind == EXPR_ATTRIBUTE && expr->context == CONTEXT_LOAD &&
        stdlib_attribute_is_absent(expr->as.attribute.attr) &&
        !is_of_itself(expr->as.attribute.value)) {
        note_read(reader, expr->as.attribute.attr, expr->span);
    }
    ast_visit_expr(&reader->visitor, expr);
}

static void visit_stmt(void *context, const Stmt *stmt) {
    ast_visit_stmt(&((Reader *)context)->visitor, stmt);
}

static void visit_pattern(void *context, const Pattern *pattern) {
    ast_visit_pattern(&((Reader *)context)->visitor, pattern);
}

static bool is_word(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

// Whether a comment begins before at, on its line. Behind a string it is text that may matter.
static bool is_in_comment(const Source *source, int32_t at) {
    int32_t line = at;
    while (line > 0 && source->bytes[line - 1] != '\n') {
        line--;
    }
    while (line < at && !strchr("#'\"", source->bytes[line])) {
        line++;
    }
    return source->bytes[line] == '#';
}

static bool is_word_at(const Source *source, int32_t at, const char *word, int32_t length) {
    int32_t end = at + length;
    return memcmp(source->bytes + at, word, (size_t)length) == 0 &&
           (at == 0 || !is_word(source->bytes[at - 1])) &&
           (end == source->length || !is_word(source->bytes[end]));
}

// How often the word stands in the text, in strings as well.
static int32_t count_word(const Source *source, const char *word) {
    int32_t length = (int32_t)strlen(word);
    int32_t count = 0;
    for (int32_t at = 0; at + length <= source->length; at++) {
        count += is_word_at(source, at, word, length) && !is_in_comment(source, at);
    }
    return count;
}

// Objects may get attributes under names that do not stand in the text.
static bool makes_names(const Source *source) {
    static const char *const makers[] = {
        "setattr",  "__setattr__", "__getattr__", "__getattribute__",
        "__dict__", "vars",        "exec",        "eval"};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        if (count_word(source, makers[i]) > 0) {
            return true;
        }
    }
    return false;
}

void check_attributes(const Source *source, const Module *module, Diags *diags) {
    Reader reader = {0};
    reader.visitor = (AstVisitor){visit_expr, visit_stmt, visit_pattern, &reader};
    ast_visit_list(&reader.visitor, module->body);
    for (int32_t i = 0; i < reader.count; i++) {
        const ReadName *read = &reader.names[i];
        if (count_word(source, read->name) == read->count && !makes_names(source)) {
            diags_add(diags, DIAG_UNSUPPORTED, read->span, NULL,
                      arena_printf(diags->arena, "attribute '%s'", read->name), NULL);
        }
    }
    memory_free(reader.names);
}
