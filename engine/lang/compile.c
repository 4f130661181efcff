#include "engine/lang/compile.h"
#include "engine/lang/check_syntax.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/check_attributes.h"
#include "engine/lang/check_support.h"
#include "engine/lang/check_syntax.h"
#include "engine/lang/check_warnings.h"
#include "engine/lang/compile_internal.h"
#include "engine/lang/parse.h"
#include "engine/lang/verify.h"

// The copies of a `finally` body can double with each level of nesting; this stops them.
static const uint64_t EMITTED_LIMIT = 8 * 1024 * 1024;

uint32_t compile_set_site(Compiler *c, Span span) {
    uint32_t before = c->unit->site;
    c->unit->site = pool_site(&c->pool, span);
    return before;
}

Span compile_place_of(const Compiler *c, Span statement, const Expr *expr) {
    return c->source->minor >= 13 ? expr->span : statement;
}

void compile_const_kind(Compiler *c, ProgramConstantKind kind) {
    emit(c->unit, OP_LOAD_CONST, pool_constant_kind(&c->pool, kind));
}

void compile_const_name(Compiler *c, uint32_t name) {
    emit(c->unit, OP_LOAD_CONST, pool_constant_name(&c->pool, name));
}

uint32_t compile_mangle(Compiler *c, Name name) {
    return pool_mangle(&c->pool, c->unit->scope->class_name, name);
}

void compile_attribute(Compiler *c, Opcode op, Name attribute) {
    emit(c->unit, op, compile_mangle(c, attribute));
}

static Opcode pick(ExprContext context, Opcode load, Opcode store, Opcode del) {
    switch (context) {
    case CONTEXT_LOAD:
        return load;
    case CONTEXT_STORE:
        return store;
    case CONTEXT_DEL:
        return del;
    }
    assert(!"unknown ExprContext");
    return load;
}

void compile_name_number(Compiler *c, uint32_t mangled, ExprContext context) {
    const Scope *scope = c->unit->scope;
    const Symbol *symbol = symtable_symbol(&c->symtable, scope, mangled);
    bool fast = scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
    SymbolScope meaning = symbol ? symbol_scope(symbol) : SYMBOL_IS_GLOBAL;
    if (scope->sees_class && meaning == SYMBOL_IS_GLOBAL) {
        emit(c->unit, OP_LOAD_NAME, mangled);
    } else if (meaning == SYMBOL_IS_FREE || (fast && meaning == SYMBOL_IS_CELL)) {
        bool in_class = !fast || (scope->sees_class && meaning == SYMBOL_IS_FREE);
        Opcode load = in_class ? OP_LOAD_CLASSDEREF : OP_LOAD_DEREF;
        emit(c->unit, pick(context, load, OP_STORE_DEREF, OP_DELETE_DEREF), (uint32_t)symbol->cell);
    } else if (fast && meaning == SYMBOL_IS_LOCAL) {
        emit(c->unit, pick(context, OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST),
             (uint32_t)symbol->local);
    } else if (fast || meaning == SYMBOL_IS_GLOBAL_DECLARED) {
        emit(c->unit, pick(context, OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL), mangled);
    } else {
        emit(c->unit, pick(context, OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME), mangled);
    }
}

void compile_name(Compiler *c, Name name, ExprContext context) {
    compile_name_number(c, compile_mangle(c, name), context);
}

static uint32_t flags_of(const Compiler *c, const Scope *scope) {
    uint32_t flags = c->options->library ? CODE_LIBRARY : 0;
    if (scope->is_generator) {
        flags |= scope->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    } else if (scope->is_coroutine && scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS) {
        flags |= CODE_COROUTINE;
    }
    if (scope->has_parent_function) {
        flags |= CODE_NESTED;
    }
    switch (scope->kind) {
    case SCOPE_MODULE:
        return CODE_MODULE | (flags & CODE_LIBRARY);
    case SCOPE_CLASS:
        return CODE_CLASS_BODY | (flags & (CODE_LIBRARY | CODE_NESTED));
    case SCOPE_FUNCTION:
        return scope->is_generic ? flags | CODE_TYPE_PARAMS : flags;
    case SCOPE_LAMBDA:
        return flags | CODE_LAMBDA;
    case SCOPE_COMPREHENSION:
        return flags | CODE_COMPREHENSION;
    }
    assert(!"unknown ScopeKind");
    return flags;
}

// "outer.<locals>.name" in functions, "outer.name" in classes and comprehensions, "name" for what
// is global.
static uint32_t qualified(Compiler *c, const Unit *unit, const char *name) {
    const Unit *outer = unit->outer;
    while (outer && outer->scope->is_generic) {
        outer = outer->outer;
    }
    if (!outer || outer->scope->kind == SCOPE_MODULE) {
        return unit->name;
    }
    if (unit->scope->kind == SCOPE_FUNCTION || unit->scope->kind == SCOPE_CLASS) {
        uint32_t mangled = pool_mangle(&c->pool, outer->scope->class_name, name);
        const Symbol *symbol = symtable_symbol(&c->symtable, outer->scope, mangled);
        if (symbol && symbol_scope(symbol) == SYMBOL_IS_GLOBAL_DECLARED) {
            return unit->name;
        }
    }
    const char *prefix = c->pool.names[outer->qualname].bytes;
    bool is_function = outer->scope->kind == SCOPE_FUNCTION || outer->scope->kind == SCOPE_LAMBDA;
    const char *between = is_function ? ".<locals>." : ".";
    return pool_name_z(&c->pool, arena_printf(c->pool.arena, "%s%s%s", prefix, between, name));
}

void compile_enter(Compiler *c, Unit *unit, const void *node, const char *name, Span span) {
    *unit = (Unit){.outer = c->unit, .handler = -1, .span = span};
    unit->scope = symtable_scope(&c->symtable, node);
    GROW(c->codes, c->code_count, c->code_capacity);
    unit->code_index = c->code_count++;
    unit->name = pool_name_z(&c->pool, name);
    unit->qualname = qualified(c, unit, name);
    unit->flags = flags_of(c, unit->scope);
    unit->first_line = source_place(c->source, span.start).line;
    unit->site = pool_site(&c->pool, span);
    c->unit = unit;
    if (unit->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)) {
        emit(unit, OP_RETURN_GENERATOR, 0);
    }
}

uint32_t compile_leave(Compiler *c) {
    Unit *unit = c->unit;
    assert(!unit->block && unit->handler < 0);
    uint32_t index = unit->code_index;
    unit_thread_jumps(unit, &c->pool);
    c->codes[index] = unit_assemble(unit, &c->symtable, &c->pool);
    c->emitted_total += (uint64_t)unit->emitted_count;
    c->unit = unit->outer;
    unit_release(unit);
    return index;
}

// The cell of the current code that an inner scope's free variable is taken from.
static uint32_t closure_cell(const Compiler *c, uint32_t name) {
    const Symbol *symbol = symtable_symbol(&c->symtable, c->unit->scope, name);
    if (symbol && symbol->cell >= 0) {
        return (uint32_t)symbol->cell;
    }
    assert(c->unit->scope->needs_class_cell);
    return 0;
}

void compile_make_function(Compiler *c, const Scope *scope, uint32_t code, uint32_t flags) {
    const Code *made = &c->codes[code];
    for (int32_t i = 0; i < scope->free_count; i++) {
        emit(c->unit, OP_LOAD_CLOSURE, closure_cell(c, made->free_names[i]));
    }
    if (scope->free_count > 0) {
        emit(c->unit, OP_BUILD_TUPLE, (uint32_t)scope->free_count);
        flags |= 8;
    }
    emit(c->unit, OP_LOAD_CONST, pool_constant_code(&c->pool, code));
    emit(c->unit, OP_MAKE_FUNCTION, flags);
}

static bool is_docstring(const Stmt *stmt) {
    return stmt->kind == STMT_EXPR && stmt->as.value->kind == EXPR_CONSTANT &&
           stmt->as.value->as.constant.kind == CONSTANT_STR;
}

void compile_body_with_docstring(Compiler *c, StmtList body) {
    if (body.count > 0 && is_docstring(body.items[0])) {
        c->unit->docstring = compile_constant(c, body.items[0]->as.value) + 1;
        if (c->unit->scope->kind == SCOPE_CLASS) {
            compile_expr(c, body.items[0]->as.value);
            compile_name_number(c, pool_name_z(&c->pool, "__doc__"), CONTEXT_STORE);
        }
        body.items++;
        body.count--;
    }
    compile_body(c, body);
}

// __future__ imports stand at the top, behind the docstring.
static bool has_future_annotations(const Module *module) {
    for (int i = 0; i < module->body.count; i++) {
        const Stmt *stmt = module->body.items[i];
        if (i == 0 && is_docstring(stmt)) {
            continue;
        }
        if (stmt->kind != STMT_IMPORT_FROM || stmt->as.import.level > 0 ||
            !stmt->as.import.module || strcmp(stmt->as.import.module, "__future__") != 0) {
            return false;
        }
        for (int j = 0; j < stmt->as.import.count; j++) {
            if (strcmp(stmt->as.import.names[j].name, "annotations") == 0) {
                return true;
            }
        }
    }
    return false;
}

static void compile_module_code(Compiler *c, const Module *module) {
    Unit unit;
    compile_enter(c, &unit, module, "<module>", (Span){0, c->source->length});
    unit.first_line = 1;
    if (unit.scope->has_annotations) {
        emit(&unit, OP_SETUP_ANNOTATIONS, 0);
    }
    if (module->is_expression) {
        compile_expr(c, module->body.items[0]->as.value);
    } else {
        compile_body_with_docstring(c, module->body);
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    }
    emit(&unit, OP_RETURN_VALUE, 0);
    compile_leave(c);
}

static Program *finish_program(Compiler *c, const Module *module) {
    Program *program = ARENA_NEW(c->pool.arena, Program);
    program->source = *c->source;
    Code *codes = ARENA_ARRAY(c->pool.arena, Code, c->code_count);
    memcpy(codes, c->codes, c->code_count * sizeof *codes);
    program->codes = codes;
    program->code_count = c->code_count;
    pool_finish(&c->pool, program);
    program->warnings = c->options->library ? "" : warnings_of(module, c->source, c->pool.arena);
    assert(!program_verify(program, c->pool.arena));
    return program;
}

static const Program *compile_tree(const Source *source, const Module *module,
                                   const CompileOptions *options, Diags *diags) {
    Compiler c = {.source = source, .options = options, .diags = diags};
    pool_init(&c.pool, diags->arena, source);
    c.future_annotations = has_future_annotations(module);
    const Program *program = NULL;
    if (symtable_build(&c.symtable, module, c.future_annotations, &c.pool, diags)) {
        if (!options->library) {
            check_support(module, &c.symtable, options->catalog, diags);
            check_attributes(source, module, diags);
        }
        if (diags->count == 0) {
            compile_module_code(&c, module);
        }
        if (c.emitted_total > EMITTED_LIMIT) {
            diags_add(diags, DIAG_UNSUPPORTED, (Span){0, 0}, NULL,
                      "a program of more than 8388608 instructions",
                      "a `finally` body is copied for each way out of it: move it to a function");
        }
        if (diags->count == 0) {
            program = finish_program(&c, module);
        }
    }
    symtable_release(&c.symtable);
    pool_release(&c.pool);
    memory_free(c.codes);
    return program;
}

const Program *compile_module(const Source *source, const CompileOptions *options, Diags *diags) {
    bool was_parsed;
    return compile_source(source, options, diags, &was_parsed);
}

const Program *compile_source(const Source *source, const CompileOptions *options, Diags *diags,
                              bool *was_parsed) {
    Module *module = options->mode == COMPILE_EXPRESSION ? parse_expression_text(source, diags)
                                                         : parse_module(source, diags);
    *was_parsed = module != NULL;
    if (!module || !check_syntax(module, source, diags)) {
        return NULL;
    }
    return compile_tree(source, module, options, diags);
}
