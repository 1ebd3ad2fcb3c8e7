"""The letters that a report is printed in, and what is done about one that none of them has."""

import re
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as noto
from django.conf import settings
from fontTools.ttLib import TTCollection, TTFont

BEYOND_PLAIN = re.compile("[^\x00-\x7f]")
KINDS_OF_FILE = {".otf", ".ttf", ".ttc"}


def folders():
    """Of the fonts that come with the site, and of those that the bureau puts beside them."""
    own = Path(settings.REPORT_FONTS)
    return [noto.serif_path().parent, *([own] if own.is_dir() else [])]


def spelled(text):
    """The text with the code point, in brackets, of each character that no font has: 〔U+2A6D6〕."""
    known = _characters(tuple(_files()))
    return BEYOND_PLAIN.sub(
        lambda found: found[0] if ord(found[0]) in known else f"〔U+{ord(found[0]):04X}〕", text
    )


def _files():
    for folder in folders():
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in KINDS_OF_FILE:
                yield path


@cache
def _characters(files):
    return frozenset(character for path in files for character in _of_file(path))


def _of_file(path):
    """The code points that its fonts have a letter for."""
    if path.suffix.lower() == ".ttc":
        with TTCollection(path, lazy=True) as collection:
            return {each for font in collection.fonts for each in font.getBestCmap()}
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
