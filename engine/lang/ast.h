// ast: the tree of one Python module, node for node what CPython's `ast` module calls it.
//
// Made by the parser, read by the checker and the compiler, owned by one arena.
// Field names follow CPython's abstract grammar (docs.python.org/3.11/library/ast.html),
// so its documentation is the documentation of this file. Every node has a span.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/diag.h"

// An identifier or string, NUL-terminated, interned per module: equal names are equal pointers.
typedef const char *Name;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;

typedef struct ExprList {
    Expr **items; // may hold NULL where CPython's list does (Dict keys for **, kw_defaults)
    int count;
} ExprList;

typedef struct StmtList {
    Stmt **items;
    int count;
} StmtList;

typedef struct NameList {
    Name *items;
    Span *spans;
    int count;
} NameList;

typedef enum ConstantKind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INT,     // text: decimal digits only, without underscores, prefix or leading zeros
    CONSTANT_FLOAT,   // number
    CONSTANT_COMPLEX, // number: the imaginary part
    CONSTANT_STR,     // text, length: UTF-8; adjacent literals are joined
    CONSTANT_BYTES,   // text, length
} ConstantKind;

typedef enum ExprContext {
    CONTEXT_LOAD,
    CONTEXT_STORE,
    CONTEXT_DEL
} ExprContext;

typedef enum Operator {
    OPERATOR_ADD,
    OPERATOR_SUB,
    OPERATOR_MULT,
    OPERATOR_MAT_MULT,
    OPERATOR_DIV,
    OPERATOR_MOD,
    OPERATOR_POW,
    OPERATOR_LSHIFT,
    OPERATOR_RSHIFT,
    OPERATOR_BIT_OR,
    OPERATOR_BIT_XOR,
    OPERATOR_BIT_AND,
    OPERATOR_FLOOR_DIV,
    OPERATOR_COUNT,
} Operator;

typedef enum UnaryOperator {
    UNARY_INVERT,
    UNARY_NOT,
    UNARY_PLUS,
    UNARY_MINUS
} UnaryOperator;

typedef enum CompareOperator {
    COMPARE_EQ,
    COMPARE_NOT_EQ,
    COMPARE_LT,
    COMPARE_LT_E,
    COMPARE_GT,
    COMPARE_GT_E,
    COMPARE_IS,
    COMPARE_IS_NOT,
    COMPARE_IN,
    COMPARE_NOT_IN,
} CompareOperator;

typedef struct Comprehension {
    Expr *target;
    Expr *iter;
    ExprList ifs;
    bool is_async;
} Comprehension;

typedef struct Keyword {
    Name arg; // NULL: **value
    Expr *value;
    Span span;
} Keyword;

typedef struct Arg {
    Name arg;
    Expr *annotation; // or NULL
    Span span;
} Arg;

// Same shape as CPython's `arguments`: defaults belong to the last positional parameters,
// kw_defaults has one entry per keyword-only parameter, NULL when it is required.
typedef struct Arguments {
    Arg *posonlyargs;
    int posonlyargs_count;
    Arg *args;
    int args_count;
    Arg *vararg; // or NULL
    Arg *kwonlyargs;
    int kwonlyargs_count;
    ExprList kw_defaults;
    Arg *kwarg; // or NULL
    ExprList defaults;
} Arguments;

typedef enum ExprKind {
    EXPR_BOOL_OP,
    EXPR_NAMED_EXPR,
    EXPR_BIN_OP,
    EXPR_UNARY_OP,
    EXPR_LAMBDA,
    EXPR_IF_EXP,
    EXPR_DICT,
    EXPR_SET,
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR_EXP,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
    EXPR_COMPARE,
    EXPR_CALL,
    EXPR_FORMATTED_VALUE,
    EXPR_JOINED_STR,
    EXPR_CONSTANT,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_STARRED,
    EXPR_NAME,
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SLICE,
} ExprKind;

struct Expr {
    ExprKind kind;
    Span span;
    union {
        struct {
            bool is_or; // false: and
            ExprList values;
        } bool_op;
        struct {
            Expr *target;
            Expr *value;
        } named;
        struct {
            Expr *left;
            Operator op;
            Expr *right;
        } bin_op;
        struct {
            UnaryOperator op;
            Expr *operand;
        } unary;
        struct {
            Arguments *args;
            Expr *body;
        } lambda;
        struct {
            Expr *test;
            Expr *body;
            Expr *orelse;
        } if_exp;
        struct {
            ExprList keys; // NULL entry: **value
            ExprList values;
        } dict;
        ExprList elements; // SET, LIST, TUPLE, JOINED_STR (values)
        struct {
            Expr *element; // DICT_COMP: the key
            Expr *value;   // DICT_COMP only
            Comprehension *generators;
            int generator_count;
        } comp;      // LIST_COMP, SET_COMP, DICT_COMP, GENERATOR_EXP
        Expr *value; // AWAIT, YIELD (or NULL), YIELD_FROM, STARRED
        struct {
            Expr *left;
            CompareOperator *ops;
            ExprList comparators; // as many as ops
        } compare;
        struct {
            Expr *func;
            ExprList args; // STARRED allowed
            Keyword *keywords;
            int keyword_count;
        } call;
        struct {
            Expr *value;
            char conversion;   // 0, 's', 'r' or 'a'; `=` alone implies 'r' like CPython
            Expr *format_spec; // JOINED_STR or NULL
        } formatted;           // `{x=}` is a CONSTANT "x=" followed by FORMATTED_VALUE
        struct {
            ConstantKind kind;
            const char *text; // INT, STR, BYTES: NUL-terminated; borrowed from the arena
            int32_t length;
            double number;
        } constant;
        struct {
            Expr *value;
            Name attr;
            Span attr_span;
        } attribute;
        struct {
            Expr *value;
            Expr *slice; // may be SLICE or a TUPLE holding SLICE
        } subscript;
        Name name; // NAME
        struct {
            Expr *lower; // each or NULL
            Expr *upper;
            Expr *step;
        } slice;
    } as;
    ExprContext context; // ATTRIBUTE, SUBSCRIPT, STARRED, NAME, LIST, TUPLE
    bool parenthesized;  // a tuple, generator or name written in its own brackets
};

typedef struct Alias {
    Name name;   // "a.b.c", or "*"
    Name asname; // or NULL
    Span span;
} Alias;

typedef struct WithItem {
    Expr *context_expr;
    Expr *optional_vars; // or NULL
} WithItem;

typedef struct ExceptHandler {
    Expr *type; // or NULL
    Name name;  // or NULL
    Span name_span;
    StmtList body;
    Span span;
} ExceptHandler;

typedef enum PatternKind {
    PATTERN_VALUE,
    PATTERN_SINGLETON,
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_STAR,
    PATTERN_AS,
    PATTERN_OR,
} PatternKind;

typedef struct PatternList {
    Pattern **items;
    int count;
} PatternList;

struct Pattern {
    PatternKind kind;
    Span span;
    Expr *value;          // VALUE, SINGLETON (a CONSTANT), CLASS: cls
    PatternList patterns; // SEQUENCE, MAPPING, CLASS, OR
    ExprList keys;        // MAPPING
    Name rest;            // MAPPING: **rest, or NULL
    NameList kwd_attrs;   // CLASS
    PatternList kwd_patterns;
    Name name;        // STAR, AS: or NULL (wildcard)
    Pattern *pattern; // AS: or NULL
};

typedef struct MatchCase {
    Pattern *pattern;
    Expr *guard; // or NULL
    StmtList body;
} MatchCase;

typedef enum TypeParamKind {
    TYPE_PARAM_VAR,   // T
    TYPE_PARAM_TUPLE, // *Ts
    TYPE_PARAM_SPEC,  // **P
} TypeParamKind;

typedef struct TypeParam {
    TypeParamKind kind;
    Name name;
    Expr *bound;         // or NULL; a tuple: constraints
    Expr *default_value; // or NULL; since 3.13
    Span span;
} TypeParam;

// What stands in brackets behind the name of a def, a class or a type, since 3.12.
typedef struct TypeParams {
    TypeParam *items;
    int count;
} TypeParams;

typedef enum StmtKind {
    STMT_FUNCTION_DEF,
    STMT_CLASS_DEF,
    STMT_TYPE_ALIAS,
    STMT_RETURN,
    STMT_DELETE,
    STMT_ASSIGN,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_WITH,
    STMT_MATCH,
    STMT_RAISE,
    STMT_TRY,
    STMT_ASSERT,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_EXPR,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
} StmtKind;

struct Stmt {
    StmtKind kind;
    Span span; // for compound statements: the whole statement with its body
    union {
        struct {
            Name name;
            Span name_span;
            Arguments *args;
            StmtList body;
            ExprList decorators;
            Expr *returns;       // or NULL
            TypeParams *generic; // or NULL
            bool is_async;
        } function;
        struct {
            Name name;
            Span name_span;
            ExprList bases;
            Keyword *keywords;
            int keyword_count;
            StmtList body;
            ExprList decorators;
            TypeParams *generic; // or NULL: then the last base is the name ".generic_base"
        } class_def;
        struct {
            Name name;
            TypeParams *generic; // or NULL
            Expr *value;
        } type_alias;     // type Pair[T] = tuple[T, T]
        Expr *value;      // RETURN (or NULL), EXPR
        ExprList targets; // DELETE
        struct {
            ExprList targets;
            Expr *value;
        } assign;
        struct {
            Expr *target;
            Operator op;
            Expr *value;
        } aug_assign;
        struct {
            Expr *target;
            Expr *annotation;
            Expr *value; // or NULL
            bool simple;
        } ann_assign;
        struct {
            Expr *target;
            Expr *iter;
            StmtList body;
            StmtList orelse;
            bool is_async;
        } for_loop;
        struct {
            Expr *test;
            StmtList body;
            StmtList orelse;
        } while_loop;
        struct {
            Expr *test;
            StmtList body;
            StmtList orelse;
        } if_stmt;
        struct {
            WithItem *items;
            int item_count;
            StmtList body;
            bool is_async;
        } with;
        struct {
            Expr *subject;
            MatchCase *cases;
            int case_count;
        } match;
        struct {
            Expr *exc;   // or NULL
            Expr *cause; // or NULL
        } raise;
        struct {
            StmtList body;
            ExceptHandler *handlers;
            int handler_count;
            StmtList orelse;
            StmtList finalbody;
            bool is_star; // except*
        } try_stmt;
        struct {
            Expr *test;
            Expr *msg; // or NULL
        } assert_stmt;
        struct {
            Name module; // IMPORT_FROM; NULL for `from . import x`
            int level;   // leading dots
            Alias *names;
            int count;
        } import;
        NameList names; // GLOBAL, NONLOCAL
    } as;
};

typedef struct Module {
    StmtList body;
    bool is_expression; // the only statement is one, and its value is that of the module
} Module;
