#include "engine/lang/stdlib_attributes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "engine/lang/stdlib_names.h"

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

bool stdlib_has_class_attribute(const char *class_name, const char *name) {
    const AttributeRow *row = row_of(class_name);
    return row && stdlib_line_holds(row->of_class, name);
}

bool stdlib_has_attribute(const char *class_name, const char *name) {
    const AttributeRow *row = row_of(class_name);
    return row &&
           (stdlib_line_holds(row->of_class, name) || stdlib_line_holds(row->of_object, name));
}

bool stdlib_attribute_is_absent(const char *name) {
    return bsearch(name, absent, sizeof absent / sizeof *absent, sizeof *absent, compare_name);
}
