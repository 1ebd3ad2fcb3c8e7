"""The synthetic year has a few doubts of every kind, and they are found once."""

import pytest
from django.db.models import Count

from programs.findings.models import Finding
from programs.findings.rules import RULES
from programs.findings.search import search


@pytest.mark.heavy
@pytest.mark.django_db
def test_a_few_of_every_kind_are_found_and_once(in_full_year):
    first = search()
    again = search()

    found = dict(Finding.objects.values_list("rule").annotate(Count("pk")).order_by())
    assert set(found) == set(RULES)
    assert max(found.values()) < 200
    assert (first.open, again.found, again.gone) == (first.found, 0, 0)
