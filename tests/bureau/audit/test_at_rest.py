"""What lies on the disk gives nobody's number away, and another key can take the place of the first."""

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from bureau.audit import sealing
from bureau.audit.rotation import models_with_numbers
from bureau.base import encryption
from bureau.base.postgres.roles import as_owner
from bureau.desk import drafts
from bureau.desk.models import Draft
from programs.subsidies.models import Subsidy
from tests.bureau.desk.conftest import make_clerk, page
from tests.databases import copy_of_test_database, working_in
from tests.entering import beginning
from tests.programs.adaptation_training.factories import TrainingClassFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.heavy

# No other test uses these: they would lie in the same server's log.
NUMBER, PHONE, CARD = "370102198803074619", "13905318877", "6222021602000000002"
CLEAR = [NUMBER, PHONE, CARD]
CONTROL = "000000000000000000"
OLD, NEW = "an-old-key-of-the-tests", "a-new-key-of-the-tests"


@pytest.fixture
def kept(django_db_setup, django_db_blocker, settings, tmp_path):
    """Numbers wherever they can end up: records, histories, drafts, what was pasted, refusals."""
    settings.FIELD_KEY = OLD
    settings.AUDIT_HEADS = tmp_path / "heads.log"
    with django_db_blocker.unblock(), copy_of_test_database("at_rest") as name, working_in(name):
        veteran = VeteranFactory(region_id="370102", id_number=NUMBER, phone=PHONE, name="张三")
        Veteran.objects.filter(pk=veteran.pk).update(note="改过一次")
        SubsidyFactory(region_id="370102", bank_account=CARD, veteran=veteran)
        EnterpriseFactory(region_id="370102", phone=PHONE)
        desk = Client()
        desk.force_login(make_clerk("clerk", "370102"))
        _type_and_put_aside(desk)
        _paste_what_is_wrong(desk)
        yield name


def _type_and_put_aside(desk):
    add = page(Veteran, "add")
    typed = beginning(desk.get(add)) | {"name": "李四", "id_number": NUMBER, "phone": PHONE}
    assert desk.post(add, typed).status_code == 422  # registered already
    assert desk.post(add, typed | {"_draft": "1"}).status_code == 302
    reveal = page(Veteran, "reveal", Veteran.objects.get(id_number_index=NUMBER).pk)
    assert desk.post(reveal, {"field": "phone", "reason": "回访"}).json() == {"number": PHONE}


def _paste_what_is_wrong(desk):
    training = TrainingClassFactory(region_id="370102")
    lines = {"lines": f"{NUMBER}\n{NUMBER[:-1]}4", "_right": "1"}
    assert desk.post(page(type(training), "paste", training.pk), lines).status_code == 302


def rows_of_everything():
    """(table, text) of each table as a dump would write it."""
    with as_owner(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f"SELECT coalesce(string_agg(each::text, chr(10)), '') FROM \"{table}\" AS each"
            )
            yield table, cursor.fetchone()[0]


def leaks(text, clear):
    """Whether a number stands in it as it is or as PostgreSQL writes bytes."""
    return any(each in text or each.encode().hex() in text for each in clear)


def test_a_dump_holds_no_clear_number(kept):
    assert [table for table, text in rows_of_everything() if leaks(text, CLEAR)] == []


def test_the_search_would_find_one(kept):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE veterans_veteran SET id_number = %s", [CONTROL.encode()])

    leaking = [table for table, text in rows_of_everything() if leaks(text, [CONTROL])]
    assert sorted(leaking) == ["veterans_veteran", "veterans_veteranevent"]


def test_the_pages_on_the_disk_hold_no_clear_number(kept):
    server = getattr(settings.DATABASES["default"]["SERVER"], "server", None)
    if server is None:
        pytest.skip("The disk of a given server is not ours to read.")
    address = connection.settings_dict["SERVER"].sign_in("app") | {"user": "postgres"}
    with psycopg.connect(**address | {"dbname": "postgres"}, autocommit=True) as admin:
        admin.execute("CHECKPOINT")

    found = {"张三": False}
    for path in (path for path in server.data.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found["张三"] |= "张三".encode() in content
        assert not any(each.encode() in content for each in CLEAR), path.name
    assert found["张三"]  # the pages are those of this database


def test_a_new_key_takes_the_place_of_the_old(kept, settings, capsys):
    sealing.seal()
    settings.FIELD_KEY = f"{NEW},{OLD}"

    call_command("rotate_field_key")

    settings.FIELD_KEY = NEW  # the old one is thrown away
    veteran = Veteran.objects.get(id_number_index=NUMBER)
    assert (veteran.id_number.reveal(), veteran.phone.reveal()) == (NUMBER, PHONE)
    assert Subsidy.objects.get().bank_account.reveal() == CARD
    assert {each.id_number.reveal() for each in Veteran.pgh_event_model.objects.all()} >= {NUMBER}
    assert NUMBER in str(drafts.typed_in(Draft.objects.get()))
    assert Veteran.objects.filter(id_number_tail=NUMBER[-4:]).exists()
    assert not sealing.verify().broken
    assert "rows are sealed with the new key" in capsys.readouterr().out


def test_no_row_is_left_under_the_old_key(kept, settings):
    sealing.seal()
    settings.FIELD_KEY = f"{NEW},{OLD}"
    newest = encryption._ring().newest

    call_command("rotate_field_key")

    with connection.cursor() as cursor:
        for model in models_with_numbers():
            for field in model._meta.concrete_fields:
                if isinstance(field, encryption.SealedColumn):
                    cursor.execute(
                        f'SELECT count(*) FROM "{model._meta.db_table}"'
                        f' WHERE substr("{field.column}", 1, 1) <> %s',
                        [newest],
                    )
                    assert cursor.fetchone() == (0,), model


def test_triggers_watch_again_and_nobodys_record_was_changed(kept, settings):
    before = Veteran.pgh_event_model.objects.count()
    settings.FIELD_KEY = f"{NEW},{OLD}"
    call_command("rotate_field_key")

    assert Veteran.pgh_event_model.objects.count() == before
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A'"
            " AND starts_with(tgname, 'pgtrigger_')"
        )
        assert cursor.fetchone() == (0,)
    settings.FIELD_KEY = NEW
    Veteran.objects.filter(id_number_index=NUMBER).update(note="又改一次")
    assert Veteran.pgh_event_model.objects.count() == before + 1


def test_without_both_keys_nothing_is_changed(kept):
    with pytest.raises(CommandError, match="must name the new key and then the old one"):
        call_command("rotate_field_key")


def test_over_a_broken_chain_nothing_is_sealed_anew(kept, settings):
    sealing.seal()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE veterans_veteranevent SET note = '假'")
    settings.FIELD_KEY = f"{NEW},{OLD}"

    with pytest.raises(CommandError, match="seals do not hold"):
        call_command("rotate_field_key")
