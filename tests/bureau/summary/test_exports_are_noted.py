"""Every file that somebody takes away is an act, and nothing else is."""

import pytest
from django.urls import reverse

from bureau.base.acts import Act
from bureau.summary.table import FORMATS
from tests.bureau.desk.conftest import make_clerk

pytestmark = pytest.mark.django_db


def test_as_many_exports_are_noted_as_files_were_taken(client):
    client.force_login(make_clerk("clerk", "370102"))
    addresses = [reverse("year-file", args=[2021, format]) for format in FORMATS]
    answers = [client.get(address, {"region": "3701"}) for address in addresses]
    refused = client.get(reverse("year-file", args=[2021, "exe"]))
    looked_at = client.get(reverse("year", args=[2021]))

    files = [each for each in [*answers, refused, looked_at] if "attachment" in str(each.headers)]
    noted = Act.objects.filter(kind=Act.Kind.EXPORT)
    assert len(files) == noted.count() == len(FORMATS)
    assert {act.details["format"] for act in noted} == set(FORMATS)
    assert {(act.username, act.details["region"]) for act in noted} == {("clerk", "3701")}
