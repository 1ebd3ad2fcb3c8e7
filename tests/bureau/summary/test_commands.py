"""The commands others rely on: what they print, and how they refuse."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from bureau.base.scope import scope
from bureau.summary.models import PublishedFigure
from programs.lines import indicators
from tests.programs.adaptation_training.factories import AttendanceFactory

pytestmark = pytest.mark.django_db

CODE = "adaptation_training.attendances"


def printed(capsys, *arguments, **options):
    call_command(*arguments, **options)
    return capsys.readouterr().out


def test_summary_prints_the_contracts_json(capsys):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    document = json.loads(printed(capsys, "summary", "2021", "--format", "json"))

    assert document["year"] == 2021
    assert document["region"] == "37"
    assert [each["code"] for each in document["figures"]] == list(indicators())
    assert document["figures"][0] == {
        "code": CODE,
        "line": "adaptation_training",
        "chapter": 1,
        "label": "adaptation training attended",
        "value": 1,
        "unit": "人次",
        "text": "1人次",
        "kind": "flow",
    }


def test_summary_gives_money_as_strings_and_leaves_out_what_is_empty(capsys):
    document = json.loads(printed(capsys, "summary", "2021", "--format", "json"))

    figures = {each["code"]: each for each in document["figures"]}
    assert figures["subsidies.amount"]["value"] == "0.00"
    assert figures["subsidies.within_one_day"]["empty"] is True
    assert "value" not in figures["subsidies.within_one_day"]


@pytest.mark.parametrize(("region", "value"), [("3701", 1), ("370100", 1), ("3702", 0)])
def test_summary_answers_for_a_place_by_any_of_its_codes(region, value, capsys):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    document = json.loads(printed(capsys, "summary", "2021", region=region, format="json"))

    assert document["figures"][0]["value"] == value


@pytest.mark.parametrize(("month", "value"), [(5, 0), (6, 1), (7, 0)])
def test_summary_of_a_month_counts_that_month(month, value, capsys):
    AttendanceFactory(
        training_class__ends_on="2021-06-30", training_class__starts_on="2021-06-28", completed=True
    )

    document = json.loads(printed(capsys, "summary", "2021", month=month, format="json"))

    assert document["month"] == month
    assert document["figures"][0]["value"] == value


def test_summary_as_a_table_names_every_line(capsys):
    shown = printed(capsys, "summary", "2021")

    assert "adaptation training" in shown
    assert "welfare posts" in shown


def test_check_report_gives_exactly_the_printed_figures_and_fails_while_one_differs(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("check_report", "2021", format="json")

    elements = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert [each["code"] for each in elements] == list(
        PublishedFigure.objects.filter(year=2021).values_list("code", flat=True)
    )
    assert elements[0] == {
        "code": CODE,
        "published": "20869人次退役军人",
        "low": 20869,
        "high": 20869,
        "value": 0,
        "text": "0人次",
        "ok": False,
    }
    by_code = {each["code"]: each for each in elements}
    assert by_code["subsidies.amount"]["low"] == "425500000.00"
    assert by_code["incubators.tenants"]["low"] is None
    assert by_code["incubators.tenants"]["high"] == 2000


def test_check_report_shows_people_both_sides(capsys):
    with pytest.raises(SystemExit):
        call_command("check_report", "2021")

    shown = capsys.readouterr().out
    assert "20869人次退役军人" in shown
    assert "/ 46" in shown


def test_read_figure_answers_in_order_and_names_what_it_cannot_read(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("read_figure", "2.26万名", "近", "4.26亿元", "近2000家", format="json")

    answers = json.loads(capsys.readouterr().out)
    assert ended.value.code == 2
    assert answers[0] == {
        "phrase": "2.26万名",
        "low": 22550,
        "high": 22650,
        "classifier": "名",
        "hedge": "",
    }
    assert set(answers[1]) == {"phrase", "error"}
    assert answers[2]["low"] == "425500000"
    assert (answers[3]["low"], answers[3]["high"], answers[3]["hedge"]) == (None, 2000, "近")


def test_recount_finds_no_difference(capsys):
    AttendanceFactory(completed=True)

    assert "no difference" in printed(capsys, "recount", "2021")


def test_recount_names_a_tally_that_is_not_true(capsys):
    AttendanceFactory(completed=True)
    with _tally_without_a_mark(CODE, 7), pytest.raises(SystemExit) as ended:
        call_command("recount", "2021")

    assert ended.value.code == 1
    assert f"{CODE} 37 : 7.00 ≠ 1" in capsys.readouterr().out


class _tally_without_a_mark:  # noqa: N801
    """As if a change had been hidden from the triggers."""

    def __init__(self, code, value):
        self.code, self.value = code, value

    def __enter__(self):
        from programs.models import Mark, Tally

        Mark.objects.all().delete()
        Tally.objects.filter(indicator=self.code).delete()
        Tally.objects.create(
            line=self.code.split(".")[0],
            year=2021,
            place="37",
            indicator=self.code,
            own=False,
            value=self.value,
        )

    def __exit__(self, *_error):
        return False


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["summary", "1999"], "no year 1999", id="year-before-the-department"),
        pytest.param(["summary", "3000"], "no year 3000", id="year-to-come"),
        pytest.param(["summary", "２０２１"], "no year", id="full-width-year"),
        pytest.param(["summary", "2021", "--region", "3799"], "no place 3799", id="place"),
        pytest.param(["check_report", "20x1"], "no year 20x1", id="no-year"),
        pytest.param(["check_report", "2020"], "No figures were published", id="unpublished"),
        pytest.param(["recount", "1066"], "no year 1066", id="recount"),
        pytest.param(
            ["export_report", "2021", "--format", "csv", "-o", "/no/such/folder/x.csv"],
            "Cannot write",
            id="folder-that-is-not",
        ),
        pytest.param(["load_year", "2021", "--scale", "2"], "between 0.0001 and 1", id="scale"),
    ],
)
def test_wrong_use_is_answered_in_one_sentence_with_status_2(arguments, sentence):
    with pytest.raises(CommandError, match=sentence) as refusal:
        call_command(*arguments)

    assert refusal.value.returncode == 2
    assert "\n" not in str(refusal.value)


def test_a_year_is_never_loaded_over_real_records():
    AttendanceFactory()

    with pytest.raises(CommandError, match="real records") as refusal:
        call_command("load_year", "2021", scale=0.001)

    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["read_figure", "近", "--format", "json"], "error", id="no-figure"),
        pytest.param(["summary", "1999"], "1999", id="unknown-year"),
    ],
)
def test_the_process_ends_with_status_2_and_no_traceback(arguments, words):
    ended = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert words in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_commands_name_their_own_scope(capsys):
    AttendanceFactory(completed=True)

    with scope(""):
        recounted = printed(capsys, "recount", "2021")
        figures = [
            figure["value"]
            for month in [None, 6]
            for figure in json.loads(
                printed(capsys, "summary", "2021", month=month, format="json")
            )["figures"]
            if figure["code"] == CODE
        ]

    assert "no difference" in recounted
    assert figures == [1, 1]
