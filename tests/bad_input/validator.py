"""The channel of the validators themselves, which all others stand on."""

from functools import partial

from django.core.exceptions import ValidationError

from bureau.base.identity import read_id_number
from bureau.base.validators import (
    read_amount,
    read_bank_account,
    read_count,
    read_date,
    read_mobile,
    read_name,
    read_text,
)
from tests.bad_input.channels import Answer, in_every_language
from veterans.models import Region

COUNTY_LEVEL = [Region.Level.DISTRICT, Region.Level.COUNTY_CITY, Region.Level.COUNTY]
READERS = {
    "id_number": read_id_number,
    "name": read_name,
    "phone": read_mobile,
    "bank_account": read_bank_account,
    "amount": partial(read_amount, cap=10_000_000),
    "paid_on": read_date,
    "paid_at": read_date,
    "remark": read_text,
    "name/remark in exports": read_text,
    "participants": read_count,
    "region": partial(Region.objects.read, levels=COUNTY_LEVEL),
}


def send(case, read=None):
    try:
        return Answer(status=200, kept=(read or READERS[case.field])(case.value))
    except ValidationError as refused:
        return Answer(status=422, codes={refused.code}, said=in_every_language([refused]))
