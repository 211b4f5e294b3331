#include "CGD.h"

#include <fribidi.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <gd.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>

/// FreeType's library object may be used by one thread at a time.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static FT_Library library;

/// A font's face, under the lock; NULL where there is no such file or it is not a font.
static FT_Face open_face(const char *font) {
    pthread_mutex_lock(&lock);
    FT_Face face;
    if ((library || FT_Init_FreeType(&library) == 0) && FT_New_Face(library, font, 0, &face) == 0) return face;
    pthread_mutex_unlock(&lock);
    return NULL;
}

static void close_face(FT_Face face) {
    FT_Done_Face(face);
    pthread_mutex_unlock(&lock);
}

uint32_t *cgd_font_characters(const char *font, int32_t *count) {
    *count = 0;
    FT_Face face = open_face(font);
    if (!face) return NULL;
    int32_t capacity = 0;
    uint32_t *characters = NULL;
    FT_UInt glyph;
    for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0; c = FT_Get_Next_Char(face, c, &glyph)) {
        if (*count == capacity) {
            capacity = capacity ? 2 * capacity : 4096;
            uint32_t *larger = realloc(characters, (size_t)capacity * sizeof *larger);
            if (!larger) break;
            characters = larger;
        }
        characters[(*count)++] = (uint32_t)c;
    }
    close_face(face);
    return characters;
}

/// Sets a glyph's pixels in the mask.
static void draw_glyph(gdImagePtr mask, const FT_Bitmap *glyph, long left, long top) {
    for (unsigned row = 0; row < glyph->rows; row++)
        for (unsigned column = 0; column < glyph->width; column++)
            if (glyph->buffer[(long)row * glyph->pitch + column / 8] & (0x80 >> column % 8))
                gdImageSetPixel(mask, (int)(left + column), (int)(top + row), 1);
}

const char *cgd_mask_characters(cgd_bitmap *mask, const char *font, double size, double angle, int32_t x, int32_t y,
                                const uint32_t *characters, int32_t count, int32_t extent[4]) {
    FT_Face face = open_face(font);
    if (!face) return "the font cannot be read";
    const char *error = NULL;
    if (FT_Set_Char_Size(face, 0, (FT_F26Dot6)(size * 64), 72, 72) != 0) error = "the size does not suit the font";
    FT_Matrix turn = {(FT_Fixed)(cos(angle) * 65536), (FT_Fixed)(-sin(angle) * 65536), (FT_Fixed)(sin(angle) * 65536),
                      (FT_Fixed)(cos(angle) * 65536)};
    FT_Set_Transform(face, &turn, NULL);
    FT_Pos pen_x = 0, pen_y = 0;
    long box[4] = {0, 0, 0, 0};
    for (int32_t i = 0; i < count && !error; i++) {
        FT_GlyphSlot slot = face->glyph;
        if (FT_Load_Char(face, characters[i], FT_LOAD_RENDER | FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP) != 0) {
            error = "a glyph cannot be drawn";
            break;
        }
        long left = (pen_x >> 6) + slot->bitmap_left, top = -(pen_y >> 6) - slot->bitmap_top;
        if (mask) draw_glyph((gdImagePtr)mask, &slot->bitmap, x + left, y + top);
        pen_x += slot->advance.x;
        pen_y += slot->advance.y;
        long ends[2] = {left + (long)slot->bitmap.width, pen_x >> 6};
        if (left < box[0]) box[0] = left;
        if (top < box[1]) box[1] = top;
        for (int end = 0; end < 2; end++)
            if (ends[end] > box[2]) box[2] = ends[end];
        if (top + (long)slot->bitmap.rows > box[3]) box[3] = top + (long)slot->bitmap.rows;
    }
    for (int side = 0; side < 4; side++) extent[side] = (int32_t)box[side];
    close_face(face);
    return error;
}

int32_t cgd_visual_order(const uint32_t *logical, int32_t count, uint32_t *visual) {
    FriBidiParType direction = FRIBIDI_PAR_ON;
    return fribidi_log2vis(logical, count, &direction, visual, NULL, NULL, NULL) != 0;
}
