#include "engine/lang/parser.h"

#include <string.h>

typedef struct AliasList {
    Alias *items;
    int count;
    int capacity;
} AliasList;

static void add_alias(Parser *p, AliasList *list, Alias alias) {
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : 4;
        Alias *items = ARENA_ARRAY(p->arena, Alias, capacity);
        if (list->count) {
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = alias;
}

// a.b.c as one name; NULL when there is none.
static Name parse_dotted_name(Parser *p) {
    const Token *name = peek(p);
    if (!accept(p, TOKEN_NAME)) {
        return NULL;
    }
    if (peek_kind(p) != TOKEN_DOT) {
        return name->name;
    }
    Text text = {0};
    text_add_z(&text, name->name);
    for (;;) {
        int before = p->at;
        if (!accept(p, TOKEN_DOT)) {
            break;
        }
        name = peek(p);
        if (!accept(p, TOKEN_NAME)) {
            p->at = before;
            break;
        }
        text_add_char(&text, '.');
        text_add_z(&text, name->name);
    }
    Name dotted = names_intern(p->names, text_z(&text), text.length);
    text_release(&text);
    return dotted;
}

static Name parse_as_name(Parser *p) {
    int before = p->at;
    if (accept(p, TOKEN_AS)) {
        const Token *name = peek(p);
        if (accept(p, TOKEN_NAME)) {
            return name->name;
        }
    }
    p->at = before;
    return NULL;
}

// `name as other, ...`; dotted names are for `import a.b` only.
static bool parse_aliases(Parser *p, bool dotted, AliasList *list) {
    int end = p->at;
    do {
        int first = p->at;
        const Token *token = peek(p);
        Name name = dotted ? parse_dotted_name(p) : accept(p, TOKEN_NAME) ? token->name : NULL;
        if (!name) {
            break;
        }
        Name asname = parse_as_name(p);
        add_alias(p, list, (Alias){name, asname, parser_span(p, first)});
        end = p->at;
    } while (accept(p, TOKEN_COMMA));
    p->at = end;
    return list->count > 0;
}

static bool parse_from_names(Parser *p, AliasList *list) {
    if (accept(p, TOKEN_LEFT_PAREN)) {
        if (!parse_aliases(p, false, list)) {
            return false;
        }
        accept(p, TOKEN_COMMA);
        return accept(p, TOKEN_RIGHT_PAREN);
    }
    const Token *star = peek(p);
    if (accept(p, TOKEN_STAR)) {
        add_alias(p, list, (Alias){names_intern(p->names, "*", 1), NULL, star->span});
        return true;
    }
    if (!parse_aliases(p, false, list)) {
        return false;
    }
    if (peek_kind(p) != TOKEN_COMMA) {
        return true;
    }
    p->at++;
    if (p->explain && peek_kind(p) == TOKEN_NEWLINE) {
        raise_at_last_token(p, "trailing comma not allowed without surrounding parentheses");
    }
    return false;
}

static int parse_dots(Parser *p) {
    int level = 0;
    for (;;) {
        if (accept(p, TOKEN_DOT)) {
            level += 1;
        } else if (accept(p, TOKEN_ELLIPSIS)) {
            level += 3;
        } else {
            return level;
        }
    }
}

Stmt *parse_import(Parser *p) {
    int first = p->at;
    AliasList list = {0};
    Name module = NULL;
    int level = 0;
    bool from = accept(p, TOKEN_FROM);
    if (from) {
        level = parse_dots(p);
        module = parse_dotted_name(p);
        if ((!module && level == 0) || !accept(p, TOKEN_IMPORT) || !parse_from_names(p, &list)) {
            return NULL;
        }
    } else {
        p->at++;
        if (!parse_aliases(p, true, &list)) {
            return NULL;
        }
    }
    Stmt *stmt = new_stmt(p, from ? STMT_IMPORT_FROM : STMT_IMPORT, first);
    stmt->as.import.module = module;
    stmt->as.import.level = level;
    stmt->as.import.names = list.items;
    stmt->as.import.count = list.count;
    return stmt;
}
