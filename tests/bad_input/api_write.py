"""The channel of records through the API: what is asked, named and sent, by a clerk of 历下区."""

import gzip
import json
from urllib.parse import quote
from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.urls import reverse

from bureau.staff import tokens
from bureau.staff.models import User
from tests.bad_input import form
from tests.bad_input.channels import LANGUAGES, Answer
from tests.bad_input.query import FULL_WIDTH
from tests.bureau.desk.conftest import make_clerk
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

JSON = "application/json"
# The API's own codes say more than the file's: which of the protocol's rules it was.
MEANS = {
    "json-bad": dict.fromkeys([400, 413, 415], "json"),
    "path-bad": {404: "not_found"},
    "query-bad": {400: "query", 414: "query"},
    "verb-bad": dict.fromkeys([400, 401, 403, 405, 409, 415, 422, 428], "protocol"),
    "text-bad": {413: "text"},  # more than a whole body may hold is more than any text may
}


def address(model, record=None):
    opts = model._meta
    end, arguments = ("record", [record.pk]) if record else ("list", [])
    return reverse(f"api-{opts.app_label}-{opts.model_name}-{end}", args=arguments)


VETERANS = "/api/v1/veterans/veterans/"


def send(case, browser, filled):
    """Every language is told the same; what one has refused changes nothing for the next."""
    answers = {language: _asked_in(language, case, browser, filled) for language in LANGUAGES}
    codes = {code for answer in answers.values() for code in _codes(case, answer)}
    said = {language: _sentences(answer) for language, answer in answers.items()}
    return Answer(status=answers["en"].status_code, codes=codes, said=said)


def enter(case, browser, filled):
    """What is kept of a case that is accepted."""
    answer = _written(case, browser, filled)
    assert answer.status_code == 201, answer.content.decode()
    return getattr(filled.model.objects.get(pk=answer.json()["id"]), filled.box)


def _asked_in(language, case, browser, filled):
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    if filled:
        return _written(case, browser, filled)
    if case.kind == "query-bad":
        return browser.get(VETERANS + case.value)
    if case.kind == "path-bad":
        return browser.get(f"{VETERANS.rstrip('/')}{_path(case)}")
    if case.kind == "json-bad":
        return BODIES.get(case.id, _as_it_is)(browser, case)
    return REQUESTS[case.id](browser)


def _written(case, browser, filled):
    body = _body(case, filled)
    if filled.record is None:
        return browser.post(address(filled.model), body, JSON)
    where = address(filled.model, filled.record)
    return browser.patch(where, body, JSON, headers={"If-Match": browser.get(where)["ETag"]})


def _body(case, filled):
    """As JSON has it: a number is one, and half a character is escaped."""
    sent = {**filled.typed, **form._typed(case, filled)}
    return json.dumps(sent, default=str).replace("Infinity", "1e400")


def _codes(case, answer):
    if code := MEANS.get(case.kind, {}).get(answer.status_code):
        return {code}
    return {each["code"] for each in answer.json()["errors"]} or {answer.json()["code"]}


def _sentences(answer):
    told = answer.json()
    return [told["detail"], *(each["message"] for each in told["errors"])]


# --- addresses, bodies and requests that are wrong in themselves ---------------------------------


def _path(case):
    if case.value == "<<pk>>":
        return f"/{VeteranFactory(region_id='370202').pk}/"
    if case.value == "/\uff11/":
        return f"/{quote(str(VeteranFactory().pk).translate(FULL_WIDTH))}/"
    return quote(case.value, safe="/%.-") + ("" if case.value.endswith("/") else "/")


def _as_it_is(browser, case):
    return browser.post(VETERANS, case.value, JSON)


def _gzipped(browser, _case):
    bomb = gzip.compress(b" " * 10_000_000)
    return browser.post(VETERANS, bomb, JSON, headers={"Content-Encoding": "gzip"})


def _cut_short(browser, _case):
    return browser.generic("POST", VETERANS, b'{"name": "x"}', JSON, CONTENT_LENGTH="5")


def _many(browser, _case):
    return browser.post(VETERANS, {f"key{number}": 1 for number in range(10_000)}, JSON)


def _sent(body, kind=JSON):
    return lambda browser, _case: browser.generic("POST", VETERANS, body, kind)


BODIES = {
    "json-bad-013": _sent('{"name": "x"}'.encode("utf-16")),
    "json-bad-015": _sent(b'{"name": "\xff"}'),
    "json-bad-017": _sent(b"[" * 100_000),
    "json-bad-019": _many,
    "json-bad-027": _sent(b"a=1", form.URLENCODED),
    "json-bad-029": _sent(b"{}", ""),
    "json-bad-031": _gzipped,
    "json-bad-033": _cut_short,
}


def _keyed(browser, key, **typed):
    sent = {**form.veteran("").typed, **typed}
    return browser.post(VETERANS, sent, JSON, headers={"Idempotency-Key": key})


def _without_csrf(_browser):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="clerk"))
    return strict.post(VETERANS, {}, JSON)


def _of_a_disabled_user(_browser):
    user = make_clerk(f"gone-{uuid4()}", "370102")
    _token, text = tokens.make(user, name="old", expires_on="2099-01-01")
    User.objects.filter(pk=user.pk).update(is_active=False)
    return Client().get(VETERANS, headers={"authorization": f"Bearer {text}"})


def _of_another_body(browser):
    key = str(uuid4())
    _keyed(browser, key)
    return _keyed(browser, key, name="王建军")


def _of_another_client(browser):
    key, other = str(uuid4()), Client()
    other.force_login(make_clerk(f"other-{uuid4()}", "370102"))
    _keyed(other, key)
    return _keyed(browser, key)


def _without_a_version(browser):
    return browser.patch(address(Veteran, VeteranFactory(region_id="370102")), {}, JSON)


REQUESTS = {
    "verb-bad-001": lambda browser: browser.generic("TRACE", VETERANS),
    "verb-bad-003": lambda browser: browser.put(VETERANS, {}, JSON),
    "verb-bad-005": _without_csrf,
    "verb-bad-007": lambda browser: browser.get(VETERANS, headers={"host": "evil.example"}),
    "verb-bad-009": lambda _browser: Client().get(VETERANS, headers={"authorization": "Token \0"}),
    "verb-bad-011": _of_a_disabled_user,
    "verb-bad-013": _of_another_body,
    "verb-bad-015": _of_another_client,
    "verb-bad-017": _without_a_version,
}
MAKE_ROWS = {
    "verb-bad-005",
    "verb-bad-011",
    "verb-bad-013",
    "verb-bad-015",
    "verb-bad-017",
    "path-bad-009",
    "path-bad-011",
}
