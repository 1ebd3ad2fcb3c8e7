"""What a list costs does not depend on how much of it is shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bureau.api.asking import Program, address
from tests.bureau.desk.conftest import make_clerk
from tests.bureau.desk.test_list_costs import make_200
from tests.crawl.of_api import VIEWS

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]
MOST = 11  # with what tells a transaction its scope
KEPT_BY_MIGRATIONS = {"Region", "PostCategory"}
COUNTED = [
    pytest.param(each.model, id=each.model._meta.label)
    for each in VIEWS
    if each.is_written and each.model.__name__ not in KEPT_BY_MIGRATIONS
]


@pytest.mark.parametrize("model", COUNTED)
def test_a_list_costs_as_many_queries_for_200_rows_as_for_10(model):
    program = Program(make_clerk("provincial", "37"))
    make_200(model)
    program.get(address(model))  # what is asked once a process

    few, many = (_cost(program, model, size) for size in (10, 200))

    assert few == many <= MOST


def _cost(program, model, size):
    with CaptureQueriesContext(connection) as asked:
        answer = program.get(address(model), {"page_size": size})
    assert len(answer.json()["results"]) == size
    return len(asked)
