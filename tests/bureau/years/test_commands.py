"""The life of a year from the command line."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bureau.base.models import Reopening, ReportYear
from bureau.base.scope import EVERYWHERE, scope
from bureau.years.models import Restatement
from tests.bureau.years.conftest import make
from tests.programs.adaptation_training.factories import AttendanceFactory

pytestmark = pytest.mark.django_db

CODE = "adaptation_training.attendances"


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_a_year_goes_its_way_by_two_accounts(first, second, template):
    attendance = AttendanceFactory(completed=True)
    until = timezone.localdate() + timedelta(days=2)

    run("close_year", "2021", username="first")
    with pytest.raises(CommandError, match="another person"):
        run("close_year", "2021", username="first", despite="无一确认")
    run("close_year", "2021", username="second", despite="无一确认")
    run("publish_year", "2021", username="first")
    run("reopen_year", "2021", username="first", reason="更正", until=str(until))
    run("reopen_year", "2021", username="second", agree=Reopening.objects.get().pk)
    with scope(EVERYWHERE, by={"command": "test"}):
        attendance.delete()
    said = run("restate", "2021", CODE, username="first", reason="重复录入")
    run("restate", "2021", CODE, username="second", approve=True)

    assert ReportYear.objects.get(year=2021).state == "published"
    assert "1人次 → 0人次 by 1 records" in said
    assert Restatement.objects.get().approved_by == second


@pytest.mark.parametrize("name", ["nobody", "clerk", "city"])
def test_only_managers_of_the_province_act(name):
    make("clerk", "37", "clerk")
    make("city", "3701", "manager")

    with pytest.raises(CommandError, match="managers of the province"):
        run("close_year", "2021", username=name)

    assert ReportYear.objects.get(year=2021).state == "open"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"until": "2021-02-30", "reason": "更正"}, "open until"),
        ({"until": "", "reason": "更正"}, "open until"),
        ({"until": "2099-01-01", "reason": "更正"}, "30 days"),
        ({"until": "2021-01-01", "reason": "更正"}, "30 days"),
        ({"until": "2099-01-01", "reason": ""}, "reason"),
        ({"until": "2099-01-01", "reason": "更正", "line": "nothing"}, "program line"),
        ({"agree": 999_999}, "Nothing of that number"),
    ],
)
def test_a_wrong_reopening_is_refused_in_a_sentence(options, sentence, closed_year):
    with pytest.raises(CommandError, match=sentence):
        run("reopen_year", "2021", username="first", **options)

    assert not Reopening.objects.exists()
