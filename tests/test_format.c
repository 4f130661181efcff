// format(), str.format and %, as CPython 3.11 answers.
#include "tests/support/rows.h"

static void test_int(void **state) {
    (void)state;
    static const Row rows[] = {
        {"format i5 s303862", "'00000101'"},
        {"format i-255 s2378", "'-0xff'"},
        {"format i255 s2330313058", "'0X000000FF'"},
        {"format i1234567 s2c", "'1,234,567'"},
        {"format i1234567 s5f", "'1_234_567'"},
        {"format i1099511627776 s5f78", "'100_0000_0000'"},
        {"format i1234 s3031302c", "'00,001,234'"},
        {"format i-5 s3d2b36", "'-    5'"},
        {"format i5 s2a5e37", "'***5***'"},
        {"format i97 s63", "'a'"},
        {"format i1114112 s63", "!OverflowError '%c arg not in range(0x110000)'"},
        {"format i1000000000000000000000000000000 s2c64",
         "'1,000,000,000,000,000,000,000,000,000,000'"},
        {"format T s64", "'1'"},
        {"format T s", "'True'"},
        {"format i5 s2e3265", "'5.00e+00'"},
        {"format i5 s25", "'500.000000%'"},
        {"format i5 s6e", "'5'"},
    };
    CHECK_ROWS(rows);
}

static void test_float(void **state) {
    (void)state;
    static const Row rows[] = {
        {"format f0x1.921f9f01b866ep+1 s2e3266", "'3.14'"},
        {"format f0x1.34a0000000000p+10 s3031322c2e3166", "'00,001,234.5'"},
        {"format f0x1.5af1d78b58c40p+66 s23", "'1.e+20'"},
        {"format f0x1.ec00000000000p+6 s2e33", "'1.23e+02'"},
        {"format f0x1.8000000000000p+3 s2e33", "'12.0'"},
        {"format f0x1.0000000000000p+0 s232e33", "'1.00'"},
        {"format f-0x1.a36e2eb1c432dp-14 s7a2e3166", "'0.0'"},
        {"format finf s303130", "'0000000inf'"},
        {"format fnan s2b", "'+nan'"},
        {"format f0x1.0000000000000p-1 s25", "'50.000000%'"},
        {"format f0x1.ad7f29abcaf48p-24 s67", "'1e-07'"},
        {"format f0x1.e848000000000p+19 s67", "'1e+06'"},
        {"format f0x1.86a0000000000p+16 s47", "'100000'"},
        {"format f0x1.1eb2d66005835p+997 s2e3045", "'2E+300'"},
        {"format f0x1.999999999999ap-4 s2e323066", "'0.10000000000000000555'"},
        {"format f0x1.4000000000000p+1 s2e3066", "'2'"},
        {"format f0x1.1c37937e08000p+53 s", "'1e+16'"},
        {"format f0x1.1c37937e08000p+53 s3c3230", "'1e+16               '"},
        {"format f0x1.2d687e4189375p+20 s5f2e3266", "'1_234_567.89'"},
    };
    CHECK_ROWS(rows);
}

static void test_str(void **state) {
    (void)state;
    static const Row rows[] = {
        {"format sc3a9 s3e34", "'   \\xe9'"},
        {"format s616263 s2e32", "'ab'"},
        {"format s616263 s5e31302e31", "'    a     '"},
        {"format s78 s3035", "'x0000'"},
        {"format sf09f9880 sc3a93c33", "'\\U0001f600\\xe9\\xe9'"},
    };
    CHECK_ROWS(rows);
}

static void test_errors(void **state) {
    (void)state;
    static const Row rows[] = {
        {"format i5 s00", "!ValueError \"Unknown format code '\\\\x0' for object of type 'int'\""},
        {"format i5 s2e3364", "!ValueError 'Precision not allowed in integer format specifier'"},
        {"format i5 s73", "!ValueError \"Unknown format code 's' for object of type 'int'\""},
        {"format s61 s64", "!ValueError \"Unknown format code 'd' for object of type 'str'\""},
        {"format f0x1.0000000000000p+0 s64",
         "!ValueError \"Unknown format code 'd' for object of type 'float'\""},
        {"format s61 s2b", "!ValueError 'Sign not allowed in string format specifier'"},
        {"format s61 s3d35",
         "!ValueError \"'=' alignment not allowed in string format specifier\""},
        {"format s61 s23",
         "!ValueError 'Alternate form (#) not allowed in string format specifier'"},
        {"format i5 s6464",
         "!ValueError \"Invalid format specifier 'dd' for object of type 'int'\""},
        {"format i5 s2e", "!ValueError 'Format specifier missing precision'"},
        {"format i5 s2c5f", "!ValueError \"Cannot specify both ',' and '_'.\""},
        {"format i5 s2c78", "!ValueError \"Cannot specify ',' with 'x'.\""},
        {"format s61 s2c", "!ValueError \"Cannot specify ',' with 's'.\""},
        {"format i5 s2b63", "!ValueError \"Sign not allowed with integer format specifier 'c'\""},
        {"format i5 s7a",
         "!ValueError 'Negative zero coercion (z) not allowed in integer format specifier'"},
        {"format l0 s78", "!TypeError 'unsupported format string passed to list.__format__'"},
        {"format i5 s3939393939393939393939393939393939393939",
         "!ValueError 'Too many decimal digits in format string'"},
        {"format i5 sc3a9",
         "!ValueError \"Unknown format code '\\\\xe9' for object of type 'int'\""},
        {"format i5 s31303030303030303030303030", "!MemoryError ''"},
    };
    CHECK_ROWS(rows);
}

static void test_template(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method s7b7d207b7d s666f726d6174 i1 s61", "'1 a'"},
        {"method s7b317d7b307d s666f726d6174 i1 i2", "'21'"},
        {"method s7b6121723a3e357d s666f726d6174 U s61 s78", "\"  'x'\""},
        {"method s7b305b315d7d7b305b305d7d s666f726d6174 l2 i1 i2", "'21'"},
        {"method s7b302e7265616c3a7b317d7d s666f726d6174 i5 s3e34", "'   5'"},
        {"method s7b3a7b3a7b7d7d7d s666f726d6174 i1 i2 i3",
         "!ValueError 'Max string recursion exceeded'"},
        {"method s7b7b7d7d s666f726d6174", "'{}'"},
        {"method s7b s666f726d6174", "!ValueError \"Single '{' encountered in format string\""},
        {"method s7d s666f726d6174", "!ValueError \"Single '}' encountered in format string\""},
        {"method s7b307d7b7d s666f726d6174 i1", "!ValueError 'cannot switch from manual field "
                                                "specification to automatic field numbering'"},
        {"method s7b7d7b307d s666f726d6174 i1", "!ValueError 'cannot switch from automatic field "
                                                "numbering to manual field specification'"},
        {"method s7b327d s666f726d6174 i1",
         "!IndexError 'Replacement index 2 out of range for positional args tuple'"},
        {"method s7b787d s666f726d6174", "!KeyError \"'x'\""},
        {"method s7b21787d s666f726d6174 i1", "!ValueError 'Unknown conversion specifier x'"},
        {"method s7b305b7d s666f726d6174 i1", "!ValueError \"expected '}' before end of string\""},
        {"method s7b615b625d7d s666f726d61745f6d6170 d1 s61 d1 s62 i1", "'1'"},
        {"method s7b302e7d s666f726d6174 i1", "!ValueError 'Empty attribute in format string'"},
        {"method s7b3a7b s666f726d6174 i1", "!ValueError \"unmatched '{' in format spec\""},
        {"method s7b21 s666f726d6174 i1",
         "!ValueError 'end of string while looking for conversion specifier'"},
    };
    CHECK_ROWS(rows);
}

static void test_percent(void **state) {
    (void)state;
    static const Row rows[] = {
        {"binary i5 s2564202573 t2 i5 s78", "'5 x'"},
        {"binary i5 s2530352e31667c252d36647c252b64 t3 f0x1.921f9f01b866ep+1 i5 i7",
         "'003.1|5     |+7'"},
        {"binary i5 s2523782025236f202558 t3 i255 i8 i255", "'0xff 0o10 FF'"},
        {"binary i5 s2528612973202528622972 d2 s61 i1 s62 s78", "\"1 'x'\""},
        {"binary i5 s252a2e2a66 t3 i8 i2 f0x1.921f9f01b866ep+1", "'    3.14'"},
        {"binary i5 s25632563 t2 i97 sc3a9", "'a\\xe9'"},
        {"binary i5 s2573 t2 i1 i2",
         "!TypeError 'not all arguments converted during string formatting'"},
        {"binary i5 s2573202573 i1", "!TypeError 'not enough arguments for format string'"},
        {"binary i5 s2564 s61", "!TypeError '%d format: a real number is required, not str'"},
        {"binary i5 s2578 f0x1.8000000000000p+0",
         "!TypeError '%x format: an integer is required, not float'"},
        {"binary i5 s2579 i1",
         "!ValueError \"unsupported format character 'y' (0x79) at index 1\""},
        {"binary i5 s25 i1", "!ValueError 'incomplete format'"},
        {"binary i5 s2528612973 i1", "!TypeError 'format requires a mapping'"},
        {"binary i5 s2525 t0", "'%'"},
        {"binary i5 s d0", "''"},
        {"binary i5 s i1", "!TypeError 'not all arguments converted during string formatting'"},
        {"binary i5 s252e3373 s616263646566", "'abc'"},
        {"binary i5 s2565202547 t2 f0x1.81cd6c8b43958p+13 f0x1.b7cdfd9d7bdbbp-34",
         "'1.234568e+04 1E-10'"},
        {"binary i5 s25303564 i-3", "'-0003'"},
        {"binary i5 s252e3364 i5", "'005'"},
        {"binary i5 s252064 i5", "' 5'"},
        {"binary i5 s2569 f0x1.feb851eb851ecp+1", "'3'"},
        {"binary i5 s2561 sc3a9", "\"'\\\\xe9'\""},
    };
    CHECK_ROWS(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_int),      cmocka_unit_test(test_float),
        cmocka_unit_test(test_str),      cmocka_unit_test(test_errors),
        cmocka_unit_test(test_template), cmocka_unit_test(test_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
