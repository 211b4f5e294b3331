#pragma once
#include <stddef.h>
#include <stdint.h>

/// What Lectern uses of zlib. Nothing of zlib.h is visible here, so that a cell's compile needs no header of the system.

/// A stream being inflated.
typedef struct lectern_inflater lectern_inflater;

/// How a deflated stream is wrapped.
enum lectern_wrapping { lectern_gzip_wrapping = 31, lectern_no_wrapping = -15 };

/// What a call of `lectern_inflate` came to.
enum lectern_inflate_result { lectern_inflate_more = 0, lectern_inflate_ended = 1, lectern_inflate_damaged = 2 };

/// NULL where there is no memory.
lectern_inflater *lectern_inflater_create(int wrapping);
void lectern_inflater_destroy(lectern_inflater *inflater);
/// Begins a new stream where another ended; 0 where that fails.
int lectern_inflater_restart(lectern_inflater *inflater);

/// Inflates as much as fits. `consumed` and `produced` receive how many bytes were taken and given.
int lectern_inflate(lectern_inflater *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                    size_t output_count, size_t *consumed, size_t *produced);
/// What is wrong with the stream, in zlib's words; never NULL.
const char *lectern_inflate_message(const lectern_inflater *inflater);

/// The most bytes that `count` bytes become as a gzip file.
size_t lectern_gzip_bound(size_t count);
/// Writes a gzip file without time or name (the same bytes for the same input); returns its length, 0 where that fails.
size_t lectern_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity);

/// The CRC-32 of `count` bytes, as zip archives and PNG files have it.
uint32_t lectern_crc32(const uint8_t *bytes, size_t count);
