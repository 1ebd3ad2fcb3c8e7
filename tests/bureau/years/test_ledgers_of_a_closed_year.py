"""What an office's ledger would bring into a closed year is refused, and its sentence says who closed it."""

import pytest

from bureau.ledgers.ledger import ledgers
from programs.cases.case import Case
from programs.closing import dated_models
from tests.bureau.years.conftest import shut
from tests.ledgers import made, read, typed

pytestmark = pytest.mark.django_db

YEARS = range(2019, 2026)
LEDGERS = [  # a case begins today, whatever its year
    pytest.param(ledger, id=name)
    for name, ledger in ledgers().items()
    if ledger.model in dated_models() and not issubclass(ledger.model, Case)
]


@pytest.mark.parametrize("ledger", LEDGERS)
def test_no_ledger_brings_anything_in(first, second, ledger):
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    record.delete()
    for year in YEARS:
        shut(year, first, second)

    found = read(ledger, [row])

    assert found.written == 0
    assert not ledger.model.objects.filter(pk=record.pk).exists()
    [problem] = found.problems
    assert "was closed by second" in problem.sentence
