"""The registers as offices keep them in workbooks."""

import pytest
from django.contrib.auth import get_user_model

from bureau.ledgers.judging import CHANGED, NEW, SAME
from bureau.ledgers.ledger import named
from tests.ledgers import read, typed
from tests.veterans.factories import EnterpriseFactory, EnterpriseJobsFactory, VeteranFactory
from veterans.models import Enterprise


@pytest.fixture(autouse=True)
def clerk(db):
    return get_user_model().objects.create_user("clerk", pk=1, region_id="37")


@pytest.mark.parametrize(
    ("name", "first"),
    [("veterans", "veterans.veteran"), ("veterans.enterprise", "veterans.enterprise")],
)
def test_the_register_of_people_is_the_first(name, first):
    assert named(name).name == first


def test_a_firm_is_known_again_by_its_credit_code_whatever_it_is_called_now():
    firm = EnterpriseFactory.create()
    row = typed(named("veterans.enterprise"), firm) | {"name": "济南新名有限公司"}

    found = read(named("veterans.enterprise"), [row])

    assert found.standings == [CHANGED]
    assert Enterprise.objects.get().name == "济南新名有限公司"


def test_what_the_credit_code_and_the_founder_say_need_not_be_typed():
    firm = EnterpriseFactory.create()
    row = typed(named("veterans.enterprise"), firm)
    firm.delete()

    found = read(
        named("veterans.enterprise"),
        [row | {"kind": "", "legal_representative": "", "phone": ""}],
    )

    assert found.standings == [NEW]
    [entered] = Enterprise.objects.all()
    assert entered.kind == Enterprise.Kind.COMPANY
    assert entered.legal_representative == firm.founder.name
    assert entered.phone.reveal() == firm.founder.phone.reveal()


def test_a_firm_of_somebody_of_another_county_is_not_entered_here():
    firm = EnterpriseFactory.create()
    row = typed(named("veterans.enterprise"), firm)
    firm.delete()
    stranger = VeteranFactory.create(region_id="370202")
    stranger.refresh_from_db()
    row |= {"founder.id_number": stranger.id_number.reveal(), "founder.name": stranger.name}

    found = read(named("veterans.enterprise"), [row])

    assert [(each.box, each.code) for each in found.problems] == [("founder.id_number", "unknown")]


def test_the_next_headcount_of_a_firm_is_another_record():
    jobs = EnterpriseJobsFactory.create(ended_on="2021-07-01")
    row = typed(named("veterans.enterprisejobs"), jobs)

    found = read(
        named("veterans.enterprisejobs"),
        [row, row | {"began_on": "2021-07-01", "ended_on": "", "headcount": 5}],
    )

    assert found.problems == []
    assert found.standings == [SAME, NEW]
