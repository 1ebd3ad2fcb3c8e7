"""The article as the people who read it meet it."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.html import escape

from bureau.report.models import ReportTemplate
from bureau.staff.models import User
from bureau.summary.summarise import summarise
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.queries import questions
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

ADDRESS = "/years/2021/report/"
FIGURE = re.compile(r'<span class="figure(?: short)?">(.*?)</span></span>', re.DOTALL)


def staff(place, role="manager"):
    user = User.objects.create_user(f"a-{role}-of-{place}", region_id=place, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)
    return client


@pytest.fixture
def manager():
    return staff("37")


@pytest.fixture
def template():
    """The words of 2021, to be replaced by a test's own."""
    found = ReportTemplate.objects.for_year(2021, "article")

    def say(body):
        found.body = body
        found.save()
        return found

    return say


def read(client, address=ADDRESS, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nobody_reads_it_without_signing_in(client):
    for address in (ADDRESS, "/report/"):
        answer = client.get(address)

        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
    assert client.get("/api/v1/report/2021/").status_code == 401


def test_the_report_of_the_latest_year_is_one_click_from_every_page(manager):
    assert 'href="/report/"' in read(manager, "/years/2021/")
    assert manager.get("/report/")["Location"] == ADDRESS


def test_it_has_three_chapters_and_seventeen_lines(manager):
    page = read(manager)

    assert page.count("<h2") - page.count('<h2 id="problems"') == 3
    assert page.count("<h3>") == 17


def test_every_figure_leads_to_its_records_and_says_how_it_is_counted(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    page = read(manager, region="3701")

    summary = summarise(2021, "3701")
    links = set(re.findall(r"/years/2021/figures/([\w.]+)/\?region=3701", page))
    article = ReportTemplate.objects.for_year(2021, "article").article(summary)
    assert links == {figure.code for figure in article.figures}
    for figure in article.figures:
        assert escape(str(figure.indicator.rule)) in page


def test_each_tooltip_belongs_to_one_figure(manager):
    page = read(manager)

    described = re.findall(r'<a href="[^"]+" aria-describedby="([^"]+)"', page)
    tooltips = re.findall(r'id="([^"]+)" role="tooltip"', page)
    assert described == tooltips
    assert len(set(tooltips)) == len(tooltips) > 46


def test_a_tooltip_tells_the_exact_value_the_rule_and_the_last_change(manager, template):
    attendance = AttendanceFactory(training_class__region_id="370102", completed=True)
    template("# 数说\n{adaptation_training.attendances}")

    [figure] = FIGURE.findall(read(manager))

    history = type(attendance).pgh_event_model.objects.get(id=attendance.pk)
    words = re.sub("<[^>]+>", " ", figure)
    assert "exact value  1 人次" in words
    assert f"records last changed  {history.pgh_created_at.astimezone():%Y-%m-%d}" in words
    assert "a-manager" not in words


def test_who_may_see_no_records_reads_the_figures_alone(template):
    AttendanceFactory(training_class__region_id="370102", completed=True)
    template("# 数说\n{adaptation_training.attendances}")

    page = read(staff("37", role="administrator"))

    [figure] = FIGURE.findall(page)
    assert "1人次" in figure
    assert "exact value" in figure
    assert "/figures/" not in page
    assert "last changed" not in figure


def test_staff_of_another_place_read_the_same_figures(template):
    AttendanceFactory(training_class__region_id="370102", completed=True)
    template("# 数说\n{adaptation_training.attendances}")

    [figure] = FIGURE.findall(read(staff("370202", role="clerk")))

    assert "1人次" in figure
    assert "last changed" in figure


def test_another_place_and_the_brief_are_one_choice_away(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    page = read(manager, region="3701", style="brief")

    assert '<option value="3701" selected>' in page
    assert '<option value="brief" selected>' in page
    assert "济南市2021年退役军人就业创业工作简报" in page
    assert page.count("<h3>") == 1  # of what there is to tell


def test_a_year_nobody_stands_by_has_no_article(manager):
    page = read(manager, "/years/2020/report/")

    assert "neither opened nor loaded" in page
    assert '<article class="report"' not in page


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/years/1999/report/", "There is no year 1999:"),
        ("/years/2090/report/", "There is no year 2090:"),
        ("/years/2021/report/?region=3799", "There is no place 3799:"),
        ("/years/2021/report/?style=poem", "There is no report of the style poem."),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(path, sentence, manager):
    answer = manager.get(path)
    told = manager.get(f"/api/v1/report/{path[7:11]}/{path[len('/years/2021/report/') :]}")

    assert (answer.status_code, told.status_code) == (404, 404)
    assert sentence in answer.content.decode()
    assert told.json()["detail"].startswith(sentence)


def test_a_style_without_a_template_is_said_to_have_none(manager):
    ReportTemplate.objects.all().delete()

    answer = manager.get(ADDRESS)

    assert answer.status_code == 404
    assert "Nobody has written a template of this report yet." in answer.content.decode()


@pytest.mark.parametrize("asked", ["month=1", "year=2020", "format=pdf"])
def test_what_the_page_cannot_be_asked_is_refused(asked, manager):
    assert manager.get(f"{ADDRESS}?{asked}").status_code == 400
    assert manager.get(f"/api/v1/report/2021/?{asked}").status_code == 400


def test_the_words_of_a_template_are_words_and_no_page(manager, template):
    template(
        "# <script>alert(1)</script>\n## <b>x</b>\n◆<i>y</i>◆<u>——<img src=x>\n"
        "{<a href=x>}\n{subsidies.persons:<b>9名</b>}"
    )

    page = read(manager)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for smuggled in ["<script", "<b>x", "<i>y", "<u>", "<img src=x", "<a href=x", "<b>9"]:
        assert smuggled not in page


def test_what_does_not_hold_is_said_to_those_who_can_change_the_template(template):
    template("# 数说\n\n{subsidies.persons:近2000名}，{no.such}\n{incubators.tenants:近2000")

    page = read(staff("37"))

    assert page.count("<li>") == 3
    for line, words in [
        (3, "{subsidies.persons:近2000名}"),
        (3, "{no.such}"),
        (4, "A brace stands alone"),
    ]:
        assert re.search(rf"Line {line}\s.*?{re.escape(words)}", page, re.DOTALL)
    assert "/admin/report/reporttemplate/" in page


@pytest.mark.parametrize(
    ("place", "role"), [("3701", "manager"), ("37", "clerk"), ("37", "auditor")]
)
def test_and_to_nobody_else(place, role, template):
    template("# 数说\n\n{no.such}")

    page = read(staff(place, role=role))

    assert 'class="problems"' not in page
    assert "/admin/report/reporttemplate/" not in page


def test_the_page_asks_as_much_for_many_figures_as_for_one(manager, template):
    few, many = "# 数说\n{border_aid.cities:名单}", "{border_aid.cities:名单}{contests.tracks:名单}"
    template(few)
    read(manager)
    with questions() as for_one:
        read(manager)
    template(few + many * 200)
    with questions() as for_many:
        read(manager)

    assert len(for_many) == len(for_one)


def test_a_warm_page_asks_at_most_12_questions(manager, record_property):
    read(manager)

    with questions() as asked:
        read(manager)

    # Session, user, second factor, role, rights; places, the template, years, figures, the names
    # of its lists, the last changes.
    record_property("asked", f"report page: {len(asked)} queries")
    assert len(asked) <= 12


def test_a_program_is_told_what_the_page_says(manager):
    AttendanceFactory(training_class__region_id="370102", completed=True)

    told = manager.get("/api/v1/report/2021/", {"region": "3701"}).json()

    article = ReportTemplate.objects.for_year(2021, "article").article(summarise(2021, "3701"))
    page = read(manager, region="3701")
    assert (told["year"], told["region"], told["style"]) == (2021, "3701", "article")
    assert told["title"] == article.title
    assert len(told["blocks"]) == len(article.blocks)
    figures = manager.get("/api/v1/summary/2021/", {"region": "3701"}).json()["figures"]
    values = {each["code"]: each.get("value") for each in figures}
    for block, written in zip(told["blocks"], article.blocks, strict=True):
        spans = [*block.get("heading", []), *block["spans"]]
        assert [span["text"] for span in spans] == [
            span.text for span in (*written.heading, *written.spans)
        ]
        for span in spans:
            if "code" in span:
                assert span["value"] == values[span["code"]]
                assert f">{span['text']}</a>" in page


def test_a_program_is_told_the_brief(manager):
    told = manager.get("/api/v1/report/2021/", {"style": "brief"}).json()

    assert told["style"] == "brief"
    assert told["title"] == "山东省2021年退役军人就业创业工作简报"
