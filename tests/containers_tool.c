// containers_tool: runs commands on builtin values and prints what comes of each, for comparison
// with CPython (oracle/containers_oracle.py).
//
// One command a line; registers are r0 .. r31, literals are Python's for int, float, str without
// escapes, None, True, False, and (), [], {}, set([]) of these:
//   = r0 [1, 2]           set            m r0 r1 append r2 3    r0 = r1.append(r2, 3)
//   b r0 sorted r1        builtin        o r0 + r1 r2           operator, += for in place
//   c r0 < r1 r2          comparison     g r0 r1 2              r0 = r1[2]
//   s r0 r1 r2            r0[r1] = r2    d r0 r1                del r0[r1]
//   i r0 r1 r2            r0 = r1 in r2  p r0                   print
// An argument name=value is a keyword. The answer is repr(result), or "Type: message".
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/lang/ast.h"
#include "engine/vm/number.h"
#include "tests/support/vm_world.h"

enum {
    REGISTERS = 32,
    MAX_ARGS = 16,
    MAX_LINE = 1 << 16
};

typedef struct Tool {
    Machine *m;
    Value registers[REGISTERS];
    const char *cursor;
} Tool;

static Value parse(Tool *tool);

static void skip_blanks(Tool *tool) {
    while (*tool->cursor == ' ' || *tool->cursor == ',') {
        tool->cursor++;
    }
}

static bool take(Tool *tool, const char *text) {
    size_t length = strlen(text);
    skip_blanks(tool);
    if (strncmp(tool->cursor, text, length) != 0) {
        return false;
    }
    tool->cursor += length;
    return true;
}

static Value parse_list(Tool *tool, const char *close) {
    Value list = list_new(tool->m, 0);
    while (!take(tool, close)) {
        Value item = parse(tool);
        list_append(tool->m, list, item);
        release(tool->m, item);
    }
    return list;
}

static Value parse_dict(Tool *tool) {
    Value dict = dict_new(tool->m);
    while (!take(tool, "}")) {
        Value key = parse(tool);
        take(tool, ":");
        Value value = parse(tool);
        dict_set(tool->m, dict, key, value);
        release(tool->m, key);
        release(tool->m, value);
    }
    return dict;
}

static Value parse_number(Tool *tool) {
    char *end;
    const char *start = tool->cursor;
    size_t digits = strspn(start, "-0123456789");
    if (start[digits] == '.' || start[digits] == 'e') {
        double d = strtod(start, &end);
        tool->cursor = end;
        return value_from_float(d);
    }
    tool->cursor += digits;
    if (digits < 18) {
        return int_from_i64(tool->m, strtoll(start, &end, 10));
    }
    return int_from_digits(tool->m, start, digits, 10);
}

static Value parse_call(Tool *tool, ClassId cls) { // set(), frozenset({1})
    Value list = parse_list(tool, ")");
    Value result = call_value(tool->m, builtin_class(tool->m, cls), list_items(tool->m, list),
                              (int)list_count(tool->m, list), VALUE_UNSET);
    release(tool->m, list);
    return result;
}

static Value parse(Tool *tool) {
    Machine *m = tool->m;
    skip_blanks(tool);
    const char *at = tool->cursor;
    if (*at == 'r' && isdigit((unsigned char)at[1])) {
        char *end;
        long number = strtol(at + 1, &end, 10);
        tool->cursor = end;
        return retain(m, tool->registers[number % REGISTERS]);
    }
    if (*at == '\'') {
        const char *end = strchr(at + 1, '\'');
        tool->cursor = end + 1;
        return str_new(m, at + 1, (size_t)(end - at - 1));
    }
    if (take(tool, "[")) {
        return parse_list(tool, "]");
    }
    if (take(tool, "(")) {
        Value list = parse_list(tool, ")");
        Value tuple = tuple_of(m, list_items(m, list), list_count(m, list));
        release(m, list);
        return tuple;
    }
    if (take(tool, "{")) {
        return parse_dict(tool);
    }
    if (take(tool, "set(")) {
        return parse_call(tool, CLASS_SET);
    }
    if (take(tool, "frozenset(")) {
        return parse_call(tool, CLASS_FROZENSET);
    }
    if (take(tool, "slice(")) {
        return parse_call(tool, CLASS_SLICE);
    }
    if (take(tool, "range(")) {
        return parse_call(tool, CLASS_RANGE);
    }
    if (take(tool, "None")) {
        return VALUE_NONE;
    }
    if (take(tool, "True")) {
        return VALUE_TRUE;
    }
    if (take(tool, "False")) {
        return VALUE_FALSE;
    }
    return parse_number(tool);
}

static void parse_word(Tool *tool, char *word, size_t size) {
    skip_blanks(tool);
    size_t length = strcspn(tool->cursor, " ");
    length = length < size - 1 ? length : size - 1;
    memcpy(word, tool->cursor, length);
    word[length] = '\0';
    tool->cursor += length;
}

static Value call_with_rest(Tool *tool, Value callable) {
    Machine *m = tool->m;
    Value args[MAX_ARGS];
    int count = 0;
    int positional = -1;
    Value names = list_new(m, 0);
    for (skip_blanks(tool); *tool->cursor && count < MAX_ARGS; skip_blanks(tool)) {
        size_t word = strspn(tool->cursor, "abcdefghijklmnopqrstuvwxyz");
        if (word && tool->cursor[word] == '=') {
            Value name = str_new(m, tool->cursor, word);
            list_append(m, names, name);
            release(m, name);
            positional = positional < 0 ? count : positional;
            tool->cursor += word + 1;
        }
        args[count++] = parse(tool);
    }
    Value kwnames = VALUE_UNSET;
    if (positional >= 0) {
        kwnames = tuple_of(m, list_items(m, names), list_count(m, names));
    }
    release(m, names);
    Value result = call_value(m, callable, args, positional >= 0 ? positional : count, kwnames);
    release(m, kwnames);
    for (int i = 0; i < count; i++) {
        release(m, args[i]);
    }
    return result;
}

static Value run_method(Tool *tool) {
    char name[64];
    Value self = parse(tool);
    parse_word(tool, name, sizeof name);
    Value method = get_attr(tool->m, self, name_of_text(tool->m, name));
    Value result = method == VALUE_UNSET ? VALUE_UNSET : call_with_rest(tool, method);
    release(tool->m, method);
    release(tool->m, self);
    return result;
}

static Value run_builtin(Tool *tool) {
    char name[64];
    parse_word(tool, name, sizeof name);
    Value callable = dict_get_z(tool->m, tool->m->world->builtins, name);
    if (callable == VALUE_UNSET) {
        return raise_error(tool->m, CLASS_NAME_ERROR, "name '%s' is not defined", name);
    }
    return call_with_rest(tool, callable);
}

static Value run_operator(Tool *tool) {
    static const char *const symbols[] = {"+",  "-",  "*", "@", "/", "%", "**",
                                          "<<", ">>", "|", "^", "&", "//"};
    char symbol[8];
    parse_word(tool, symbol, sizeof symbol);
    size_t length = strlen(symbol);
    int in_place = symbol[length - 1] == '=' ? OPCODE_INPLACE : 0;
    symbol[length - (in_place ? 1 : 0)] = '\0';
    int op = 0;
    while (op < OPERATOR_COUNT - 1 && strcmp(symbols[op], symbol) != 0) {
        op++;
    }
    Value a = parse(tool);
    Value b = parse(tool);
    Value result = value_binary(tool->m, a, b, op | in_place);
    release(tool->m, a);
    release(tool->m, b);
    return result;
}

static Value run_compare(Tool *tool) {
    static const char *const symbols[] = {"==", "!=", "<", "<=", ">", ">="};
    char symbol[8];
    parse_word(tool, symbol, sizeof symbol);
    int op = 0;
    while (op < COMPARE_GT_E && strcmp(symbols[op], symbol) != 0) {
        op++;
    }
    Value a = parse(tool);
    Value b = parse(tool);
    Value result = value_compare(tool->m, a, b, op);
    release(tool->m, a);
    release(tool->m, b);
    return result;
}

// Commands that have no register for the result: s, d, p.
static Value run_statement(Tool *tool, char command) {
    Machine *m = tool->m;
    Value o = parse(tool);
    bool ok = true;
    if (command == 'p') {
        return o;
    }
    Value key = parse(tool);
    if (command == 'd') {
        ok = value_del_item(m, o, key);
    } else {
        Value value = parse(tool);
        ok = value_set_item(m, o, key, value);
        release(m, value);
    }
    release(m, key);
    release(m, o);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value run_expression(Tool *tool, char command) {
    Machine *m = tool->m;
    if (command == '=') {
        return parse(tool);
    }
    if (command == 'm') {
        return run_method(tool);
    }
    if (command == 'b') {
        return run_builtin(tool);
    }
    if (command == 'o') {
        return run_operator(tool);
    }
    if (command == 'c') {
        return run_compare(tool);
    }
    Value a = parse(tool);
    Value b = parse(tool);
    Value result = VALUE_UNSET;
    bool there;
    if (command == 'g') {
        result = value_get_item(m, a, b);
    } else if (value_contains(m, b, a, &there)) {
        result = value_from_bool(there);
    }
    release(m, a);
    release(m, b);
    return result;
}

static void print_failure(Tool *tool) {
    Machine *m = tool->m;
    Value exception = pending_take(m);
    Value text = value_str(m, exception);
    printf("%s: %s\n", type_name(m, exception), text == VALUE_UNSET ? "?" : str_bytes(m, text));
    release(m, text);
    release(m, exception);
}

static void run_line(Tool *tool, const char *line) {
    Machine *m = tool->m;
    char command = line[0];
    tool->cursor = line + 1;
    bool is_statement = command == 's' || command == 'd' || command == 'p';
    long target = -1;
    if (!is_statement) {
        char *end;
        skip_blanks(tool);
        target = strtol(tool->cursor + 1, &end, 10) % REGISTERS;
        tool->cursor = end;
    }
    Value result = is_statement ? run_statement(tool, command) : run_expression(tool, command);
    if (result == VALUE_UNSET) {
        print_failure(tool);
        return;
    }
    Value text = value_repr(m, result);
    if (text == VALUE_UNSET) {
        print_failure(tool);
    } else {
        printf("%s\n", str_bytes(m, text));
    }
    release(m, text);
    if (target >= 0) {
        replace(m, &tool->registers[target], result);
    } else {
        release(m, result);
    }
}

int main(void) {
    static char line[MAX_LINE];
    Tool tool = {.m = vm_world_new()};
    uint64_t objects = tool.m->world->heap.object_count;
    for (int i = 0; i < REGISTERS; i++) {
        tool.registers[i] = VALUE_NONE;
    }
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] != '\0' && line[0] != '#') {
            run_line(&tool, line);
        }
    }
    for (int i = 0; i < REGISTERS; i++) {
        replace(tool.m, &tool.registers[i], VALUE_UNSET);
    }
    const char *problem = NULL;
    if (!heap_check(tool.m, &problem)) {
        printf("heap: %s\n", problem);
    }
    heap_collect(tool.m, false);
    (void)objects;
    vm_world_free(tool.m);
    return 0;
}
