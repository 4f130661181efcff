// str and bytes, as CPython 3.11 answers.
#include "tests/support/rows.h"

static void test_hash(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s68617368 s", "0"},
        {"call s68617368 s61", "4644417185603328019"},
        {"call s68617368 s616263", "-4594863902769663758"},
        {"call s68617368 s6162636465666768", "4574395652268504554"},
        {"call s68617368 s616263646566676869", "-532774252720507163"},
        {"call s68617368 sc3a9", "6047309291227476195"},
        {"call s68617368 se282ace282ac", "5179196702452217043"},
        {"call s68617368 sf09f9880", "-3536540696076613844"},
        {"call s68617368 "
         "s7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878"
         "78787878787878787878787878787878787878787878787878787878787878787878787878787878787878787"
         "87878787878787878787878",
         "1359644457043326220"},
    };
    CHECK_ROWS(rows);
}

static void test_repr(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s72657072 s69742773", "'\"it\\'s\"'"},
        {"call s72657072 s612262", "'\\'a\"b\\''"},
        {"call s72657072 s2722", "'\\'\\\\\\'\"\\''"},
        {"call s72657072 s090a0d5c007f", "\"'\\\\t\\\\n\\\\r\\\\\\\\\\\\x00\\\\x7f'\""},
        {"call s72657072 sc2ade2808be280a8", "\"'\\\\xad\\\\u200b\\\\u2028'\""},
        {"call s72657072 scdb8", "\"'\\\\u0378'\""},
        {"call s72657072 sf09f9880c3a9", "\"'\\U0001f600\\xe9'\""},
        {"call s6173636969 sc3a9e282acf09f9880", "\"'\\\\xe9\\\\u20ac\\\\U0001f600'\""},
    };
    CHECK_ROWS(rows);
}

static void test_index_and_slice(void **state) {
    (void)state;
    static const Row rows[] = {
        {"item s68c3a96c6c6f i1", "'\\xe9'"},
        {"item s68c3a96c6c6f i-5", "'h'"},
        {"item s616263 i3", "!IndexError 'string index out of range'"},
        {"item s616263 s78", "!TypeError \"string indices must be integers, not 'str'\""},
        {"item s616263 i1180591620717411303424",
         "!IndexError \"cannot fit 'int' into an index-sized integer\""},
        {"item y616263 i-1", "99"},
        {"item y616263 i9", "!IndexError 'index out of range'"},
    };
    CHECK_ROWS(rows);
}

static void test_search(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s68c3a96c6cc3a9 s7266696e64 sc3a9", "4"},
        {"method s616263 s66696e64 s i3", "3"},
        {"method s616263 s66696e64 s i4", "-1"},
        {"method s616263 s696e646578 s78", "!ValueError 'substring not found'"},
        {"method s61616161 s636f756e74 s6161", "2"},
        {"method sc3a9c3a9 s636f756e74 s", "3"},
        {"method s616263 s73746172747377697468 t2 s78 s62 i1", "True"},
        {"method s616263 s73746172747377697468 i1",
         "!TypeError 'startswith first arg must be str or a tuple of str, not int'"},
        {"method s616263 s656e647377697468 t1 i1",
         "!TypeError 'tuple for endswith must only contain str, not int'"},
    };
    CHECK_ROWS(rows);
}

static void test_split(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s206120206220 s73706c6974", "['a', 'b']"},
        {"method s206120206220 s73706c6974 N i1", "['a', 'b ']"},
        {"method s206120206220 s7273706c6974 N i1", "[' a', 'b']"},
        {"method s612c622c2c63 s73706c6974 s2c i2", "['a', 'b', ',c']"},
        {"method s612c622c2c63 s7273706c6974 s2c i2", "['a,b', '', 'c']"},
        {"method s61 s73706c6974 s", "!ValueError 'empty separator'"},
        {"method s610d0a620b63e280a8 s73706c69746c696e6573", "['a', 'b', 'c']"},
        {"method s610d0a62 s73706c69746c696e6573 U s6b656570656e6473 T", "['a\\r\\n', 'b']"},
        {"method s612e622e63 s706172746974696f6e s2e", "('a', '.', 'b.c')"},
        {"method s616263 s72706172746974696f6e s2e", "('', '', 'abc')"},
    };
    CHECK_ROWS(rows);
}

static void test_case(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s73747261c39f6520efac81 s7570706572", "'STRASSE FI'"},
        {"method sce9fce94ce9fcea320cea3 s6c6f776572", "'\\u03bf\\u03b4\\u03bf\\u03c2 \\u03c3'"},
        {"method sc4b049 s6c6f776572", "'i\\u0307i'"},
        {"method s7468657927726520c786 s7469746c65", "\"They'Re \\u01c5\""},
        {"method sc78620414243 s6361706974616c697a65", "'\\u01c5 abc'"},
        {"method sc39fc4b0 s63617365666f6c64", "'ssi\\u0307'"},
        {"method s6142cea3 s7377617063617365", "'Ab\\u03c2'"},
        {"method sc78561 s69737469746c65", "True"},
        {"method se285a0 s69737570706572", "True"},
    };
    CHECK_ROWS(rows);
}

static void test_tests(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method sc2b2 s69736469676974", "True"},
        {"method sc2b2 s6973646563696d616c", "False"},
        {"method sc2bd s69736e756d65726963", "True"},
        {"method se4ba94 s69736e756d65726963", "True"},
        {"method sc3a95f31 s69736964656e746966696572", "True"},
        {"method s3161 s69736964656e746966696572", "False"},
        {"method s s69737072696e7461626c65", "True"},
        {"method s1c s69737370616365", "True"},
        {"method se1ba9e s6973616c706861", "True"},
    };
    CHECK_ROWS(rows);
}

static void test_padding(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s6162 s63656e746572 i5 s2a", "'**ab*'"},
        {"method s616263 s63656e746572 i6 s2a", "'*abc**'"},
        {"method sc3a9 s726a757374 i3 sf09f9880", "'\\U0001f600\\U0001f600\\xe9'"},
        {"method s2d35 s7a66696c6c i4", "'-005'"},
        {"method s6109620a0963 s657870616e6474616273 i4", "'a   b\\n    c'"},
        {"method s61 s63656e746572 i5 s7878",
         "!TypeError 'The fill character must be exactly one character long'"},
        {"method s61 s6c6a757374 i5 i1",
         "!TypeError 'The fill character must be a unicode character, not int'"},
    };
    CHECK_ROWS(rows);
}

static void test_replace_and_join(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s616263 s7265706c616365 s s2d", "'-a-b-c-'"},
        {"method s616263 s7265706c616365 s s2d i2", "'-a-bc'"},
        {"method s616161 s7265706c616365 s61 s6262 i2", "'bbbba'"},
        {"method s2c s6a6f696e l2 s61 s62", "'a,b'"},
        {"method s2c s6a6f696e l2 s61 i1",
         "!TypeError 'sequence item 1: expected str instance, int found'"},
        {"method s2c s6a6f696e i5", "!TypeError 'can only join an iterable'"},
        {"method s616263 s7472616e736c617465 d2 i97 N i98 s7879", "'xyc'"},
        {"static s737472 s6d616b657472616e73 s6162 s6364 s65", "{97: 99, 98: 100, 101: None}"},
        {"method s78616263 s72656d6f7665707265666978 s78", "'abc'"},
    };
    CHECK_ROWS(rows);
}

static void test_codecs(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method sc3a9 s656e636f6465", "b'\\xc3\\xa9'"},
        {"method s61c3a9c3a8 s656e636f6465 s6173636969",
         "!UnicodeEncodeError \"'ascii' codec can't encode characters in position 1-2: ordinal not "
         "in range(128)\""},
        {"method s61c3a9 s656e636f6465 s6173636969 s7265706c616365", "b'a?'"},
        {"method s61 s656e636f6465 s666f6f", "!LookupError 'unknown encoding: foo'"},
        {"method yc3a9 s6465636f6465", "'\\xe9'"},
        {"method y61ff s6465636f6465", "!UnicodeDecodeError \"'utf-8' codec can't decode byte 0xff "
                                       "in position 1: invalid start byte\""},
        {"method ye282 s6465636f6465", "!UnicodeDecodeError \"'utf-8' codec can't decode bytes in "
                                       "position 0-1: unexpected end of data\""},
        {"method y61ff62 s6465636f6465 s7574662d38 s7265706c616365", "'a\\ufffdb'"},
        {"call s6279746573 l2 i1 i300", "!ValueError 'bytes must be in range(0, 256)'"},
        {"call s737472 y6162 s6173636969", "'ab'"},
    };
    CHECK_ROWS(rows);
}

static void test_bytes(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s72657072 y61276200ff09", "'b\"a\\'b\\\\x00\\\\xff\\\\t\"'"},
        {"method y612c62 s73706c6974 y2c", "[b'a', b'b']"},
        {"method y616263 s66696e64 i98", "1"},
        {"method y01ff s686578 s3a", "'01:ff'"},
        {"method y2c s6a6f696e l2 y61 y62", "b'a,b'"},
        {"binary i2 y6162 i3", "b'ababab'"},
        {"compare i2 y61 y62", "True"},
        {"method y6161 s7265706c616365 y61 y6262", "b'bbbb'"},
    };
    CHECK_ROWS(rows);
}

static void test_repetition(void **state) {
    (void)state;
    static const Row rows[] = {
        {"binary i2 s6162 i3", "'ababab'"},
        {"binary i2 s6162 i-1", "''"},
        {"binary i2 s6162 i4611686018427387904", "!OverflowError 'repeated string is too long'"},
        {"binary i2 s6162 i1180591620717411303424",
         "!OverflowError \"cannot fit 'int' into an index-sized integer\""},
        {"binary i0 s61 sc3a9", "'a\\xe9'"},
        {"binary i0 s61 i1", "!TypeError 'can only concatenate str (not \"int\") to str'"},
    };
    CHECK_ROWS(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash),
        cmocka_unit_test(test_repr),
        cmocka_unit_test(test_index_and_slice),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_case),
        cmocka_unit_test(test_tests),
        cmocka_unit_test(test_padding),
        cmocka_unit_test(test_replace_and_join),
        cmocka_unit_test(test_codecs),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_repetition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
