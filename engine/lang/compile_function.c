#include <string.h>

#include "engine/lang/compile_internal.h"

enum {
    FLAG_DEFAULTS = 1,
    FLAG_KEYWORD_DEFAULTS = 2,
    FLAG_ANNOTATIONS = 4
}; // MAKE_FUNCTION

uint32_t compile_defaults(Compiler *c, const Arguments *args) {
    uint32_t flags = 0;
    if (args->defaults.count > 0) {
        compile_starred(c, args->defaults, 0, OP_BUILD_LIST, true);
        flags |= FLAG_DEFAULTS;
    }
    uint32_t pairs = 0;
    for (int i = 0; i < args->kwonlyargs_count; i++) {
        if (args->kw_defaults.items[i]) {
            compile_const_name(c, compile_mangle(c, args->kwonlyargs[i].arg));
            compile_expr(c, args->kw_defaults.items[i]);
            pairs++;
        }
    }
    if (pairs > 0) {
        emit(c->unit, OP_BUILD_MAP, pairs);
        flags |= FLAG_KEYWORD_DEFAULTS;
    }
    return flags;
}

// [-- name annotation], or the annotation's source text under `from __future__`. Returns 1.
static uint32_t compile_annotation(Compiler *c, Name name, const Expr *annotation) {
    if (!annotation) {
        return 0;
    }
    compile_const_name(c, compile_mangle(c, name));
    if (c->future_annotations) {
        compile_annotation_text(c, annotation);
    } else if (annotation->kind == EXPR_STARRED) { // *args: *Ts
        compile_expr(c, annotation->as.value);
        emit(c->unit, OP_UNPACK_SEQUENCE, 1);
    } else {
        compile_expr(c, annotation);
    }
    return 1;
}

static uint32_t compile_arg_annotations(Compiler *c, const Arg *args, int count) {
    uint32_t pairs = 0;
    for (int i = 0; i < count; i++) {
        pairs += compile_annotation(c, args[i].arg, args[i].annotation);
    }
    return pairs;
}

// CPython's order: ordinary parameters come before positional-only ones.
static uint32_t compile_annotations(Compiler *c, const Arguments *args, const Expr *returns) {
    uint32_t pairs = compile_arg_annotations(c, args->args, args->args_count);
    pairs += compile_arg_annotations(c, args->posonlyargs, args->posonlyargs_count);
    pairs += compile_arg_annotations(c, args->vararg, args->vararg ? 1 : 0);
    pairs += compile_arg_annotations(c, args->kwonlyargs, args->kwonlyargs_count);
    pairs += compile_arg_annotations(c, args->kwarg, args->kwarg ? 1 : 0);
    pairs += compile_annotation(c, "return", returns);
    if (pairs > 0) {
        emit(c->unit, OP_BUILD_MAP, pairs);
    }
    return pairs > 0 ? FLAG_ANNOTATIONS : 0;
}

static void note_arguments(Unit *unit, const Arguments *args) {
    unit->args = args;
    unit->flags |= args->vararg ? CODE_VARARGS : 0;
    unit->flags |= args->kwarg ? CODE_VARKEYWORDS : 0;
}

static void note_first_line(Compiler *c, Unit *unit, ExprList decorators) {
    if (decorators.count > 0) {
        unit->first_line = source_place(c->source, decorators.items[0]->span.start).line;
    }
}

// [decorator ... value -- decorated]: the value stands where a method's self would.
static void apply_decorators(Compiler *c, ExprList decorators) {
    for (int i = decorators.count - 1; i >= 0; i--) {
        uint32_t before = compile_set_site(c, decorators.items[i]->span);
        emit(c->unit, OP_CALL, 0);
        c->unit->site = before;
    }
}

static void compile_return_none(Compiler *c) {
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_RETURN_VALUE, 0);
}

void compile_function_object(Compiler *c, const Stmt *stmt, uint32_t flags) {
    flags |= compile_annotations(c, stmt->as.function.args, stmt->as.function.returns);
    Unit unit;
    compile_enter(c, &unit, stmt, stmt->as.function.name, stmt->span);
    const Scope *scope = unit.scope;
    note_arguments(&unit, stmt->as.function.args);
    note_first_line(c, &unit, stmt->as.function.decorators);
    compile_body_with_docstring(c, stmt->as.function.body);
    compile_return_none(c);
    uint32_t code = compile_leave(c);
    compile_make_function(c, scope, code, flags);
}

void compile_function_def(Compiler *c, const Stmt *stmt) {
    ExprList decorators = stmt->as.function.decorators;
    compile_exprs(c, decorators);
    if (stmt->as.function.generic) {
        compile_generic_function(c, stmt);
    } else {
        compile_function_object(c, stmt, compile_defaults(c, stmt->as.function.args));
    }
    apply_decorators(c, decorators);
    compile_name(c, stmt->as.function.name, CONTEXT_STORE);
}

void compile_lambda(Compiler *c, const Expr *expr) {
    uint32_t flags = compile_defaults(c, expr->as.lambda.args);
    Unit unit;
    compile_enter(c, &unit, expr, "<lambda>", expr->span);
    const Scope *scope = unit.scope;
    note_arguments(&unit, expr->as.lambda.args);
    compile_expr(c, expr->as.lambda.body);
    compile_set_site(c, expr->as.lambda.body->span);
    if (scope->is_generator) {
        emit(&unit, OP_POP_TOP, 0);
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    }
    emit(&unit, OP_RETURN_VALUE, 0);
    uint32_t code = compile_leave(c);
    compile_make_function(c, scope, code, flags);
}

static void compile_class_code(Compiler *c, const Stmt *stmt) {
    Unit *unit = c->unit;
    compile_name_number(c, pool_name_z(&c->pool, "__name__"), CONTEXT_LOAD);
    compile_name_number(c, pool_name_z(&c->pool, "__module__"), CONTEXT_STORE);
    compile_const_name(c, unit->qualname);
    compile_name_number(c, pool_name_z(&c->pool, "__qualname__"), CONTEXT_STORE);
    if (stmt->as.class_def.generic) {
        compile_name(c, ".type_params", CONTEXT_LOAD);
        compile_name_number(c, pool_name_z(&c->pool, "__type_params__"), CONTEXT_STORE);
    }
    if (unit->scope->has_annotations) {
        emit(unit, OP_SETUP_ANNOTATIONS, 0);
    }
    compile_body_with_docstring(c, stmt->as.class_def.body);
    if (unit->scope->needs_class_cell) {
        emit(unit, OP_LOAD_CLOSURE, 0);
        emit(unit, OP_COPY, 1);
        compile_name_number(c, pool_name_z(&c->pool, "__classcell__"), CONTEXT_STORE);
        emit(unit, OP_RETURN_VALUE, 0);
    } else {
        compile_return_none(c);
    }
}

void compile_class_object(Compiler *c, const Stmt *stmt) {
    Unit unit;
    compile_enter(c, &unit, stmt, stmt->as.class_def.name, stmt->span);
    const Scope *scope = unit.scope;
    note_first_line(c, &unit, stmt->as.class_def.decorators);
    compile_class_code(c, stmt);
    uint32_t code = compile_leave(c);
    emit(c->unit, OP_LOAD_BUILD_CLASS, 0);
    emit(c->unit, OP_PUSH_NULL, 0);
    compile_make_function(c, scope, code, 0);
    compile_const_name(c, pool_name_z(&c->pool, stmt->as.class_def.name));
    compile_arguments(c, 2, stmt->as.class_def.bases, stmt->as.class_def.keywords,
                      stmt->as.class_def.keyword_count);
}

void compile_class_def(Compiler *c, const Stmt *stmt) {
    ExprList decorators = stmt->as.class_def.decorators;
    compile_exprs(c, decorators);
    if (stmt->as.class_def.generic) {
        compile_generic_class(c, stmt);
    } else {
        compile_class_object(c, stmt);
    }
    apply_decorators(c, decorators);
    compile_name(c, stmt->as.class_def.name, CONTEXT_STORE);
}
