"""How the forms of the admin take what is typed; what they refuse stands in tests/bad_input."""

import pytest
from django.contrib import admin

from tests.bureau.desk.conftest import page
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import EnterpriseJobs, Veteran

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled_in(rf, clerk):
    """The form of a record, sent with one of its fields filled in."""

    def fill_in(model, name, typed):
        request = rf.get("/")
        request.user = clerk
        form = admin.site.get_model_admin(model).get_form(request)({name: typed})
        form.full_clean()
        return form

    return fill_in


@pytest.mark.parametrize("typed", ["2021-03-05", "2021/3/5", "2021.3.5", " 2021年3月5日\u3000"])
def test_a_day_is_typed_as_people_write_it(typed, filled_in):
    form = filled_in(Veteran, "discharged_on", typed)

    assert f"{form.cleaned_data['discharged_on']}" == "2021-03-05"


def test_what_comes_unseen_around_pasted_text_is_left_out(filled_in):
    form = filled_in(Veteran, "discharge_certificate", "\ufeff鲁退字\u200b第1号 \u200b\r\n")

    assert form.cleaned_data["discharge_certificate"] == "鲁退字\u200b第1号"


def test_blanks_are_nothing(filled_in):
    assert "note" not in filled_in(Veteran, "note", " \u3000 ").errors


def test_nobody_is_chosen_by_a_key_in_digits_of_another_script(filled_in):
    enterprise = EnterpriseFactory(region_id="370102")
    full_width = str(enterprise.pk).translate({ord("0") + n: 0xFF10 + n for n in range(10)})

    assert "enterprise" not in filled_in(EnterpriseJobs, "enterprise", str(enterprise.pk)).errors
    assert "enterprise" in filled_in(EnterpriseJobs, "enterprise", full_width).errors


def test_a_place_is_read_however_its_code_is_written(filled_in):
    form = filled_in(Veteran, "household_region", "370100")

    assert form.cleaned_data["household_region"].pk == "3701"


def test_an_abolished_place_is_refused_with_its_successor(filled_in):
    [error] = filled_in(Veteran, "household_region", "371200").errors.as_data()["household_region"]

    assert error.code == "region"
    assert "(370100)" in error.messages[0]


def test_numbers_are_typed_into_plain_boxes(filled_in):
    """A box of `type=number` hands over nothing at all when it cannot read what it shows."""
    box = filled_in(EnterpriseJobs, "headcount", "１２")["headcount"].as_widget()

    assert 'type="text"' in box
    assert 'inputmode="decimal"' in box
    assert "１２" in box


# Personal numbers that need not be given.


def change(record):
    return page(Veteran, "change", record.pk)


def typed(veteran, **values):
    return {
        "region": "370102",
        "name": veteran.name,
        "category": "conscript",
        "enlisted_on": "2016-09-01",
        "discharged_on": "2018-09-01",
        "placement": "self_employment",
        "merit": "none",
        "employment": "unknown",
    } | values


def test_a_telephone_is_removed_by_a_tick(desk):
    veteran = VeteranFactory(phone="13800138000")

    answer = desk.post(change(veteran), typed(veteran, **{"phone-remove": "on"}))

    veteran.refresh_from_db()
    assert answer.status_code == 302
    assert veteran.phone is None


def test_a_telephone_that_is_typed_stays_whatever_is_ticked(desk):
    veteran = VeteranFactory(phone="13800138000")

    desk.post(change(veteran), typed(veteran, phone="13900139000", **{"phone-remove": "on"}))

    veteran.refresh_from_db()
    assert veteran.phone.reveal() == "13900139000"


def test_only_a_number_that_is_kept_and_need_not_be_has_a_tick(desk):
    with_phone, without = VeteranFactory(), VeteranFactory(phone=None)

    shown = desk.get(change(with_phone)).content.decode()
    empty = desk.get(change(without)).content.decode()

    assert 'name="phone-remove"' in shown
    assert "id_number-remove" not in shown
    assert "phone-remove" not in empty


def test_an_id_number_is_not_removed_by_a_forged_tick(desk):
    veteran = VeteranFactory()
    number = veteran.id_number

    desk.post(change(veteran), typed(veteran, **{"id_number-remove": "on"}))

    veteran.refresh_from_db()
    assert veteran.id_number == number


def test_a_tick_survives_an_error_elsewhere(desk):
    veteran = VeteranFactory()

    page = desk.post(change(veteran), typed(veteran, name="", **{"phone-remove": "on"}))

    box = page.context["adminform"].form["phone"].as_widget()
    assert "checked" in box
    assert 'value="False"' not in box
