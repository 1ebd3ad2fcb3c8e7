"""Where the words of a report are written: who may, what is refused, and what is only said."""

import re

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from bureau.base.scope import scope
from bureau.report.models import LONGEST, ReportTemplate
from tests.bureau.report.factories import ReportTemplateFactory
from tests.bureau.report.test_page import staff
from tests.programs.adaptation_training.factories import AttendanceFactory

pytestmark = pytest.mark.django_db

PREVIEW = "/admin/report/reporttemplate/preview/"
ADD = "/admin/report/reporttemplate/add/"
GOOD = "# 数说2022\n{adaptation_training.attendances}"


@pytest.fixture
def manager():
    return staff("37")


def saved(client, body, **typed):
    return client.post(ADD, {"style": "article", "year": "2022", "body": body} | typed)


def errors(answer):
    """What is said of the text, at its box or above the form."""
    said = answer.context["adminform"].form.errors
    return [*said.get("body", []), *said.get("__all__", [])]


def previewed(client, body, **typed):
    asked = {"style": "article", "preview_year": "2021", "preview_place": "37"}
    return client.post(PREVIEW, asked | {"body": body} | typed)


def history():
    return ReportTemplate.pgh_event_model.objects.count()


# --- saving --------------------------------------------------------------------------------------


def test_a_manager_of_the_province_writes_a_template(manager):
    answer = saved(manager, GOOD)

    assert answer.status_code == 302
    assert ReportTemplate.objects.for_year(2022, "article").body == GOOD


def test_lines_end_as_a_template_has_them_whatever_a_browser_sends(manager):
    saved(manager, GOOD.replace("\n", "\r\n") + "\r\n\r\n")

    assert ReportTemplate.objects.for_year(2022, "article").body == GOOD


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("# 数说\n\n{no.such}", ["Line 3: {no.such} There is no figure no.such."]),
        (
            "# 数说\n{subsidies.persons:名单}{a.b}",
            [
                "Line 2: {subsidies.persons:名单} What this figure counts is not listed by name.",
                "Line 2: {a.b} There is no figure a.b.",
            ],
        ),
        (
            "# 数说\n{?contests.prizes}",
            ["Line 2: {?contests.prizes} A claim compares two sides, as in {?a.b + a.c = a.d}."],
        ),
        (
            "# 数说\n{年份",
            ["Line 2:  A brace stands alone: each { needs its }, and none within."],
        ),
        ("只有一段", ["Line 1:  There is no title: begin with a line such as “# 数说2021”."]),
        ("", ["This field is required."]),
        (" \n ", ["This field is required."]),
        ("# 数说\x00", ["The text has characters that cannot be printed: remove them."]),
        ("# 数说\x07", ["The text has characters that cannot be printed: remove them."]),
        (
            "# 数说" + "一" * LONGEST,
            [f"The text has more than {LONGEST} characters."],
        ),
        ("# 数说 11010519491231002X", ["The text holds somebody's ID number: leave it out."]),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_can_mean_nothing_is_refused_at_its_line(body, said, manager):
    answer = saved(manager, body)

    assert answer.status_code in (200, 422)
    assert [shown.startswith(each) for shown, each in zip(errors(answer), said, strict=True)] == [
        True for _each in said
    ]
    assert not ReportTemplate.objects.filter(year=2022).exists()


def test_a_template_of_the_longest_is_taken(manager):
    body = GOOD + "\n" + "一" * (LONGEST - len(GOOD) - 1)

    assert saved(manager, body.replace("\n", "\r\n")).status_code == 302


def test_of_ten_thousand_faults_the_first_are_named(manager):
    said = errors(saved(manager, "# 数说\n" + "{a.b}" * 9_000))

    assert len(said) == 20


def test_what_does_not_hold_yet_is_saved_and_said(manager):
    answer = manager.post(
        ADD,
        {"style": "article", "year": "2022", "body": "# 数说\n{incubators.tenants:近2000家}"},
        follow=True,
    )

    assert ReportTemplate.objects.filter(year=2022).exists()
    assert "Line 2: {incubators.tenants:近2000家}" in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [{"style": "poem"}, {"style": ""}, {"year": "1999"}, {"year": "99999"}, {"year": "今年"}],
)
def test_another_style_or_year_is_refused_in_a_sentence(typed, manager):
    answer = saved(manager, GOOD, **typed)

    assert answer.status_code in (200, 422)
    assert list(answer.context["adminform"].form.errors) == list(typed)
    assert ReportTemplate.objects.count() == 3


def test_one_style_has_one_template_a_year(manager):
    answer = saved(manager, GOOD, year="2021")

    assert "There is a template of this style for that year." in answer.content.decode()
    assert saved(manager, GOOD, year="").status_code in (200, 422)  # there is one of any year


def test_who_changed_a_template_is_remembered(manager):
    template = ReportTemplate.objects.for_year(2021, "article")
    change = f"/admin/report/reporttemplate/{template.pk}/"

    manager.post(f"{change}change/", {"style": "article", "year": "2021", "body": GOOD})

    template.refresh_from_db()
    assert template.body == GOOD
    assert "a-manager-of-37" in manager.get(f"{change}history/").content.decode()


# --- the form ------------------------------------------------------------------------------------


def test_the_form_offers_every_figure_as_it_would_be_printed_now(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)
    template = ReportTemplate.objects.for_year(2021, "article")

    form = manager.get(f"/admin/report/reporttemplate/{template.pk}/change/").content.decode()

    row = re.search(r"\{adaptation_training\.attendances\}</code>.*?</tr>", form, re.DOTALL).group()
    assert "1人次" in row
    assert "{border_aid.cities:名单}" in form
    assert "{subsidies.persons:名单}" not in form


def test_the_form_of_a_new_template_opens(manager):
    form = manager.get(ADD).content.decode()

    assert f'formaction="{PREVIEW}"' in form


# --- the preview ---------------------------------------------------------------------------------


def test_a_preview_shows_what_is_typed_and_keeps_nothing(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)
    before = history(), set(ReportTemplate.objects.values_list("pk", "body"))

    with CaptureQueriesContext(connection) as asked:
        answer = previewed(manager, GOOD + "，{no.such}", preview_place="3701")

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert ">1人次</a>" in shown
    assert "/years/2021/figures/adaptation_training.attendances/?region=3701" in shown
    assert "There is no figure no.such." in shown
    assert (history(), set(ReportTemplate.objects.values_list("pk", "body"))) == before
    written = [each["sql"] for each in asked if re.match("INSERT|UPDATE|DELETE", each["sql"])]
    assert [sql for sql in written if "django_session" not in sql] == []


def test_a_preview_of_a_brief_leaves_out_what_has_nothing_to_tell(manager):
    line = "# 简报\n◆补助◆{subsidies.persons:标题}——{subsidies.persons}"

    assert "补助" in previewed(manager, line).content.decode()
    assert "补助" not in previewed(manager, line, style="brief").content.decode()


def test_a_preview_escapes_what_is_typed(manager):
    shown = previewed(manager, "# <script>alert(1)</script>").content.decode()

    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"preview_year": "1999"}, "There is no year 1999:"),
        ({"preview_year": ""}, "This field is required."),
        ({"preview_year": "9" * 200}, "Ensure this value has at most 30 characters"),
        ({"preview_place": "9999"}, "There is no such place"),
        ({"preview_place": ""}, "This field is required."),
        ({"style": "poem"}, "Choose one of the values that are offered."),
        ({"body": ""}, "This field is required."),
        ({"body": "\x00"}, "The text has characters that cannot be printed"),
        ({"body": "一" * 60_000}, "The text has more than 50000 characters."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_preview_that_cannot_be_made_says_why(typed, sentence, manager):
    answer = previewed(manager, **{"body": GOOD} | typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_preview_is_sent_and_not_asked_for(manager):
    assert manager.get(PREVIEW).status_code == 405


# --- who may -------------------------------------------------------------------------------------

OTHERS = [("37", "clerk"), ("37", "reviewer"), ("37", "auditor"), ("37", "administrator")]


@pytest.mark.parametrize(("place", "role"), OTHERS)
def test_no_other_role_sees_or_writes_templates(place, role):
    other, template = staff(place, role=role), ReportTemplate.objects.first()

    for end in ["", "add/", f"{template.pk}/change/", f"{template.pk}/history/"]:
        assert other.get(f"/admin/report/reporttemplate/{end}").status_code == 403
    assert saved(other, GOOD).status_code == 403
    assert previewed(other, GOOD).status_code == 403
    assert not ReportTemplate.objects.filter(year=2022).exists()


@pytest.mark.parametrize("place", ["3701", "370102", None])
def test_a_manager_of_a_place_reads_the_provinces_and_writes_none(place):
    manager, template = staff(place), ReportTemplate.objects.first()
    change = f"/admin/report/reporttemplate/{template.pk}/change/"

    assert manager.get(change).status_code == 200
    assert saved(manager, GOOD).status_code == 403
    assert previewed(manager, GOOD).status_code == 403
    changed = {"style": template.style, "year": "", "body": GOOD}
    assert manager.post(change, changed).status_code == 403
    assert manager.post(change.replace("change", "delete"), {"post": "yes"}).status_code == 403
    template.refresh_from_db()
    assert template.body != GOOD


def test_the_database_lets_the_province_alone_write():
    with scope("3701"):
        assert ReportTemplate.objects.count() == 3
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ReportTemplateFactory()
        assert ReportTemplate.objects.update(body="x") == 0
        assert ReportTemplate.objects.all()._raw_delete("default") == 0
    with scope("37"):
        ReportTemplateFactory()
