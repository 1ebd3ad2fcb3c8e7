"""Every file that somebody takes away is an act, and nothing else is."""

import pytest
from django.urls import reverse

from bureau.base.acts import Act
from bureau.report.files.kinds import KINDS
from tests.bureau.desk.conftest import make_clerk
from tests.taking import taken

pytestmark = pytest.mark.django_db

REPORT = "/admin/years/2021/report/"


def test_as_many_exports_are_noted_as_files_were_taken(client):
    client.force_login(make_clerk("clerk", "370102"))

    for format in KINDS:
        taken(client, REPORT, "region=3701", format=format)
    refused = client.post(f"{REPORT}take/?region=3701", {"format": "exe"})
    client.get(reverse("year", args=[2021]))

    noted = Act.objects.filter(kind=Act.Kind.EXPORT)
    assert refused.context["form"].errors["format"]
    assert sorted(act.details["format"] for act in noted) == sorted(KINDS)
    assert {(act.username, act.details["query"]) for act in noted} == {("clerk", "region=3701")}
