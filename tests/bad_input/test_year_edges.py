"""A business date is a day in Beijing, whatever clock the process or the database goes by."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from bureau.base.validators import not_in_future, read_date
from bureau.base.years import Period
from programs.subsidies.models import PaymentBatch
from tests.programs.subsidies.factories import PaymentBatchFactory


def test_half_past_midnight_in_beijing_is_the_new_year_while_utc_is_in_the_old(monkeypatch):
    """year-edge-005"""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2021, 12, 31, 16, 30, tzinfo=UTC))

    assert read_date("2022-01-01") == date(2022, 1, 1)
    not_in_future(date(2022, 1, 1))
    with pytest.raises(ValidationError):
        not_in_future(date(2022, 1, 2))


@pytest.mark.django_db
def test_the_databases_own_time_zone_moves_no_day_into_another_year():
    """year-edge-007"""
    PaymentBatchFactory(state="sent", sent_on=date(2021, 12, 31))
    PaymentBatchFactory(state="sent", sent_on=date(2022, 1, 1))

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute("SELECT extract(year FROM sent_on) FROM subsidies_paymentbatch ORDER BY 1")
        years = [int(year) for (year,) in cursor.fetchall()]

    assert years == [2021, 2022]
    assert PaymentBatch.objects.in_period(Period(2021)).count() == 1
