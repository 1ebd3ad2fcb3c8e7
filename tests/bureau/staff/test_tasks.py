from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from bureau.staff.tasks import forget_sessions

pytestmark = pytest.mark.django_db


def test_a_session_is_forgotten_once_it_has_expired():
    now = timezone.now()
    for key, ends in [("expired", now - timedelta(minutes=1)), ("live", now + timedelta(days=1))]:
        Session.objects.create(session_key=key, expire_date=ends)

    forget_sessions.body()

    assert Session.objects.get().session_key == "live"
