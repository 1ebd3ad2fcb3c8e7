import copy
import json
import logging
import pickle
import sys
import traceback
from time import perf_counter

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.core.serializers import serialize
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from bureau.base.copying import copy_rows
from bureau.base.encryption import Sealed, blind_index, seal, seal_many, unseal
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

NUMBER = "370102199001011231"
MASK = "370102********1231"
FULL_INDEX = Veteran._meta.get_field("id_number_index")
TAIL_INDEX = Veteran._meta.get_field("id_number_tail")


@pytest.fixture
def sealed():
    return Sealed(NUMBER, shown=(6, 4))


@pytest.fixture
def reopened():
    return Sealed(token=seal(NUMBER), shown=(6, 4))


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(str, id="str"),
        pytest.param(repr, id="repr"),
        pytest.param(lambda sealed: f"{sealed}", id="f-string"),
        pytest.param(lambda sealed: f"{sealed!r:>40}", id="f-string-with-spec"),
        pytest.param(lambda sealed: f"{sealed:>40}", id="format-spec"),
        pytest.param(lambda sealed: "%s %r" % (sealed, sealed), id="percent"),  # noqa: UP031
        pytest.param(lambda sealed: "{}".format(sealed), id="format"),  # noqa: UP032
        pytest.param(lambda sealed: str([sealed, {"n": sealed}]), id="inside-containers"),
        pytest.param(lambda sealed: json.dumps({"n": sealed}, default=str), id="json"),
        pytest.param(lambda sealed: str(pickle.dumps(sealed)), id="pickle"),
        pytest.param(lambda sealed: str(copy.deepcopy(sealed)), id="deepcopy"),
    ],
)
@pytest.mark.parametrize("held", ["sealed", "reopened"])
def test_a_sealed_number_never_shows_itself(shown, held, request):
    text = shown(request.getfixturevalue(held))

    assert NUMBER not in text
    assert NUMBER[6:14] not in text


@pytest.mark.parametrize("encoder", [None, DjangoJSONEncoder])
def test_json_refuses_a_sealed_number_without_naming_it(sealed, encoder):
    with pytest.raises(TypeError) as refusal:
        json.dumps({"n": sealed}, cls=encoder)

    assert NUMBER not in str(refusal.value)


def test_tracebacks_logs_and_error_mails_do_not_name_it(sealed, caplog):
    def fail(number):
        masked_only = [number]
        raise ValueError(f"cannot pay {number}", masked_only)

    try:
        fail(sealed)
    except ValueError:
        logging.getLogger("bureau").exception("refused: %s", sealed)
        mail = ExceptionReporter(RequestFactory().get("/"), *sys.exc_info(), is_email=True)
        told = traceback.format_exc() + caplog.text + mail.get_traceback_text()
        told += mail.get_traceback_html()

    assert MASK in told
    assert NUMBER not in told


@pytest.mark.parametrize(
    ("clear", "shown", "mask"),
    [
        (NUMBER, (6, 4), MASK),
        ("13800138000", (3, 4), "138****8000"),
        ("6222021602000000010", (4, 4), "6222***********0010"),
        ("37001618808050123456", (0, 4), "****************3456"),
        ("1234", (0, 4), "****"),
        ("123", (3, 4), "***"),
    ],
)
def test_masks(clear, shown, mask):
    assert Sealed(clear, shown=shown).masked == mask


def test_numbers_are_compared_by_what_they_are(sealed, reopened):
    assert sealed == reopened
    assert hash(sealed) == hash(reopened)
    assert sealed != Sealed("370102199602290010")
    assert sealed != NUMBER
    assert pickle.loads(pickle.dumps(sealed)) == sealed  # noqa: S301
    assert copy.copy(sealed).reveal() == NUMBER


def test_the_same_number_looks_different_each_time():
    assert seal(NUMBER) != seal(NUMBER)
    assert unseal(seal(NUMBER)) == NUMBER


def test_a_changed_token_does_not_open():
    token = bytearray(seal(NUMBER))
    token[-1] ^= 1

    with pytest.raises(InvalidTag):
        unseal(token)


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    old = seal(NUMBER)
    index = blind_index(FULL_INDEX, NUMBER)

    settings.FIELD_KEY = f"another key,{settings.FIELD_KEY}"

    assert unseal(old) == NUMBER
    assert seal(NUMBER)[:1] != old[:1]
    assert blind_index(FULL_INDEX, NUMBER) == index


def test_a_number_whose_key_is_gone_says_so(settings):
    old = seal(NUMBER)

    settings.FIELD_KEY = "another key"

    with pytest.raises(ImproperlyConfigured, match="FIELD_KEY no longer has the key"):
        unseal(old)


def test_two_keys_under_one_name_are_refused(settings):
    settings.FIELD_KEY = "the same,the same"

    with pytest.raises(ImproperlyConfigured, match="look alike"):
        seal(NUMBER)


def test_the_index_of_the_end_gives_nothing_away_about_the_whole():
    end = NUMBER[-4:]

    assert blind_index(TAIL_INDEX, NUMBER) == blind_index(TAIL_INDEX, end)
    assert blind_index(TAIL_INDEX, end) != blind_index(FULL_INDEX, end)
    assert len(blind_index(FULL_INDEX, NUMBER)) == 16


def test_capital_and_small_x_are_one_number():
    assert blind_index(FULL_INDEX, "37010219900101001x") == blind_index(
        FULL_INDEX, "37010219900101001X"
    )


def test_bulk_loads_seal_as_saving_does():
    tokens = seal_many([NUMBER, None])

    assert unseal(tokens[0]) == NUMBER
    assert tokens[1] is None


def test_sealing_costs_little_more_than_its_cipher():
    began = perf_counter()
    seal_many([NUMBER] * 20_000)
    sealing = perf_counter() - began

    assert sealing < 20_000 * 100e-6  # 0.1 ms a number even on a busy machine


@pytest.mark.django_db
def test_the_database_never_holds_the_number():
    VeteranFactory(id_number=NUMBER, phone="13800138000")

    with connection.cursor() as cursor:
        cursor.execute("SELECT v::text FROM veterans_veteran v")
        [[row]] = cursor.fetchall()

    for secret in [NUMBER, "13800138000"]:
        assert secret not in row
        assert secret.encode().hex() not in row


@pytest.mark.django_db
def test_whatever_is_assigned_is_sealed_at_once():
    veteran = VeteranFactory.build(id_number=NUMBER, phone="")

    assert str(veteran.id_number) == MASK
    assert veteran.phone is None


@pytest.mark.django_db
def test_a_number_comes_back_as_it_went_in():
    veteran = VeteranFactory(id_number="37010219900101001x")

    veteran.refresh_from_db()

    assert veteran.id_number.reveal() == "37010219900101001X"
    assert Veteran.objects.defer("id_number").get().id_number.reveal() == "37010219900101001X"


@pytest.mark.django_db
def test_what_is_saved_unchanged_stays_unchanged():
    veteran = Veteran.objects.get(pk=VeteranFactory().pk)
    token = bytes(veteran.id_number.token)

    veteran.save()

    assert bytes(Veteran.objects.get().id_number.token) == token


@pytest.mark.django_db
def test_no_wrong_number_is_saved_without_a_form_either():
    with pytest.raises(ValidationError) as refusal:
        VeteranFactory(id_number="370102199001011232", birth_date="1990-01-01", sex="male")

    assert refusal.value.code == "id_checksum"


@pytest.mark.django_db
def test_a_pickled_record_is_judged_when_it_is_saved():
    veteran = VeteranFactory.build(region_id="370102")
    veteran.id_number = "370102199001011232"

    with pytest.raises(ValidationError):
        pickle.loads(pickle.dumps(veteran)).save()  # noqa: S301


@pytest.mark.django_db
def test_serialised_records_show_the_mask():
    VeteranFactory(id_number=NUMBER)

    assert NUMBER not in serialize("json", Veteran.objects.all())


@pytest.mark.django_db
@pytest.mark.parametrize("lookup", ["exact", "startswith", "contains", "in", "regex", "gt"])
def test_an_encrypted_field_is_not_searched(lookup):
    with pytest.raises(FieldError, match="its blind index can"):
        Veteran.objects.filter(**{f"id_number__{lookup}": NUMBER})


@pytest.mark.django_db
def test_having_no_number_can_be_asked_for():
    VeteranFactory(phone=None)

    assert Veteran.objects.filter(phone__isnull=True).count() == 1


@pytest.mark.django_db
def test_numbers_are_found_by_their_index():
    veteran = VeteranFactory(id_number=NUMBER)
    VeteranFactory()

    assert Veteran.objects.get(id_number_index=NUMBER) == veteran
    assert Veteran.objects.get(id_number_index=veteran.id_number) == veteran
    assert Veteran.objects.get(id_number_index__in=[blind_index(FULL_INDEX, NUMBER)]) == veteran
    assert Veteran.objects.with_id_number(f" {NUMBER} ").get() == veteran
    assert veteran in Veteran.objects.with_last_four("1231")


@pytest.mark.django_db
def test_save_bulk_create_and_bulk_update_agree_about_the_index():
    saved = VeteranFactory()
    made = VeteranFactory.build(region_id="370102", id_number="370102199602290010")
    Veteran.objects.bulk_create([made])
    made.id_number = NUMBER
    Veteran.objects.bulk_update([made], ["id_number"])

    for veteran in Veteran.objects.filter(pk__in=[saved.pk, made.pk]):
        clear = veteran.id_number.reveal()
        assert bytes(veteran.id_number_index) == blind_index(FULL_INDEX, clear)
        assert bytes(veteran.id_number_tail) == blind_index(TAIL_INDEX, clear)
    assert Veteran.objects.get(id_number_index=NUMBER) == made


@pytest.mark.django_db
def test_what_copy_loads_is_found_and_opened_like_what_was_saved():
    saved = VeteranFactory.build(region_id="370102", id_number=NUMBER)
    row = {
        field.attname: getattr(saved, field.attname)
        for field in Veteran._meta.concrete_fields
        if field.attname not in {"id", "phone"}
    }
    [row["id_number"]] = seal_many([NUMBER])
    row["id_number_index"] = blind_index(FULL_INDEX, NUMBER)
    row["id_number_tail"] = blind_index(TAIL_INDEX, NUMBER)
    row |= {"search_key": "", "sort_key": "", "initials": ""}

    copy_rows(Veteran, list(row), [tuple(row.values())])

    veteran = Veteran.objects.with_id_number(NUMBER).get()
    assert veteran.id_number.reveal() == NUMBER
    assert veteran.phone is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "left_behind"),
    [({"id_number": NUMBER}, "id_number_index"), ({"name": "李四"}, "search_key")],
)
def test_update_does_not_leave_a_derived_column_behind(change, left_behind):
    VeteranFactory()

    with pytest.raises(FieldError, match=f"would leave {left_behind} behind"):
        Veteran.objects.update(**change)


@pytest.mark.django_db
def test_update_may_change_a_number_together_with_all_that_is_made_from_it():
    VeteranFactory()

    Veteran.objects.update(id_number=NUMBER, id_number_index=NUMBER, id_number_tail=NUMBER)

    assert Veteran.objects.get(id_number_index=NUMBER).id_number.reveal() == NUMBER


@pytest.mark.django_db
def test_nobody_is_registered_twice_by_form_or_by_database():
    VeteranFactory(id_number="37010219900101001X")
    again = VeteranFactory.build(region_id="370102", id_number="37010219900101001x")

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    with pytest.raises(IntegrityError, match="veterans_veteran_registered_once"):
        again.save()

    assert refusal.value.error_dict["__all__"][0].code == "id_duplicate"
