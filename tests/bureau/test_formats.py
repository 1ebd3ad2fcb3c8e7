"""Days, numbers and money as each language writes them; as typed where they are typed."""

from datetime import date
from decimal import Decimal

import pytest
from django.forms import DateField, DecimalField
from django.template.defaultfilters import floatformat
from django.utils import formats, translation

MARCH = date(2021, 3, 5)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [("zh-hans", "2021年3月5日", "2021-03-05"), ("en", "5 March 2021", "5 Mar 2021")],
)
def test_days_are_written_as_the_language_writes_them(language, long, short):
    with translation.override(language):
        assert formats.date_format(MARCH) == long
        assert formats.date_format(MARCH, "SHORT_DATE_FORMAT") == short


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_amounts_are_grouped_by_threes_and_nothing_else_is(language):
    with translation.override(language):
        assert floatformat(Decimal("1234567.5"), "2g") == "1,234,567.50"
        assert formats.number_format(Decimal("18850.00"), force_grouping=True) == "18,850.00"
        assert formats.localize(2021) == "2021"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("typed", ["2021-03-05", "2021/3/5", "2021年3月5日", "5 March 2021"])
def test_a_day_is_understood_in_either_language(language, typed):
    with translation.override(language):
        assert DateField().clean(typed) == MARCH


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_form_shows_what_it_takes_back(language):
    with translation.override(language):
        shown = DateField().widget.format_value(MARCH)
        amount = DecimalField(localize=True).widget.format_value(Decimal("18850.00"))

    assert (shown, amount) == ("2021-03-05", "18850.00")
