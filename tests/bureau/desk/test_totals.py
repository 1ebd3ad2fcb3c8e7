"""The totals of a list are the figures of the summary page, whatever day an indicator counts by."""

import pytest

from bureau.desk.totals import indicators_of
from bureau.summary.summarise import summarise
from programs.lines import indicators
from tests.bureau.desk.conftest import make_clerk, page

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

PLACES = ["37", "3701", "370102"]
LISTED = {
    model: code for code, indicator in indicators().items() for model in [indicator.records.model]
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("model", LISTED, ids=lambda model: model._meta.label)
def test_a_list_of_a_year_and_place_comes_to_the_figures_of_the_summary(model, place, client):
    client.force_login(make_clerk("provincial", "37"))
    summary = summarise(2021, place)

    answer = client.get(page(model, "totals"), {"year": "2021", "place": place})

    totals = {total.code: total.value for total in answer.context["totals"]}
    counted = [code for code, each in indicators_of(model).items() if each.kind != "standard"]
    assert totals == {code: summary[code].value for code in counted}
