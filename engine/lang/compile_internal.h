// compile_internal: what the compile_*.c files share: the state of one compilation and the
// functions that turn one kind of node into instructions of the unit that is being written.
//
// The order of evaluation, and so of the instructions, is that of CPython 3.11's compiler.
#pragma once

#include "engine/lang/compile.h"
#include "engine/lang/emit.h"

typedef struct Compiler {
    const Source *source;          // borrowed
    const CompileOptions *options; // borrowed
    Diags *diags;                  // borrowed
    Pool pool;
    Symtable symtable;
    Unit *unit;  // the code object that is being written; its outer units wait
    Code *codes; // owned
    uint32_t code_count;
    uint32_t code_capacity;
    bool future_annotations;
    uint64_t emitted_total; // instructions of all finished units
} Compiler;

// compile.c: code objects and names

// Starts a code object inside the current one. node: what opened the scope; name: as the program
// names it ("<lambda>"). The unit is the caller's and lives until compile_leave.
void compile_enter(Compiler *c, Unit *unit, const void *node, const char *name, Span span);
// Finishes it and returns the number of its code.
uint32_t compile_leave(Compiler *c);
// [-- text]: the source text of an annotation, as `from __future__ import annotations` has it.
void compile_annotation_text(Compiler *c, const Expr *annotation);
// [(defaults) (kwdefaults) (annotations) -- function]: the closure tuple, the code, MAKE_FUNCTION.
// scope: of the function that was just left.
void compile_make_function(Compiler *c, const Scope *scope, uint32_t code, uint32_t flags);
void compile_name(Compiler *c, Name name, ExprContext context);
void compile_name_number(Compiler *c, uint32_t mangled, ExprContext context);
uint32_t compile_mangle(Compiler *c, Name name);
void compile_const_kind(Compiler *c, ProgramConstantKind kind); // LOAD_CONST None ...
void compile_const_name(Compiler *c, uint32_t name);            // LOAD_CONST of a string
void compile_attribute(Compiler *c, Opcode op, Name attribute);
// Sets the place of the next instructions and returns the one before.
uint32_t compile_set_site(Compiler *c, Span span);
// The place of what `for` and `with` do with the value of an expression: since 3.13 that of the
// expression, before 3.13 that of the statement.
Span compile_place_of(const Compiler *c, Span statement, const Expr *expr);

// compile_expr.c
void compile_expr(Compiler *c, const Expr *expr);
void compile_exprs(Compiler *c, ExprList list);
// Jumps to the label when the truth of the expression is `condition`, else goes on.
void compile_jump_if(Compiler *c, const Expr *expr, Label label, bool condition);
// Stores the top of the stack in a target.
void compile_target(Compiler *c, const Expr *target);
void compile_slice(Compiler *c, const Expr *slice);
void compile_await(Compiler *c, uint32_t awaitable_arg); // [awaitable -- result]
bool compile_is_constant(const Expr *expr);
// Number of the constant an expression stands for; it must be one (compile_is_constant).
uint32_t compile_constant(Compiler *c, const Expr *expr);

// compile_call.c
void compile_call(Compiler *c, const Expr *expr);
// [callable self-or-unset arg * pushed -- result]: the rest of the arguments and the call.
void compile_arguments(Compiler *c, int pushed, ExprList args, const Keyword *keywords,
                       int keyword_count);

// compile_display.c: displays and f-strings
// What a loop goes over: nobody can see whether it is a list or a tuple.
void compile_iterable(Compiler *c, const Expr *expr);
void compile_list(Compiler *c, const Expr *expr);
void compile_tuple(Compiler *c, const Expr *expr);
void compile_set(Compiler *c, const Expr *expr);
void compile_dict(Compiler *c, const Expr *expr);
void compile_joined_str(Compiler *c, const Expr *expr);
void compile_formatted_value(Compiler *c, const Expr *expr);
// One list, tuple (via_list: LIST_TO_TUPLE) or set from expressions that may be starred, on top
// of `pushed` values that are its first items.
void compile_starred(Compiler *c, ExprList elements, int pushed, Opcode build, bool to_tuple);

// compile_comprehension.c
void compile_comprehension(Compiler *c, const Expr *expr);

// compile_function.c
void compile_function_def(Compiler *c, const Stmt *stmt);
void compile_class_def(Compiler *c, const Stmt *stmt);
void compile_lambda(Compiler *c, const Expr *expr);
// [(defaults) (kwdefaults) -- function]; flags: which of them are there, for MAKE_FUNCTION.
void compile_function_object(Compiler *c, const Stmt *stmt, uint32_t flags);
void compile_class_object(Compiler *c, const Stmt *stmt); // [ -- class]
// [ -- (defaults) (kwdefaults)]: the flags.
uint32_t compile_defaults(Compiler *c, const Arguments *args);

// compile_generic.c: what has type parameters
void compile_generic_function(Compiler *c, const Stmt *stmt); // [ -- function]
void compile_generic_class(Compiler *c, const Stmt *stmt);    // [ -- class]
void compile_type_alias(Compiler *c, const Stmt *stmt);

// compile_stmt.c
void compile_body(Compiler *c, StmtList body);
// The statements of a module, class or function: notes the docstring and goes on behind it.
void compile_body_with_docstring(Compiler *c, StmtList body);

// compile_assign.c
void compile_assign(Compiler *c, const Stmt *stmt);
void compile_aug_assign(Compiler *c, const Stmt *stmt);
void compile_ann_assign(Compiler *c, const Stmt *stmt);
void compile_delete(Compiler *c, const Expr *target);
void compile_import(Compiler *c, const Stmt *stmt);
void compile_import_from(Compiler *c, const Stmt *stmt);

// compile_loop.c: if, while, for
void compile_if(Compiler *c, const Stmt *stmt);
void compile_while(Compiler *c, const Stmt *stmt);
void compile_for(Compiler *c, const Stmt *stmt);

// compile_block.c: return, break and continue through blocks
void compile_push_block(Compiler *c, Block *block, BlockKind kind);
void compile_pop_block(Compiler *c, Block *block);
void compile_return(Compiler *c, const Stmt *stmt);
void compile_break(Compiler *c);
void compile_continue(Compiler *c);

// compile_try.c, compile_try_star.c, compile_with.c
void compile_try(Compiler *c, const Stmt *stmt);
void compile_try_star(Compiler *c, const Stmt *stmt);
void compile_end_handler(Compiler *c);       // [prev exc -- ]: previous one again, raise
void compile_unbind(Compiler *c, Name name); // name = None; del name
void compile_with(Compiler *c, const Stmt *stmt);
void compile_exit_with_none(Compiler *c, bool is_async); // [exit -- ]

// compile_pattern.c
void compile_match(Compiler *c, const Stmt *stmt);

// compile_line.c: LINE instructions
void compile_line(Compiler *c, const Stmt *stmt);
void compile_line_span(Compiler *c, Span span);
void compile_handler_line(Compiler *c, const ExceptHandler *handler);
void compile_case_line(Compiler *c, const MatchCase *match_case);
