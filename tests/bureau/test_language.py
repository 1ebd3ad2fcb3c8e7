"""A Chinese page is Chinese to the last word, whoever wrote the template."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from bureau.staff import second_factor
from bureau.staff.accounts import first_password, make_demo_accounts
from bureau.staff.models import User
from programs.adaptation_training.models import TrainingClass
from tests.entering import beginning
from tests.pages import every_page
from tests.signing_in import sign_in
from veterans.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

SPOKEN = {"alt", "aria-label", "data-label", "placeholder", "title"}
UNSPOKEN = {"script", "style", "template"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
WORD = re.compile(r"[A-Za-z]{2,}")
# Names that Chinese pages write in Latin letters too.
NAMES = {"English", "Excel", "GB", "ICT", "ID", "LDAP", "LPR", "csv", "en", "esc", "hans", "json"}
NAMES |= {"docx", "html", "md", "pdf", "txt", "xlsx", "zh"}
NAMES |= {"MIT", "cnmaps"}  # the package that the map was drawn from, and its licence
NAMES |= {"BT"}  # of the orders to a bank, whose references are no numbers
SECRET = re.compile("([A-Z2-7]{4} ){7}[A-Z2-7]{4}")
CREDIT_CODE = re.compile("[0-9A-Z]{18}")
ALL_KINDS = ["changelist", "add", "change", "history", "delete"]
CLASSES = "/admin/adaptation_training/trainingclass/"
OTHER_PAGES = [
    "/years/1066/",
    "/years/2021/",
    "/years/2021/report/",
    "/years/2021/report/?style=brief&region=370102",
    "/years/2021/?region=3701&place2=3702&year2=2020&per=veterans",
    "/years/2021/figures/job_fairs.attendees/",
    "/admin/years/2021/report/take/",
    "/admin/",
    "/admin/nowhere/",
    "/password/",
    "/admin/roles/",
    "/admin/job_fairs/jobfair/job-days/2021/",
    f"{CLASSES}?q=nobody",
]


class Spoken(HTMLParser):
    """Collects what a page says: its text, and the attributes that are read out or shown."""

    def __init__(self, page):
        super().__init__()
        self.said, self.silent = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.said += [text for name, text in attributes.items() if name in SPOKEN and text]
        is_icon = "material-symbols" in (attributes.get("class") or "")
        if tag not in VOID and (self.silent or tag in UNSPOKEN or is_icon):
            self.silent.append(tag)

    def handle_endtag(self, tag):
        if self.silent and tag not in VOID:
            self.silent.pop()

    def handle_data(self, text):
        if not self.silent:
            self.said.append(text)


@pytest.fixture(params=["demo-clerk-province", "demo-administrator"])
def client(request, client):
    list(make_demo_accounts())
    sign_in(client, User.objects.get(username=request.param))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    client.username = request.param
    return client


def test_no_english_is_left_on_chinese_pages(client):
    first = TrainingClass.objects.first()
    paths = OTHER_PAGES + [f"{CLASSES}totals/?year=2021", f"{CLASSES}{first.pk}/paste/"]
    paths += [path for _name, path in every_page(client.username, ALL_KINDS)]
    manager = User.objects.get(username="demo-manager")
    paths.append(f"/admin/staff/user/{manager.pk}/second-factor/")

    left = {}
    for path in paths:
        for text in _english(client.get(path).content.decode()):
            left.setdefault(text, path)

    assert left == {}


def test_no_english_is_left_on_the_way_in():
    list(make_demo_accounts())
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    pages = {"sign-in": client.get("/sign-in/"), "wrong password": _type_in(client, "no")}
    second_factor.take_away(User.objects.get(username="demo-manager"))
    _type_in(client)
    pages["new second factor"] = client.get("/sign-in/code/")
    secret = SECRET.search(pages["new second factor"].content.decode())[0]
    pages["no code"] = client.post("/sign-in/code/", {"code": "x"})
    pages["wrong code"] = client.post("/sign-in/code/", {"code": "000000"})
    client.post("/sign-out/")
    _type_in(client, username="demo-reviewer")
    pages["second factor"] = client.get("/sign-in/code/")
    client.post("/sign-in/code/", {"code": "000000"})
    pages["too many codes"] = client.post("/sign-in/code/", {"code": "000000"})
    client.post("/sign-out/")
    User.objects.filter(username="demo-clerk").update(password_chosen_at=None)
    _type_in(client, username="demo-clerk")
    pages["given password"] = client.get("/password/")
    pages["bad password"] = client.post("/password/", {"old_password": "x", "new_password1": "x"})
    User.objects.filter(username="demo-clerk").update(is_active=False)
    pages["closed account"] = client.get("/sign-in/")
    pages["locked out"] = [_type_in(client, "no") for _time in range(5)][-1]

    left = {
        name: found
        for name, page in pages.items()
        if (found := list(_english(page.content.decode().replace(secret, ""))))
    }

    assert left == {}
    assert pages["locked out"].status_code == 429


def _type_in(client, password=None, username="demo-manager"):
    typed = {"username": username, "password": password or first_password(username)}
    return client.post("/sign-in/", typed)


def test_a_history_names_what_was_changed_in_chinese(client):
    if client.username == "demo-administrator":
        return
    first = TrainingClass.objects.first()
    change = f"{CLASSES}{first.pk}/change/"
    typed = beginning(client.get(change)) | {"hours": str(first.hours + 1)}
    assert client.post(change, typed).status_code == 302

    history = client.get(f"{CLASSES}{first.pk}/history/").content.decode()

    assert "修改" in history
    assert "学时" in history
    assert list(_english(history)) == []


def _english(page):
    accounts = set(User.objects.values_list("username", flat=True))
    places = {*Region.objects.values_list("name_en", flat=True), "shandong"}  # of a circle
    for text in Spoken(page).said:
        words = [word for word in text.split() if word.lower() not in accounts]
        latin = set(WORD.findall(CREDIT_CODE.sub("", " ".join(words)))) - NAMES
        if latin and text.strip() not in places:
            yield text
