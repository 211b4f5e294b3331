"""Makes the fonts of the pages from Debian's fonts-inter and fonts-sil-charis: the characters of a European text with
formulas' signs, as WOFF2. Needs fonttools and brotli. Run it in this folder; the fonts it makes are kept with it, so
that a build needs none of these.
"""
from fontTools import subset
from fontTools.ttLib import TTFont

CHARACTERS = (
    "20-7E,A0-17F,391-3A9,3B1-3C9,2010-2015,2018-201E,2020-2022,2026,2032-2033,2039-203A,2070-209C,20AC,2122,"
    "2190-2193,21D2,2202,2207,2208,2211,2212,221A,221E,2248,2260,2264,2265,2713,2717"
)
INTER = "/usr/share/fonts/opentype/inter/Inter-%s.otf"
CHARIS = "/usr/share/fonts-sil-charis/woff2/CharisSIL-%s.woff2"


def make(source, target, name, style):
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "liga", "calt", "tnum", "ccmp", "locl", "case"]
    options.drop_tables += ["Silt", "Silf", "Sill", "Feat", "Glat", "Gloc"]
    font = subset.load_font(source, options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    names = {1: name, 2: style, 3: f"{name} {style}", 4: f"{name} {style}", 6: f"{name.replace(' ', '')}-{style}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID != 0:
            font["name"].removeNames(record.nameID)
    subset.save_font(font, target, options)


for style in ["Regular", "SemiBold"]:
    make(INTER % style, f"Inter-{style}.woff2", "Inter", style)
for style in ["Regular", "Bold", "Italic"]:
    make(CHARIS % style, f"LecternSerif-{style}.woff2", "Lectern Serif", style)
