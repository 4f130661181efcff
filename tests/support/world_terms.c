#include "tests/support/world_terms.h"

#include <stdlib.h>
#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/str.h"

// --- terms ------------------------------------------------------------------------------------

static int nibble(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

static Value read_hex(Machine *m, const char *p, size_t length, bool is_bytes) {
    Text text = {0};
    for (size_t i = 0; i + 1 < length; i += 2) {
        text_add_char(&text, (char)(nibble(p[i]) << 4 | nibble(p[i + 1])));
    }
    Value v = is_bytes ? bytes_new(m, text_z(&text), text.length) : str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value read_items(Machine *m, const char **cursor, char kind, long count) {
    Value list = list_new(m, 0);
    Value dict = dict_new(m);
    for (long i = 0; i < count; i++) {
        Value item = world_read_term(m, cursor);
        if (kind == 'd') {
            Value value = world_read_term(m, cursor);
            dict_set(m, dict, item, value);
            release(m, value);
        } else {
            list_append(m, list, item);
        }
        release(m, item);
    }
    Value result = kind == 'd'   ? retain(m, dict)
                   : kind == 'l' ? retain(m, list)
                                 : tuple_of(m, list_items(m, list), (uint32_t)count);
    release(m, list);
    release(m, dict);
    return result;
}

Value world_read_term(Machine *m, const char **cursor) {
    const char *p = *cursor;
    size_t length = strcspn(p, "\t\n");
    *cursor = p + length + (p[length] == '\t');
    switch (p[0]) {
    case 'i':
        return int_from_digits(m, p + 1, length - 1, 10);
    case 'f':
        return value_from_float(strtod(p + 1, NULL));
    case 's':
        return read_hex(m, p + 1, length - 1, false);
    case 'y':
        return read_hex(m, p + 1, length - 1, true);
    case 'T':
        return VALUE_TRUE;
    case 'F':
        return VALUE_FALSE;
    case 'N':
        return VALUE_NONE;
    case 't':
    case 'l':
    case 'd':
        return read_items(m, cursor, p[0], strtol(p + 1, NULL, 10));
    default:
        return VALUE_UNSET;
    }
}

// --- commands ---------------------------------------------------------------------------------

enum {
    MAX_TERMS = 16
};

// A U term begins keyword arguments: name as str, then its value.
static Value call_with(Machine *m, Value callable, const Value *terms, int count) {
    int positional = 0;
    while (positional < count && terms[positional] != VALUE_UNSET) {
        positional++;
    }
    Value args[MAX_TERMS];
    Value names[MAX_TERMS];
    int named = 0;
    for (int i = 0; i < positional; i++) {
        args[i] = terms[i];
    }
    for (int i = positional + 1; i + 1 < count; i += 2) {
        names[named] = terms[i];
        args[positional + named++] = terms[i + 1];
    }
    Value kwnames = named ? tuple_of(m, names, (uint32_t)named) : VALUE_UNSET;
    Value result = call_value(m, callable, args, positional, kwnames);
    release(m, kwnames);
    return result;
}

static Value call_method(Machine *m, Value object, const Value *terms, int count) {
    Value name = str_intern(m, str_bytes(m, terms[0]), str_length(m, terms[0]));
    Value method = get_attr(m, object, name);
    release(m, name);
    if (method == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = call_with(m, method, terms + 1, count - 1);
    release(m, method);
    return result;
}

static bool is(const char *command, const char *name) {
    return strcmp(command, name) == 0;
}

static Value builtin_named(Machine *m, Value name) {
    return dict_get(m, m->world->builtins, name);
}

static Value run_command(Machine *m, const char *command, const Value *terms, int count) {
    int64_t op = 0;
    if (is(command, "binary") && int_to_i64(m, terms[0], &op)) {
        return value_binary(m, terms[1], terms[2], (int)op);
    }
    if (is(command, "compare") && int_to_i64(m, terms[0], &op)) {
        return value_compare(m, terms[1], terms[2], (int)op);
    }
    if (is(command, "unary") && int_to_i64(m, terms[0], &op)) {
        return value_unary(m, terms[1], (int)op);
    }
    if (is(command, "item")) {
        return value_get_item(m, terms[0], terms[1]);
    }
    if (is(command, "format")) {
        return value_format(m, terms[0], terms[1]);
    }
    if (is(command, "method")) { // object, name, arguments
        return call_method(m, terms[0], terms + 1, count - 1);
    }
    if (is(command, "static")) { // class, name, arguments
        return call_method(m, builtin_named(m, terms[0]), terms + 1, count - 1);
    }
    if (is(command, "call")) { // builtin, arguments
        return call_with(m, builtin_named(m, terms[0]), terms + 1, count - 1);
    }
    if (is(command, "attribute")) {
        return get_attr(m, terms[0], terms[1]);
    }
    return raise_error(m, CLASS_SYSTEM_ERROR, "no command '%s'", command);
}

static void add_result(Machine *m, Value result, Text *out) {
    Value shown = result == VALUE_UNSET ? VALUE_UNSET : value_ascii(m, result);
    if (shown != VALUE_UNSET) {
        text_add(out, str_bytes(m, shown), str_length(m, shown));
        release(m, shown);
        return;
    }
    Value exception = pending_take(m);
    Value message = value_str(m, exception);
    text_printf(out, "!%s ", type_name(m, exception));
    if (message != VALUE_UNSET) {
        str_add_ascii(out, str_bytes(m, message), str_length(m, message));
    }
    release(m, message);
    release(m, exception);
}

void world_evaluate(Machine *m, const char *line, Text *out) {
    char command[16];
    size_t length = strcspn(line, "\t\n");
    length = length < sizeof command - 1 ? length : sizeof command - 1;
    memcpy(command, line, length);
    command[length] = '\0';
    const char *cursor = line + length + (line[length] == '\t');
    Value terms[MAX_TERMS];
    int count = 0;
    while (*cursor && *cursor != '\n' && count < MAX_TERMS) {
        terms[count++] = world_read_term(m, &cursor);
    }
    Value result = run_command(m, command, terms, count);
    if (m->problem.length > 0) {
        text_printf(out, "!unsupported");
        text_clear(&m->problem);
        release(m, pending_take(m));
    } else {
        add_result(m, result, out);
    }
    release(m, result);
    for (int i = 0; i < count; i++) {
        release(m, terms[i]);
    }
}
