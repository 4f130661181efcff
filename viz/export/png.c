#include "viz/export/png.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/export/atomic_file.h"

#ifdef LOCKSTEP_ISAL
#include <isa-l/igzip_lib.h>
#endif

static const uint8_t SIGNATURE[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

enum {
    CHUNK_OVERHEAD = 12, // length, type, checksum
    HEADER_BYTES = 13,
    IDAT_OFFSET = sizeof SIGNATURE + CHUNK_OVERHEAD + HEADER_BYTES,
};

struct PngEncoder {
    uint8_t *rows; // owned: the picture as PNG wants it, before compression
    size_t rows_size;
    uint8_t *file; // owned
    size_t file_size;
#ifdef LOCKSTEP_ISAL
    uint8_t level_buffer[ISAL_DEF_LVL1_DEFAULT];
#else
    struct libdeflate_compressor *compressor; // owned
#endif
};

static size_t compress_bound(size_t size) {
    return size + size / 4 + 64 * 1024; // more than either library ever needs
}

#ifdef LOCKSTEP_ISAL

static void compressor_open(PngEncoder *encoder) {
    (void)encoder;
}

static void compressor_close(PngEncoder *encoder) {
    (void)encoder;
}

static size_t compress_rows(PngEncoder *encoder, size_t size, uint8_t *to, size_t room) {
    struct isal_zstream stream;
    isal_deflate_stateless_init(&stream);
    stream.gzip_flag = IGZIP_ZLIB;
    stream.level = 1;
    stream.level_buf = encoder->level_buffer;
    stream.level_buf_size = sizeof encoder->level_buffer;
    stream.next_in = encoder->rows;
    stream.avail_in = (uint32_t)size;
    stream.next_out = to;
    stream.avail_out = (uint32_t)room;
    stream.end_of_stream = 1;
    int status = isal_deflate_stateless(&stream);
    assert(status == COMP_OK);
    (void)status;
    return stream.total_out;
}

#else

static void compressor_open(PngEncoder *encoder) {
    encoder->compressor = libdeflate_alloc_compressor(1);
    assert(encoder->compressor);
}

static void compressor_close(PngEncoder *encoder) {
    libdeflate_free_compressor(encoder->compressor);
}

static size_t compress_rows(PngEncoder *encoder, size_t size, uint8_t *to, size_t room) {
    size_t written = libdeflate_zlib_compress(encoder->compressor, encoder->rows, size, to, room);
    assert(written > 0);
    return written;
}

#endif

PngEncoder *png_encoder_new(void) {
    PngEncoder *encoder = NEW(PngEncoder);
    compressor_open(encoder);
    return encoder;
}

void png_encoder_free(PngEncoder *encoder) {
    if (!encoder) {
        return;
    }
    compressor_close(encoder);
    memory_free(encoder->rows);
    memory_free(encoder->file);
    memory_free(encoder);
}

static void reserve(uint8_t **block, size_t *have, size_t need) {
    if (*have < need) {
        memory_free(*block); // the old contents are not wanted
        *block = memory_new(need);
        *have = need;
    }
}

static void put_u32(uint8_t *to, uint32_t value) {
    to[0] = (uint8_t)(value >> 24);
    to[1] = (uint8_t)(value >> 16);
    to[2] = (uint8_t)(value >> 8);
    to[3] = (uint8_t)value;
}

static uint32_t get_u32(const uint8_t *from) {
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

// Red, green, blue of one row. Four pixels at a time become three words: the compiler makes one
// store of each group of four bytes.
static void pack_row(uint8_t *to, const uint32_t *from, int w) {
    int x = 0;
    for (; x + 4 <= w; x += 4, to += 12) {
        uint32_t a = from[x];
        uint32_t b = from[x + 1];
        uint32_t c = from[x + 2];
        uint32_t d = from[x + 3];
        put_u32(to, a << 8 | (b >> 16 & 0xFF));
        put_u32(to + 4, b << 16 | (c >> 8 & 0xFFFF));
        put_u32(to + 8, c << 24 | (d & 0xFFFFFF));
    }
    for (; x < w; x++, to += 3) {
        to[0] = (uint8_t)(from[x] >> 16);
        to[1] = (uint8_t)(from[x] >> 8);
        to[2] = (uint8_t)from[x];
    }
}

// Puts length and type before the size bytes of data at data, and the checksum behind them.
static uint8_t *close_chunk(uint8_t *data, const char *type, size_t size) {
    put_u32(data - 8, (uint32_t)size);
    memcpy(data - 4, type, 4);
    put_u32(data + size, libdeflate_crc32(0, data - 4, size + 4));
    return data + size + 4;
}

static uint8_t *put_header(uint8_t *file, int w, int h) {
    memcpy(file, SIGNATURE, sizeof SIGNATURE);
    uint8_t *header = file + sizeof SIGNATURE + 8;
    put_u32(header, (uint32_t)w);
    put_u32(header + 4, (uint32_t)h);
    static const uint8_t rest[] = {8, 2, 0, 0, 0}; // 8 bits, RGB, deflate, filters, not interlaced
    memcpy(header + 8, rest, sizeof rest);
    return close_chunk(header, "IHDR", HEADER_BYTES);
}

PngBytes png_encode(PngEncoder *encoder, const uint32_t *pixels, int w, int h) {
    assert(w > 0 && h > 0);
    size_t row_size = 1 + 3 * (size_t)w; // each row starts with its filter: 0, none
    size_t size = row_size * (size_t)h;
    assert(size < UINT32_MAX / 2);
    size_t bound = compress_bound(size);
    reserve(&encoder->rows, &encoder->rows_size, size);
    reserve(&encoder->file, &encoder->file_size, bound + IDAT_OFFSET + 3 * CHUNK_OVERHEAD);
    for (int y = 0; y < h; y++) {
        uint8_t *row = encoder->rows + (size_t)y * row_size;
        row[0] = 0;
        pack_row(row + 1, pixels + (size_t)y * (size_t)w, w);
    }
    uint8_t *end = put_header(encoder->file, w, h);
    uint8_t *data = end + 8;
    end = close_chunk(data, "IDAT", compress_rows(encoder, size, data, bound));
    end = close_chunk(end + 8, "IEND", 0);
    return (PngBytes){encoder->file, (size_t)(end - encoder->file)};
}

bool png_write(const char *path, const uint32_t *pixels, int w, int h, Text *problem) {
    PngEncoder *encoder = png_encoder_new();
    PngBytes png = png_encode(encoder, pixels, w, h);
    bool ok = atomic_save(path, png.bytes, png.size, problem);
    png_encoder_free(encoder);
    return ok;
}

// --- Checking a file that an earlier, perhaps interrupted, export left. ---

static uint8_t *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    uint8_t *bytes = NULL;
    if (length > 0 && fseek(file, 0, SEEK_SET) == 0) {
        *size = (size_t)length;
        bytes = memory_new(*size);
        if (fread(bytes, 1, *size, file) != *size) {
            memory_free(bytes);
            bytes = NULL;
        }
    }
    fclose(file);
    return bytes;
}

static bool chunks_are_whole(const uint8_t *bytes, size_t size) {
    size_t at = sizeof SIGNATURE;
    while (size - at >= CHUNK_OVERHEAD) {
        size_t length = get_u32(bytes + at);
        if (length > size - at - CHUNK_OVERHEAD) {
            return false;
        }
        const uint8_t *type = bytes + at + 4;
        if (libdeflate_crc32(0, type, length + 4) != get_u32(type + 4 + length)) {
            return false;
        }
        at += length + CHUNK_OVERHEAD;
        if (memcmp(type, "IEND", 4) == 0) {
            return at == size;
        }
    }
    return false;
}

bool png_file_is_whole(const char *path, int w, int h) {
    size_t size = 0;
    uint8_t *bytes = read_file(path, &size);
    if (!bytes) {
        return false;
    }
    bool ok = size > IDAT_OFFSET && memcmp(bytes, SIGNATURE, sizeof SIGNATURE) == 0 &&
              memcmp(bytes + sizeof SIGNATURE + 4, "IHDR", 4) == 0 &&
              get_u32(bytes + sizeof SIGNATURE + 8) == (uint32_t)w &&
              get_u32(bytes + sizeof SIGNATURE + 12) == (uint32_t)h &&
              chunks_are_whole(bytes, size);
    memory_free(bytes);
    return ok;
}
