from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import DataError

from bureau.base.copying import copy_rows
from programs.border_aid.models import Donation
from tests.programs.border_aid.factories import DonationFactory

pytestmark = pytest.mark.django_db

COLUMNS = [
    "region_id",
    "donor",
    "donor_name",
    "recipient",
    "recipient_name",
    "amount",
    "pledged_on",
]


def donation(donor_name="老兵食品有限公司", amount=Decimal("50000.00"), place="3701"):
    enterprise = Donation.Donor.ENTERPRISE
    return (place, enterprise, donor_name, "tibet", "日喀则", amount, date(2021, 6, 6))


def test_rows_are_written_and_counted():
    written = copy_rows(Donation, COLUMNS, (donation(amount=number) for number in range(1, 1001)))

    assert written == 1000
    assert sum(Donation.objects.values_list("amount", flat=True)) == 500_500


def test_no_rows_are_none_written():
    assert copy_rows(Donation, COLUMNS, []) == 0


@pytest.mark.parametrize(
    "text", ["制表\t换行\n反斜杠\\N", "引号'\"", "%s %(name)s", "\\.", "😀"], ids=ascii
)
def test_any_text_arrives_as_it_was(text):
    copy_rows(Donation, COLUMNS, [donation(donor_name=text)])

    assert Donation.objects.get().donor_name == text


def test_a_choice_is_written_as_its_value():
    copy_rows(Donation, COLUMNS, [donation()])

    assert Donation.objects.get().donor == "enterprise"


def test_fields_left_out_take_their_defaults():
    copy_rows(Donation, COLUMNS, [donation()])

    written = Donation.objects.get()
    assert (written.kind, written.state) == (Donation.Kind.MONEY, Donation.State.PLEDGED)
    assert (written.note, written.paid_on, written.batch) == ("", None, None)


def test_keys_may_be_given():
    copy_rows(Donation, ["id", *COLUMNS], [(20869, *donation())])

    assert Donation.objects.get().pk == 20869


def test_constraints_hold_and_nothing_is_left_behind():
    with pytest.raises(IntegrityError, match="has_an_amount"), transaction.atomic():
        copy_rows(Donation, COLUMNS, [donation(), donation(amount=0)])

    assert not Donation.objects.exists()
    assert copy_rows(Donation, COLUMNS, [donation()]) == 1


def test_a_value_of_the_wrong_kind_is_refused_and_nothing_is_left_behind():
    with pytest.raises(DataError, match="numeric"):
        copy_rows(Donation, COLUMNS, [donation(), donation(amount="many")])

    assert not Donation.objects.exists()
    assert copy_rows(Donation, COLUMNS, [donation()]) == 1


def test_rows_join_those_that_are_there():
    DonationFactory()

    copy_rows(Donation, COLUMNS, [donation()])

    assert Donation.objects.count() == 2


def test_no_temporary_table_stays():
    copy_rows(Donation, COLUMNS, [donation()])

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'arriving'")
        assert cursor.fetchone() == (0,)


def test_no_index_can_stand_in_for_a_primary_key():
    """A foreign key's check asks for one id. Where a table seems empty to the planner, any index
    that holds ids will do, and one that begins otherwise is read to its end for every row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT index.indexrelid::regclass::text FROM pg_index AS index "
            "JOIN pg_index AS key ON key.indrelid = index.indrelid AND key.indisprimary "
            "JOIN pg_class ON pg_class.oid = index.indrelid "
            "WHERE relnamespace = 'public'::regnamespace AND key.indnkeyatts = 1 "
            "AND NOT starts_with(relname, 'procrastinate_') "  # short, and nothing points at them
            "AND index.indkey[0] <> key.indkey[0] AND key.indkey[0] = ANY (index.indkey)"
        )

        assert cursor.fetchall() == []
