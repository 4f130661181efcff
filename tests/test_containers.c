// Lists, dicts, sets and ranges as C code uses them: ownership, order, growth.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/vm_world.h"

static int begin(void **state) {
    *state = vm_world_new();
    return 0;
}

static int end(void **state) {
    vm_world_free(*state);
    return 0;
}

static Value number(int64_t i) {
    return value_from_small_int(i);
}

static void assert_repr(Machine *m, Value v, const char *expected) {
    Value text = value_repr(m, v);
    assert_string_equal(str_bytes(m, text), expected);
    release(m, text);
}

static void assert_heap(Machine *m) {
    const char *problem = NULL;
    if (!heap_check(m, &problem)) {
        fail_msg("heap: %s", problem);
    }
}

static void test_append_keeps_order_and_owns(void **state) {
    Machine *m = *state;
    uint64_t before = m->world->heap.object_count;
    Value list = list_new(m, 0);
    Value item = str_z(m, "some text");
    for (int i = 0; i < 1000; i++) {
        assert_true(list_append(m, list, i % 2 ? item : number(i)));
    }
    assert_int_equal(list_count(m, list), 1000);
    assert_int_equal(list_items(m, list)[998], number(998));
    assert_int_equal(list_items(m, list)[999], item);
    assert_int_equal(object_at(m, item)->refs, 501);
    release(m, list);
    assert_int_equal(object_at(m, item)->refs, 1);
    release(m, item);
    assert_int_equal(m->world->heap.object_count, before);
}

static void test_dict_keeps_insertion_order(void **state) {
    Machine *m = *state;
    Value dict = dict_new(m);
    for (int i = 0; i < 12; i++) {
        assert_true(dict_set(m, dict, number(i * 37 % 13), number(i)));
    }
    assert_int_equal(dict_remove(m, dict, number(11)), 1);
    assert_int_equal(dict_remove(m, dict, number(11)), 0);
    assert_true(dict_set(m, dict, number(11), VALUE_NONE));
    assert_repr(m, dict,
                "{0: 0, 9: 2, 7: 3, 5: 4, 3: 5, 1: 6, 12: 7, 10: 8, 8: 9, 6: 10, 4: 11, 11: None}");
    release(m, dict);
}

static void test_hint_finds_again_and_is_verified(void **state) {
    Machine *m = *state;
    Value dict = dict_new(m);
    uint32_t hint = 0;
    for (int i = 0; i < 100; i++) {
        Value name = str_printf(m, "name_%d", i);
        Value interned = str_intern(m, str_bytes(m, name), str_length(m, name));
        assert_true(dict_set(m, dict, interned, number(i)));
        release(m, name);
        release(m, interned);
    }
    Value key = name_z(m, "name_77");
    assert_int_equal(dict_find_interned(m, dict, key, &hint), 77);
    assert_int_equal(hint, 77);
    assert_int_equal(dict_remove(m, dict, name_z(m, "name_3")), 1);
    hint = 3; // a deleted entry is no hit
    assert_int_equal(dict_find_interned(m, dict, key, &hint), 77);
    assert_int_equal(dict_find_interned(m, dict, name_z(m, "absent"), &hint), -1);
    release(m, dict);
}

static void test_popitem_for_ever_ends(void **state) {
    Machine *m = *state;
    Value dict = dict_new(m);
    Value popitem = get_attr(m, dict, name_z(m, "popitem"));
    for (int i = 0; i < 10000; i++) { // every pair leaves a deleted mark in the index
        assert_true(dict_set(m, dict, number(i), VALUE_NONE));
        Value pair = call_value(m, popitem, NULL, 0, VALUE_UNSET);
        assert_int_equal(tuple_items(m, pair)[0], number(i));
        release(m, pair);
    }
    assert_int_equal(dict_get(m, dict, number(-5)), VALUE_UNSET);
    release(m, popitem);
    release(m, dict);
}

static void test_set_order_is_cpythons(void **state) {
    Machine *m = *state;
    Value set = set_new(m, TYPE_SET);
    const int items[] = {35, 3, 11, 19, 27, 0, 8, -1, -2, 100, 64};
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        assert_true(set_add(m, set, number(items[i])));
    }
    assert_repr(m, set, "{0, 64, 3, 35, 100, 8, 11, 19, -2, 27, -1}");
    release(m, set);
}

static void test_errors_leave_the_value_alone(void **state) {
    Machine *m = *state;
    Value list = list_new(m, 0);
    Value dict = dict_new(m);
    assert_false(dict_set(m, dict, list, VALUE_NONE));
    assert_true(pending_is(m, CLASS_TYPE_ERROR));
    pending_clear(m);
    assert_int_equal(dict_count(m, dict), 0);
    assert_int_equal(value_get_item(m, list, number(0)), VALUE_UNSET);
    assert_true(pending_is(m, CLASS_INDEX_ERROR));
    pending_clear(m);
    release(m, list);
    release(m, dict);
}

// A small generator of its own: the same on every machine.
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void test_stress_leaks_nothing(void **state) {
    Machine *m = *state;
    uint64_t before = m->world->heap.object_count;
    uint32_t seed = 7;
    Value values[3] = {list_new(m, 0), dict_new(m), set_new(m, TYPE_SET)};
    for (int i = 0; i < 20000; i++) {
        Value pair[2] = {number(next_random(&seed) % 300), str_printf(m, "%d", i % 50)};
        Value key = tuple_of(m, pair, 2);
        if (next_random(&seed) % 3) {
            list_append(m, values[0], key);
            dict_set(m, values[1], key, pair[1]);
            set_add(m, values[2], key);
        } else {
            dict_remove(m, values[1], key);
            set_discard(m, values[2], key);
        }
        release(m, key);
        release(m, pair[1]);
        if (list_count(m, values[0]) > 500) {
            replace(m, &values[0], list_new(m, 0));
        }
    }
    for (int i = 0; i < 3; i++) {
        release(m, values[i]);
    }
    assert_int_equal(m->world->heap.object_count, before);
}

static void test_world_alone_is_sound(void **state) {
    assert_heap(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_append_keeps_order_and_owns, begin, end),
        cmocka_unit_test_setup_teardown(test_dict_keeps_insertion_order, begin, end),
        cmocka_unit_test_setup_teardown(test_hint_finds_again_and_is_verified, begin, end),
        cmocka_unit_test_setup_teardown(test_popitem_for_ever_ends, begin, end),
        cmocka_unit_test_setup_teardown(test_set_order_is_cpythons, begin, end),
        cmocka_unit_test_setup_teardown(test_errors_leave_the_value_alone, begin, end),
        cmocka_unit_test_setup_teardown(test_stress_leaks_nothing, begin, end),
        cmocka_unit_test_setup_teardown(test_world_alone_is_sound, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
