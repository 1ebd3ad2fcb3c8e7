"""What may be entered. Each `read_...` takes what a form, a cell or a request holds and gives
back the value to keep, or refuses it with a code and a sentence that says what to do instead.

Only [0-9] are digits here: \\d also takes those of forty other scripts.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import pairwise
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.asking import today
from bureau.base.identity import is_id_number
from bureau.base.refusals import refusal
from bureau.base.years import FIRST_YEAR

FIRST_DAY = date(FIRST_YEAR, 1, 1)
BLANKS = " \u00a0\u3000"  # spaces, also the wide one that Chinese keyboards type

# A name is written in Chinese characters: every one that GB 18030-2022 knows, kept as typed.
CHINESE = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U0002fa1d\U00030000-\U000323af]"
)
SEPARATOR = "\u00b7"
LIKE_SEPARATOR = str.maketrans(
    dict.fromkeys(".\uff0e\u30fb\uff65\u2022\u2027\u2219\u22c5", SEPARATOR)
)
LONGEST_NAME = 50

MOBILE = re.compile("1[3-9][0-9]{9}")
LANDLINE = re.compile("(0[0-9]{2,3}-?)?[0-9]{7,8}(-[0-9]{1,6})?|400-?[0-9]{3}-?[0-9]{4}")
CARD = re.compile("[0-9]{16,19}")
CORPORATE_ACCOUNT = re.compile("[0-9]{8,32}")

AMOUNT = re.compile(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?")
LARGEST_AMOUNT = Decimal("99999999999999.99")  # sixteen digits, as the columns have
NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")
LONGEST_COUNT = 9  # digits

DAYS = [
    re.compile(r"(?P<year>[0-9]{4})(?P<by>[-/.])(?P<month>[0-9]{1,2})(?P=by)(?P<day>[0-9]{1,2})"),
    re.compile("(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"),
]
INSTANT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})")

# Control characters but for tab and line ends, what turns the writing direction, half characters
# and what they become on the way.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd]"
)
INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]*")
UNSEEN = re.compile("[^\\s]")  # of a text with nothing that can be seen
ID_NUMBER = re.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
LONGEST_TEXT = 2000

# What cannot stand in a value of each kind, to be named.
NO_DIGIT = re.compile("[^0-9]")
NOT_OF_A_PHONE = re.compile("[^0-9-]")
NOT_OF_AN_ACCOUNT = re.compile(f"[^0-9{BLANKS}]")
NOT_OF_AN_AMOUNT = re.compile("[^0-9.,]")
NOT_OF_A_DAY = re.compile("[^0-9/.:TZ+年月日-]")


def _text(value):
    """What was typed, without the spaces around it; nothing where it is no text."""
    return value.strip(BLANKS) if isinstance(value, str) else ""


def read_name(value):
    """A person's name as the identity card has it, its parts separated by U+00B7."""
    name = _text(value).translate(LIKE_SEPARATOR)
    if not name:
        raise ValidationError(_("Enter the name."), code="name_chars")
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("A name has at most %(longest)d characters."),
            code="name_chars",
            params={"longest": LONGEST_NAME},
        )
    for position, (before, char) in enumerate(pairwise(f"{SEPARATOR}{name}"), start=1):
        separates = char == SEPARATOR != before and position < len(name)
        if not separates and not CHINESE.match(char):
            raise ValidationError(
                _(
                    "Character %(position)d of the name (U+%(code)04X) is not allowed: write "
                    "Chinese characters, with “·” between the parts of a name."
                ),
                code="name_chars",
                params={"position": position, "code": ord(char)},
            )
    return name


def read_mobile(value):
    mobile = _text(value)
    if not MOBILE.fullmatch(mobile):
        raise refusal(
            _("A mobile number should have 11 digits."), "phone", typed=mobile, odd=NO_DIGIT
        )
    return mobile


def read_phone(value):
    """A mobile number or a fixed one with its area code."""
    phone = _text(value)
    if not MOBILE.fullmatch(phone) and not LANDLINE.fullmatch(phone):
        raise refusal(
            _("Enter a mobile number of 11 digits or a fixed number such as 0531-88888888."),
            "phone",
            typed=phone,
            odd=NOT_OF_A_PHONE,
        )
    return phone


def read_bank_account(value):
    """The number of a person's bank card: 16 to 19 digits, the last one a check digit."""
    account = _without_blanks(value)
    if not CARD.fullmatch(account) or not _passes_luhn(account):
        raise refusal(
            _(
                "The bank card number is not right: compare its 16 to 19 digits with the card "
                "(in Excel, set the column to text before typing)."
            ),
            "bank",
            typed=value,
            odd=NOT_OF_AN_ACCOUNT,
        )
    return account


def read_corporate_account(value):
    """An institution's account, which follows its bank's own pattern and has no check digit."""
    account = _without_blanks(value)
    if not CORPORATE_ACCOUNT.fullmatch(account):
        raise refusal(
            _("An account number should have 8 to 32 digits."),
            "bank",
            typed=value,
            odd=NOT_OF_AN_ACCOUNT,
        )
    return account


def _without_blanks(value):
    return re.sub(f"[{BLANKS}]", "", value) if isinstance(value, str) else ""


def _passes_luhn(digits):
    odd = sum(map(int, digits[-1::-2]))
    even = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (odd + even) % 10 == 0


def read_amount(value, cap=LARGEST_AMOUNT):
    """Yuan, exact to the fen, above zero and at most the cap; NaN passes no upper bound."""
    amount = _decimal(value)
    if amount is None or not 0 < amount <= cap or amount != round(amount, 2):
        raise refusal(
            _(
                "The amount should be a number between 0.01 and %(cap)s (yuan), "
                "with at most two decimals."
            ),
            "amount",
            typed=_text(value),
            odd=NOT_OF_AN_AMOUNT,
            params={"cap": cap},
        )
    return round(amount, 2)


def _decimal(value):
    """A finite decimal, or None for whatever is no number."""
    if isinstance(value, str):
        text = _text(value)
        return Decimal(text.replace(",", "")) if AMOUNT.fullmatch(text) else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def money(cap):
    """The same as a validator of a DecimalField: 0 < amount <= cap."""
    return partial(read_amount, cap=cap)


def read_number(value, decimals=2):
    """Zero or more, written with digits and a point: a rate, a score, a share, a balance."""
    text = _text(value) if isinstance(value, str) else str(value)
    if AMOUNT.fullmatch(text):
        text = text.replace(",", "")
    if not NUMBER.fullmatch(text) or len(text.partition(".")[2]) > decimals:
        raise refusal(
            _("Enter a number, zero or more, with at most %(decimals)d decimals."),
            "amount",
            typed=text,
            odd=NOT_OF_AN_AMOUNT,
            params={"decimals": decimals},
        )
    return Decimal(text)


def read_count(value, most=None, digits=LONGEST_COUNT):
    """A whole number, zero or more, and no more than the number it is a part of."""
    text = _text(value) if isinstance(value, str) else repr(value)
    if NO_DIGIT.search(text) or not 1 <= len(text) <= digits:
        raise refusal(
            _("Enter a whole number, zero or more."), "count", typed=_text(value), odd=NO_DIGIT
        )
    if most is not None and int(text) > most:
        raise ValidationError(
            _("This is more than the %(most)s in all that it belongs to."),
            code="count",
            params={"most": most},
        )
    return int(text)


def read_date(value, first=FIRST_DAY, last=None):
    """A day between two days, until today unless told otherwise."""
    day = read_day(value)
    last = last or today()
    if not first <= day <= last:
        raise ValidationError(
            _("The date should be between %(first)s and %(last)s."),
            code="date",
            params={"first": first, "last": last},
        )
    return day


def read_day(value):
    """Any day however it is written; an instant is its Beijing day."""
    day = _day(value)
    if day is None:
        raise refusal(
            _("There is no such date: write it as 2021-12-31."),
            "date",
            typed=_text(value),
            odd=NOT_OF_A_DAY,
        )
    return day


def _day(value):
    """The day meant, or None."""
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        if INSTANT.fullmatch(text):
            return timezone.localdate(datetime.fromisoformat(text))
        for match in filter(None, (pattern.fullmatch(text) for pattern in DAYS)):
            return date(*map(int, match.group("year", "month", "day")))
    except (ValueError, OverflowError):
        return None
    return None


def not_before_2019(day):
    if day < FIRST_DAY:
        raise ValidationError(_("No record is older than 2019."), code="date")


def not_in_future(day):
    if day > today():
        raise ValidationError(_("The date must not be in the future."), code="date")


def read_text(value, longest=LONGEST_TEXT):
    """Free text: printable, not too long, and no place for an identity number; blanks are nothing."""
    if not isinstance(value, str) or UNPRINTABLE.search(value):
        raise refusal(
            _("The text has characters that cannot be printed: remove them."),
            "text",
            typed=value,
            odd=UNPRINTABLE,
        )
    if len(value) > longest:
        raise ValidationError(
            _("The text has more than %(longest)d characters."),
            code="text",
            params={"longest": longest},
        )
    if value.strip() and INVISIBLE.fullmatch(value):
        raise refusal(
            _("The text has nothing that can be seen: leave it empty or write something."),
            "text",
            typed=value,
            odd=UNSEEN,
        )
    if any(is_id_number(number) for number in ID_NUMBER.findall(normalize("NFKC", value))):
        raise ValidationError(_("The text holds somebody's ID number: leave it out."), code="text")
    return value
