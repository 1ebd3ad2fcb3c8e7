"""The glance as charts: each a picture and, of the very same numbers, a table."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bureau.summary import glance
from bureau.summary.charts import bars, change, columns, lines, map
from bureau.summary.charts.change import Changes, Row
from bureau.summary.charts.plots import Plot, Series
from veterans.models.region import in_readers_language


@dataclass(frozen=True)
class Drawn:
    """What a page shows of a chart."""

    plot: Plot | Changes
    svg: str


@dataclass(frozen=True, kw_only=True)
class Side:
    """The charts of one place; of two places, two sides."""

    ranking: Drawn
    months: Drawn | None
    years: Drawn
    changes: Drawn


def sides(look):
    return [
        Side(
            ranking=ranking(look, place, parameter),
            months=months(look, place),
            years=years(look, place),
            changes=changes(look, place),
        )
        for place, parameter in zip(look.question.regions, ["region", "place2"], strict=False)
    ]


def choropleth(look):
    """The cities of the province, whatever place was chosen: that one is marked."""
    asked = look.question
    cities = asked.places.cities
    chosen = {
        city.short_name for city in cities for each in asked.regions if city.code == each.code[:4]
    }
    plot = _plot(
        asked,
        "map",
        asked.places.by_code("37"),
        how=_("by city"),
        description=_("A map of the cities, the darker the larger the value."),
        axis=_("city"),
        labels=[city.short_name for city in cities],
        series=[Series(str(asked.year), [look.value(asked.year, city) for city in cities])],
        links=[asked.link(region=city.code) for city in cities],
        marked=frozenset(chosen),
    )
    return Drawn(plot, map.draw(plot, [city.code for city in cities]))


def ranking(look, place, parameter):
    """The parts of a place by value; of a county, the counties of its city."""
    asked = look.question
    whole = glance.whole_of(asked, place)
    ranked = look.ranked(asked.places.parts(whole))
    plot = _plot(
        asked,
        f"ranking-{place.code}",
        whole,
        how=_("ranked"),
        description=_("Bars, the longest first; below them the whole."),
        axis=_("place"),
        labels=[part.short_name for part, _value in ranked],
        series=[Series(str(asked.year), [value for _part, value in ranked])],
        links=[asked.link(**{parameter: part.code}) for part, _value in ranked],
        marked=frozenset([place.short_name]),
        totals=_totals(look, whole),
    )
    return Drawn(plot, bars.draw(plot))


def _totals(look, place):
    """The own work, what all adds up to, and the whole, in which nobody counts twice."""
    figure = look.whole(place)
    listed = [(place.display_name, figure.value)]
    if figure.sum_of_parts is not None:
        is_city = place.level == place.Level.CITY
        listed = [
            (place.own_work_name, figure.own),
            (_("sum of the counties") if is_city else _("sum of the cities"), figure.sum_of_parts),
            (_whole_name(figure), figure.value),
        ]
    return [(label, look.question.value(value, place)) for label, value in listed]


def _whole_name(figure):
    additive = figure.indicator.measure.additive
    return _("the whole") if additive else _("the whole, each counted once")


def circles(look):
    """The province's circles of cities; none where another place is shown."""
    if not look.circles:
        return None
    asked = look.question
    found = sorted(look.circles.items(), key=lambda pair: -(pair[1] or 0))
    plot = _plot(
        asked,
        "circles",
        asked.region,
        how=_("by economic circle"),
        description=_("Bars: the cities of each circle together, whoever is in several once."),
        axis=_("economic circle"),
        labels=[str(circle) for circle, _value in found],
        series=[Series(str(asked.year), [value for _circle, value in found])],
    )
    return Drawn(plot, bars.draw(plot))


def months(look, place):
    if place not in look.months:
        return None
    asked = look.question
    now, then = look.months[place]
    plot = _plot(
        asked,
        f"months-{place.code}",
        place,
        how=_("by month"),
        description=_("Two columns a month: the year, and the one it is compared with."),
        axis=_("month"),
        labels=[_month(date(asked.year, number, 1)) for number in glance.MONTHS],
        series=[Series(str(asked.year), now), Series(str(asked.before), then)],
    )
    return Drawn(plot, columns.draw(plot))


def _month(day):
    return in_readers_language(f"{day.month}月", date_format(day, "M"))


def years(look, place):
    asked = look.question
    shown = glance.years_shown(asked)
    plot = _plot(
        asked,
        f"years-{place.code}",
        place,
        when=f"{shown[0]}–{shown[-1]}",
        how=_("by year"),
        description=_("A point a year, joined where both are known."),
        axis=_("year"),
        labels=[str(year) for year in shown],
        series=[Series(place.display_name, [look.value(year, place) for year in shown])],
        marked=frozenset([str(asked.year)]),
    )
    return Drawn(plot, lines.draw(plot))


def chosen(look):
    """The chosen figure of the chosen place against the other year."""
    asked = look.question
    both = (
        look.known.value(year, asked.code, asked.indicator, asked.region)
        for year in (asked.year, asked.before)
    )
    return _row(asked.line, asked.indicator, *both)


def _row(line, indicator, value, before):
    return Row(
        label=str(line.verbose_name),
        figure=str(indicator.label),
        unit=indicator.measure.unit,
        value=value,
        before=before,
    )


def changes(look, place):
    """The leading figure of every line against the other year, as it is: never per head."""
    asked = look.question
    found = list(look.leading(place))
    drawn = Changes(
        name=f"changes-{place.code}",
        title=_("%(place)s: the lines in %(year)s against %(before)s")
        % {"place": place, "year": asked.year, "before": asked.before},
        description=_("Bars to the right for what rose, to the left for what fell."),
        years=(asked.year, asked.before),
        lines=[_row(line, *rest) for line, _code, *rest in found],
        links=[asked.link(indicator=code) for _line, code, *_rest in found],
    )
    return Drawn(drawn, change.draw(drawn))


def _plot(asked, name, place, *, how, when=None, **given):
    title = _("%(place)s, %(year)s: %(figure)s (%(unit)s), %(how)s") % {
        "how": how,
        "place": place,
        "year": when or asked.year,
        "figure": asked.indicator.label,
        "unit": asked.unit,
    }
    return Plot(name=name, title=title, unit=str(asked.unit), **given)
