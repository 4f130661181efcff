// float, as CPython 3.11 answers.
#include "tests/support/rows.h"

static void test_repr(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s72657072 f0x1.999999999999ap-4", "'0.1'"},
        {"call s72657072 f0x1.1c37937e08000p+53", "'1e+16'"},
        {"call s72657072 f0x1.c6bf526340000p+49", "'1000000000000000.0'"},
        {"call s72657072 f0x1.b69b4ba630f35p+56", "'1.2345678901234568e+17'"},
        {"call s72657072 f0x1.a36e2eb1c432dp-14", "'0.0001'"},
        {"call s72657072 f0x1.4f8b588e368f1p-17", "'1e-05'"},
        {"call s72657072 f0x0.0000000000001p-1022", "'5e-324'"},
        {"call s72657072 f0x1.0000000000000p-44", "'5.684341886080802e-14'"},
        {"call s72657072 f0x1.fffffffffffffp+1023", "'1.7976931348623157e+308'"},
        {"call s72657072 f-0x0.0p+0", "'-0.0'"},
        {"call s72657072 finf", "'inf'"},
        {"call s72657072 f-inf", "'-inf'"},
        {"call s72657072 fnan", "'nan'"},
        {"call s72657072 f0x1.0000000000000p+53", "'9007199254740992.0'"},
        {"call s72657072 f0x1.0f0cf064dd592p+73", "'1e+22'"},
        {"call s72657072 f0x1.52d02c7e14af6p+76", "'1e+23'"},
        {"call s72657072 f0x0.0000000000001p-1022", "'5e-324'"},
        {"call s72657072 f0x1.0000000000000p+89", "'6.189700196426902e+26'"},
    };
    CHECK_ROWS(rows);
}

static void test_arithmetic(void **state) {
    (void)state;
    static const Row rows[] = {
        {"binary i12 f-0x1.e000000000000p+2 f0x1.0000000000000p+1", "-4.0"},
        {"binary i5 f-0x1.e000000000000p+2 f0x1.0000000000000p+1", "0.5"},
        {"binary i5 f0x1.e000000000000p+2 f-0x1.0000000000000p+1", "-0.5"},
        {"binary i12 f0x1.0000000000000p+0 f0x1.999999999999ap-4", "9.0"},
        {"binary i5 f-0x0.0p+0 f0x1.8000000000000p+1", "0.0"},
        {"binary i4 f0x1.0000000000000p+0 i0", "!ZeroDivisionError 'float division by zero'"},
        {"binary i12 f0x1.0000000000000p+0 i0",
         "!ZeroDivisionError 'float floor division by zero'"},
        {"binary i5 f0x1.0000000000000p+0 i0", "!ZeroDivisionError 'float modulo'"},
        {"call s6469766d6f64 f0x1.0000000000000p+0 i0", "!ZeroDivisionError 'float divmod()'"},
        {"binary i6 f0x0.0p+0 i-1",
         "!ZeroDivisionError '0.0 cannot be raised to a negative power'"},
        {"binary i6 f0x1.4000000000000p+3 i400",
         "!OverflowError \"(34, 'Numerical result out of range')\""},
        {"binary i6 f-0x1.0000000000000p+3 i3", "-512.0"},
        {"binary i6 i2 f0x1.0000000000000p-1", "1.4142135623730951"},
        {"binary i0 "
         "i1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000 f0x1.0000000000000p+0",
         "!OverflowError 'int too large to convert to float'"},
        {"binary i7 f0x1.0000000000000p+0 f0x1.0000000000000p+1",
         "!TypeError \"unsupported operand type(s) for <<: 'float' and 'float'\""},
    };
    CHECK_ROWS(rows);
}

static void test_round(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s726f756e64 f0x1.0000000000000p-1", "0"},
        {"call s726f756e64 f0x1.8000000000000p+0", "2"},
        {"call s726f756e64 f0x1.4000000000000p+1", "2"},
        {"call s726f756e64 f-0x1.0000000000000p-1", "0"},
        {"call s726f756e64 f0x1.7e43c8800759cp+996",
         "10000000000000000525047602552044202487044685811081591549158541155118024579889081957863713"
         "75080447864043704443832883878176942523235360430575644792184786706982848387200926575803737"
         "83023379478809005936895323497079994508111903896764088007465274278014249457925878882005684"
         "2838115669472196386865459400540160"},
        {"call s726f756e64 f0x1.5666666666666p+1 i2", "2.67"},
        {"call s726f756e64 f0x1.0000000000000p-3 i2", "0.12"},
        {"call s726f756e64 f0x1.52d02c7e14af6p+76 i-22", "1e+23"},
        {"call s726f756e64 f0x1.40f5c28f5c28fp+2 i2", "5.01"},
        {"call s726f756e64 f-0x1.bc00000000000p+5 i-1", "-60.0"},
        {"call s726f756e64 f0x1.6800000000000p+5 i-1", "40.0"},
        {"call s726f756e64 f0x1.b800000000000p+5 i-1", "60.0"},
        {"call s726f756e64 f0x1.4000000000000p+2 i-1", "0.0"},
        {"call s726f756e64 f0x1.e000000000000p+3 i-2", "0.0"},
        {"call s726f756e64 f0x1.8000000000000p+0 i400", "1.5"},
        {"call s726f756e64 f0x1.8000000000000p+0 i-400", "0.0"},
        {"call s726f756e64 f0x1.1ccf385ebc8a0p+1022 i-308", "1e+308"},
        {"call s726f756e64 f0x1.e42d130773b76p+1023 i-308",
         "!OverflowError 'rounded value too large to represent'"},
        {"call s726f756e64 finf", "!OverflowError 'cannot convert float infinity to integer'"},
        {"call s726f756e64 fnan", "!ValueError 'cannot convert float NaN to integer'"},
        {"call s726f756e64 f0x1.8000000000000p+0 N", "2"},
    };
    CHECK_ROWS(rows);
}

static void test_parsing(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s666c6f6174 s315f302e355f3065315f30", "105000000000.0"},
        {"call s666c6f6174 s20696e6620", "inf"},
        {"call s666c6f6174 s2d6e616e", "nan"},
        {"call s666c6f6174 s2b496e66696e697479", "inf"},
        {"call s666c6f6174 s3165343030", "inf"},
        {"call s666c6f6174 s31652d343030", "0.0"},
        {"call s666c6f6174 s315f", "!ValueError \"could not convert string to float: '1_'\""},
        {"call s666c6f6174 s5f31", "!ValueError \"could not convert string to float: '_1'\""},
        {"call s666c6f6174 s2e", "!ValueError \"could not convert string to float: '.'\""},
        {"call s666c6f6174 s3165", "!ValueError \"could not convert string to float: '1e'\""},
        {"call s666c6f6174 s30783130", "!ValueError \"could not convert string to float: '0x10'\""},
        {"call s666c6f6174 sd9a12ed9a5", "1.5"},
        {"call s666c6f6174 "
         "s31313131313131313131313131313131313131313131313131313131313131313131313131313131",
         "1.1111111111111112e+39"},
        {"call s666c6f6174 s322e32323530373338353835303732303131652d333038",
         "2.225073858507201e-308"},
        {"call s666c6f6174 s", "!ValueError \"could not convert string to float: ''\""},
    };
    CHECK_ROWS(rows);
}

static void test_methods(void **state) {
    (void)state;
    static const Row rows[] = {
        {"method f0x1.999999999999ap-4 s686578", "'0x1.999999999999ap-4'"},
        {"method f0x0.0000000000001p-1022 s686578", "'0x0.0000000000001p-1022'"},
        {"method f-0x0.0p+0 s686578", "'-0x0.0p+0'"},
        {"method f0x1.999999999999ap-4 s61735f696e74656765725f726174696f",
         "(3602879701896397, 36028797018963968)"},
        {"method finf s61735f696e74656765725f726174696f",
         "!OverflowError 'cannot convert Infinity to integer ratio'"},
        {"method f0x1.0000000000000p+1 s69735f696e7465676572", "True"},
        {"static s666c6f6174 s66726f6d686578 s3078312e387033", "12.0"},
        {"call s696e74 f-0x1.5af1d78b58c40p+66", "-100000000000000000000"},
        {"call s696e74 finf", "!OverflowError 'cannot convert float infinity to integer'"},
        {"call s696e74 fnan", "!ValueError 'cannot convert float NaN to integer'"},
    };
    CHECK_ROWS(rows);
}

static void test_hash(void **state) {
    (void)state;
    static const Row rows[] = {
        {"call s68617368 f0x1.0000000000000p-1", "1152921504606846976"},
        {"call s68617368 f-0x1.0000000000000p+0", "-2"},
        {"call s68617368 f0x1.7e43c8800759cp+996", "1224995262755759164"},
        {"call s68617368 finf", "314159"},
        {"call s68617368 f-inf", "-314159"},
        {"call s68617368 f0x1.0000000000000p+70", "512"},
        {"call s68617368 f0x0.0000000000001p-1022", "16777216"},
    };
    CHECK_ROWS(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_repr),    cmocka_unit_test(test_arithmetic),
        cmocka_unit_test(test_round),   cmocka_unit_test(test_parsing),
        cmocka_unit_test(test_methods), cmocka_unit_test(test_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
