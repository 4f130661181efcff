// Type parameters: `def first[T](xs: list[T])`, `class Box[T]`, `type Pair[T] = tuple[T, T]`.
//
// The parameters are the locals of a function that the program does not see: it makes them, defines
// what has them and returns that, and it is called where it is made. Bounds, defaults and the
// values of aliases are functions that the library calls when it is asked for them.
#include "engine/lang/compile_internal.h"

// [ -- helper unset]
static void compile_helper(Compiler *c, GenericHelper helper) {
    emit(c->unit, OP_LOAD_GENERIC, helper);
    emit(c->unit, OP_PUSH_NULL, 0);
}

// [ -- function or None]
static void compile_later(Compiler *c, const void *node, Name name, const Expr *expr) {
    if (!expr) {
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
        return;
    }
    Unit unit;
    compile_enter(c, &unit, node, name, expr->span);
    const Scope *scope = unit.scope;
    if (expr->kind == EXPR_STARRED) { // *Ts = *tuple[int, str]
        compile_expr(c, expr->as.value);
        emit(&unit, OP_UNPACK_SEQUENCE, 1);
    } else {
        compile_expr(c, expr);
    }
    emit(&unit, OP_RETURN_VALUE, 0);
    uint32_t code = compile_leave(c);
    compile_make_function(c, scope, code, 0);
}

static GenericHelper helper_of(const TypeParam *param) {
    switch (param->kind) {
    case TYPE_PARAM_TUPLE:
        return GENERIC_TYPE_VAR_TUPLE;
    case TYPE_PARAM_SPEC:
        return GENERIC_PARAM_SPEC;
    case TYPE_PARAM_VAR:
        break;
    }
    bool is_constrained = param->bound && param->bound->kind == EXPR_TUPLE;
    return is_constrained ? GENERIC_CONSTRAINED : GENERIC_TYPE_VAR;
}

static void compile_type_param(Compiler *c, const TypeParam *param) {
    compile_helper(c, helper_of(param));
    compile_const_name(c, pool_name_z(&c->pool, param->name));
    compile_later(c, &param->bound, param->name, param->bound);
    compile_later(c, &param->default_value, param->name, param->default_value);
    emit(c->unit, OP_CALL, 3);
    compile_name(c, param->name, CONTEXT_STORE);
}

// Goes on inside the hidden function; its unit is the caller's.
static void generic_begin(Compiler *c, Unit *unit, const TypeParams *generic, Name name,
                          Span span) {
    const char *hidden = arena_printf(c->pool.arena, "<generic parameters of %s>", name);
    compile_enter(c, unit, generic, hidden, span);
    if (unit->scope->sees_class) {
        emit(unit, OP_SEE_CLASS, 0);
    }
    for (int i = 0; i < generic->count; i++) {
        compile_type_param(c, &generic->items[i]);
    }
    for (int i = 0; i < generic->count; i++) {
        compile_name(c, generic->items[i].name, CONTEXT_LOAD);
    }
    emit(unit, OP_BUILD_TUPLE, (uint32_t)generic->count);
    compile_name(c, ".type_params", CONTEXT_STORE);
}

// [what has the parameters -- ], then outside: [ -- hidden function, unset]
static void generic_end(Compiler *c) {
    const Scope *scope = c->unit->scope;
    emit(c->unit, OP_RETURN_VALUE, 0);
    uint32_t code = compile_leave(c);
    compile_make_function(c, scope, code, 0);
    emit(c->unit, OP_PUSH_NULL, 0);
}

// What it takes from outside, as parameters.
static Arguments *outside_arguments(Compiler *c, const Arguments *args) {
    Arguments *outside = ARENA_NEW(c->pool.arena, Arguments);
    outside->args = ARENA_ARRAY(c->pool.arena, Arg, 2);
    if (args->defaults.count > 0) {
        outside->args[outside->args_count++] = (Arg){.arg = ".defaults"};
    }
    if (symtable_has_keyword_defaults(args)) {
        outside->args[outside->args_count++] = (Arg){.arg = ".kwdefaults"};
    }
    return outside;
}

void compile_generic_function(Compiler *c, const Stmt *stmt) {
    const Arguments *args = stmt->as.function.args;
    Arguments *outside = outside_arguments(c, args);
    bool has_keyword_defaults = symtable_has_keyword_defaults(args);
    Unit unit;
    generic_begin(c, &unit, stmt->as.function.generic, stmt->as.function.name, stmt->span);
    unit.args = outside;
    compile_helper(c, GENERIC_FUNCTION);
    compile_name(c, ".type_params", CONTEXT_LOAD);
    for (int i = 0; i < outside->args_count; i++) {
        compile_name(c, outside->args[i].arg, CONTEXT_LOAD);
    }
    compile_function_object(c, stmt, (args->defaults.count > 0) | has_keyword_defaults << 1);
    emit(&unit, OP_CALL, 2);
    generic_end(c);
    compile_defaults(c, args);
    emit(c->unit, OP_CALL, (uint32_t)outside->args_count);
}

void compile_generic_class(Compiler *c, const Stmt *stmt) {
    Unit unit;
    generic_begin(c, &unit, stmt->as.class_def.generic, stmt->as.class_def.name, stmt->span);
    compile_helper(c, GENERIC_BASE);
    compile_name(c, ".type_params", CONTEXT_LOAD);
    emit(&unit, OP_CALL, 1);
    compile_name(c, ".generic_base", CONTEXT_STORE);
    compile_class_object(c, stmt);
    generic_end(c);
    emit(c->unit, OP_CALL, 0);
}

void compile_type_alias(Compiler *c, const Stmt *stmt) {
    const TypeParams *generic = stmt->as.type_alias.generic;
    Name name = stmt->as.type_alias.name;
    Unit unit;
    if (generic) {
        generic_begin(c, &unit, generic, name, stmt->span);
    }
    compile_helper(c, GENERIC_ALIAS);
    compile_const_name(c, pool_name_z(&c->pool, name));
    if (generic) {
        compile_name(c, ".type_params", CONTEXT_LOAD);
    } else {
        emit(c->unit, OP_BUILD_TUPLE, 0);
    }
    compile_later(c, stmt, name, stmt->as.type_alias.value);
    emit(c->unit, OP_CALL, 3);
    if (generic) {
        generic_end(c);
        emit(c->unit, OP_CALL, 0);
    }
    compile_name(c, name, CONTEXT_STORE);
}
