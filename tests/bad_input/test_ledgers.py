"""The same value has the same outcome in a ledger as in a form."""

import pytest

from bureau.base.encryption import Sealed
from tests.bad_input import form, ledger
from tests.bad_input.channels import cases_of
from tests.bad_input.test_values import assert_tells, kept_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "case", [c for c in cases_of("xlsx", "reject") if c.values[0].field != "file"]
)
def test_a_workbook_is_refused_and_nothing_is_entered(case):
    assert_refused(case, "xlsx")


@pytest.mark.parametrize(
    "case", [c for c in cases_of("csv", "reject") if c.values[0].field != "file"]
)
def test_a_text_is_refused_and_nothing_is_entered(case):
    assert_refused(case, "csv")


def assert_refused(case, kind):
    filled = form.prepared(case)
    before = filled.model.objects.count()

    answer = ledger.send(case, filled, kind)

    assert answer.codes == {case.code}
    assert filled.model.objects.count() == before
    assert_tells(answer, case)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "case", [c for c in cases_of("xlsx", "accept") if c.values[0].field != "file"]
)
def test_a_ledger_is_accepted_and_keeps_what_it_should(case, kind):
    kept = ledger.kept(case, form.prepared(case), kind)

    assert (kept.reveal() if isinstance(kept, Sealed) else kept) == kept_of(case)
