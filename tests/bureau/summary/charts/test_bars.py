import pytest

from bureau.summary.charts import bars
from tests.bureau.summary.charts.plotted import all_of, plot, read, texts


def widths(values):
    return [float(each.get("width")) for each in all_of(read(bars.draw(plot(values))), "rect")]


def test_bars_are_as_long_as_their_values():
    long, short = widths([10, 5])

    assert long == pytest.approx(2 * short, abs=0.05)


def test_what_is_not_known_has_no_bar():
    assert len(widths([10, None])) == 1


def test_a_marked_place_stands_out():
    picture = read(bars.draw(plot([1, 2], marked=frozenset(["L1"]))))

    assert [each.get("class") for each in all_of(picture, "rect")] == ["now", "up"]


def test_totals_are_printed_and_not_drawn():
    picture = read(bars.draw(plot([1, 2], totals=[("all together", 3)])))

    assert texts(picture)[-2:] == ["all together", "3"]
    assert len(all_of(picture, "rect")) == 2


def test_a_long_name_is_cut_where_the_bars_begin():
    picture = read(bars.draw(plot([1], labels=["退役军人事务管理服务中心所在地区"])))

    assert texts(picture)[0].endswith("…")
    assert "所在地区" in all_of(picture, "title")[1].text
