"""Plots to draw in tests, and what is drawn read back."""

from decimal import Decimal
from xml.etree import ElementTree

from bureau.summary.charts.plots import Plot, Series

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = """<script>"&'"""

VALUES = {
    "some": [3, 12, 7],
    "none known": [None, None, None],
    "a gap": [3, None, 7],
    "all zero": [0, 0, 0],
    "equal": [5, 5, 5],
    "money": [Decimal("12345678.90"), Decimal("0.00"), Decimal("1.50")],
    "below zero": [-4, 2, 0],
    "huge": [10**13, 1, 0],
}


def plot(values, **given):
    standing = {
        "name": "it",
        "title": "a title",
        "description": "a description",
        "axis": "place",
        "labels": [f"L{number}" for number in range(len(values))],
        "series": [Series("2021", values)],
        "unit": "名",
    }
    return Plot(**standing | given)


def read(svg):
    """The picture as XML, which it has to be."""
    return ElementTree.fromstring(svg)


def all_of(picture, tag):
    return list(picture.iter(f"{SVG}{tag}"))


def texts(picture):
    return [each.text or "" for each in all_of(picture, "text")]


def tips(picture):
    """What the pointer is told, without the title of the whole."""
    return [each.text for each in all_of(picture, "title")][1:]
