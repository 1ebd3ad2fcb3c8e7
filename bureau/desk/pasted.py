"""What was pasted: a line a person, each of them judged."""

import re
from functools import cached_property
from unicodedata import normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from bureau.base.identity import read_id_number
from bureau.base.validators import ID_NUMBER, read_name, read_text
from bureau.desk.explaining import LONGEST
from bureau.desk.models import Explanation

MOST = 500  # lines at once
LEAST_DIGITS = 6  # of what may be meant for a number; a heading may say 身份证号(18位)
BETWEEN = re.compile("[\\s,，;；、\"'‘’“”\u200b\ufeff]+")
ALL_BUT_FOUR = re.compile(r"\d(?=(?:[^\dXx]*[\dXx]){4})")


class Line:
    """An ID number, perhaps a name; once judged, the part they make or what is wrong with them."""

    def __init__(self, row, text):
        self.row = row
        self.text = text
        pieces = [piece for piece in BETWEEN.split(normalize("NFKC", text)) if piece]
        self.name = next((piece for piece in pieces if not _has_digit(piece)), "")
        digits = [piece for piece in pieces if _has_digit(piece)]
        together = "".join(digits)  # as some write it: 370102 19900101 123X
        longest = max(digits, key=len, default="")
        self.number = (together if ID_NUMBER.fullmatch(together) else longest).upper()
        self.part = None
        self.problem = ""
        self.doubts = []
        self.is_unregistered = False

    @property
    def is_heading(self):
        digits = sum(map(str.isdigit, self.number))
        return digits < LEAST_DIGITS and any(map(str.isalpha, self.text))

    @property
    def masked(self):
        """As typed, of all its digits the last four alone."""
        return ALL_BUT_FOUR.sub("*", self.text)[:60]

    def names(self, person):
        """Whether the name is the person's, where one is given."""
        try:
            return not self.name or read_name(self.name) == person.name
        except ValidationError:
            return False


def _has_digit(text):
    return any(char.isdecimal() for char in text)


def read_lines(text):
    """The lines that say something. A heading, with no number to speak of, is of nobody."""
    lines = [Line(row, line) for row, line in enumerate(text.splitlines(), 1) if line.strip()]
    return lines[1:] if lines and lines[0].is_heading else lines


class Paste:
    """Lines to be added to a whole. `people` are those whom the reader may add."""

    def __init__(self, pasting, whole, people, text, explanation=""):
        self.pasting = pasting
        self.whole = whole
        self.text = text
        self.explanation = explanation.strip()
        self.lines = read_lines(text)
        self.refusal = self._refusal()
        if not self.refusal:
            self._judge(people)

    def _refusal(self):
        if not self.lines:
            return _("Paste at least one ID number.")
        if len(self.lines) > MOST:
            said = _("%(number)d lines are too many: paste at most %(most)d at once.")
            return said % {"number": len(self.lines), "most": MOST}
        try:
            read_text(self.explanation, longest=LONGEST)
        except ValidationError as error:
            return error.messages[0]
        return ""

    @cached_property
    def right(self):
        return [line for line in self.lines if not self._stops(line)]

    @cached_property
    def wrong(self):
        return [line for line in self.lines if self._stops(line)]

    @property
    def left(self):
        """What is wrong, to be corrected and sent again."""
        return "\n".join(line.text for line in self.wrong)

    @property
    def is_doubtful(self):
        return any(line.doubts for line in self.lines)

    def _stops(self, line):
        return self.refusal or line.problem or (line.doubts and not self.explanation)

    def _judge(self, people):
        """Each line for itself, but for the second of two with one number."""
        self.people = {
            person.id_number.reveal(): person
            for person in people.with_id_numbers([line.number for line in self.lines])
        }
        self.present = self.pasting.already_in(self.whole, self.people.values())
        self.rows = {}
        for line in self.lines:
            try:
                self._judge_line(line)
            except ValidationError as error:
                line.problem = " ".join(error.messages)

    def _judge_line(self, line):
        read_id_number(line.number)
        first = self.rows.setdefault(line.number, line.row)
        if first != line.row:
            raise ValidationError(_("The same number stands in row %d already.") % first)
        person = self._person_of(line)
        if person.pk in self.present:
            raise ValidationError(self.pasting.once_each.get_violation_error_message())
        line.part = self.pasting.make(self.whole, person)
        line.part.fill()
        # Who they are was judged above, once each they are; what is left asks the database nothing.
        judged = {self.pasting.whole, self.pasting.person}
        line.part.full_clean(exclude=judged, validate_unique=False, validate_constraints=False)
        line.doubts = line.part.doubts()

    def _person_of(self, line):
        person = self.people.get(line.number)
        if person is None:
            line.is_unregistered = True
            raise ValidationError(_("Nobody in your place is registered with this number."))
        if not line.names(person):
            said = _("This number is registered for %s: compare number and name with the card.")
            raise ValidationError(said % person.name)
        return person

    def add(self, user):
        """Add those that are right, and file what was explained of them."""
        parts = self.pasting.part._default_manager
        parts.bulk_create(line.part for line in self.right)
        with override(settings.LANGUAGE_CODE):
            Explanation.objects.bulk_create(
                Explanation(
                    record=line.part,
                    code=doubt.code,
                    doubt=doubt.sentence,
                    text=self.explanation,
                    user=user,
                )
                for line in self.right
                if line.doubts
                for doubt in line.part.doubts()
            )
