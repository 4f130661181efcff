#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "engine/base/memory.h"
#include "viz/export/png.h"

static uint32_t get_u32(const uint8_t *from) {
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

// Reads the chunks with zlib, which wrote none of them. Returns RGB rows, each behind its filter.
static uint8_t *decode(const uint8_t *png, size_t size, int w, int h) {
    static const uint8_t signature[] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    assert_memory_equal(png, signature, 8);
    uLongf bytes = (uLongf)((3 * (size_t)w + 1) * (size_t)h);
    uint8_t *rows = memory_new(bytes);
    bool ended = false;
    for (size_t at = 8; at < size;) {
        uint32_t length = get_u32(png + at);
        const uint8_t *type = png + at + 4;
        assert_true(at + 12 + length <= size);
        assert_int_equal(crc32(crc32(0, NULL, 0), type, length + 4), get_u32(type + 4 + length));
        if (memcmp(type, "IHDR", 4) == 0) {
            static const uint8_t rest[] = {8, 2, 0, 0, 0};
            assert_int_equal(get_u32(type + 4), w);
            assert_int_equal(get_u32(type + 8), h);
            assert_memory_equal(type + 12, rest, sizeof rest);
        } else if (memcmp(type, "IDAT", 4) == 0) {
            uLongf unpacked = bytes;
            assert_int_equal(uncompress(rows, &unpacked, type + 4, length), Z_OK);
            assert_int_equal(unpacked, bytes);
        } else {
            assert_memory_equal(type, "IEND", 4);
            ended = at + 12 + length == size;
        }
        at += 12 + length;
    }
    assert_true(ended);
    return rows;
}

static void check_pixels(const uint32_t *pixels, int w, int h) {
    PngEncoder *encoder = png_encoder_new();
    PngBytes png = png_encode(encoder, pixels, w, h);
    uint8_t *rows = decode(png.bytes, png.size, w, h);
    for (int y = 0; y < h; y++) {
        const uint8_t *row = rows + (size_t)y * (3 * (size_t)w + 1);
        assert_int_equal(row[0], 0);
        for (int x = 0; x < w; x++) {
            const uint8_t *rgb = row + 1 + 3 * x;
            uint32_t found = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
            if (found != (pixels[y * w + x] & 0xFFFFFF)) {
                fail_msg("%dx%d: pixel %d,%d differs", w, h, x, y);
            }
        }
    }
    uint8_t *copy = memory_new(png.size);
    memcpy(copy, png.bytes, png.size);
    PngBytes again = png_encode(encoder, pixels, w, h);
    assert_int_equal(again.size, png.size);
    assert_memory_equal(again.bytes, copy, png.size);
    memory_free(copy);
    memory_free(rows);
    png_encoder_free(encoder);
}

static uint32_t noise(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8 | *seed << 24;
}

static void pixels_survive_at_every_width(void **state) {
    (void)state;
    uint32_t pixels[17 * 9];
    uint32_t seed = 1;
    for (int i = 0; i < 17 * 9; i++) {
        pixels[i] = noise(&seed);
    }
    for (int w = 1; w <= 17; w++) {
        check_pixels(pixels, w, 9);
        check_pixels(pixels, w, 1);
    }
}

static void noise_does_not_overflow(void **state) {
    (void)state;
    enum {
        W = 700,
        H = 500
    };
    uint32_t *pixels = NEW_ARRAY(uint32_t, W * H);
    check_pixels(pixels, W, H); // all black: the smallest
    uint32_t seed = 7;
    for (int i = 0; i < W * H; i++) {
        pixels[i] = noise(&seed);
    }
    check_pixels(pixels, W, H);
    memory_free(pixels);
}

static void only_whole_files_count_as_whole(void **state) {
    (void)state;
    char path[] = "/tmp/test_png_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    uint32_t pixels[6 * 5] = {0xFF123456, 0xFF654321};
    Text problem = {0};
    assert_true(png_write(path, pixels, 6, 5, &problem));
    assert_true(png_file_is_whole(path, 6, 5));
    assert_false(png_file_is_whole(path, 5, 6));
    FILE *file = fopen(path, "rb");
    uint8_t bytes[4096];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t cut = 0; cut < size; cut++) { // every shorter file, and every broken byte
        assert_int_equal(truncate(path, (off_t)cut), 0);
        assert_false(png_file_is_whole(path, 6, 5));
        bytes[cut] ^= 0x10;
        file = fopen(path, "wb");
        fwrite(bytes, 1, size, file);
        fclose(file);
        bytes[cut] ^= 0x10;
        if (png_file_is_whole(path, 6, 5)) {
            fail_msg("byte %zu of %zu is not looked at", cut, size);
        }
    }
    unlink(path);
    assert_false(png_file_is_whole(path, 6, 5));
    text_release(&problem);
}

static void a_problem_names_the_file(void **state) {
    (void)state;
    uint32_t pixel = 0;
    Text problem = {0};
    assert_false(png_write("/nowhere/at/all.png", &pixel, 1, 1, &problem));
    assert_non_null(strstr(text_z(&problem), "/nowhere/at/all.png"));
    text_clear(&problem);
    assert_false(png_write("/dev/full", &pixel, 1, 1, &problem));
    assert_string_equal(text_z(&problem), "cannot write /dev/full: not a regular file");
    text_release(&problem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_survive_at_every_width),
        cmocka_unit_test(noise_does_not_overflow),
        cmocka_unit_test(only_whole_files_count_as_whole),
        cmocka_unit_test(a_problem_names_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
