// What re.py of the library calls: searches with a compiled expression, and what a match answers.
#include "engine/base/memory.h"
#include "engine/vm/protocol.h"
#include "engine/vm/regex.h"
#include "engine/vm/shortcut.h"
#include "engine/vm/str.h"

// --- texts ------------------------------------------------------------------------------------

static void add_part(const Matcher *r, Text *text, int64_t start, int64_t end) {
    if (r->ascii) {
        text_add(text, r->ascii + start, (size_t)(end - start));
        return;
    }
    for (; start < end; start++) {
        text_add_code_point(text, r->wide[start]);
    }
}

static Value ascii_part(Machine *m, const char *bytes, int64_t start, int64_t end) {
    return end - start == 1 ? retain(m, m->world->characters[(unsigned char)bytes[start]])
                            : str_new(m, bytes + start, (size_t)(end - start));
}

static Value part(const Matcher *r, int64_t start, int64_t end) {
    if (r->ascii) {
        return ascii_part(r->m, r->ascii, start, end);
    }
    Text text = {0};
    add_part(r, &text, start, end);
    Value result = str_from_text(r->m, &text);
    text_release(&text);
    return result;
}

// What a group has matched; 0: the whole. `otherwise` (borrowed) when it has not.
static Value group_part(const Matcher *r, int64_t group, Value otherwise) {
    int64_t start = group ? r->slots[2 * group - 2] : r->start;
    int64_t end = group ? r->slots[2 * group - 1] : r->slots[r->slot_count - 2];
    return end < 0 ? retain(r->m, otherwise) : part(r, start, end);
}

static int group_count(const Matcher *r) {
    return (r->slot_count - 2) / 2;
}

static int64_t match_end(const Matcher *r) {
    return r->slots[r->slot_count - 2];
}

// --- all matches ------------------------------------------------------------------------------

typedef struct Found {
    Value list;  // what is to be given
    Text text;   // of a replacement
    Value parts; // of the template: texts and numbers of groups
    Value empty; // ""
    int64_t at;  // behind the last match
    int64_t count;
} Found;

// Each takes one match; false: an exception is pending.
typedef bool (*Take)(const Matcher *r, Found *found);

// Every match, the next one where the last one ended; at most most of them (0: all).
static bool find_all(Matcher *r, RegexMode mode, int64_t place, int64_t most, Take take,
                     Found *found) {
    for (; (most == 0 || found->count < most) && place <= r->end; found->count++) {
        if (!regex_find(r, mode, place)) {
            return !r->failed;
        }
        if (!take(r, found)) {
            return false;
        }
        place = found->at = match_end(r);
        r->must_advance = place == r->start;
    }
    return true;
}

static bool append_taken(const Matcher *r, Value list, Value item) {
    bool ok = item != VALUE_UNSET && list_append(r->m, list, item);
    release(r->m, item);
    return ok;
}

// (start, end, slots...): the whole match, two for every group, the number of the last group.
static bool take_places(const Matcher *r, Found *found) {
    Value tuple = tuple_new(r->m, (uint32_t)r->slot_count + 1);
    if (tuple == VALUE_UNSET) {
        return false;
    }
    Value *items = tuple_items(r->m, tuple);
    int groups = group_count(r);
    items[0] = value_from_small_int(r->start);
    items[1] = value_from_small_int(match_end(r));
    for (int i = 0; i < 2 * groups; i++) {
        items[2 + i] = value_from_small_int(r->slots[i]);
    }
    items[2 + 2 * groups] = value_from_small_int(r->slots[r->slot_count - 1]);
    return append_taken(r, found->list, tuple);
}

// The group's text, or that of the whole; of several groups a tuple of all.
static bool take_texts(const Matcher *r, Found *found) {
    int groups = group_count(r);
    if (groups <= 1) {
        return append_taken(r, found->list, group_part(r, groups, found->empty));
    }
    Value tuple = tuple_new(r->m, (uint32_t)groups);
    for (int i = 0; tuple != VALUE_UNSET && i < groups; i++) {
        Value text = group_part(r, i + 1, found->empty);
        if (text == VALUE_UNSET) {
            release(r->m, tuple);
            return false;
        }
        tuple_items(r->m, tuple)[i] = text;
    }
    return append_taken(r, found->list, tuple);
}

// What stands before the match, and the groups' texts or None.
static bool take_between(const Matcher *r, Found *found) {
    bool ok = append_taken(r, found->list, part(r, found->at, r->start));
    for (int i = 1; ok && i <= group_count(r); i++) {
        ok = append_taken(r, found->list, group_part(r, i, VALUE_NONE));
    }
    return ok;
}

static bool take_replaced(const Matcher *r, Found *found) {
    const Machine *m = r->m;
    add_part(r, &found->text, found->at, r->start);
    for (uint32_t i = 0; i < list_count(m, found->parts); i++) {
        Value piece = list_items(m, found->parts)[i];
        if (!value_is_int(piece)) {
            text_add(&found->text, str_bytes(m, piece), str_length(m, piece));
            continue;
        }
        int64_t group = value_as_int(piece);
        int64_t start = group ? r->slots[2 * group - 2] : r->start;
        int64_t end = group ? r->slots[2 * group - 1] : match_end(r);
        if (end >= 0) {
            add_part(r, &found->text, start, end);
        }
    }
    return true;
}

// --- from Python ------------------------------------------------------------------------------

// The first arguments of all: code, groups, text.
static bool open_call(Machine *m, const Call *call, Matcher *r) {
    return regex_open(m, r, call->args[0], (int)value_as_int(call->args[1]), call->args[2]);
}

// Closes it; the list when all went well.
static Value close_with(Matcher *r, Value list, bool ok) {
    regex_close(r);
    if (!ok) {
        release(r->m, list);
        return VALUE_UNSET;
    }
    return list;
}

// _regex_find(code, groups, text, start, end, mode, most): a list of matches as tuples.
static Value native_find(Machine *m, const Call *call) {
    int64_t numbers[4];
    for (int i = 0; i < 4; i++) {
        if (!value_as_index(m, call->args[3 + i], &numbers[i])) {
            return VALUE_UNSET;
        }
    }
    Matcher r;
    Found found = {.list = list_new(m, 0)};
    bool ok = open_call(m, call, &r) && found.list != VALUE_UNSET;
    r.end = numbers[1];
    ok = ok && find_all(&r, (RegexMode)numbers[2], numbers[0], numbers[3], take_places, &found);
    return close_with(&r, found.list, ok);
}

// _regex_texts(code, groups, text, start, end): what findall gives.
static Value native_texts(Machine *m, const Call *call) {
    int64_t start, end;
    if (!value_as_index(m, call->args[3], &start) || !value_as_index(m, call->args[4], &end)) {
        return VALUE_UNSET;
    }
    Matcher r;
    Found found = {.list = list_new(m, 0), .empty = str_new(m, "", 0)};
    bool ok = open_call(m, call, &r) && found.list != VALUE_UNSET && found.empty != VALUE_UNSET;
    r.end = end;
    ok = ok && find_all(&r, REGEX_SEARCH, start, 0, take_texts, &found);
    release(m, found.empty);
    return close_with(&r, found.list, ok);
}

// _regex_split(code, groups, text, most)
static Value native_split(Machine *m, const Call *call) {
    int64_t most;
    if (!value_as_index(m, call->args[3], &most)) {
        return VALUE_UNSET;
    }
    Matcher r;
    Found found = {.list = list_new(m, 0)};
    bool ok = open_call(m, call, &r) && found.list != VALUE_UNSET &&
              find_all(&r, REGEX_SEARCH, 0, most, take_between, &found) &&
              append_taken(&r, found.list, part(&r, found.at, r.end));
    return close_with(&r, found.list, ok);
}

// _regex_replace(code, groups, text, parts, most): the text and how many there were.
static Value native_replace(Machine *m, const Call *call) {
    int64_t most;
    if (!value_as_index(m, call->args[4], &most)) {
        return VALUE_UNSET;
    }
    Matcher r;
    Found found = {.parts = call->args[3]};
    Value result = VALUE_UNSET;
    if (open_call(m, call, &r) && find_all(&r, REGEX_SEARCH, 0, most, take_replaced, &found)) {
        add_part(&r, &found.text, found.at, r.end);
        Value pair[2] = {str_from_text(m, &found.text), value_from_small_int(found.count)};
        result = pair[0] == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, pair, 2);
        release(m, pair[0]);
    }
    text_release(&found.text);
    regex_close(&r);
    return result;
}

static Value native_lower(Machine *m, const Call *call) {
    (void)m;
    return value_from_small_int(regex_lower((uint32_t)value_as_int(call->args[0])));
}

// _regex_finish(code): a list.
static Value native_finish(Machine *m, const Call *call) {
    regex_finish(m, call->args[0]);
    return VALUE_NONE;
}

const NativeInfo natives_regex[] = {
    {"_regex_find", native_find, 7, 7, false, EFFECT_PRIVATE},
    {"_regex_texts", native_texts, 5, 5, false, EFFECT_PRIVATE},
    {"_regex_split", native_split, 4, 4, false, EFFECT_PRIVATE},
    {"_regex_replace", native_replace, 5, 5, false, EFFECT_PRIVATE},
    {"_regex_lower", native_lower, 1, 1, false, EFFECT_PRIVATE},
    {"_regex_finish", native_finish, 1, 1, false, EFFECT_PRIVATE},
    {0},
};

// --- what a match answers ---------------------------------------------------------------------

typedef struct Places {
    int64_t start;
    int64_t end; // -1: it has not matched
} Places;

static Places places_of(const Machine *m, Value spans, int64_t group) {
    const Value *items = tuple_items(m, spans);
    return (Places){value_as_int(items[2 * group]), value_as_int(items[2 * group + 1])};
}

// Of the group in the only argument, a number or a name, or of the whole match.
static bool wanted_places(Machine *m, const ShortcutCall *call, Places *places) {
    Value self = call->count == 1 || call->count == 2 ? call->args[0] : VALUE_UNSET;
    Value spans = shortcut_own(m, self, "_spans");
    Value group = call->count == 2 ? call->args[1] : value_from_small_int(0);
    if (!is_type(m, spans, TYPE_TUPLE) || call->kwnames != VALUE_UNSET) {
        return false;
    }
    if (is_type(m, group, TYPE_STR)) {
        Value names = shortcut_own(m, shortcut_own(m, self, "re"), "_names");
        group = is_type(m, names, TYPE_DICT) ? dict_get(m, names, group) : VALUE_UNSET;
    }
    if (!value_is_int(group) || value_as_int(group) < 0 ||
        value_as_int(group) >= tuple_count(m, spans) / 2) {
        return false;
    }
    *places = places_of(m, spans, value_as_int(group));
    return true;
}

static Value str_part(Machine *m, Value str, Places places) {
    const char *bytes = str_bytes(m, str);
    if (str_is_ascii(m, str)) {
        return ascii_part(m, bytes, places.start, places.end);
    }
    size_t start = utf8_offset(bytes, str_length(m, str), (size_t)places.start);
    size_t end = utf8_offset(bytes, str_length(m, str), (size_t)places.end);
    return str_new(m, bytes + start, end - start);
}

Value match_group_shortcut(Machine *m, const ShortcutCall *call) {
    Places places;
    Value string =
        wanted_places(m, call, &places) ? shortcut_own(m, call->args[0], "string") : VALUE_UNSET;
    return !is_type(m, string, TYPE_STR) ? VALUE_NOT_IMPLEMENTED
           : places.end < 0              ? VALUE_NONE
                                         : str_part(m, string, places);
}

Value match_groups_shortcut(Machine *m, const ShortcutCall *call) {
    Places whole;
    Value string = call->count == 1 && wanted_places(m, call, &whole)
                       ? shortcut_own(m, call->args[0], "string")
                       : VALUE_UNSET;
    if (!is_type(m, string, TYPE_STR)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value spans = shortcut_own(m, call->args[0], "_spans");
    uint32_t count = tuple_count(m, spans) / 2 - 1;
    Value groups = tuple_new(m, count);
    for (uint32_t i = 0; groups != VALUE_UNSET && i < count; i++) {
        Places places = places_of(m, spans, i + 1);
        Value text = places.end < 0 ? VALUE_NONE : str_part(m, string, places);
        if (text == VALUE_UNSET) {
            release(m, groups);
            return VALUE_UNSET;
        }
        tuple_items(m, groups)[i] = text;
    }
    return groups;
}

Value match_span_shortcut(Machine *m, const ShortcutCall *call) {
    Places places;
    if (!wanted_places(m, call, &places)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value both[2] = {value_from_small_int(places.end < 0 ? -1 : places.start),
                     value_from_small_int(places.end)};
    return tuple_of(m, both, 2);
}

Value match_start_shortcut(Machine *m, const ShortcutCall *call) {
    Places places;
    return wanted_places(m, call, &places)
               ? value_from_small_int(places.end < 0 ? -1 : places.start)
               : VALUE_NOT_IMPLEMENTED;
}

Value match_end_shortcut(Machine *m, const ShortcutCall *call) {
    Places places;
    return wanted_places(m, call, &places) ? value_from_small_int(places.end)
                                           : VALUE_NOT_IMPLEMENTED;
}
