#pragma once

#include <stdint.h>

/// What Lectern uses of libgd, FreeType and FriBidi, for the module Raster alone. Nothing of gd.h is visible here, so that a cell's compile needs no
/// header of the system. Colors are 0xRRGGBB. Functions that return a pointer return NULL when memory or the data does not allow it.

/// A true-color image, or a mask of zeroes and ones.
typedef struct cgd_bitmap cgd_bitmap;

/// A black true-color image.
cgd_bitmap *cgd_create(int32_t width, int32_t height);
/// An empty mask.
cgd_bitmap *cgd_create_mask(int32_t width, int32_t height);
void cgd_destroy(cgd_bitmap *bitmap);
int32_t cgd_width(const cgd_bitmap *bitmap);
int32_t cgd_height(const cgd_bitmap *bitmap);

/// Copies all pixels, row by row, to or from `pixels`, which holds width times height colors.
void cgd_read(const cgd_bitmap *bitmap, uint32_t *pixels);
void cgd_write(cgd_bitmap *bitmap, const uint32_t *pixels);

/// Lays `color` with `opacity` (0 to 255) over the pixels of a true-color image from (x0, y0) up to, but not including, (x1, y1).
void cgd_fill(cgd_bitmap *bitmap, int32_t x0, int32_t y0, int32_t x1, int32_t y1, uint32_t color, int32_t opacity);

/// Fills the inside of a polygon of `count` points, which are x and y in turn.
void cgd_mask_polygon(cgd_bitmap *mask, const int32_t *points, int32_t count);
/// Draws UTF-8 text with its baseline beginning at (x, y); measures only where `mask` is NULL. The angle is in radians, counter-clockwise.
/// `extent` receives left, top, right and bottom relative to (x, y), where right includes the last advance. Returns NULL, or what is wrong.
const char *cgd_mask_text(cgd_bitmap *mask, const char *font, double size, double angle, int32_t x, int32_t y, const char *text,
                          int32_t extent[4]);

/// The same for characters that libgd cannot read from UTF-8: those beyond U+FFFF, and `&`, which it takes for an entity.
const char *cgd_mask_characters(cgd_bitmap *mask, const char *font, double size, double angle, int32_t x, int32_t y,
                                const uint32_t *characters, int32_t count, int32_t extent[4]);
/// The characters that a font has glyphs for, in ascending order, to be given back with `cgd_free`; NULL where the font cannot be read.
uint32_t *cgd_font_characters(const char *font, int32_t *count);
/// Puts a line's characters in the order in which they are written from left to right, and joins Arabic letters; U+FEFF marks where
/// two became one. `visual` has room for `count` characters. Returns 0 where there is no memory.
int32_t cgd_visual_order(const uint32_t *logical, int32_t count, uint32_t *visual);

/// Mask pixels to a bitmap's pixel, each way.
#define CGD_OVERSAMPLING 4
/// How many of its mask pixels are set, for each of the bitmap's pixels below the mask, row by row: 0 to 16.
void cgd_coverage(const cgd_bitmap *mask, uint8_t *shares);
/// Lays `color` over the true-color `bitmap` where a mask of width times height `shares` is set: each pixel by its share, times `opacity`
/// (0 to 255). The mask's corner lies at (x, y).
void cgd_blend(cgd_bitmap *bitmap, const uint8_t *shares, int32_t width, int32_t height, int32_t x, int32_t y, uint32_t color,
               int32_t opacity);

/// The image at another size; each new pixel is the mean of the area it covers.
cgd_bitmap *cgd_resample(const cgd_bitmap *bitmap, int32_t width, int32_t height);

/// Encoded bytes, to be given back with `cgd_free`.
void *cgd_png(cgd_bitmap *bitmap, int32_t *size);
void cgd_free(void *bytes);
/// The image in PNG bytes, or the first frame of a GIF, as true color on black.
cgd_bitmap *cgd_decode(const void *bytes, int32_t size);

/// Up to `limit` colors that serve for `count` distinct ones; returns how many were written to `palette`.
int32_t cgd_quantize(const uint32_t *colors, int32_t count, uint32_t *palette, int32_t limit);

/// A frame of an animation: one byte a pixel, an index into `palette` of `colors` entries (at most 256).
cgd_bitmap *cgd_create_indexed(int32_t width, int32_t height, const uint8_t *indices, const uint32_t *palette, int32_t colors);
/// The parts of a looping GIF, in order: begin, one frame after the other (the previous one tells what stays), end.
void *cgd_gif_begin(cgd_bitmap *first, int32_t *size);
void *cgd_gif_add(cgd_bitmap *frame, cgd_bitmap *previous, int32_t hundredths, int32_t *size);
void *cgd_gif_end(int32_t *size);
