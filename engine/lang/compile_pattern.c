// match statements. A pattern takes the subject from the top of the stack. Names are stored only
// when the whole pattern has matched: until then their values wait on the stack, below what the
// pattern is looking at.
#include <assert.h>

#include "engine/base/memory.h"
#include "engine/lang/compile_internal.h"

typedef struct Matcher {
    Compiler *c;
    Name *stores; // owned: names whose values wait on the stack, lowest first
    int store_count;
    int store_capacity;
    int on_top;   // values above the waiting ones that a failure must pop
    Label *fails; // owned: fails[n] pops n values and fails
    int fail_count;
    int fail_capacity;
} Matcher;

static void compile_pattern(Matcher *m, const Pattern *pattern);

static bool is_wildcard(const Pattern *pattern) {
    return (pattern->kind == PATTERN_AS && !pattern->pattern && !pattern->name) ||
           (pattern->kind == PATTERN_STAR && !pattern->name);
}

static Label fail_label(Matcher *m, int pops) {
    while (m->fail_count <= pops) {
        GROW(m->fails, m->fail_count, m->fail_capacity);
        m->fails[m->fail_count++] = label_new(m->c->unit);
    }
    return m->fails[pops];
}

static void fail(Matcher *m, Opcode op) {
    emit_jump(m->c->unit, op, fail_label(m, m->on_top + m->store_count));
}

// Where failures arrive, each behind as many POP_TOPs as it needs; goes on with what follows.
static void place_fails(Matcher *m) {
    for (int i = m->fail_count - 1; i >= 0; i--) {
        label_place(m->c->unit, m->fails[i]);
        if (i > 0) {
            emit(m->c->unit, OP_POP_TOP, 0);
        }
    }
    m->fail_count = 0;
}

// Moves the top of the stack below count - 1 others.
static void rotate(Matcher *m, int count) {
    for (; count > 1; count--) {
        emit(m->c->unit, OP_SWAP, (uint32_t)count);
    }
}

static void add_store(Matcher *m, Name name) {
    GROW(m->stores, m->store_count, m->store_capacity);
    m->stores[m->store_count++] = name;
}

static void keep_value(Matcher *m, Name name) {
    if (!name) {
        emit(m->c->unit, OP_POP_TOP, 0);
        return;
    }
    rotate(m, m->on_top + m->store_count + 1);
    add_store(m, name);
}

static void load_integer(Matcher *m, int64_t value) {
    emit(m->c->unit, OP_LOAD_CONST, pool_constant_integer(&m->c->pool, value));
}

static void require_length(Matcher *m, CompareOperator op, int length) {
    emit(m->c->unit, OP_GET_LEN, 0);
    load_integer(m, length);
    emit(m->c->unit, OP_COMPARE_OP, (uint32_t)op);
    fail(m, OP_POP_JUMP_IF_FALSE);
}

static void require_not_none(Matcher *m) {
    emit(m->c->unit, OP_COPY, 1);
    fail(m, OP_POP_JUMP_IF_NONE);
}

static void compile_unpacked(Matcher *m, PatternList patterns, int star) {
    int after = patterns.count - star - 1;
    if (star >= 0) {
        emit(m->c->unit, OP_UNPACK_EX, (uint32_t)star | (uint32_t)after << 8);
    } else {
        emit(m->c->unit, OP_UNPACK_SEQUENCE, (uint32_t)patterns.count);
    }
    m->on_top += patterns.count;
    for (int i = 0; i < patterns.count; i++) {
        m->on_top--;
        compile_pattern(m, patterns.items[i]);
    }
}

// With `*_` nothing is unpacked: the items that matter are fetched by index.
static void compile_subscripted(Matcher *m, PatternList patterns, int star) {
    Unit *unit = m->c->unit;
    m->on_top++;
    for (int i = 0; i < patterns.count; i++) {
        if (i == star || is_wildcard(patterns.items[i])) {
            continue;
        }
        emit(unit, OP_COPY, 1);
        if (i < star) {
            load_integer(m, i);
        } else {
            emit(unit, OP_GET_LEN, 0);
            load_integer(m, patterns.count - i);
            emit(unit, OP_BINARY_OP, OPERATOR_SUB);
        }
        emit(unit, OP_BINARY_SUBSCR, 0);
        compile_pattern(m, patterns.items[i]);
    }
    m->on_top--;
    emit(unit, OP_POP_TOP, 0);
}

static void compile_sequence(Matcher *m, const Pattern *pattern) {
    PatternList patterns = pattern->patterns;
    int star = -1;
    bool only_wildcards = true;
    for (int i = 0; i < patterns.count; i++) {
        star = patterns.items[i]->kind == PATTERN_STAR ? i : star;
        only_wildcards = only_wildcards && is_wildcard(patterns.items[i]);
    }
    m->on_top++;
    emit(m->c->unit, OP_MATCH_SEQUENCE, 0);
    fail(m, OP_POP_JUMP_IF_FALSE);
    if (star < 0) {
        require_length(m, COMPARE_EQ, patterns.count);
    } else if (patterns.count > 1) {
        require_length(m, COMPARE_GT_E, patterns.count - 1);
    }
    m->on_top--;
    if (only_wildcards) {
        emit(m->c->unit, OP_POP_TOP, 0);
    } else if (star >= 0 && is_wildcard(patterns.items[star])) {
        compile_subscripted(m, patterns, star);
    } else {
        compile_unpacked(m, patterns, star);
    }
}

// [subject keys -- dict]: what is left of the mapping without the keys.
static void compile_rest(Matcher *m, int key_count) {
    Unit *unit = m->c->unit;
    emit(unit, OP_BUILD_MAP, 0);
    emit(unit, OP_SWAP, 3);
    emit(unit, OP_DICT_UPDATE, 2);
    emit(unit, OP_UNPACK_SEQUENCE, (uint32_t)key_count);
    for (int i = key_count; i > 0; i--) {
        emit(unit, OP_COPY, (uint32_t)i + 1);
        emit(unit, OP_SWAP, 2);
        emit(unit, OP_DELETE_SUBSCR, 0);
    }
}

static void compile_mapping(Matcher *m, const Pattern *pattern) {
    Unit *unit = m->c->unit;
    int count = pattern->keys.count;
    m->on_top++;
    emit(unit, OP_MATCH_MAPPING, 0);
    fail(m, OP_POP_JUMP_IF_FALSE);
    if (count == 0 && !pattern->rest) {
        m->on_top--;
        emit(unit, OP_POP_TOP, 0);
        return;
    }
    if (count > 0) {
        require_length(m, COMPARE_GT_E, count);
    }
    compile_starred(m->c, pattern->keys, 0, OP_BUILD_LIST, true);
    emit(unit, OP_MATCH_KEYS, 0);
    m->on_top += 2;
    require_not_none(m);
    m->on_top--; // the tuple of values is unpacked; the subject and the keys stay
    compile_unpacked(m, pattern->patterns, -1);
    m->on_top -= 2;
    if (pattern->rest) {
        compile_rest(m, count);
        keep_value(m, pattern->rest);
    } else {
        emit(unit, OP_POP_TOP, 0);
        emit(unit, OP_POP_TOP, 0);
    }
}

static void compile_class_pattern(Matcher *m, const Pattern *pattern) {
    Compiler *c = m->c;
    int attr_count = pattern->kwd_attrs.count;
    uint32_t *names = NEW_ARRAY(uint32_t, (size_t)attr_count);
    for (int i = 0; i < attr_count; i++) {
        uint32_t name = compile_mangle(c, pattern->kwd_attrs.items[i]);
        names[i] = pool_constant_name(&c->pool, name);
    }
    int total = pattern->patterns.count + attr_count;
    compile_expr(c, pattern->value);
    emit(c->unit, OP_LOAD_CONST, pool_constant_tuple(&c->pool, names, attr_count));
    emit(c->unit, OP_MATCH_CLASS, (uint32_t)pattern->patterns.count);
    memory_free(names);
    m->on_top++;
    require_not_none(m);
    emit(c->unit, OP_UNPACK_SEQUENCE, (uint32_t)total);
    m->on_top += total - 1;
    for (int i = 0; i < total; i++) {
        m->on_top--;
        compile_pattern(m, i < pattern->patterns.count
                               ? pattern->patterns.items[i]
                               : pattern->kwd_patterns.items[i - pattern->patterns.count]);
    }
}

static void compile_as(Matcher *m, const Pattern *pattern) {
    if (pattern->pattern) {
        m->on_top++;
        emit(m->c->unit, OP_COPY, 1);
        compile_pattern(m, pattern->pattern);
        m->on_top--;
    }
    keep_value(m, pattern->name);
}

static int find_store(const Matcher *m, Name name) {
    for (int i = 0; i < m->store_count; i++) {
        if (m->stores[i] == name) {
            return i;
        }
    }
    return -1;
}

// Brings the waiting values of an alternative into the order of the first alternative.
static bool reorder(Matcher *alternative, const Matcher *first) {
    if (alternative->store_count != first->store_count) {
        return false;
    }
    for (int i = first->store_count - 1; i >= 0; i--) {
        int at = find_store(alternative, first->stores[i]);
        if (at < 0) {
            return false;
        }
        for (int turn = 0; at != i && turn <= at; turn++) {
            Name moved = alternative->stores[0];
            for (int j = 0; j < i; j++) {
                alternative->stores[j] = alternative->stores[j + 1];
            }
            alternative->stores[i] = moved;
            rotate(alternative, i + 1);
        }
    }
    return true;
}

static void release(Matcher *m) {
    memory_free(m->stores);
    memory_free(m->fails);
}

// Every alternative works on a copy of the subject, with waiting values of its own.
static void compile_or(Matcher *m, const Pattern *pattern) {
    Unit *unit = m->c->unit;
    Label end = label_new(unit);
    Matcher first = {.c = m->c};
    for (int i = 0; i < pattern->patterns.count; i++) {
        Matcher alternative = {.c = m->c};
        emit(unit, OP_COPY, 1);
        compile_pattern(&alternative, pattern->patterns.items[i]);
        if (i > 0 && !reorder(&alternative, &first)) {
            diags_add(m->c->diags, DIAG_SYNTAX, pattern->span, "SyntaxError",
                      "alternative patterns bind different names", NULL);
        }
        emit_jump(unit, OP_JUMP, end);
        place_fails(&alternative);
        if (i == 0) {
            first = alternative;
        } else {
            release(&alternative);
        }
    }
    emit(unit, OP_POP_TOP, 0);
    fail(m, OP_JUMP);
    label_place(unit, end);
    int below = first.store_count + 1 + m->on_top + m->store_count;
    for (int i = 0; i < first.store_count; i++) {
        rotate(m, below);
        add_store(m, first.stores[i]);
    }
    emit(unit, OP_POP_TOP, 0);
    release(&first);
}

static void compile_singleton(Matcher *m, const Expr *value) {
    if (value->as.constant.kind == CONSTANT_NONE) {
        fail(m, OP_POP_JUMP_IF_NOT_NONE);
        return;
    }
    compile_expr(m->c, value);
    emit(m->c->unit, OP_IS_OP, 0);
    fail(m, OP_POP_JUMP_IF_FALSE);
}

static void compile_pattern(Matcher *m, const Pattern *pattern) {
    uint32_t before = compile_set_site(m->c, pattern->span);
    switch (pattern->kind) {
    case PATTERN_VALUE:
        compile_expr(m->c, pattern->value);
        emit(m->c->unit, OP_COMPARE_OP, COMPARE_EQ);
        fail(m, OP_POP_JUMP_IF_FALSE);
        break;
    case PATTERN_SINGLETON:
        compile_singleton(m, pattern->value);
        break;
    case PATTERN_SEQUENCE:
        compile_sequence(m, pattern);
        break;
    case PATTERN_MAPPING:
        compile_mapping(m, pattern);
        break;
    case PATTERN_CLASS:
        compile_class_pattern(m, pattern);
        break;
    case PATTERN_STAR:
        keep_value(m, pattern->name);
        break;
    case PATTERN_AS:
        compile_as(m, pattern);
        break;
    case PATTERN_OR:
        compile_or(m, pattern);
        break;
    }
    m->c->unit->site = before;
}

// keep_subject: a later case will look at it too.
static void compile_case(Compiler *c, const MatchCase *match_case, bool keep_subject, Label end) {
    Matcher m = {.c = c};
    compile_case_line(c, match_case);
    compile_set_site(c, match_case->pattern->span);
    if (keep_subject) {
        emit(c->unit, OP_COPY, 1);
    }
    compile_pattern(&m, match_case->pattern);
    for (int i = 0; i < m.store_count; i++) {
        compile_name(c, m.stores[i], CONTEXT_STORE);
    }
    if (match_case->guard) {
        compile_jump_if(c, match_case->guard, fail_label(&m, 0), false);
    }
    if (keep_subject) {
        emit(c->unit, OP_POP_TOP, 0);
    }
    compile_body(c, match_case->body);
    emit_jump(c->unit, OP_JUMP, end);
    place_fails(&m);
    release(&m);
}

static void compile_default(Compiler *c, const MatchCase *match_case, Label end) {
    compile_case_line(c, match_case);
    if (match_case->guard) {
        compile_jump_if(c, match_case->guard, end, false);
    }
    compile_body(c, match_case->body);
}

void compile_match(Compiler *c, const Stmt *stmt) {
    int count = stmt->as.match.case_count;
    const MatchCase *last = &stmt->as.match.cases[count - 1];
    bool has_default = count > 1 && is_wildcard(last->pattern);
    int tested = has_default ? count - 1 : count;
    Label end = label_new(c->unit);
    compile_expr(c, stmt->as.match.subject);
    for (int i = 0; i < tested; i++) {
        compile_case(c, &stmt->as.match.cases[i], i + 1 < tested, end);
    }
    if (has_default) {
        compile_default(c, last, end);
    }
    label_place(c->unit, end);
}
