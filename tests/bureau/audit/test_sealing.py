"""Whoever holds the database alone can change nothing that was sealed without being found out."""

import json
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from bureau.audit import sealing
from bureau.audit.models import Seal
from bureau.base.acts import Act
from bureau.base.postgres.roles import as_owner
from bureau.base.scope import scope
from tests.databases import copy_of_test_database, working_in
from tests.programs.job_fairs.factories import BoothFactory, JobFairFactory
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def sealed_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """Three seals over histories and acts, and a tail."""
    heads = tmp_path_factory.mktemp("heads") / "heads.log"
    with (
        django_db_blocker.unblock(),
        copy_of_test_database("sealed") as name,
        working_in(name),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("django.conf.settings.AUDIT_HEADS", heads, raising=False)
        for number in range(3):
            _something_happens(number)
            sealing.seal()
        VeteranFactory(name="尾巴")
        yield heads


@pytest.fixture
def chain(sealed_database, django_db_blocker):
    with django_db_blocker.unblock():
        yield sealed_database


def _something_happens(number):
    with scope("37", by={"user": 7, "username": "li"}):
        fair = JobFairFactory(title=f"招聘会{number}")
        BoothFactory.create_batch(3, fair=fair)
    veterans = VeteranFactory.create_batch(3)
    Veteran.objects.filter(pk=veterans[0].pk).update(note="改")
    for name in ["li", "wang", "zhao"]:
        Act.objects.create(kind=Act.Kind.REVEAL, user_id=7, username=name, reason="核对")


@contextmanager
def tampering(statement):
    """What the tables' owner could do; undone afterwards."""
    with as_owner():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                changed = cursor.rowcount
                yield changed
                raise Undo
        except Undo:
            pass


class Undo(Exception):
    pass


def test_an_untouched_chain_holds_and_says_how_long_its_tail_is(chain):
    verdict = sealing.verify()

    assert verdict.broken is None
    assert verdict.seals == 3
    assert verdict.rows > 20
    assert verdict.tail_rows == 1
    assert verdict.tail_since is not None


FAIR, BOOTH = "job_fairs_jobfairevent", "job_fairs_boothevent"
VETERAN, ACT = "veterans_veteranevent", "base_act"
HISTORIES = [FAIR, BOOTH, VETERAN]
SEALED = "transaction < (SELECT max(until) FROM audit_seal)"


def _edits():
    for table, column in [(FAIR, "title"), (BOOTH, "employer"), (VETERAN, "note")]:
        yield f"UPDATE {table} SET {column} = '假' WHERE pgh_id = (SELECT max(pgh_id) FROM {table} WHERE {SEALED})"
    for table in HISTORIES:
        one = f"(SELECT min(pgh_id) FROM {table} WHERE {SEALED})"
        yield f"UPDATE {table} SET pgh_label = 'delete' WHERE pgh_id = {one}"
        yield f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 day' WHERE pgh_id = {one}"
        yield f"UPDATE {table} SET region_id = '370202' WHERE pgh_id = {one}"
    for table in [FAIR, BOOTH]:  # done by somebody whose request is known
        yield f"UPDATE {table} SET pgh_context_id = gen_random_uuid() WHERE {SEALED}"
    yield "UPDATE pghistory_context SET metadata = jsonb_set(metadata, '{username}', '\"wang\"')"
    yield "UPDATE base_act SET username = 'wang' WHERE username = 'li'"
    yield "UPDATE base_act SET reason = '公务' WHERE id = (SELECT min(id) FROM base_act)"
    yield "UPDATE base_act SET happened_at = happened_at + interval '1 hour'"
    yield "UPDATE audit_seal SET made_at = made_at - interval '1 day' WHERE number = 2"
    yield "UPDATE audit_seal SET contents = '{}' WHERE number = 2"


def _deletions():
    for table in HISTORIES:
        yield f"DELETE FROM {table} WHERE pgh_id = (SELECT max(pgh_id) FROM {table} WHERE {SEALED})"
        yield f"DELETE FROM {table}"
    yield "DELETE FROM base_act WHERE id = (SELECT max(id) FROM base_act)"
    yield "TRUNCATE base_act"
    yield "DELETE FROM pghistory_context"
    yield "DELETE FROM audit_seal WHERE number = 1"
    yield "DELETE FROM audit_seal WHERE number = 3"  # from the end: told outside
    yield "DELETE FROM audit_seal"


def _insertions():
    for table in [*HISTORIES, ACT]:
        key = "id" if table == ACT else "pgh_id"
        yield f"""
            CREATE TEMPORARY TABLE forged ON COMMIT DROP AS SELECT * FROM {table} WHERE {SEALED} LIMIT 1;
            UPDATE forged SET {key} = 1000000;
            INSERT INTO {table} SELECT * FROM forged
        """
    yield """
        INSERT INTO audit_seal SELECT 4, made_at, until, until + 1, '', '{}', mac FROM audit_seal
        WHERE number = 3
    """
    # A seal made anew over what was changed, by somebody who lacks the key.
    yield f"""
        DELETE FROM {VETERAN} WHERE {SEALED};
        UPDATE audit_seal SET contents = contents - '{VETERAN}'
    """


def _reorderings():
    for table, key in [(FAIR, "pgh_id"), (BOOTH, "pgh_id"), (VETERAN, "pgh_id"), (ACT, "id")]:
        yield f"UPDATE {table} SET transaction = transaction - 1 WHERE {key} = (SELECT max({key}) FROM {table} WHERE {SEALED})"
        yield f"""
            CREATE TEMPORARY TABLE pair ON COMMIT DROP AS
                SELECT min({key}) AS low, max({key}) AS high FROM {table} WHERE {SEALED};
            UPDATE {table} SET {key} = -1 WHERE {key} = (SELECT low FROM pair);
            UPDATE {table} SET {key} = (SELECT low FROM pair) WHERE {key} = (SELECT high FROM pair);
            UPDATE {table} SET {key} = (SELECT high FROM pair) WHERE {key} = -1
        """
    yield """
        UPDATE audit_seal SET number = -number WHERE number IN (2, 3);
        UPDATE audit_seal SET number = 5 + number WHERE number < 0
    """


TAMPERINGS = [*_edits(), *_deletions(), *_insertions(), *_reorderings()]


def test_forty_ways_and_more_are_tried():
    assert len(TAMPERINGS) >= 40


@pytest.mark.parametrize("statement", TAMPERINGS, ids=range(1, len(TAMPERINGS) + 1))
def test_what_the_owner_does_to_sealed_rows_is_found_out(chain, statement):
    with tampering(statement) as changed:
        assert changed
        assert sealing.verify().broken


def test_the_first_broken_link_is_named(chain):
    with tampering(f"DELETE FROM {FAIR} WHERE title = '招聘会0'"):
        broken = sealing.verify().broken
    assert (broken.number, broken.sentence) == (1, f"{FAIR} has other rows than were sealed.")

    with tampering("DELETE FROM audit_seal WHERE number = 3"):
        assert sealing.verify().broken.number == 3


def test_the_command_says_so_and_fails(chain):
    answer = StringIO()
    with (
        tampering("UPDATE base_act SET username = 'wang' WHERE username = 'li'"),
        pytest.raises(SystemExit) as end,
    ):
        call_command("verify_audit", format="json", stdout=answer)

    assert end.value.code == 1
    assert json.loads(answer.getvalue())["broken"]["seal"] == 1


def test_rows_of_a_transaction_that_is_still_open_wait_for_a_later_seal(chain):
    """A writer waits for no seal; what it writes later below sealed rows is not taken for forged."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN; SET LOCAL bureau.scope = '37'")
            cursor.execute(
                "INSERT INTO base_act (kind, username, region_id, about, reason, details)"
                " VALUES ('reveal', 'slow', '', '', '', '{}')"
            )
            Act.objects.create(kind=Act.Kind.REVEAL, username="quick")
            before = Seal.objects.count()
            sealing.seal()
            assert not sealing.verify().broken
            cursor.execute("COMMIT")
    finally:
        other.close()

    sealing.seal()
    verdict = sealing.verify()
    assert Seal.objects.count() > before
    assert not verdict.broken
    assert verdict.tail_rows == 0


def test_nothing_new_makes_no_seal(chain):
    sealing.seal()
    before = Seal.objects.count()

    assert sealing.seal() is None
    assert Seal.objects.count() == before


def test_sealing_anew_vouches_for_what_was_rightly_changed(chain):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {FAIR} SET title = '新' WHERE title = '招聘会0'")
    assert sealing.verify().broken

    sealing.seal(reason="加密密钥轮换", anew=True)

    assert not sealing.verify().broken
