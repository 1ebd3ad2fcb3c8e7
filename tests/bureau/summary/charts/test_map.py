import pytest

from bureau.summary.charts import map
from tests.bureau.summary.charts.plotted import all_of, plot, read, texts

CODES = sorted(map.outlines()[0])


def drawn(values, **given):
    return read(map.draw(plot(values, **given), CODES))


def test_the_geometry_has_the_cities_of_the_province():
    assert len(CODES) == 16
    assert all(len(code) == 4 and code.startswith("37") for code in CODES)


def test_the_outlines_are_within_the_picture():
    outlines, height = map.outlines()

    assert 200 < height < 300
    assert all(0 < each.x < 380 and 0 < each.y < height for each in outlines.values())


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], id="one-each"),
        pytest.param([5, 1, 4, 2, 3], [5, 1, 4, 2, 3], id="in-any-order"),
        pytest.param([0, 0, 0], [1, 1, 1], id="all-the-same"),
        pytest.param([1, None, 2], [1, None, 3], id="with-a-gap"),
        pytest.param([None], [None], id="nothing-known"),
        pytest.param([0, 0, 0, 0, 9], [1, 1, 1, 1, 5], id="equal-values-share-a-class"),
    ],
)
def test_cities_are_put_into_five_classes(values, expected):
    assert map.classes(values) == expected


def test_the_legend_gives_the_values_of_each_class():
    words = texts(drawn([*range(1, 16), None]))

    assert {"1–3", "4–6", "7–9", "10–12", "13–15", "no data"} <= set(words)


def test_a_city_without_data_is_hatched():
    picture = drawn([*range(15), None])

    hatched = [each for each in all_of(picture, "path") if each.get("fill") == "url(#it-hatch)"]
    assert len(hatched) == 1
    assert [each.get("id") for each in all_of(picture, "pattern")] == ["it-hatch"]


def test_a_chosen_city_is_outlined():
    picture = drawn(list(range(16)), marked=frozenset(["L3"]))

    marked = [each for each in all_of(picture, "path") if each.get("class") == "marked"]
    assert [each.get("d") for each in marked] == [map.outlines()[0][CODES[3]].path]


def test_the_map_says_that_it_is_not_public():
    assert "internal use, not a public map" in texts(drawn([1] * 16))
