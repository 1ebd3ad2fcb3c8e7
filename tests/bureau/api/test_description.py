"""What is said of the API is true, and all of it is said."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import get_resolver

from bureau.api.viewset import RecordViewSet
from bureau.permissions import KINDS
from tests.bureau.api.asking import address
from tests.bureau.base.test_headers import policy
from tests.crawl.endpoints import routes
from tests.crawl.of_api import VIEWS
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
VETERANS = "/api/v1/veterans/veterans/"


@pytest.fixture
def schema(program):
    return program.get("/api/schema/").json()


def test_every_address_is_described(schema):
    addresses = {
        re.sub(r"%\((\w+)\)s", r"{\1}", address)
        for route, address, _names in routes(get_resolver())
        if route.startswith("api/v1/")
    }

    assert set(schema["paths"]) == addresses


def test_every_kind_of_record_that_has_pages_has_addresses():
    assert {each.model._meta.label for each in VIEWS} == {
        label for label, kind in KINDS.items() if kind.api
    }
    assert all(issubclass(each, RecordViewSet) for each in VIEWS)


def test_every_reference_leads_somewhere(schema):
    named = set(re.findall(r"#/components/schemas/(\w+)", str(schema)))

    assert named <= set(schema["components"]["schemas"])


def test_every_operation_has_a_name_of_its_own_and_says_how_it_is_refused(schema):
    operations = [each for path in schema["paths"].values() for each in path.values()]
    names = [each["operationId"] for each in operations]

    assert len(names) == len(set(names))
    for each in operations:
        for status in ("400", "401", "403", "404", "429"):
            told = each["responses"][status]["content"]["application/json"]["schema"]
            assert told == {"$ref": "#/components/schemas/Problem"}


def test_parameters_are_those_that_are_taken(schema, program):
    VeteranFactory(region_id="370102")
    told = {each["name"] for each in schema["paths"][VETERANS]["get"]["parameters"]}

    [error] = program.get(VETERANS, {"foo": "1"}).json()["errors"]
    assert all(name in error["message"] for name in told)


def test_a_record_has_the_fields_that_are_described(schema, program):
    record = VeteranFactory(region_id="370102")
    told = schema["components"]["schemas"]["veterans_Veteran"]

    shown = program.get(address(Veteran, "record", record.pk)).json()
    assert list(told["properties"]) == list(shown) == told["required"]


def test_what_must_be_sent_is_enough(schema, program):
    told = schema["components"]["schemas"]["veterans_VeteranEntry"]["required"]

    refused = program.post(VETERANS, {}).json()["errors"]
    assert set(told) == {each["field"] for each in refused}


def test_the_description_is_in_the_readers_language(program):
    program.headers["Accept-Language"] = "zh"

    assert "姓名" in str(program.get("/api/schema/").json()["components"])


def test_the_page_loads_nothing_from_elsewhere(desk):
    answer = desk.get("/api/docs/")

    text = answer.content.decode()
    sources = re.findall(r'(?:src|href|data-schema)="([^"]+)"', text)
    assert len(sources) == 5
    for source in sources:
        static = source.removeprefix("/static/")
        assert finders.find(static) if static != source else desk.get(source).status_code == 200
    assert "<style" not in text
    assert not re.search(r"<script>", text)
    assert policy(answer)["connect-src"] == {"'self'"}
    assert policy(answer)["script-src"] == {"'self'"}
