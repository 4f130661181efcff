#include "engine/lang/stdlib_attributes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct AttributeRow {
    const char *class_name;
    const char *of_class;  // names with blanks between them
    const char *of_object; // likewise
} AttributeRow;

#include "engine/lang/stdlib_attributes_data.h"

static int compare_row(const void *class_name, const void *row) {
    return strcmp(class_name, ((const AttributeRow *)row)->class_name);
}

static int compare_name(const void *name, const void *other) {
    return strcmp(name, *(const char *const *)other);
}

static const AttributeRow *row_of(const char *class_name) {
    return bsearch(class_name, rows, sizeof rows / sizeof *rows, sizeof *rows, compare_row);
}

static bool holds(const char *names, const char *name) {
    size_t length = strlen(name);
    for (const char *at = names; *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        if (size == length && memcmp(at, name, size) == 0) {
            return true;
        }
        at += size;
    }
    return false;
}

bool stdlib_has_class_attribute(const char *class_name, const char *name) {
    const AttributeRow *row = row_of(class_name);
    return row && holds(row->of_class, name);
}

bool stdlib_has_attribute(const char *class_name, const char *name) {
    const AttributeRow *row = row_of(class_name);
    return row && (holds(row->of_class, name) || holds(row->of_object, name));
}

bool stdlib_attribute_is_absent(const char *name) {
    return bsearch(name, absent, sizeof absent / sizeof *absent, sizeof *absent, compare_name);
}
