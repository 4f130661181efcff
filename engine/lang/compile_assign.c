#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/compile_internal.h"

enum {
    MAX_BEFORE_STAR = 255,
    MAX_AFTER_STAR = 65535
}; // UNPACK_EX: 8 and 16 bits

static int find_star(ExprList elements) {
    for (int i = 0; i < elements.count; i++) {
        if (elements.items[i]->kind == EXPR_STARRED) {
            return i;
        }
    }
    return -1;
}

static void compile_unpack(Compiler *c, const Expr *target) {
    ExprList elements = target->as.elements;
    int star = find_star(elements);
    if (star < 0) {
        emit(c->unit, OP_UNPACK_SEQUENCE, (uint32_t)elements.count);
    } else {
        int after = elements.count - star - 1;
        if (star > MAX_BEFORE_STAR || after > MAX_AFTER_STAR) {
            diags_add(c->diags, DIAG_SYNTAX, target->span, "SyntaxError",
                      "too many expressions in star-unpacking assignment", NULL);
            star = after = 0;
        }
        emit(c->unit, OP_UNPACK_EX, (uint32_t)star | (uint32_t)after << 8);
    }
    for (int i = 0; i < elements.count; i++) {
        const Expr *element = elements.items[i];
        compile_target(c, element->kind == EXPR_STARRED ? element->as.value : element);
    }
}

void compile_target(Compiler *c, const Expr *target) {
    uint32_t before = compile_set_site(c, target->span);
    if (target->kind == EXPR_NAME) {
        compile_name(c, target->as.name, CONTEXT_STORE);
    } else if (target->kind == EXPR_ATTRIBUTE) {
        compile_expr(c, target->as.attribute.value);
        compile_attribute(c, OP_STORE_ATTR, target->as.attribute.attr);
    } else if (target->kind == EXPR_SUBSCRIPT) {
        compile_expr(c, target->as.subscript.value);
        compile_expr(c, target->as.subscript.slice);
        emit(c->unit, OP_STORE_SUBSCR, 0);
    } else {
        assert(target->kind == EXPR_TUPLE || target->kind == EXPR_LIST);
        compile_unpack(c, target);
    }
    c->unit->site = before;
}

void compile_delete(Compiler *c, const Expr *target) {
    uint32_t before = compile_set_site(c, target->span);
    if (target->kind == EXPR_NAME) {
        compile_name(c, target->as.name, CONTEXT_DEL);
    } else if (target->kind == EXPR_ATTRIBUTE) {
        compile_expr(c, target->as.attribute.value);
        compile_attribute(c, OP_DELETE_ATTR, target->as.attribute.attr);
    } else if (target->kind == EXPR_SUBSCRIPT) {
        compile_expr(c, target->as.subscript.value);
        compile_expr(c, target->as.subscript.slice);
        emit(c->unit, OP_DELETE_SUBSCR, 0);
    } else {
        assert(target->kind == EXPR_TUPLE || target->kind == EXPR_LIST);
        for (int i = 0; i < target->as.elements.count; i++) {
            compile_delete(c, target->as.elements.items[i]);
        }
    }
    c->unit->site = before;
}

// a, b = b, a: the values change places on the stack and no tuple is made.
static bool is_exchange(const Stmt *stmt) {
    const Expr *value = stmt->as.assign.value;
    const Expr *target = stmt->as.assign.targets.items[0];
    if (stmt->as.assign.targets.count != 1 || value->kind != EXPR_TUPLE ||
        (target->kind != EXPR_TUPLE && target->kind != EXPR_LIST)) {
        return false;
    }
    int count = value->as.elements.count;
    return (count == 2 || count == 3) && target->as.elements.count == count &&
           find_star(value->as.elements) < 0 && find_star(target->as.elements) < 0 &&
           !compile_is_constant(value);
}

static void compile_exchange(Compiler *c, const Stmt *stmt) {
    const Expr *target = stmt->as.assign.targets.items[0];
    compile_exprs(c, stmt->as.assign.value->as.elements);
    uint32_t before = compile_set_site(c, target->span);
    emit(c->unit, OP_SWAP, (uint32_t)target->as.elements.count);
    c->unit->site = before;
    for (int i = 0; i < target->as.elements.count; i++) {
        compile_target(c, target->as.elements.items[i]);
    }
}

void compile_assign(Compiler *c, const Stmt *stmt) {
    ExprList targets = stmt->as.assign.targets;
    if (is_exchange(stmt)) {
        compile_exchange(c, stmt);
        return;
    }
    compile_expr(c, stmt->as.assign.value);
    for (int i = 0; i < targets.count; i++) {
        if (i + 1 < targets.count) {
            emit(c->unit, OP_COPY, 1);
        }
        compile_target(c, targets.items[i]);
    }
}

// a.b op= v and a[k] op= v evaluate a and k once and keep copies for the store.
void compile_aug_assign(Compiler *c, const Stmt *stmt) {
    const Expr *target = stmt->as.aug_assign.target;
    uint32_t statement = compile_set_site(c, target->span);
    if (target->kind == EXPR_NAME) {
        compile_name(c, target->as.name, CONTEXT_LOAD);
    } else if (target->kind == EXPR_ATTRIBUTE) {
        compile_expr(c, target->as.attribute.value);
        emit(c->unit, OP_COPY, 1);
        compile_attribute(c, OP_LOAD_ATTR, target->as.attribute.attr);
    } else {
        compile_expr(c, target->as.subscript.value);
        compile_expr(c, target->as.subscript.slice);
        emit(c->unit, OP_COPY, 2);
        emit(c->unit, OP_COPY, 2);
        emit(c->unit, OP_BINARY_SUBSCR, 0);
    }
    c->unit->site = statement;
    compile_expr(c, stmt->as.aug_assign.value);
    emit(c->unit, OP_BINARY_OP, (uint32_t)stmt->as.aug_assign.op + OPCODE_INPLACE);
    compile_set_site(c, target->span);
    if (target->kind == EXPR_NAME) {
        compile_name(c, target->as.name, CONTEXT_STORE);
    } else if (target->kind == EXPR_ATTRIBUTE) {
        emit(c->unit, OP_SWAP, 2);
        compile_attribute(c, OP_STORE_ATTR, target->as.attribute.attr);
    } else {
        emit(c->unit, OP_SWAP, 3);
        emit(c->unit, OP_SWAP, 2);
        emit(c->unit, OP_STORE_SUBSCR, 0);
    }
    c->unit->site = statement;
}

static bool in_namespace(const Compiler *c) {
    return c->unit->scope->kind == SCOPE_MODULE || c->unit->scope->kind == SCOPE_CLASS;
}

static void evaluate_and_drop(Compiler *c, const Expr *expr) {
    compile_expr(c, expr);
    emit(c->unit, OP_POP_TOP, 0);
}

void compile_annotation_text(Compiler *c, const Expr *annotation) {
    const char *text = c->source->bytes + annotation->span.start;
    size_t length = (size_t)(annotation->span.end - annotation->span.start);
    compile_const_name(c, pool_name(&c->pool, text, length));
}

// __annotations__[name] = annotation, or its source text under `from __future__`.
static void store_annotation(Compiler *c, Name name, const Expr *annotation) {
    if (c->future_annotations) {
        compile_annotation_text(c, annotation);
    } else {
        compile_expr(c, annotation);
    }
    compile_name_number(c, pool_name_z(&c->pool, "__annotations__"), CONTEXT_LOAD);
    compile_const_name(c, compile_mangle(c, name));
    emit(c->unit, OP_STORE_SUBSCR, 0);
}

// The parts of a key that is a tuple or a slice are evaluated one by one, and nothing is built.
static void evaluate_key(Compiler *c, const Expr *key) {
    if (key->kind == EXPR_TUPLE) {
        for (int i = 0; i < key->as.elements.count; i++) {
            evaluate_key(c, key->as.elements.items[i]);
        }
    } else if (key->kind == EXPR_SLICE) {
        const Expr *const parts[] = {key->as.slice.lower, key->as.slice.upper, key->as.slice.step};
        for (int i = 0; i < 3; i++) {
            if (parts[i]) {
                evaluate_and_drop(c, parts[i]);
            }
        }
    } else {
        evaluate_and_drop(c, key);
    }
}

void compile_ann_assign(Compiler *c, const Stmt *stmt) {
    const Expr *target = stmt->as.ann_assign.target;
    const Expr *annotation = stmt->as.ann_assign.annotation;
    const Expr *value = stmt->as.ann_assign.value;
    if (value) {
        compile_expr(c, value);
        compile_target(c, target);
    }
    if (stmt->as.ann_assign.simple && in_namespace(c)) {
        store_annotation(c, target->as.name, annotation);
        return;
    }
    if (!value && target->kind == EXPR_ATTRIBUTE) {
        evaluate_and_drop(c, target->as.attribute.value);
    } else if (!value && target->kind == EXPR_SUBSCRIPT) {
        evaluate_and_drop(c, target->as.subscript.value);
        evaluate_key(c, target->as.subscript.slice);
    }
    if (!stmt->as.ann_assign.simple && in_namespace(c) && !c->future_annotations) {
        evaluate_and_drop(c, annotation);
    }
}

static uint32_t name_part(Compiler *c, const char **dotted) {
    size_t length = strcspn(*dotted, ".");
    uint32_t name = pool_name(&c->pool, *dotted, length);
    *dotted += length + ((*dotted)[length] == '.');
    return name;
}

// `import a.b.c as x`: IMPORT_NAME gives a, from which b and c are taken.
static void compile_import_as(Compiler *c, const Alias *alias) {
    const char *rest = alias->name;
    name_part(c, &rest);
    bool first = true;
    while (*rest) {
        if (!first) {
            emit(c->unit, OP_SWAP, 2);
            emit(c->unit, OP_POP_TOP, 0);
        }
        emit(c->unit, OP_IMPORT_FROM, name_part(c, &rest));
        first = false;
    }
    if (!first) {
        emit(c->unit, OP_SWAP, 2);
        emit(c->unit, OP_POP_TOP, 0);
    }
    compile_name(c, alias->asname, CONTEXT_STORE);
}

void compile_import(Compiler *c, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        emit(c->unit, OP_LOAD_CONST, pool_constant_integer(&c->pool, 0));
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
        emit(c->unit, OP_IMPORT_NAME, pool_name_z(&c->pool, alias->name));
        if (alias->asname) {
            compile_import_as(c, alias);
        } else {
            const char *rest = alias->name;
            uint32_t name = name_part(c, &rest);
            compile_name(c, c->pool.names[name].bytes, CONTEXT_STORE);
        }
    }
}

static void compile_from_list(Compiler *c, const Stmt *stmt) {
    int count = stmt->as.import.count;
    uint32_t *names = NEW_ARRAY(uint32_t, (size_t)count);
    for (int i = 0; i < count; i++) {
        uint32_t name = pool_name_z(&c->pool, stmt->as.import.names[i].name);
        names[i] = pool_constant_name(&c->pool, name);
    }
    emit(c->unit, OP_LOAD_CONST, pool_constant_tuple(&c->pool, names, count));
    memory_free(names);
}

// What `from __future__` asks for is done by the compiler; nothing is imported.
void compile_import_from(Compiler *c, const Stmt *stmt) {
    const char *module = stmt->as.import.module ? stmt->as.import.module : "";
    if (stmt->as.import.level == 0 && strcmp(module, "__future__") == 0) {
        return;
    }
    emit(c->unit, OP_LOAD_CONST, pool_constant_integer(&c->pool, stmt->as.import.level));
    compile_from_list(c, stmt);
    emit(c->unit, OP_IMPORT_NAME, pool_name_z(&c->pool, module));
    for (int i = 0; i < stmt->as.import.count; i++) {
        const Alias *alias = &stmt->as.import.names[i];
        if (strcmp(alias->name, "*") == 0) {
            emit(c->unit, OP_IMPORT_STAR, 0);
            return;
        }
        emit(c->unit, OP_IMPORT_FROM, pool_name_z(&c->pool, alias->name));
        compile_name(c, alias->asname ? alias->asname : alias->name, CONTEXT_STORE);
    }
    emit(c->unit, OP_POP_TOP, 0);
}
