"""A report is asked for on a page, written by a job, and fetched like any other file."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from docx import Document

from bureau.base.acts import Act
from bureau.report.files.kinds import KINDS
from bureau.report.models import ReportTemplate
from bureau.staff.models import User
from tests.bureau.desk.conftest import make_clerk
from tests.bureau.report.reading import READERS
from tests.signing_in import sign_in
from tests.taking import asked, content, taken, work

pytestmark = pytest.mark.django_db

REPORT = "/admin/years/2021/report/"


@pytest.fixture
def desk(client):
    """The browser of a clerk of 历下区."""
    client.force_login(make_clerk("clerk", "370102"))
    return client


@pytest.fixture
def manager():
    user = User.objects.create_user("manager", region_id="37", is_staff=True)
    user.groups.add(Group.objects.get(name="manager"))
    sign_in(client := Client(), user)
    return client


def test_the_page_says_what_it_will_be_and_offers_every_kind(desk):
    page = desk.get(f"{REPORT}take/?region=3701&style=brief")

    form = page.context["form"]
    assert [value for value, _label in form.fields["format"].choices] == list(
        page.context["file"].formats
    )
    assert sorted(KINDS) == sorted(page.context["file"].formats)
    assert dict(page.context["facts"])["place"].endswith("(3701)")
    assert "/years/2021/?region=3701" in page.content.decode()


def test_the_year_leads_to_it(desk):
    page = desk.get("/years/2021/?region=3701").content.decode()

    assert f'href="{REPORT}take/?region=3701"' in page


@pytest.mark.parametrize("format", KINDS)
def test_each_kind_is_written_by_a_job_and_fetched(format, desk):
    file = taken(desk, REPORT, "region=3701", format=format, reason="")

    assert file.state == "written"
    answer = desk.get(f"/admin/files/{file.pk}/content/")
    assert READERS[format](b"".join(answer.streaming_content))
    assert answer["Content-Disposition"].startswith("attachment")
    assert (
        f"{file.rows} figures, kept until" in desk.get(f"/admin/files/{file.pk}/").content.decode()
    )


def test_it_says_who_asked_for_it(desk):
    file = taken(desk, REPORT, format="docx")

    said = [each.text for each in Document(io.BytesIO(content(desk, file))).paragraphs]
    assert any("clerk" in each for each in said)


def test_nobody_has_to_say_why_for_figures_are_everybodys(manager):
    assert taken(manager, REPORT, format="csv", reason="").state == "written"


def test_an_act_remembers_it(desk):
    file = taken(desk, REPORT, "region=3701&style=brief", format="json", reason="for the meeting")

    [act] = Act.objects.filter(kind=Act.Kind.EXPORT)
    assert (act.username, act.reason) == ("clerk", "for the meeting")
    assert act.details["list"] == "report"
    assert act.details["year"] == 2021
    assert act.details["query"] == "region=3701&style=brief"
    assert act.details["sha256"] == file.sha256


@pytest.mark.parametrize("query", ["region=9", "style=poem"])
def test_what_there_is_not_is_not_found(query, desk):
    assert desk.get(f"{REPORT}take/?{query}").status_code == 404
    assert desk.get("/admin/years/1066/report/take/").status_code == 404


def test_what_it_cannot_be_asked_is_refused(desk):
    assert desk.get(f"{REPORT}take/?month=3").status_code == 400


def test_another_finds_nothing(desk, manager):
    file = taken(desk, REPORT, format="csv")

    assert manager.get(f"/admin/files/{file.pk}/").status_code == 404


def test_a_broken_template_is_told_in_a_sentence_on_the_files_page(desk, settings, tmp_path):
    settings.REPORT_TEMPLATE = tmp_path / "report.docx"
    document = Document()
    document.add_paragraph("{{ nothing.here }}")
    document.save(settings.REPORT_TEMPLATE)

    file = taken(desk, REPORT, format="docx")

    assert file.state == "failed"
    assert "report.docx cannot be filled" in desk.get(f"/admin/files/{file.pk}/").content.decode()


def test_a_template_that_is_gone_when_the_job_comes_is_told(desk):
    file = asked(desk, REPORT, format="pdf")
    ReportTemplate.objects.all().delete()

    work()

    file.refresh_from_db()
    assert file.failure == "There is no template for this report: write one first."


@pytest.mark.parametrize("format", KINDS)
def test_the_command_writes_each_kind(format, tmp_path):
    file = tmp_path / "report"

    call_command("export_report", "2021", format=format, region="3701", output=file)

    assert READERS[format](file.read_bytes())


def test_the_command_tells_of_a_broken_template_in_a_sentence(settings, tmp_path):
    settings.REPORT_TEMPLATE = tmp_path / "report.docx"
    settings.REPORT_TEMPLATE.write_text("hello")

    with pytest.raises(CommandError, match="cannot be filled") as refusal:
        call_command("export_report", "2021", format="docx", output=tmp_path / "x")

    assert refusal.value.returncode == 2
