from bureau.summary.charts import columns, lines
from bureau.summary.charts.plots import Series
from tests.bureau.summary.charts.plotted import all_of, plot, read, texts, tips


def test_each_month_has_a_column_a_year():
    both = [Series("2021", [3, None, 7]), Series("2020", [1, 2, None])]

    picture = read(columns.draw(plot([3, None, 7], series=both)))

    assert tips(picture) == [
        "L0 2021: 3 名",
        "L0 2020: 1 名",
        "L1 2021: no data",
        "L1 2020: 2 名",
        "L2 2021: 7 名",
        "L2 2020: no data",
    ]
    assert texts(picture).count("–") == 2


def test_a_year_without_data_says_so_in_the_legend():
    both = [Series("2021", [3]), Series("2020", [None])]

    assert "2020: no data" in texts(read(columns.draw(plot([3], series=both))))


def test_a_line_has_gaps_where_nothing_is_known():
    picture = read(lines.draw(plot([1, 2, None, 4, 5])))

    curves = [each for each in all_of(picture, "path") if each.get("class") == "curve"]
    assert len(curves) == 2
    assert len(all_of(picture, "circle")) == 4


def test_every_point_has_its_value():
    assert "2.26k" in texts(read(lines.draw(plot([1, 2260]))))
