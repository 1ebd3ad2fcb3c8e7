"""Everything that the description allows, and some that it does not, is asked as every role: no
answer is a fault of ours, and each is one that the description has.

A year at a fiftieth is there, so that keys name something; what is written is rolled back.
"""

from collections import Counter
from contextlib import suppress

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import FailureGroup

from bureau.urls import VIEWSETS
from tests.bureau.api.asking import Program
from tests.programs.cases.acting import colleague

load_all_checks()

PROMISED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ACCOUNTS = {  # who asks, and whether also as it should not be asked
    "clerk": (["clerk"], "370102", {}, [POSITIVE, NEGATIVE]),
    "provincial clerk": (["clerk"], "37", {}, [POSITIVE]),
    "clerk of another county": (["clerk"], "370202", {}, [POSITIVE]),
    "token to read": (["clerk"], "370102", {"rights": "read"}, [POSITIVE]),
    **{
        role: ([role], "370102", {}, [POSITIVE])
        for role in ("reviewer", "manager", "auditor", "administrator")
    },
}


HANDLER = WSGIHandler()


def app(environ, start_response):
    """The site as a server runs it, but that it leaves the test its connection; the client of other
    requests gives that away each time."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    return HANDLER(environ, start_response)


@pytest.fixture
def province(in_small_year, db, settings):
    """Whoever knows the records."""
    settings.API_REQUESTS_A_MINUTE = 10**6
    yield Program(colleague("provincial", "clerk", place="37").user)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.heavy
@pytest.mark.django_db
@pytest.mark.parametrize("name", ACCOUNTS)
def test_no_answer_is_a_fault_or_another_than_is_described(name, province):
    roles, place, about, modes = ACCOUNTS[name]
    program = Program(colleague("asking", *roles, place=place).user, **about)
    faults, statuses = {}, Counter()

    for operation in _operations(province.get("/api/schema/").json()):
        for mode in modes:
            for status, fault in _asked(operation, mode, province, program.headers):
                statuses[status] += 1
                faults |= {operation.label: fault} if fault else {}

    assert faults == {}
    expected = {200, 403} if NEGATIVE not in modes else {200, 400, 403, 404, 422}
    assert expected <= statuses.keys(), statuses


@pytest.mark.heavy
@pytest.mark.django_db
def test_an_answer_that_is_not_described_would_be_found(province):
    """The control: of a list that is said to answer otherwise than it does."""
    document = province.get("/api/schema/").json()
    address = "/api/v1/veterans/veterans/"
    said = document["paths"][address]["get"]["responses"]["200"]["content"]["application/json"]
    said["schema"] = {"type": "array"}
    document["paths"] = {address: {"get": document["paths"][address]["get"]}}

    [operation] = _operations(document)
    [(status, fault)] = _asked(operation, POSITIVE, province, province.headers)

    assert (status, "array" in fault) == (200, True)


def _operations(document):
    schema = schemathesis.openapi.from_dict(document)
    schema.app = app
    return [each.ok() for each in schema.get_all_operations()]


def _asked(operation, mode, province, headers):
    """[(status, what is wrong with it)] of an answer to a case of an operation."""
    answers = []

    @given(case=operation.as_strategy(mode, **_named(operation, mode, province)))
    @hypothesis_settings(
        max_examples=1,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case):
        with transaction.atomic():
            answer = case.call(headers=headers)
            transaction.set_rollback(True)
        fault = ""
        try:
            case.validate_response(answer, checks=PROMISED)
        except FailureGroup as found:
            fault = " ".join(map(str, [found, *found.exceptions]))[:800]
        answers.append((answer.status_code, fault))

    with suppress(Unsatisfiable):  # of some there is nothing that it should not be asked
        ask()
    return answers


def _named(operation, mode, province):
    """A record that is there, in the state in which it is, for what is asked as it should be."""
    if mode is NEGATIVE or not operation.path.endswith("{key}/"):
        return {}
    label, kinds = operation.path.removeprefix("/api/v1/").split("/")[:2]
    model = VIEWSETS[label.replace("-", "_")][kinds].model
    record = model._default_manager.order_by("pk").first()
    if record is None:
        return {}
    path = operation.path.replace("{key}", str(record.pk))
    named = {"path_parameters": {"key": record.pk}}
    if operation.method in ("patch", "delete"):
        named["headers"] = {"If-Match": province.get(path)["ETag"]}
    return named
