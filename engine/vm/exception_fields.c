// What the builtin exception classes keep beside their arguments, and how they take it from them.
//
// A class with up to two such fields keeps them in extra and extra2; ImportError, OSError,
// SyntaxError and the Unicode errors keep a list of them in extra.
#include "engine/vm/exception_fields.h"

#include "engine/vm/builtins.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

enum {
    MAX_FIELDS = 9
};

// Classes whose fields stand in a list, in this order.
static const struct {
    ClassId cls;
    const char *names[MAX_FIELDS];
} listed[] = {
    {CLASS_OS_ERROR, {"errno", "strerror", "filename", "filename2"}},
    {CLASS_SYNTAX_ERROR,
     {"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset",
      "print_file_and_line"}},
    {CLASS_UNICODE_DECODE_ERROR, {"encoding", "object", "start", "end", "reason"}},
    {CLASS_UNICODE_ENCODE_ERROR, {"encoding", "object", "start", "end", "reason"}},
    {CLASS_UNICODE_TRANSLATE_ERROR, {"object", "start", "end", "reason"}},
    {CLASS_IMPORT_ERROR, {"name", "path", "name_from"}}, // the last one since 3.12
};

// The others.
static const struct {
    ClassId cls;
    const char *name;
    bool second;
} single[] = {
    {CLASS_STOP_ITERATION, "value", false},
    {CLASS_SYSTEM_EXIT, "code", false},
    {CLASS_NAME_ERROR, "name", false},
    {CLASS_ATTRIBUTE_ERROR, "name", false},
    {CLASS_ATTRIBUTE_ERROR, "obj", true},
    {CLASS_BASE_EXCEPTION_GROUP, "message", true},
    {CLASS_BASE_EXCEPTION_GROUP, "exceptions", false},
};

// --- filling in -------------------------------------------------------------------------------

static int kind_of(Machine *m, Value exception) {
    for (size_t i = 0; i < sizeof listed / sizeof listed[0]; i++) {
        if (is_instance(m, exception, listed[i].cls)) {
            return (int)i;
        }
    }
    return -1;
}

static void set_field(Machine *m, Value fields, uint32_t index, Value value) {
    replace(m, &list_items(m, fields)[index], retain(m, value));
}

static void take_os_fields(Machine *m, Exception *e, Value fields) {
    uint32_t count = tuple_count(m, e->args);
    Value *args = tuple_items(m, e->args);
    if (count < 2 || count > 5) {
        return;
    }
    set_field(m, fields, 0, args[0]);
    set_field(m, fields, 1, args[1]);
    if (count > 2) {
        set_field(m, fields, 2, args[2]);
    }
    if (count > 4) {
        set_field(m, fields, 3, args[4]);
    }
    if (count > 2 && args[2] != VALUE_NONE) { // file names do not stay among the arguments
        replace(m, &e->args, tuple_of(m, args, 2));
    }
}

static void take_syntax_fields(Machine *m, Exception *e, Value fields) {
    uint32_t count = tuple_count(m, e->args);
    Value *args = tuple_items(m, e->args);
    if (count > 0) {
        set_field(m, fields, 0, args[0]);
    }
    if (count == 2 && is_type(m, args[1], TYPE_TUPLE)) {
        uint32_t given = tuple_count(m, args[1]);
        for (uint32_t i = 0; i < given && i < 6; i++) {
            set_field(m, fields, i + 1, tuple_items(m, args[1])[i]);
        }
    }
}

static Value fields_new(Machine *m, int kind) {
    Value fields = list_new(m, MAX_FIELDS);
    for (int i = 0; fields != VALUE_UNSET && i < MAX_FIELDS && listed[kind].names[i]; i++) {
        list_append(m, fields, VALUE_NONE);
    }
    return fields;
}

// The list of fields, made from the arguments when it is not there yet; borrowed.
static Value fields_of(Machine *m, Value exception, int kind) {
    Exception *e = AS(Exception, m, exception);
    if (is_type(m, e->extra, TYPE_LIST)) {
        return e->extra;
    }
    Value fields = fields_new(m, kind);
    if (fields == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    replace(m, &e->extra, fields);
    if (listed[kind].cls == CLASS_OS_ERROR) {
        take_os_fields(m, e, fields);
    } else if (listed[kind].cls == CLASS_SYNTAX_ERROR) {
        take_syntax_fields(m, e, fields);
    } else if (listed[kind].cls != CLASS_IMPORT_ERROR) { // which takes them by keyword only
        for (uint32_t i = 0; i < tuple_count(m, e->args) && i < list_count(m, fields); i++) {
            set_field(m, fields, i, tuple_items(m, e->args)[i]);
        }
    }
    return fields;
}

void exception_prepare(Machine *m, Value exception) {
    Exception *e = AS(Exception, m, exception);
    uint32_t count = tuple_count(m, e->args);
    Value *args = tuple_items(m, e->args);
    bool is_stop = is_instance(m, exception, CLASS_STOP_ITERATION);
    if ((is_stop || is_instance(m, exception, CLASS_SYSTEM_EXIT)) && count > 0) {
        replace(m, &e->extra, retain(m, count == 1 || is_stop ? args[0] : e->args));
    }
    int kind = kind_of(m, exception);
    if (kind >= 0) {
        replace(m, &e->extra, VALUE_UNSET);
        fields_of(m, exception, kind);
    }
}

// UnicodeDecodeError and its kin have exactly their fields as arguments.
static bool check_unicode(Machine *m, Value exception) {
    int kind = kind_of(m, exception);
    if (kind < 0 || !is_instance(m, exception, CLASS_UNICODE_ERROR)) {
        return true;
    }
    int wanted = 0;
    while (listed[kind].names[wanted]) {
        wanted++;
    }
    int given = (int)tuple_count(m, AS(Exception, m, exception)->args);
    if (given != wanted) {
        raise_error(m, CLASS_TYPE_ERROR, "function takes exactly %d arguments (%d given)", wanted,
                    given);
    }
    return given == wanted;
}

bool exception_keywords(Machine *m, Value exception, const Call *call) {
    static const char *const import_names[] = {"name", "path", "name_from", NULL};
    static const char *const name_names[] = {"name", NULL};
    static const char *const attribute_names[] = {"name", "obj", NULL};
    if (!check_unicode(m, exception)) {
        return false;
    }
    if (!value_is_ref(call->kwnames) || tuple_count(m, call->kwnames) == 0) {
        return true;
    }
    const char *const *names = is_instance(m, exception, CLASS_IMPORT_ERROR) ? import_names
                               : is_instance(m, exception, CLASS_NAME_ERROR) ? name_names
                                                                             : attribute_names;
    const char *function = is_instance(m, exception, CLASS_IMPORT_ERROR) ? "ImportError"
                           : is_instance(m, exception, CLASS_NAME_ERROR) ? "NameError"
                                                                         : "AttributeError";
    for (uint32_t i = 0; i < tuple_count(m, call->kwnames); i++) {
        const char *name = str_bytes(m, tuple_items(m, call->kwnames)[i]);
        int place = 0;
        while (names[place] && strcmp(names[place], name) != 0) {
            place++;
        }
        Value *field = names[place] ? exception_field(m, exception, name) : NULL;
        if (!field) {
            raise_unknown_keyword(m, function, name, names);
            return false;
        }
        replace(m, field, retain(m, call->kwargs[i]));
    }
    return true;
}

// --- finding ----------------------------------------------------------------------------------

static Value *listed_field(Machine *m, Value v, const char *name) {
    int kind = kind_of(m, v);
    for (int i = 0; kind >= 0 && i < MAX_FIELDS && listed[kind].names[i]; i++) {
        if (strcmp(listed[kind].names[i], name) == 0) {
            Value fields = fields_of(m, v, kind);
            return fields == VALUE_UNSET ? NULL : &list_items(m, fields)[i];
        }
    }
    return NULL;
}

Value *exception_field(Machine *m, Value v, const char *name) {
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
        if (strcmp(single[i].name, name) == 0 && is_instance(m, v, single[i].cls)) {
            Exception *e = AS(Exception, m, v);
            return single[i].second ? &e->extra2 : &e->extra;
        }
    }
    bool is_later = strcmp(name, "name_from") == 0 && m->profile->minor < 12;
    return is_later ? NULL : listed_field(m, v, name);
}

void pending_set_field(Machine *m, const char *name, Value value) {
    Value pending = m->world->pending;
    Value *field = value_is_ref(pending) ? exception_field(m, pending, name) : NULL;
    if (field) {
        replace(m, field, retain(m, value));
    }
}

bool exception_message(Machine *m, Value v, Value *message) { // ImportError.msg
    if (!is_instance(m, v, CLASS_IMPORT_ERROR)) {
        return false;
    }
    Value args = AS(Exception, m, v)->args;
    *message = tuple_count(m, args) == 1 ? retain(m, tuple_items(m, args)[0]) : VALUE_NONE;
    return true;
}

// --- text -------------------------------------------------------------------------------------

static bool os_error_text(Machine *m, Text *text, Value v) {
    Value *fields = list_items(m, fields_of(m, v, kind_of(m, v)));
    text_add_z(text, "[Errno ");
    bool ok = text_add_str(m, text, fields[0]);
    text_add_z(text, "] ");
    ok = ok && text_add_str(m, text, fields[1]);
    if (ok && fields[2] != VALUE_NONE) {
        text_add_z(text, ": ");
        ok = text_add_repr(m, text, fields[2]);
        if (ok && fields[3] != VALUE_NONE) {
            text_add_z(text, " -> ");
            ok = text_add_repr(m, text, fields[3]);
        }
    }
    return ok;
}

static bool syntax_error_text(Machine *m, Text *text, Value v) {
    Value *fields = list_items(m, fields_of(m, v, kind_of(m, v)));
    bool ok = text_add_str(m, text, fields[0]);
    bool has_file = is_type(m, fields[1], TYPE_STR);
    bool has_line = is_int(m, fields[2]);
    if (!ok || (!has_file && !has_line)) {
        return ok;
    }
    const char *file = has_file ? str_bytes(m, fields[1]) : "";
    const char *slash = strrchr(file, '/');
    text_printf(text, " (%s%s", slash ? slash + 1 : file, has_file && has_line ? ", " : "");
    if (has_line) {
        text_add_z(text, "line ");
        ok = text_add_str(m, text, fields[2]);
    }
    text_add_z(text, ")");
    return ok;
}

int exception_own_text(Machine *m, Text *text, Value v) {
    uint32_t count = tuple_count(m, AS(Exception, m, v)->args);
    if (is_instance(m, v, CLASS_OS_ERROR)) {
        return count == 2 ? (os_error_text(m, text, v) ? 1 : -1) : 0;
    }
    if (is_instance(m, v, CLASS_SYNTAX_ERROR)) {
        return syntax_error_text(m, text, v) ? 1 : -1;
    }
    if (is_instance(m, v, CLASS_ATTRIBUTE_ERROR) || count == 0) {
        return 0;
    }
    return 0;
}
