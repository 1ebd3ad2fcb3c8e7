"""The unified social credit code of an organisation (GB 32100-2015)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bureau.base.refusals import refusal

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V and Z
WEIGHTS = [pow(3, place, 31) for place in range(17)]
# The first two characters: with which registry, and as what (GB 32100, table 1).
COMPANY, SOLE_TRADER, COOPERATIVE, PRIVATE_INSTITUTION = "91", "92", "93", "52"
ODD = re.compile(f"[^{ALPHABET}]")
PATTERN = re.compile(f"[1-9A-Y][1-9A-Y][0-9]{{6}}[{ALPHABET}]{{10}}")


def check_character(body):
    """The eighteenth character that belongs to the first seventeen."""
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(WEIGHTS, body, strict=True))
    return ALPHABET[-total % 31]


def read_credit_code(value):
    code = value.strip().upper() if isinstance(value, str) else ""
    if not PATTERN.fullmatch(code):
        raise refusal(
            _(
                "A credit code should have 18 characters: digits, and capitals other than I O S V Z."
            ),
            "credit_code",
            typed=code,
            odd=ODD,
        )
    if code[-1] != check_character(code[:-1]):
        raise ValidationError(
            _("The check character of the credit code is wrong: compare it with the licence."),
            code="credit_code",
        )
    return code


def registered_as(code):
    """What kind of organisation a code was given to."""
    return code[:2]


def registered_in(code):
    """The division code of the registry that gave it, of six digits."""
    return code[2:8]
