"""The citizen's identity number (GB 11643-1999) and what it says about its holder.

Eighteen characters: the division of first issue, the date of birth, a sequence whose last digit
is odd for men, and a check character.
"""

import csv
import re
from datetime import date
from functools import cache, lru_cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import today
from bureau.base.refusals import refusal
from bureau.base.years import full_years

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
PATTERN = re.compile("[0-9]{17}[0-9X]")
ODD = re.compile("[^0-9X]|X(?=.)", re.DOTALL)  # an X is the last character or none
MASKED = re.compile("[0-9]+[*＊]+[0-9Xx]*")
WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]
CHECK_CHARACTERS = "10X98765432"

# GB/T 2260; 81, 82 and 83 begin the residence permits of Hong Kong, Macao and Taiwan people.
PROVINCES = {
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
    *("61", "62", "63", "64", "65", "71", "81", "82", "83"),
}
SHANDONG = "37"
EARLIEST_BIRTH = date(1900, 1, 1)
YOUNGEST = 16  # nobody younger enlists, works or applies


class Sex(TextChoices):
    MALE = "male", _("male")
    FEMALE = "female", _("female")


class Holder(NamedTuple):
    """What an identity number says about the person it belongs to."""

    first_issued_in: str
    birth_date: date
    sex: Sex


@lru_cache(1)  # one person's number is asked about several times running
def holder(number):
    return Holder(
        first_issued_in=number[:6],
        birth_date=date(int(number[6:10]), int(number[10:12]), int(number[12:14])),
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
    )


def check_character(body):
    """The eighteenth character that belongs to the first seventeen."""
    total = sum(map(mul, WEIGHTS, map(int, body)))
    return CHECK_CHARACTERS[total % 11]


def is_id_number(text):
    """Whether eighteen characters are somebody's number, and not by chance."""
    return text[-1].upper() == check_character(text[:-1])


def read_id_number(value):
    """The number as it is kept: eighteen characters, X a capital."""
    number = value.strip().upper() if isinstance(value, str) else ""
    if not PATTERN.fullmatch(number):
        raise _no_number(number)
    if not _is_known(number[:6]):
        raise ValidationError(
            _(
                "The first six digits of the ID number are no division's code, not even one "
                "since abolished: compare it with the card."
            ),
            code="id_region",
        )
    if not _is_plausible_birth(number):
        raise ValidationError(
            _(
                "The date of birth in the ID number does not exist or is not plausible: "
                "compare it with the card."
            ),
            code="id_birth",
        )
    if number[-1] != check_character(number[:-1]):
        raise ValidationError(
            _(
                "The check digit of the ID number is wrong: compare it with the card "
                "(in Excel, set the column to text before typing)."
            ),
            code="id_checksum",
        )
    return number


def _no_number(typed):
    if MASKED.fullmatch(typed):
        return ValidationError(
            _("This is a masked number; the one that is kept was not changed."), code="masked"
        )
    return refusal(
        _("An ID number should have 18 characters: 17 digits, then a digit or X."),
        "id_format",
        typed=typed,
        odd=ODD,
    )


def _is_known(code):
    """Of other provinces the first two digits are enough; of ours, any code there ever was."""
    if code.startswith(SHANDONG):
        return code in _shandong_codes()
    return code[:2] in PROVINCES


@cache
def _shandong_codes():
    """Today's codes, and those that numbers were first issued with since 1984."""
    sources = {
        "regions.csv": "code",
        "regions_retired.csv": "old_code",
        "regions_first_issued.csv": "code",  # 1984-2003, from the ministry's yearly lists
    }
    codes = set()
    for name, column in sources.items():
        with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
            codes.update(row[column] for row in csv.DictReader(file))
    return codes


def _is_plausible_birth(number):
    try:
        born = holder(number).birth_date
    except ValueError:
        return False
    return born >= EARLIEST_BIRTH and full_years(born, today()) >= YOUNGEST
