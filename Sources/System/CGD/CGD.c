#include "CGD.h"

#include <gd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static gdImagePtr image(const cgd_bitmap *bitmap) { return (gdImagePtr)bitmap; }
static cgd_bitmap *bitmap(gdImagePtr image) { return (cgd_bitmap *)image; }

cgd_bitmap *cgd_create(int32_t width, int32_t height) { return bitmap(gdImageCreateTrueColor(width, height)); }

cgd_bitmap *cgd_create_mask(int32_t width, int32_t height) {
    gdImagePtr mask = gdImageCreate(width, height);
    if (!mask) return NULL;
    gdImageColorAllocate(mask, 0, 0, 0);
    gdImageColorAllocate(mask, 255, 255, 255);
    return bitmap(mask);
}

void cgd_destroy(cgd_bitmap *bitmap) { gdImageDestroy(image(bitmap)); }
int32_t cgd_width(const cgd_bitmap *bitmap) { return gdImageSX(image(bitmap)); }
int32_t cgd_height(const cgd_bitmap *bitmap) { return gdImageSY(image(bitmap)); }

void cgd_read(const cgd_bitmap *bitmap, uint32_t *pixels) {
    gdImagePtr source = image(bitmap);
    for (int y = 0; y < source->sy; y++)
        for (int x = 0; x < source->sx; x++) *pixels++ = (uint32_t)source->tpixels[y][x] & 0xffffff;
}

void cgd_write(cgd_bitmap *bitmap, const uint32_t *pixels) {
    gdImagePtr target = image(bitmap);
    for (int y = 0; y < target->sy; y++)
        for (int x = 0; x < target->sx; x++) target->tpixels[y][x] = (int)(*pixels++ & 0xffffff);
}

void cgd_mask_polygon(cgd_bitmap *mask, const int32_t *points, int32_t count) {
    gdPoint few[8];
    gdPoint *corners = count <= 8 ? few : malloc((size_t)count * sizeof(gdPoint));
    if (!corners) return;
    for (int32_t i = 0; i < count; i++) corners[i] = (gdPoint){points[2 * i], points[2 * i + 1]};
    gdImageFilledPolygon(image(mask), corners, count, 1);
    if (corners != few) free(corners);
}

static int smaller(int a, int b) { return a < b ? a : b; }
static int larger(int a, int b) { return a > b ? a : b; }

static void prepare_fonts(void) { gdFontCacheSetup(); }

const char *cgd_mask_text(cgd_bitmap *mask, const char *font, double size, double angle, int32_t x, int32_t y, const char *text,
                          int32_t extent[4]) {
    // libgd prepares its font cache and the lock around it at first use, without a lock: two threads that came at once could
    // not read a font now and then.
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare_fonts);
    gdFTStringExtra extra;
    memset(&extra, 0, sizeof extra);
    extra.flags = gdFTEX_RESOLUTION;
    extra.hdpi = extra.vdpi = 72;
    int corners[8];
    // A negative color turns FreeType's own anti-aliasing off: the mask is larger than its target, which smooths it.
    const char *error =
        gdImageStringFTEx(mask ? image(mask) : NULL, corners, -1, (char *)font, size, angle, x, y, (char *)text, &extra);
    if (error) return error;
    extent[0] = smaller(smaller(corners[0], corners[2]), smaller(corners[4], corners[6])) - x;
    extent[1] = smaller(smaller(corners[1], corners[3]), smaller(corners[5], corners[7])) - y;
    extent[2] = larger(larger(corners[0], corners[2]), larger(corners[4], corners[6])) - x;
    extent[3] = larger(larger(corners[1], corners[3]), larger(corners[5], corners[7])) - y;
    return NULL;
}

static int mix(int from, int to, int share, int whole) { return (from * (whole - share) + to * share + whole / 2) / whole; }

static int mix_colors(int old, uint32_t color, int share, int whole) {
    return mix(old >> 16 & 255, color >> 16 & 255, share, whole) << 16 | mix(old >> 8 & 255, color >> 8 & 255, share, whole) << 8 |
           mix(old & 255, color & 255, share, whole);
}

/// Lays a color over pixels, most of which are like the one before: three divisions a pixel were a sixth of an animation's time.
typedef struct { uint32_t color; int opacity, old, new; } layer;

static layer layer_over(int old, uint32_t color, int opacity) { return (layer){color, opacity, old, mix_colors(old, color, opacity, 255)}; }

static int lay(layer *layer, int old) {
    if (old != layer->old) *layer = layer_over(old, layer->color, layer->opacity);
    return layer->new;
}

void cgd_fill(cgd_bitmap *bitmap, int32_t x0, int32_t y0, int32_t x1, int32_t y1, uint32_t color, int32_t opacity) {
    gdImagePtr target = image(bitmap);
    layer layer = layer_over(0, color, opacity);
    int left = larger(x0, 0), right = smaller(x1, target->sx);
    for (int y = larger(y0, 0); y < smaller(y1, target->sy); y++) {
        int *row = target->tpixels[y];
        if (opacity == 255)
            for (int x = left; x < right; x++) row[x] = (int)color;
        else
            for (int x = left; x < right; x++) row[x] = lay(&layer, row[x]);
    }
}

void cgd_coverage(const cgd_bitmap *mask, uint8_t *shares) {
    gdImagePtr cover = image(mask);
    for (int y = 0; y + CGD_OVERSAMPLING <= cover->sy; y += CGD_OVERSAMPLING) {
        for (int x = 0; x + CGD_OVERSAMPLING <= cover->sx; x += CGD_OVERSAMPLING) {
            int set = 0;
            for (int i = 0; i < CGD_OVERSAMPLING; i++)
                for (int j = 0; j < CGD_OVERSAMPLING; j++) set += cover->pixels[y + i][x + j];
            *shares++ = (uint8_t)set;
        }
    }
}

void cgd_blend(cgd_bitmap *bitmap, const uint8_t *shares, int32_t width, int32_t height, int32_t x, int32_t y, uint32_t color,
               int32_t opacity) {
    gdImagePtr target = image(bitmap);
    enum { samples = CGD_OVERSAMPLING * CGD_OVERSAMPLING };
    layer layer = layer_over(0, color, opacity);
    int end = smaller(width, target->sx - x);
    for (int row = larger(0, -y); row < height && y + row < target->sy; row++) {
        const uint8_t *line = shares + (size_t)row * (size_t)width;
        int *pixels = target->tpixels[y + row];
        for (int column = larger(0, -x); column < end; column++) {
            // An outline's inside is large and empty.
            static const uint8_t empty[16];
            while (column + 16 <= end && memcmp(line + column, empty, 16) == 0) column += 16;
            if (column == end || line[column] == 0) continue;
            int set = line[column], *pixel = &pixels[x + column];
            *pixel = set == samples ? lay(&layer, *pixel) : mix_colors(*pixel, color, set * opacity, samples * 255);
        }
    }
}

cgd_bitmap *cgd_resample(const cgd_bitmap *source, int32_t width, int32_t height) {
    gdImagePtr target = gdImageCreateTrueColor(width, height);
    if (!target) return NULL;
    gdImageCopyResampled(target, image(source), 0, 0, 0, 0, width, height, image(source)->sx, image(source)->sy);
    return bitmap(target);
}

// At level 9 zlib takes six times as long on flat figures, for a thirtieth fewer bytes.
void *cgd_png(cgd_bitmap *bitmap, int32_t *size) { return gdImagePngPtrEx(image(bitmap), size, 7); }
void cgd_free(void *bytes) { gdFree(bytes); }

cgd_bitmap *cgd_decode(const void *bytes, int32_t size) {
    int isGIF = size >= 6 && memcmp(bytes, "GIF8", 4) == 0;
    gdImagePtr decoded = isGIF ? gdImageCreateFromGifPtr(size, (void *)bytes) : gdImageCreateFromPngPtr(size, (void *)bytes);
    if (!decoded) return NULL;
    gdImagePtr flat = gdImageCreateTrueColor(decoded->sx, decoded->sy);
    if (flat) gdImageCopy(flat, decoded, 0, 0, 0, 0, decoded->sx, decoded->sy);
    gdImageDestroy(decoded);
    return flat ? bitmap(flat) : NULL;
}

int32_t cgd_quantize(const uint32_t *colors, int32_t count, uint32_t *palette, int32_t limit) {
    // An image in which each color comes once: the quantizer then spreads its palette over the colors, not over the background.
    int width = 64, height = (count + width - 1) / width;
    gdImagePtr sheet = gdImageCreateTrueColor(width, height);
    if (!sheet) return 0;
    for (int i = 0; i < width * height; i++) sheet->tpixels[i / width][i % width] = (int)colors[i < count ? i : count - 1];
    int32_t used = 0;
    if (gdImageTrueColorToPalette(sheet, 0, limit)) {
        used = smaller(sheet->colorsTotal, limit);
        for (int i = 0; i < used; i++)
            palette[i] = (uint32_t)(sheet->red[i] << 16 | sheet->green[i] << 8 | sheet->blue[i]);
    }
    gdImageDestroy(sheet);
    return used;
}

cgd_bitmap *cgd_create_indexed(int32_t width, int32_t height, const uint8_t *indices, const uint32_t *palette, int32_t colors) {
    gdImagePtr frame = gdImageCreate(width, height);
    if (!frame) return NULL;
    for (int i = 0; i < colors; i++)
        gdImageColorAllocate(frame, palette[i] >> 16 & 255, palette[i] >> 8 & 255, palette[i] & 255);
    for (int y = 0; y < height; y++) memcpy(frame->pixels[y], indices + (size_t)y * (size_t)width, (size_t)width);
    return bitmap(frame);
}

void *cgd_gif_begin(cgd_bitmap *first, int32_t *size) { return gdImageGifAnimBeginPtr(image(first), size, 1, 0); }

void *cgd_gif_add(cgd_bitmap *frame, cgd_bitmap *previous, int32_t hundredths, int32_t *size) {
    return gdImageGifAnimAddPtr(image(frame), size, 0, 0, 0, hundredths, gdDisposalNone, previous ? image(previous) : NULL);
}

void *cgd_gif_end(int32_t *size) { return gdImageGifAnimEndPtr(size); }
