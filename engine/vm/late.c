#include "engine/vm/late.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/compile.h"
#include "engine/vm/costs.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

enum {
    MAX_TEXT_BYTES = 1024 * 1024,
    MAX_TEXTS_BYTES = 8 * 1024 * 1024, // of all that are kept
    UNITS_PER_BYTE = 20,               // what compiling counts as
    UNITS_PER_TEXT = 1000
};

struct LateProgram {
    Arena arena;
    const Program *program;
    CompileMode mode;
    int users; // machines
};

// --- which of them are still used -------------------------------------------------------------

// The machine's side of it; the world may be gone.
static void drop(Machine *m, uint32_t number) {
    LateProgram *late = m->late[number];
    if (m->costs) {
        costs_forget(m->costs, (int)number);
    }
    m->programs[number] = NULL;
    m->codes[number] = NULL;
    m->late[number] = NULL;
    memory_free(m->caches[number]);
    m->caches[number] = NULL;
    if (--late->users == 0) {
        arena_release(&late->arena);
        memory_free(late);
    }
}

static void forget(Machine *m, uint32_t number) {
    replace(m, &m->world->names[number], VALUE_UNSET);
    replace(m, &m->world->constants[number], VALUE_UNSET);
    drop(m, number);
}

// Code objects among the constants are no use of their program by themselves.
static void count_code_objects(Machine *m, int64_t *uses) {
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        const Program *program = m->programs[i];
        for (uint32_t c = 0; program && c < program->constant_count; c++) {
            uses[i] -= program->constants[c].kind == PROGRAM_CONSTANT_CODE;
        }
    }
    for (Object *o = heap_next(m, NULL, TYPE_CODE); o; o = heap_next(m, o, TYPE_CODE)) {
        uses[((CodeObject *)(void *)o)->program] += o->refs;
    }
}

#define COUNT_USES(m, uses, TYPE, Type)                                                            \
    for (Object *o = heap_next(m, NULL, TYPE); o; o = heap_next(m, o, TYPE)) {                     \
        uses[((Type *)(void *)o)->program]++;                                                      \
    }

// Makes room for another text. False: all that there are are used, or may be in a snapshot.
static bool make_room(Machine *m) {
    if (m->was_copied) {
        return false;
    }
    int64_t uses[PROGRAM_LIMIT] = {0};
    bool found = false;
    count_code_objects(m, uses);
    COUNT_USES(m, uses, TYPE_FUNCTION, Function)
    COUNT_USES(m, uses, TYPE_FRAME, Frame)
    COUNT_USES(m, uses, TYPE_GENERATOR, Generator)
    COUNT_USES(m, uses, TYPE_TRACEBACK, Traceback)
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        if (m->late[i] && uses[i] == 0) {
            forget(m, i);
            found = true;
        }
    }
    return found;
}

void late_share(Machine *child, const Machine *m) {
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        if (m->late[i]) {
            child->late[i]->users++;
            child->caches[i] = machine_cache_new(m->programs[i]);
        }
    }
}

void late_release(Machine *m) {
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        if (m->late[i]) {
            drop(m, i);
        }
    }
}

// --- compiling --------------------------------------------------------------------------------

// What is said of a text that is compiled now depends on where it will run.
typedef struct Ground {
    Machine *m;
    Value globals; // borrowed, or unset: not known yet
    Value locals;
} Ground;

static bool has_module(void *context, const char *module) {
    return machine_has_module(((Ground *)context)->m, module);
}

static bool has_name(void *context, const char *module, const char *name) {
    return machine_has_name(((Ground *)context)->m, module, name);
}

static bool has_key(Machine *m, Value mapping, const char *name) {
    return is_type(m, mapping, TYPE_DICT) && dict_get_z(m, mapping, name) != VALUE_UNSET;
}

static bool has_builtin(void *context, const char *name) {
    const Ground *place = context;
    Machine *m = place->m;
    bool is_own =
        value_is_ref(place->globals) && late_builtins(m, place->globals) != m->world->builtins;
    return is_own || machine_has_builtin(m, name) || has_key(m, place->globals, name) ||
           has_key(m, place->locals, name);
}

// The line as CPython's parser has it: with its newline, but for that of an expression.
static Value line_of(Machine *m, const Source *source, int32_t number, CompileMode mode) {
    if (number < 1) {
        return str_new(m, "", 0);
    }
    Span line = source_line(source, number);
    return str_printf(m, "%.*s%s", line.end - line.start, source->bytes + line.start,
                      mode == COMPILE_EXPRESSION ? "" : "\n");
}

static Value details(Machine *m, const Source *source, const Diag *diag, CompileMode mode,
                     bool was_parsed) {
    Place begin = source_place(source, diag->span.start);
    Place end = source_place(source, diag->span.end);
    bool is_empty = source->length == 0;
    bool at_end = mode == COMPILE_EXPRESSION && diag->span.start >= source->length;
    bool is_indent = strcmp(diag->type, "IndentationError") == 0;
    bool is_open = strstr(diag->message, "was never closed") != NULL;
    int32_t line = is_empty ? 0 : begin.line;
    int32_t column = is_empty || at_end ? 0 : begin.column;
    Value text = was_parsed ? VALUE_NONE : line_of(m, source, line, mode);
    Value items[] = {str_z(m, source->name),
                     value_from_small_int(line),
                     value_from_small_int(column),
                     text,
                     value_from_small_int(is_empty ? 0 : end.line),
                     value_from_small_int(at_end || is_open ? 0
                                          : is_indent       ? -1
                                                            : end.column)};
    Value made = tuple_of(m, items, sizeof items / sizeof items[0]);
    release(m, items[0]);
    release(m, text);
    return made;
}

static void raise_syntax_error(Machine *m, const Source *source, const Diags *diags,
                               CompileMode mode, bool was_parsed) {
    const Diag *diag = diags_leading(diags);
    ClassId cls = strcmp(diag->type, "IndentationError") == 0 ? CLASS_INDENTATION_ERROR
                  : strcmp(diag->type, "TabError") == 0       ? CLASS_TAB_ERROR
                                                              : CLASS_SYNTAX_ERROR;
    Value items[] = {str_z(m, diag->message), details(m, source, diag, mode, was_parsed)};
    Value args = tuple_of(m, items, 2);
    release(m, items[0]);
    release(m, items[1]);
    raise_value(m, exception_of(m, builtin_class(m, cls), args));
}

static uint32_t known_text(const Machine *m, const char *name, const char *bytes, size_t length,
                           CompileMode mode) {
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        const LateProgram *late = m->late[i];
        if (late && late->mode == mode && (size_t)late->program->source.length == length &&
            strcmp(late->program->source.name, name) == 0 &&
            memcmp(late->program->source.bytes, bytes, length) == 0) {
            return i;
        }
    }
    return 0;
}

// 0: there is none.
static uint32_t free_number(Machine *m, size_t length) {
    size_t total = length;
    uint32_t number = 0;
    for (uint32_t i = PROGRAM_LIMIT - 1; i >= PROGRAM_LATE; i--) {
        total += m->late[i] ? (size_t)m->late[i]->program->source.length : 0;
        number = m->late[i] ? number : i;
    }
    return total > MAX_TEXTS_BYTES ? 0 : number;
}

// Warnings come without the line of the source: no file has it.
static void tell_warnings(Machine *m, const char *warnings) {
    while (*warnings) {
        size_t length = strcspn(warnings, "\n");
        length += warnings[length] == '\n';
        if (warnings[0] != ' ') {
            machine_output(m, warnings, length, true);
        }
        warnings += length;
    }
}

static LateProgram *compile_now(Machine *m, const char *name, const char *bytes, size_t length,
                                CompileMode mode, Ground *place) {
    LateProgram *late = NEW(LateProgram);
    *late = (LateProgram){.mode = mode, .users = 1};
    const Catalog catalog = {has_module, has_name, has_builtin, place};
    CompileOptions options = {.catalog = &catalog, .mode = mode};
    Source source = source_make(&late->arena, arena_copy_text(&late->arena, name, strlen(name)),
                                arena_copy_text(&late->arena, bytes, length), length);
    source.minor = m->profile->minor;
    Diags diags = {.arena = &late->arena};
    bool was_parsed = false;
    late->program = compile_source(&source, &options, &diags, &was_parsed);
    if (late->program) {
        tell_warnings(m, late->program->warnings);
        return late;
    }
    if (diags_has(&diags, DIAG_SYNTAX)) {
        raise_syntax_error(m, &source, &diags, mode, was_parsed);
    } else {
        raise_unsupported(m, "%s, in a text that is compiled while the program runs",
                          diags.first->message);
    }
    arena_release(&late->arena);
    memory_free(late);
    return NULL;
}

// The number of the program that the text (valid UTF-8) becomes; 0: an exception is pending.
static uint32_t compile_late(Machine *m, const char *name, const char *bytes, size_t length,
                             CompileMode mode, Ground *place) {
    if (!machine_spend(m, UNITS_PER_TEXT + length * UNITS_PER_BYTE)) {
        return 0;
    }
    uint32_t number = known_text(m, name, bytes, length, mode);
    if (number) { // a restored world may not have its names yet
        bool is_there = value_is_ref(m->world->names[number]);
        return is_there || machine_add_program(m, number, m->programs[number]) ? number : 0;
    }
    number = length > MAX_TEXT_BYTES ? 0 : free_number(m, length);
    if (!number && length <= MAX_TEXT_BYTES && make_room(m)) {
        number = free_number(m, length);
    }
    if (!number) {
        raise_unsupported(m, length > MAX_TEXT_BYTES
                                 ? "compiling a text of more than 1 MiB while the program runs"
                                 : "more than 250 texts that were compiled while the program runs "
                                   "and are still used");
        return 0;
    }
    LateProgram *late = compile_now(m, name, bytes, length, mode, place);
    if (!late) {
        return 0;
    }
    m->late[number] = late;
    m->caches[number] = machine_cache_new(late->program);
    if (!machine_add_program(m, number, late->program)) {
        return 0; // the slot is made free with the others
    }
    return number;
}

// --- the functions ----------------------------------------------------------------------------

// The text of a str or of bytes. False: an exception is pending.
static bool text_of_source(Machine *m, Value v, const char *expected, const char **bytes,
                           size_t *length) {
    v = value_inside(m, v);
    if (is_type(m, v, TYPE_STR)) {
        *bytes = str_bytes(m, v);
        *length = str_length(m, v);
    } else if (is_type(m, v, TYPE_BYTES)) {
        *bytes = AS(Bytes, m, v)->bytes;
        *length = AS(Bytes, m, v)->length;
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "%s", expected);
        return false;
    }
    if (memchr(*bytes, 0, *length)) {
        raise_error(m, CLASS_SYNTAX_ERROR, "source code string cannot contain null bytes");
        return false;
    }
    if (utf8_first_bad(*bytes, *length) < *length) {
        raise_unsupported(m, "compiling bytes that are not UTF-8 text");
        return false;
    }
    return true;
}

// Of an expression the blanks before it do not count.
static void skip_blanks(const char **bytes, size_t *length) {
    while (*length > 0 && (**bytes == ' ' || **bytes == '\t')) {
        ++*bytes;
        --*length;
    }
}

Value late_builtins(Machine *m, Value globals) {
    Value found = dict_get_z(m, globals, "__builtins__");
    return is_type(m, found, TYPE_MODULE) ? AS(ModuleObject, m, found)->dict
           : is_type(m, found, TYPE_DICT) ? found
                                          : m->world->builtins;
}

bool late_lacks(Machine *m, const Frame *f, const char *name) {
    if (f->program < PROGRAM_LATE) {
        return false;
    }
    Value builtins = late_builtins(m, f->globals);
    return builtins != m->world->builtins && dict_get_z(m, builtins, name) == VALUE_UNSET;
}

static bool is_mapping(Machine *m, Value v) {
    return is_type(m, items_inside(m, v), TYPE_DICT) ||
           class_lookup(m, class_of(m, v), name_z(m, "__getitem__")) != VALUE_UNSET;
}

// Where the text runs: as given, or where the caller stands. The values are owned.
static bool place_of(Machine *m, const Call *call, const char *function, Ground *place) {
    Value globals = call->count > 1 ? call->args[1] : VALUE_NONE;
    Value locals = call->count > 2 ? call->args[2] : VALUE_NONE;
    const Frame *frame = user_frame_from(m, m->world->strand.frame);
    *place = (Ground){m, VALUE_UNSET, VALUE_UNSET};
    if (locals != VALUE_NONE && !is_mapping(m, locals)) {
        raise_error(m, CLASS_TYPE_ERROR, "locals must be a mapping");
        return false;
    }
    if (globals != VALUE_NONE && !is_type(m, globals, TYPE_DICT)) {
        if (is_type(m, value_inside(m, globals), TYPE_DICT)) {
            raise_unsupported(m, "%s with globals of a class of its own", function);
        } else {
            raise_error(m, CLASS_TYPE_ERROR, "%sglobals must be a dict%s%s",
                        strcmp(function, "exec") == 0 ? "exec() " : "",
                        strcmp(function, "exec") == 0 ? ", not " : "",
                        strcmp(function, "exec") == 0 ? type_name(m, globals) : "");
        }
        return false;
    }
    bool is_here = globals == VALUE_NONE;
    place->globals = retain(m, !is_here ? globals : frame ? frame->globals : m->world->globals[0]);
    if (locals != VALUE_NONE) {
        place->locals = retain(m, locals);
    } else if (is_here && frame) {
        place->locals = frame_locals(m, value_of(m, frame));
    } else {
        place->locals = retain(m, place->globals);
    }
    bool is_known = dict_get_z(m, place->globals, "__builtins__") != VALUE_UNSET;
    return is_known || dict_set_z(m, place->globals, "__builtins__", m->world->builtins);
}

static void place_release(Machine *m, Ground *place) {
    release(m, place->globals);
    release(m, place->locals);
}

static Value push_code(Machine *m, uint32_t program, const Ground *place) {
    if (!check_recursion(m, "")) {
        return VALUE_UNSET;
    }
    Value function = function_new(m, program, 0, place->globals);
    Value frame = function == VALUE_UNSET ? VALUE_UNSET
                                          : frame_for_call(m, function, NULL, 0, NULL, VALUE_UNSET);
    release(m, function);
    if (frame == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (place->locals != place->globals) {
        AS(Frame, m, frame)->locals = retain(m, place->locals);
    }
    frame_push(m, frame, ACTION_PUSH);
    return VALUE_PUSHED;
}

static uint32_t program_of(Machine *m, Value source, const char *function, CompileMode mode,
                           Ground *place) {
    if (is_type(m, source, TYPE_CODE)) {
        const CodeObject *object = AS(CodeObject, m, source);
        const Code *code = code_at(m, object->program, object->code);
        if (code->free_count > 0) {
            raise_error(m, CLASS_TYPE_ERROR,
                        "code object passed to %s() may not contain free variables", function);
            return 0;
        }
        if (object->program < PROGRAM_LATE || object->code != 0) {
            raise_unsupported(m, "%s of the code of a function", function);
            return 0;
        }
        if (mode == COMPILE_MODULE && m->late[object->program]->mode != mode) {
            raise_unsupported(m, "exec of code that was compiled for eval");
            return 0;
        }
        return object->program;
    }
    const char *expected = mode == COMPILE_EXPRESSION
                               ? "eval() arg 1 must be a string, bytes or code object"
                               : "exec() arg 1 must be a string, bytes or code object";
    const char *bytes;
    size_t length;
    if (!text_of_source(m, source, expected, &bytes, &length)) {
        return 0;
    }
    if (mode == COMPILE_EXPRESSION) {
        skip_blanks(&bytes, &length);
    }
    return compile_late(m, "<string>", bytes, length, mode, place);
}

static Value run_text(Machine *m, const Call *call, const char *function, CompileMode mode) {
    Ground place;
    bool ok = place_of(m, call, function, &place);
    uint32_t program = ok ? program_of(m, call->args[0], function, mode, &place) : 0;
    Value result = program ? push_code(m, program, &place) : VALUE_UNSET;
    place_release(m, &place);
    return result;
}

static Value native_eval(Machine *m, const Call *call) {
    return run_text(m, call, "eval", COMPILE_EXPRESSION);
}

static Value native_exec(Machine *m, const Call *call) {
    return run_text(m, call, "exec", COMPILE_MODULE);
}

// The mode, or -1 with an exception pending.
static int mode_of(Machine *m, Value mode) {
    mode = value_inside(m, mode);
    if (!is_type(m, mode, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "compile() argument 'mode' must be str, not %s",
                    argument_type_name(m, mode));
        return -1;
    }
    if (str_equal_z(m, mode, "single")) {
        raise_unsupported(m, "compile() of what is typed at a prompt");
        return -1;
    }
    if (!str_equal_z(m, mode, "eval") && !str_equal_z(m, mode, "exec")) {
        raise_error(m, CLASS_VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'");
        return -1;
    }
    return str_equal_z(m, mode, "eval") ? COMPILE_EXPRESSION : COMPILE_MODULE;
}

static Value native_compile(Machine *m, const Call *call) {
    static const char *const names[] = {"source",       "filename", "mode", "flags",
                                        "dont_inherit", "optimize", NULL};
    Value values[6];
    if (!call_parse(m, call, "compile", names, 3, values)) {
        return VALUE_UNSET;
    }
    Value name = value_inside(m, values[1]);
    if (!is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %s",
                           type_name(m, values[1]));
    }
    if (values[3] != VALUE_UNSET && values[3] != value_from_small_int(0)) {
        return raise_unsupported(m, "compile() with flags");
    }
    int mode = mode_of(m, values[2]);
    const char *bytes;
    size_t length;
    if (mode < 0 ||
        !text_of_source(m, values[0], "compile() arg 1 must be a string, bytes or AST object",
                        &bytes, &length)) {
        return VALUE_UNSET;
    }
    if (mode == COMPILE_EXPRESSION) {
        skip_blanks(&bytes, &length);
    }
    Ground place = {m, VALUE_UNSET, VALUE_UNSET};
    uint32_t program =
        compile_late(m, str_bytes(m, name), bytes, length, (CompileMode)mode, &place);
    return program ? code_object_new(m, program, 0) : VALUE_UNSET;
}

const NativeInfo natives_late[] = {
    {"eval", native_eval, 1, 3, false, EFFECT_PRIVATE},
    {"exec", native_exec, 1, 3, false, EFFECT_PRIVATE},
    {"compile", native_compile, 0, -1, true, EFFECT_PRIVATE},
    {0},
};

// --- reporting --------------------------------------------------------------------------------

static int64_t number_field(Machine *m, Value exception, const char *name) {
    Value *field = exception_field(m, exception, name);
    int64_t number = -1;
    return field && value_is_int(*field) && int_to_i64(m, *field, &number) ? number : -1;
}

static void add_marked_line(const char *text, int64_t offset, int64_t end, Text *out) {
    int64_t carets = end > 0 && end > offset ? end - offset : 1;
    offset--;
    while (*text == ' ' || *text == '\t' || *text == '\f') {
        text++;
        offset--;
    }
    size_t length = strcspn(text, "\n");
    text_printf(out, "    %.*s\n", (int)length, text);
    if (offset < 0) {
        return;
    }
    int64_t width = (int64_t)utf8_count(text, length);
    offset = offset < width ? offset : width;
    text_printf(out, "    %*s", (int)offset, "");
    for (int64_t i = 0; i < carets && i <= width; i++) {
        text_add_char(out, '^');
    }
    text_add_char(out, '\n');
}

void late_syntax_report(Machine *m, Value exception, Text *out) {
    Value *name = exception_field(m, exception, "filename");
    Value *text = exception_field(m, exception, "text");
    int64_t line = number_field(m, exception, "lineno");
    if (!name || line < 0) {
        return;
    }
    text_printf(out, "  File \"%s\", line %lld\n",
                is_type(m, *name, TYPE_STR) ? str_bytes(m, *name) : "<string>", (long long)line);
    if (!text || !is_type(m, *text, TYPE_STR)) {
        return;
    }
    int64_t end_line = number_field(m, exception, "end_lineno");
    int64_t width = (int64_t)AS(Str, m, *text)->count;
    int64_t end = number_field(m, exception, "end_offset");
    end = end_line > line ? width : end > width + 1 ? width + 1 : end;
    add_marked_line(str_bytes(m, *text), number_field(m, exception, "offset"), end, out);
}
