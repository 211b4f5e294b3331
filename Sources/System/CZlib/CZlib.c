#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct lectern_inflater {
    z_stream stream;
};

/// zlib counts in 32 bits.
static uInt bounded(size_t count) { return count > (1u << 30) ? (1u << 30) : (uInt)count; }

lectern_inflater *lectern_inflater_create(int wrapping) {
    lectern_inflater *inflater = calloc(1, sizeof *inflater);
    if (inflater && inflateInit2(&inflater->stream, wrapping) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

void lectern_inflater_destroy(lectern_inflater *inflater) {
    if (!inflater) return;
    inflateEnd(&inflater->stream);
    free(inflater);
}

int lectern_inflater_restart(lectern_inflater *inflater) { return inflateReset(&inflater->stream) == Z_OK; }

int lectern_inflate(lectern_inflater *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                    size_t output_count, size_t *consumed, size_t *produced) {
    z_stream *stream = &inflater->stream;
    uInt available = bounded(input_count), room = bounded(output_count);
    stream->next_in = (Bytef *)input;
    stream->avail_in = available;
    stream->next_out = output;
    stream->avail_out = room;
    int result = inflate(stream, Z_NO_FLUSH);
    *consumed = available - stream->avail_in;
    *produced = room - stream->avail_out;
    if (result == Z_STREAM_END) return lectern_inflate_ended;
    // A buffer error only says that nothing could be done with so little input or room.
    return result == Z_OK || result == Z_BUF_ERROR ? lectern_inflate_more : lectern_inflate_damaged;
}

const char *lectern_inflate_message(const lectern_inflater *inflater) {
    return inflater->stream.msg ? inflater->stream.msg : "not a deflated stream";
}

size_t lectern_gzip_bound(size_t count) { return compressBound(count) + 64; }

size_t lectern_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    size_t taken = 0, given = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        uInt available = bounded(count - taken), room = bounded(capacity - given);
        stream.next_in = (Bytef *)input + taken;
        stream.avail_in = available;
        stream.next_out = output + given;
        stream.avail_out = room;
        result = deflate(&stream, taken + available == count ? Z_FINISH : Z_NO_FLUSH);
        taken += available - stream.avail_in;
        given += room - stream.avail_out;
    }
    deflateEnd(&stream);
    return result == Z_STREAM_END ? given : 0;
}

uint32_t lectern_crc32(const uint8_t *bytes, size_t count) { return (uint32_t)crc32_z(0, bytes, count); }
