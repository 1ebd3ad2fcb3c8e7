"""What holds of every picture, whatever it shows."""

import re

import pytest

from bureau.summary.charts import bars, change, columns, lines, map
from bureau.summary.charts.change import Changes, Row
from bureau.summary.charts.plots import Series
from tests.bureau.summary.charts.plotted import HOSTILE, VALUES, all_of, plot, read, texts, tips

CODES = ["3701", "3702", "3703"]


def two_years(plotted):
    return columns.draw(plotted)


def map_of_three(plotted):
    return map.draw(plotted, CODES[: len(plotted.labels)])


CHARTS = {"bars": bars.draw, "columns": two_years, "lines": lines.draw, "map": map_of_three}


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_any_values_are_drawn_as_well_formed_numbers(draw, values):
    svg = draw(plot(values))

    picture = read(svg)
    assert all_of(picture, "title")[0].text == "a title"
    assert not re.search(r"nan|inf|None|e[+-]\d", svg)
    for tag in ("width", "height", "r"):
        lengths = [each.get(tag) for each in all_of(picture, "rect") + all_of(picture, "circle")]
        assert all(float(length) >= 0 for length in lengths if length)


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_one_value_is_drawn(draw):
    assert read(draw(plot([7])))


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_a_picture_is_named_and_described(draw):
    picture = read(draw(plot([1, 2, 3], name="mine")))

    ids = {each.get("id"): each.text for each in picture if each.get("id")}
    assert ids[picture.get("aria-labelledby")] == "a title"
    assert ids[picture.get("aria-describedby")] == "a description"
    assert picture.get("role") == "img"


@pytest.mark.parametrize("draw", [bars.draw, map_of_three], ids=["bars", "map"])
def test_links_are_offered_to_the_keyboard(draw):
    picture = read(draw(plot([1, 2, 3], links=["?a", "?b&c", "?d"])))

    assert picture.get("role") == "group"  # what is in an image is not
    links = all_of(picture, "a")
    assert [link.get("href") for link in links] == ["?a", "?b&c", "?d"]
    assert [link.get("aria-label") for link in links] == ["L0: 1 名", "L1: 2 名", "L2: 3 名"]


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_hostile_words_are_only_text(draw):
    svg = draw(plot([1, 2, 3], labels=[HOSTILE, "b", "c"], title=HOSTILE, unit=HOSTILE))

    assert "<script" not in svg
    assert all_of(read(svg), "title")[0].text == HOSTILE


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_no_data_is_said_and_not_drawn_as_zero(draw):
    picture = read(draw(plot([3, None, 7])))

    assert {"no data", "–"} & {*texts(picture)}
    assert "L1 2021: no data" in tips(picture) or "no data" in texts(picture)


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_a_picture_needs_no_style_sheet_and_allows_no_style_of_its_own(draw):
    svg = draw(plot([1, None, 3], marked=frozenset(["L0"])))

    assert "style=" not in svg
    assert "<style" not in svg
    for shape in all_of(read(svg), "rect") + all_of(read(svg), "text"):
        assert shape.get("fill")


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_a_picture_asks_nothing_outside(draw):
    svg = draw(plot([1, None, 3]))

    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in svg


def test_the_table_has_the_very_numbers():
    drawn = plot([3, None, 7], series=[Series("2021", [3, None, 7]), Series("2020", [1, 2, 0])])

    assert drawn.headings == ["place", "2021 (名)", "2020 (名)"]
    assert drawn.rows == [["L0", "3", "1"], ["L1", "no data", "2"], ["L2", "7", "0"]]


def test_the_table_ends_with_the_totals():
    drawn = plot([3, 4], totals=[("all", 1234567), ("own", None)])

    assert drawn.rows[2:] == [["all", "1,234,567"], ["own", "no data"]]


def row(value, before):
    return Row(label="line", figure="figure", unit="名", value=value, before=before)


@pytest.mark.parametrize(
    ("value", "before", "word"),
    [
        pytest.param(110, 100, "↑ 10.0%", id="rose"),
        pytest.param(50, 100, "↓ 50.0%", id="fell"),
        pytest.param(0, 100, "↓ 100.0%", id="to-nothing"),
        pytest.param(3, 0, "new", id="from-nothing"),
        pytest.param(0, 0, "unchanged", id="still-nothing"),
        pytest.param(7, 7, "unchanged", id="the-same"),
        pytest.param(None, 7, "no data", id="unknown-now"),
        pytest.param(7, None, "no data", id="unknown-then"),
        pytest.param(2, -4, "↑ 150.0%", id="from-below-zero"),
        pytest.param(200_001, 200_000, "↑ 0.0%", id="hardly"),
    ],
)
def test_a_change_is_said_in_words(value, before, word):
    assert row(value, before).word == word


def test_changes_are_drawn_with_their_table():
    rows = [row(110, 100), row(50, 100), row(3, 0), row(None, 2), row(5000, 1)]
    changes = Changes(
        name="it",
        title=HOSTILE,
        description="d",
        years=(2021, 2020),
        lines=rows,
        links=["?x"] * len(rows),
    )

    picture = read(change.draw(changes))

    bars_drawn = [each for each in all_of(picture, "rect") if each.get("class") in ("up", "down")]
    assert [each.get("class") for each in bars_drawn] == ["up", "down", "up"]
    assert all(float(each.get("x")) + float(each.get("width")) <= 380 for each in bars_drawn)
    assert changes.rows[0] == ["line", "figure", "名", "110", "100", "↑ 10.0%"]
    assert {"↑ 10.0%", "↓ 50.0%", "new", "no data"} <= set(texts(picture))
