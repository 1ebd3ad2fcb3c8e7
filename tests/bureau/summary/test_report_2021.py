"""The acceptance: the synthetic year, counted, says what the report of 2021 printed."""

import csv
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Q

from bureau.base.records import Record
from bureau.base.years import Period
from bureau.summary.check import check
from bureau.summary.recount import differences
from bureau.summary.summarise import summarise
from programs.lines import indicators, program_lines
from veterans.models import Region, Veteran

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("in_full_year"),
    pytest.mark.django_db,
]

YEAR = Period(2021)
PRINTED = Path(settings.BASE_DIR) / "fixtures" / "published" / "2021.csv"
CODES = [row["indicator"] for row in csv.DictReader(PRINTED.read_text("utf-8").splitlines())]
INDICATORS = [pytest.param(each, id=code) for code, each in indicators().items()]


@pytest.fixture(scope="module")
def summary(in_full_year):
    return summarise(2021, "37")


@pytest.fixture(scope="module")
def verdicts(summary):
    return {verdict.figure.code: verdict for verdict in check(summary)}


def test_the_report_printed_46_figures():
    assert len(CODES) == 46


@pytest.mark.parametrize("code", CODES)
def test_figure_is_what_was_printed(code, verdicts):
    verdict = verdicts[code]

    assert verdict.printed.contains(verdict.figure.value)
    assert verdict.figure.text in verdict.published.phrase
    assert verdict.ok


@pytest.mark.parametrize("code", CODES)
def test_heading_words_the_same_value_as_it_was_printed(code, verdicts):
    verdict = verdicts[code]

    assert verdict.published.heading_form in ("", verdict.figure.heading)


@pytest.mark.parametrize("code", CODES)
def test_printed_figure_quotes_its_sentence_of_the_article(code, summary):
    quote = summary[code].indicator.quote

    assert quote
    assert _bare(quote) in _bare(ARTICLE)


ARTICLE = (Path(__file__).parents[2] / "data" / "report_2021.txt").read_text(encoding="utf-8")


def _bare(text):
    return "".join(text.split())


def test_plain_python_counts_the_same():
    assert list(differences(2021)) == []


@pytest.mark.parametrize("indicator", INDICATORS)
def test_list_behind_a_figure_makes_the_figure(indicator, summary):
    figure = next(each for each in summary.figures if each.indicator is indicator)
    places = [(summary.region, figure.value), *figure.parts.items()]

    for place, value in places:
        listed = indicator.records_at(YEAR, place).values_list(indicator.measure.field, flat=True)
        values = list(listed)
        assert (indicator.measure.fold(values) if values else indicator.empty) == value, place


def test_parts_and_own_work_add_up_to_the_whole(summary):
    for figure in summary.figures:
        if figure.indicator.measure.additive and not figure.empty:
            assert figure.sum_of_parts == figure.value, figure.code


def test_people_of_several_places_are_not_added_up(summary):
    several = [
        figure.code
        for figure in summary.figures
        if figure.sum_of_parts is not None and figure.sum_of_parts > figure.value
    ]

    assert "adaptation_training.people" in several
    assert "job_fairs.attendees" in several


@pytest.mark.parametrize("line", program_lines(), ids=lambda line: line.label)
def test_one_row_in_twenty_must_not_count(line):
    printed = {code: each for code, each in line.indicators.items() if code in CODES}
    rows = counted = 0
    for model in {each.records.model for each in printed.values()}:
        behind = Q(pk__in=[])
        for indicator in printed.values():
            if indicator.records.model is model:
                behind |= Q(pk__in=indicator.records_for(YEAR).values("pk"))
        rows += model.objects.count()
        counted += model.objects.filter(behind).count()

    assert rows - counted >= rows / 20


def test_year_is_spread_over_every_county(summary):
    for county in Region.objects.filter(parent__parent="37"):
        here = summarise(2021, county)
        alive = {figure.line.label for figure in here.figures if figure.value}
        assert len(alive) >= 8, county


def test_records_lie_on_both_sides_of_midnight():
    for year in (2020, 2022):
        assert any(
            each.records_for(Period(year)).exists()
            for each in indicators().values()
            if each.kind == "flow"
        )


def test_identity_numbers_are_valid_and_veterans_number_a_third_of_a_million():
    assert 280_000 < Veteran.objects.count() < 330_000
    for veteran in Veteran.objects.order_by("id_number_index")[:200]:
        veteran.full_clean()


def test_no_record_is_older_than_2019(summary):
    for code, indicator in indicators().items():
        for name in {name for name in indicator.span() if name}:
            old = indicator.records.model.objects.filter(**{f"{name}__lt": "2019-01-01"})
            assert not old.exists(), f"{code} {name}"


def test_every_loaded_record_belongs_to_the_batch():
    office = apps.get_model("veterans.Office")
    for model in apps.get_models():
        if issubclass(model, Record) and model is not office:
            assert not model.objects.filter(batch=None).exists(), model


def test_a_second_load_is_refused_in_one_sentence():
    with pytest.raises(CommandError, match="already loaded") as refusal:
        call_command("load_year", "2021")

    assert refusal.value.returncode == 2
