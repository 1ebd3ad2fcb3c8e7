from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.forms import modelform_factory
from django.utils import timezone

from tests.veterans.factories import VeteranFactory, id_number
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

NUMBER = "370102199001011231"  # a man born on 1 January 1990
TYPED = {
    "region": "370102",
    "name": "张三",
    "id_number": NUMBER,
    "phone": "13800138000",
    "category": "conscript",
    "enlisted_on": "2010-12-01",
    "discharged_on": "2012-12-01",
    "placement": "self_employment",
    "merit": "none",
    "employment": "unknown",
}


def form(instance=None, **typed):
    Form = modelform_factory(Veteran, fields=[*TYPED, "sex", "birth_date"])
    return Form({**TYPED, **typed}, instance=instance)


def codes(form, field):
    return [error.code for error in form.errors.as_data().get(field, [])]


def test_birth_date_and_sex_are_taken_from_the_number():
    veteran = form().save()

    assert veteran.birth_date == date(1990, 1, 1)
    assert veteran.sex == "male"


@pytest.mark.parametrize(("field", "value"), [("birth_date", "1990-01-02"), ("sex", "female")])
def test_what_contradicts_the_number_is_refused(field, value):
    assert codes(form(**{field: value}), field) == ["inconsistent"]


@pytest.mark.parametrize(
    ("enlisted_on", "discharged_on"),
    [
        pytest.param("1985-01-01", "2012-12-01", id="before-birth"),
        pytest.param("2000-12-01", "2012-12-01", id="aged-10"),
        pytest.param("2005-12-31", "2012-12-01", id="the-day-before-16"),
        pytest.param("2012-12-01", "2012-12-01", id="discharged-the-same-day"),
    ],
)
def test_dates_of_service_that_cannot_be_are_refused(enlisted_on, discharged_on):
    typed = form(enlisted_on=enlisted_on, discharged_on=discharged_on)

    assert set(codes(typed, "__all__")) == {"inconsistent"}


def test_enlisting_on_the_sixteenth_birthday_is_possible():
    assert form(enlisted_on="2006-01-01").is_valid()


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"enlisted_on": date(1990, 1, 1)}, "enlisted_at_sixteen_or_later"),
        ({"discharged_on": date(2016, 9, 1)}, "discharged_after_enlisting"),
        ({"reported_on": date(2018, 8, 31)}, "reported_in_after_discharge"),
        ({"died_on": date(2018, 8, 31)}, "outlived_the_service"),
        ({"sex": ""}, "has_a_known_sex"),
    ],
)
def test_what_cannot_be_is_not_stored(wrong, constraint):
    with pytest.raises(IntegrityError, match=f"veterans_veteran_{constraint}"):
        VeteranFactory(**wrong)


@pytest.mark.parametrize("field", ["reported_on", "died_on"])
def test_later_events_come_after_the_discharge(field):
    veteran = VeteranFactory.build(region_id="370102", **{field: date(2018, 8, 31)})

    with pytest.raises(ValidationError) as refusal:
        veteran.full_clean()

    assert refusal.value.error_dict["__all__"][0].code == "inconsistent"


def test_nothing_happens_to_a_veteran_in_the_future():
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert codes(form(discharged_on=tomorrow), "discharged_on") == ["date"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("id_number", "", "id_format"),
        ("id_number", "370102\u200b199001011231", "id_format"),
        ("id_number", "37010\x00199001011231", "id_format"),
        ("id_number", "370102199001011232", "id_checksum"),
        ("id_number", "370102********1231", "masked"),
        ("name", "", "name_chars"),
        ("name", "张\u200d三", "name_chars"),
        ("name", "张" * 101, "name_chars"),
        ("phone", "138****8000", "phone"),
        ("phone", "0531-88888888", "phone"),
    ],
)
def test_a_form_answers_as_every_other_way_in(field, value, code):
    assert codes(form(**{field: value}), field) == [code]


def test_a_person_is_registered_once_whichever_way_x_is_written():
    VeteranFactory(id_number="37010219900101001X")

    again = form(id_number="37010219900101001x", enlisted_on="2010-12-01")

    assert codes(again, "__all__") == ["id_duplicate"]
    assert "37010219900101001" not in str(again.errors)


def test_a_form_never_shows_the_number_that_is_kept():
    veteran = form().save()

    shown = modelform_factory(Veteran, fields=["id_number"])(instance=veteran).as_p()
    assert 'placeholder="370102********1231"' in shown
    assert "value=" not in shown
    assert NUMBER not in shown


def test_nothing_typed_keeps_the_number():
    veteran = form().save()

    changed = form(instance=veteran, id_number="", phone="", name="李四")

    assert changed.is_valid(), changed.errors
    assert "id_number" not in changed.changed_data
    changed.save()
    veteran.refresh_from_db()
    assert veteran.id_number.reveal() == NUMBER
    assert veteran.phone.reveal() == "13800138000"


def test_a_mask_typed_over_a_number_does_not_overwrite_it():
    veteran = form().save()

    pasted = form(instance=veteran, id_number="370102********1231")

    assert codes(pasted, "id_number") == ["masked"]
    assert Veteran.objects.get().id_number.reveal() == NUMBER


def test_a_new_number_replaces_the_old_one_and_its_index():
    veteran = form().save()

    form(instance=veteran, id_number="37010219900101001X").save()

    assert Veteran.objects.with_id_number("37010219900101001X").get() == veteran
    assert not Veteran.objects.with_id_number(NUMBER).exists()


def test_a_veteran_is_called_by_name_only():
    assert str(VeteranFactory(name="张三")) == "张三"


@pytest.mark.parametrize("typed", ["单", "单国", "shan", "shanguoq", "sg", "SGQ", " 单国强 "])
def test_a_veteran_is_found_by_the_beginning_of_the_name(typed):
    veteran = VeteranFactory(name="单国强")
    VeteranFactory(name="王国强")

    assert list(Veteran.objects.called(typed)) == [veteran]


@pytest.mark.parametrize("typed", ["国强", "guoqiang", "gq", "%", "_", "\\"])
def test_only_the_beginning_counts(typed):
    VeteranFactory(name="单国强")

    assert not Veteran.objects.called(typed).exists()


def test_searching_by_name_reads_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for typed in ["单国", "shanguo", "sgq"]:
            plan = Veteran.objects.called(typed).order_by().explain()
            assert "by_name" in plan
            assert "by_pinyin" in plan
            assert "by_initials" in plan
            assert "Seq Scan" not in plan


def test_veterans_are_sorted_by_how_their_names_are_read():
    names = ["张三", "仇和", "阿里", "解放"]
    for sequence, name in enumerate(names):
        VeteranFactory(name=name, id_number=id_number(sequence))

    ordered = [str(veteran) for veteran in Veteran.objects.all()]

    assert ordered == ["阿里", "仇和", "解放", "张三"]
