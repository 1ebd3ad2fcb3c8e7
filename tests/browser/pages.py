"""One page of each type, and how to come to it in a browser."""

from uuid import uuid4

from bureau.staff.accounts import first_password

CLASSES = "/admin/adaptation_training/trainingclass/"


def _at(path):
    return lambda page: page.goto(path)


def _of_first_class(kind):
    def open_type(page):
        page.goto(CLASSES)
        page.goto(page.locator("#result_list tbody th a").first.get_attribute("href"))
        if kind != "change":
            page.goto(page.url.split("?")[0].replace("/change/", f"/{kind}/"))

    return open_type


def _list_with_open_filters(page):
    page.goto(CLASSES)
    page.locator("[x-on\\:click^='filterOpen = true']").click()


def _action_that_asks(page):
    page.goto(CLASSES)
    page.locator("#result_list input[name=_selected_action]").first.check()
    page.select_option("[name=action]", "delete_selected")
    with page.expect_navigation():
        page.locator("#changelist-form button[name=index]").click()


def _change_that_asks(page):
    page.goto("/admin/skills_training/provideragreement/")
    page.locator("#result_list input[name=_selected_action]").first.check()
    page.select_option("[name=action]", "expired")
    page.locator("#changelist-form button[name=index]").click()
    page.locator("[name=confirmed]").wait_for(state="attached")


def _of_a_week(page, **typed):
    page.goto(f"{CLASSES}add/")
    for name, value in {"starts_on": "2026-03-02", "ends_on": "2026-03-06", **typed}.items():
        page.fill(f"[name={name}]", value)


def _form_with_doubts(page):
    _of_a_week(page, hours="400")
    page.locator("[name=_save]").click()
    page.locator("#doubts").wait_for()


def _draft(page):
    _of_a_week(page, venue="会议室")
    page.locator("[name=_draft]").click()
    page.locator("a[href*='?draft=']").first.click()
    page.locator(".errornote, .errorlist").first.wait_for()


def _stale_form(page):
    _of_first_class("change")(page)
    faster = page.context.new_page()
    faster.goto(page.url)
    faster.fill("[name=term]", str(uuid4())[:8])
    faster.locator("[name=_save]").click()
    faster.wait_for_url("**/trainingclass/**")
    faster.close()
    page.fill("[name=venue]", "礼堂")
    page.locator("[name=_save]").click()
    page.locator("#conflict").wait_for()


def _file(page):
    """The first that was asked for, so that nobody asks for too many at once."""
    page.goto("/admin/files/")
    if asked := page.locator(".desk-files a").count():
        page.locator(".desk-files a").nth(asked - 1).click()
    else:
        page.goto(f"{CLASSES}take/?year=2021")
        page.fill("[name=reason]", "春季走访")
        page.locator(".desk-take button[type=submit]").click()
    page.locator("#file").wait_for()


def _form_with_errors(page):
    page.goto(f"{CLASSES}add/")
    page.locator("[name=_save]").click()
    page.locator(".errornote, .errorlist").first.wait_for()


def _type_in(username, times=1, password=None):
    def open_type(page):
        page.context.clear_cookies(name="sessionid")
        for _time in range(times):
            page.goto("/sign-in/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", password or first_password(username))
            with page.expect_navigation():
                page.click(".sign-in button")

    return open_type


# The same for whoever is on the way in.
WAY_IN = {
    "sign-in": _at("/sign-in/"),
    "wrong password": _type_in("nobody", password="guess"),
    "locked out": _type_in("nobody", times=5, password="guess"),
    "second factor": _type_in("demo-manager"),
    "second factor, new": _type_in("demo-newcomer"),
    "given password": _type_in("demo-newcomer-clerk"),
}

# How to open each, as somebody who is signed in.
PAGE_TYPES = {
    "home": _at("/admin/"),
    "list": _at(CLASSES),
    "list, filters open": _list_with_open_filters,
    "list, nothing found": _at(f"{CLASSES}?q=nothing"),
    "add": _at(f"{CLASSES}add/"),
    "add, with errors": _form_with_errors,
    "change": _of_first_class("change"),
    "history": _of_first_class("history"),
    "delete": _of_first_class("delete"),
    "deletion of many": _action_that_asks,
    "bulk action": _change_that_asks,
    "form with doubts": _form_with_doubts,
    "draft taken up": _draft,
    "stale form": _stale_form,
    "paste": _of_first_class("paste"),
    "totals": _at(f"{CLASSES}totals/?year=2021"),
    "take": _at(f"{CLASSES}take/?year=2021"),
    "figure, take": _at("/admin/years/2021/figures/job_fairs.attendees/take/"),
    "file": _file,
    "files": _at("/admin/files/"),
    "calendar": _at("/admin/job_fairs/jobfair/job-days/2021/"),
    "roles": _at("/admin/roles/"),
    "password": _at("/password/"),
    "year": _at("/years/2021/"),
    "year, side by side": _at("/years/2021/?region=3701&place2=3702&year2=2019&per=veterans"),
    "figure": _at("/years/2021/figures/job_fairs.attendees/"),
    "report": _at("/years/2021/report/"),
    "report, brief": _at("/years/2021/report/?style=brief&region=370102"),
    "not found": _at("/years/1066/"),
}
