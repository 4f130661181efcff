// dump_ast: what the front end makes of files, as text that a script can compare.
//
// dump_ast FILE...           the tree, or the error CPython would stop at
// dump_ast --report FILE...  the report for people
// dump_ast --time FILE...    megabytes parsed a second, all files together
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/lang/check_syntax.h"
#include "engine/lang/parse.h"

typedef struct Dump {
    const Source *source;
    Text out;
} Dump;

static void dump_expr(Dump *d, const Expr *expr);
static void dump_stmts(Dump *d, StmtList list);
static void dump_pattern(Dump *d, const Pattern *pattern);

static void place(Dump *d, int32_t offset) {
    int32_t line = source_place(d->source, offset).line;
    text_printf(&d->out, "%d:%d", (int)line, (int)(offset - d->source->line_starts[line - 1]));
}

static void open_node(Dump *d, const char *kind, Span span) {
    text_printf(&d->out, "(%s@", kind);
    place(d, span.start);
    text_add_char(&d->out, '-');
    place(d, span.end);
}

static void close_node(Dump *d) {
    text_add_char(&d->out, ')');
}

static void name(Dump *d, const char *text) {
    text_printf(&d->out, text ? " '%s" : " ~", text);
}

static void word(Dump *d, const char *text) {
    text_printf(&d->out, " %s", text);
}

static void bytes(Dump *d, const char *text, int32_t length) {
    text_add_char(&d->out, ' ');
    text_add_char(&d->out, '"');
    for (int32_t i = 0; i < length; i++) {
        text_printf(&d->out, "%02x", (unsigned)(unsigned char)text[i]);
    }
}

static void exprs(Dump *d, ExprList list) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < list.count; i++) {
        dump_expr(d, list.items[i]);
    }
    text_add_char(&d->out, ']');
}

static const char *context_name(ExprContext context) {
    return context == CONTEXT_LOAD ? "Load" : context == CONTEXT_STORE ? "Store" : "Del";
}

static const char *operator_name(Operator op) {
    static const char *const names[OPERATOR_COUNT] = {
        "Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
    return names[op];
}

static void keywords(Dump *d, const Keyword *list, int count) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < count; i++) {
        text_add_char(&d->out, ' ');
        open_node(d, "keyword", list[i].span);
        name(d, list[i].arg);
        dump_expr(d, list[i].value);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void arg(Dump *d, const Arg *one) {
    if (!one) {
        word(d, "~");
        return;
    }
    text_add_char(&d->out, ' ');
    open_node(d, "arg", one->span);
    name(d, one->arg);
    dump_expr(d, one->annotation);
    close_node(d);
}

static void args(Dump *d, const Arg *list, int count) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < count; i++) {
        arg(d, &list[i]);
    }
    text_add_char(&d->out, ']');
}

static void arguments(Dump *d, const Arguments *a) {
    text_add_z(&d->out, " (arguments");
    args(d, a->posonlyargs, a->posonlyargs_count);
    args(d, a->args, a->args_count);
    arg(d, a->vararg);
    args(d, a->kwonlyargs, a->kwonlyargs_count);
    exprs(d, a->kw_defaults);
    arg(d, a->kwarg);
    exprs(d, a->defaults);
    close_node(d);
}

static void constant(Dump *d, const Expr *expr) {
    uint64_t bits;
    memcpy(&bits, &expr->as.constant.number, sizeof bits);
    switch (expr->as.constant.kind) {
    case CONSTANT_NONE:
        word(d, "None");
        break;
    case CONSTANT_TRUE:
        word(d, "True");
        break;
    case CONSTANT_FALSE:
        word(d, "False");
        break;
    case CONSTANT_ELLIPSIS:
        word(d, "Ellipsis");
        break;
    case CONSTANT_INT:
        text_printf(&d->out, " int %s", expr->as.constant.text);
        break;
    case CONSTANT_FLOAT:
        text_printf(&d->out, " float %016" PRIx64, bits);
        break;
    case CONSTANT_COMPLEX:
        text_printf(&d->out, " complex %016" PRIx64, bits);
        break;
    case CONSTANT_STR:
        word(d, "str");
        bytes(d, expr->as.constant.text, expr->as.constant.length);
        break;
    case CONSTANT_BYTES:
        word(d, "bytes");
        bytes(d, expr->as.constant.text, expr->as.constant.length);
        break;
    }
}

static void comprehension(Dump *d, const Expr *expr) {
    dump_expr(d, expr->as.comp.element);
    if (expr->kind == EXPR_DICT_COMP) {
        dump_expr(d, expr->as.comp.value);
    }
    text_add_z(&d->out, " [");
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        const Comprehension *clause = &expr->as.comp.generators[i];
        text_add_z(&d->out, " (comprehension");
        dump_expr(d, clause->target);
        dump_expr(d, clause->iter);
        exprs(d, clause->ifs);
        word(d, clause->is_async ? "1" : "0");
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void compare(Dump *d, const Expr *expr) {
    static const char *const names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                        "GtE", "Is",    "IsNot", "In",  "NotIn"};
    dump_expr(d, expr->as.compare.left);
    text_add_z(&d->out, " [");
    for (int i = 0; i < expr->as.compare.comparators.count; i++) {
        word(d, names[expr->as.compare.ops[i]]);
    }
    text_add_char(&d->out, ']');
    exprs(d, expr->as.compare.comparators);
}

static const char *expr_name(ExprKind kind) {
    static const char *const names[] = {
        "BoolOp",    "NamedExpr", "BinOp",     "UnaryOp",   "Lambda",   "IfExp",
        "Dict",      "Set",       "ListComp",  "SetComp",   "DictComp", "GeneratorExp",
        "Await",     "Yield",     "YieldFrom", "Compare",   "Call",     "FormattedValue",
        "JoinedStr", "Constant",  "Attribute", "Subscript", "Starred",  "Name",
        "List",      "Tuple",     "Slice"};
    return names[kind];
}

static void dump_expr_fields(Dump *d, const Expr *expr) {
    static const char *const unary[] = {"Invert", "Not", "UAdd", "USub"};
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        word(d, expr->as.bool_op.is_or ? "Or" : "And");
        exprs(d, expr->as.bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        dump_expr(d, expr->as.named.target);
        dump_expr(d, expr->as.named.value);
        break;
    case EXPR_BIN_OP:
        dump_expr(d, expr->as.bin_op.left);
        word(d, operator_name(expr->as.bin_op.op));
        dump_expr(d, expr->as.bin_op.right);
        break;
    case EXPR_UNARY_OP:
        word(d, unary[expr->as.unary.op]);
        dump_expr(d, expr->as.unary.operand);
        break;
    case EXPR_LAMBDA:
        arguments(d, expr->as.lambda.args);
        dump_expr(d, expr->as.lambda.body);
        break;
    case EXPR_IF_EXP:
        dump_expr(d, expr->as.if_exp.test);
        dump_expr(d, expr->as.if_exp.body);
        dump_expr(d, expr->as.if_exp.orelse);
        break;
    case EXPR_DICT:
        exprs(d, expr->as.dict.keys);
        exprs(d, expr->as.dict.values);
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_JOINED_STR:
        exprs(d, expr->as.elements);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        comprehension(d, expr);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
    case EXPR_STARRED:
        dump_expr(d, expr->as.value);
        break;
    case EXPR_COMPARE:
        compare(d, expr);
        break;
    case EXPR_CALL:
        dump_expr(d, expr->as.call.func);
        exprs(d, expr->as.call.args);
        keywords(d, expr->as.call.keywords, expr->as.call.keyword_count);
        break;
    case EXPR_FORMATTED_VALUE:
        dump_expr(d, expr->as.formatted.value);
        text_printf(&d->out, " %d",
                    expr->as.formatted.conversion ? expr->as.formatted.conversion : -1);
        dump_expr(d, expr->as.formatted.format_spec);
        break;
    case EXPR_CONSTANT:
        constant(d, expr);
        break;
    case EXPR_ATTRIBUTE:
        dump_expr(d, expr->as.attribute.value);
        name(d, expr->as.attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        dump_expr(d, expr->as.subscript.value);
        dump_expr(d, expr->as.subscript.slice);
        break;
    case EXPR_NAME:
        name(d, expr->as.name);
        break;
    case EXPR_SLICE:
        dump_expr(d, expr->as.slice.lower);
        dump_expr(d, expr->as.slice.upper);
        dump_expr(d, expr->as.slice.step);
        break;
    }
}

static bool has_context(ExprKind kind) {
    return kind == EXPR_ATTRIBUTE || kind == EXPR_SUBSCRIPT || kind == EXPR_STARRED ||
           kind == EXPR_NAME || kind == EXPR_LIST || kind == EXPR_TUPLE;
}

static void dump_expr(Dump *d, const Expr *expr) {
    if (!expr) {
        word(d, "~");
        return;
    }
    text_add_char(&d->out, ' ');
    open_node(d, expr_name(expr->kind), expr->span);
    dump_expr_fields(d, expr);
    if (has_context(expr->kind)) {
        word(d, context_name(expr->context));
    }
    close_node(d);
}

static void pattern_list(Dump *d, PatternList list) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < list.count; i++) {
        dump_pattern(d, list.items[i]);
    }
    text_add_char(&d->out, ']');
}

static void dump_pattern(Dump *d, const Pattern *pattern) {
    static const char *const names[] = {"MatchValue",   "MatchSingleton", "MatchSequence",
                                        "MatchMapping", "MatchClass",     "MatchStar",
                                        "MatchAs",      "MatchOr"};
    if (!pattern) {
        word(d, "~");
        return;
    }
    text_add_char(&d->out, ' ');
    open_node(d, names[pattern->kind], pattern->span);
    switch (pattern->kind) {
    case PATTERN_VALUE:
        dump_expr(d, pattern->value);
        break;
    case PATTERN_SINGLETON:
        constant(d, pattern->value);
        break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        pattern_list(d, pattern->patterns);
        break;
    case PATTERN_MAPPING:
        exprs(d, pattern->keys);
        pattern_list(d, pattern->patterns);
        name(d, pattern->rest);
        break;
    case PATTERN_CLASS:
        dump_expr(d, pattern->value);
        pattern_list(d, pattern->patterns);
        text_add_z(&d->out, " [");
        for (int i = 0; i < pattern->kwd_attrs.count; i++) {
            name(d, pattern->kwd_attrs.items[i]);
        }
        text_add_char(&d->out, ']');
        pattern_list(d, pattern->kwd_patterns);
        break;
    case PATTERN_STAR:
        name(d, pattern->name);
        break;
    case PATTERN_AS:
        dump_pattern(d, pattern->pattern);
        name(d, pattern->name);
        break;
    }
    close_node(d);
}

static void aliases(Dump *d, const Stmt *stmt) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        text_add_char(&d->out, ' ');
        open_node(d, "alias", alias->span);
        name(d, alias->name);
        name(d, alias->asname);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void with_items(Dump *d, const Stmt *stmt) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < stmt->as.with.item_count; i++) {
        text_add_z(&d->out, " (withitem");
        dump_expr(d, stmt->as.with.items[i].context_expr);
        dump_expr(d, stmt->as.with.items[i].optional_vars);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void handlers(Dump *d, const Stmt *stmt) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        text_add_char(&d->out, ' ');
        open_node(d, "ExceptHandler", handler->span);
        dump_expr(d, handler->type);
        name(d, handler->name);
        dump_stmts(d, handler->body);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void cases(Dump *d, const Stmt *stmt) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < stmt->as.match.case_count; i++) {
        text_add_z(&d->out, " (match_case");
        dump_pattern(d, stmt->as.match.cases[i].pattern);
        dump_expr(d, stmt->as.match.cases[i].guard);
        dump_stmts(d, stmt->as.match.cases[i].body);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static void names(Dump *d, NameList list) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < list.count; i++) {
        name(d, list.items[i]);
    }
    text_add_char(&d->out, ']');
}

static const char *stmt_name(const Stmt *stmt) {
    static const char *const plain[] = {
        "FunctionDef", "ClassDef",  "TypeAlias", "Return", "Delete", "Assign",
        "AugAssign",   "AnnAssign", "For",       "While",  "If",     "With",
        "Match",       "Raise",     "Try",       "Assert", "Import", "ImportFrom",
        "Global",      "Nonlocal",  "Expr",      "Pass",   "Break",  "Continue"};
    if (stmt->kind == STMT_FUNCTION_DEF && stmt->as.function.is_async) {
        return "AsyncFunctionDef";
    }
    if (stmt->kind == STMT_FOR && stmt->as.for_loop.is_async) {
        return "AsyncFor";
    }
    if (stmt->kind == STMT_WITH && stmt->as.with.is_async) {
        return "AsyncWith";
    }
    if (stmt->kind == STMT_TRY && stmt->as.try_stmt.is_star) {
        return "TryStar";
    }
    return plain[stmt->kind];
}

static void dump_stmt_fields(Dump *d, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        name(d, stmt->as.function.name);
        arguments(d, stmt->as.function.args);
        dump_stmts(d, stmt->as.function.body);
        exprs(d, stmt->as.function.decorators);
        dump_expr(d, stmt->as.function.returns);
        break;
    case STMT_CLASS_DEF:
        name(d, stmt->as.class_def.name);
        exprs(d, stmt->as.class_def.bases);
        keywords(d, stmt->as.class_def.keywords, stmt->as.class_def.keyword_count);
        dump_stmts(d, stmt->as.class_def.body);
        exprs(d, stmt->as.class_def.decorators);
        break;
    case STMT_TYPE_ALIAS: // no program of 3.11 has one
        name(d, stmt->as.type_alias.name);
        dump_expr(d, stmt->as.type_alias.value);
        break;
    case STMT_RETURN:
    case STMT_EXPR:
        dump_expr(d, stmt->as.value);
        break;
    case STMT_DELETE:
        exprs(d, stmt->as.targets);
        break;
    case STMT_ASSIGN:
        exprs(d, stmt->as.assign.targets);
        dump_expr(d, stmt->as.assign.value);
        break;
    case STMT_AUG_ASSIGN:
        dump_expr(d, stmt->as.aug_assign.target);
        word(d, operator_name(stmt->as.aug_assign.op));
        dump_expr(d, stmt->as.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        dump_expr(d, stmt->as.ann_assign.target);
        dump_expr(d, stmt->as.ann_assign.annotation);
        dump_expr(d, stmt->as.ann_assign.value);
        word(d, stmt->as.ann_assign.simple ? "1" : "0");
        break;
    case STMT_FOR:
        dump_expr(d, stmt->as.for_loop.target);
        dump_expr(d, stmt->as.for_loop.iter);
        dump_stmts(d, stmt->as.for_loop.body);
        dump_stmts(d, stmt->as.for_loop.orelse);
        break;
    case STMT_WHILE:
        dump_expr(d, stmt->as.while_loop.test);
        dump_stmts(d, stmt->as.while_loop.body);
        dump_stmts(d, stmt->as.while_loop.orelse);
        break;
    case STMT_IF:
        dump_expr(d, stmt->as.if_stmt.test);
        dump_stmts(d, stmt->as.if_stmt.body);
        dump_stmts(d, stmt->as.if_stmt.orelse);
        break;
    case STMT_WITH:
        with_items(d, stmt);
        dump_stmts(d, stmt->as.with.body);
        break;
    case STMT_MATCH:
        dump_expr(d, stmt->as.match.subject);
        cases(d, stmt);
        break;
    case STMT_RAISE:
        dump_expr(d, stmt->as.raise.exc);
        dump_expr(d, stmt->as.raise.cause);
        break;
    case STMT_TRY:
        dump_stmts(d, stmt->as.try_stmt.body);
        handlers(d, stmt);
        dump_stmts(d, stmt->as.try_stmt.orelse);
        dump_stmts(d, stmt->as.try_stmt.finalbody);
        break;
    case STMT_ASSERT:
        dump_expr(d, stmt->as.assert_stmt.test);
        dump_expr(d, stmt->as.assert_stmt.msg);
        break;
    case STMT_IMPORT:
        aliases(d, stmt);
        break;
    case STMT_IMPORT_FROM:
        name(d, stmt->as.import.module);
        aliases(d, stmt);
        text_printf(&d->out, " %d", stmt->as.import.level);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        names(d, stmt->as.names);
        break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    }
}

static void dump_stmts(Dump *d, StmtList list) {
    text_add_z(&d->out, " [");
    for (int i = 0; i < list.count; i++) {
        text_add_char(&d->out, ' ');
        open_node(d, stmt_name(list.items[i]), list.items[i]->span);
        dump_stmt_fields(d, list.items[i]);
        close_node(d);
    }
    text_add_char(&d->out, ']');
}

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    size_t capacity = 1 << 16;
    char *text = memory_new(capacity);
    *length = 0;
    for (size_t got; (got = fread(text + *length, 1, capacity - *length, file)) > 0;) {
        *length += got;
        if (*length == capacity) {
            capacity *= 2;
            text = memory_resize(text, capacity);
        }
    }
    fclose(file);
    return text;
}

static void print_error(Dump *d, const Diags *diags) {
    const Diag *diag = diags_leading(diags);
    Place start = source_place(d->source, diag->span.start);
    Place end = source_place(d->source, diag->span.end);
    text_printf(&d->out, "ERROR %s|%s|%d|%d|%d|%d", diag->type, diag->message, (int)start.line,
                diag->no_caret ? 0 : (int)start.column, (int)end.line, (int)end.column);
}

typedef enum Mode {
    MODE_TREE,
    MODE_REPORT,
    MODE_TIME
} Mode;

static bool dump_file(const char *path, Mode mode) {
    size_t length;
    char *text = read_file(path, &length);
    if (!text || utf8_first_bad(text, length) != length || memchr(text, 0, length)) {
        memory_free(text);
        printf("UNREADABLE\n");
        return text != NULL;
    }
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, path, text, length);
    Dump dump = {.source = &source};
    Module *module = parse_module(&source, &diags);
    bool fine = module && check_syntax(module, &source, &diags);
    if (mode == MODE_REPORT) {
        diags_report(&diags, &source, &dump.out);
        fputs(text_z(&dump.out), stdout);
    } else if (mode == MODE_TREE) {
        if (fine) {
            dump_stmts(&dump, module->body);
        } else {
            print_error(&dump, &diags);
        }
        puts(text_z(&dump.out));
    }
    text_release(&dump.out);
    arena_release(&arena);
    memory_free(text);
    return true;
}

int main(int argc, char **argv) {
    Mode mode = MODE_TREE;
    int first = 1;
    if (argc > 1 && strcmp(argv[1], "--report") == 0) {
        mode = MODE_REPORT;
        first = 2;
    } else if (argc > 1 && strcmp(argv[1], "--time") == 0) {
        mode = MODE_TIME;
        first = 2;
    }
    for (int i = first; i < argc; i++) {
        if (!dump_file(argv[i], mode)) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 2;
        }
        fflush(stdout);
    }
    return 0;
}
