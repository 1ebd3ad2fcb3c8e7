"""What the province or a city holds again and again: a contest, a selection."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt

LEVELS = {2: "province", 4: "city"}  # by the length of a place's code
USUAL_DAYS_BETWEEN = 300  # to the eye: what is held sooner again is asked about


class Edition:
    """Mixed into a record with `title`, `edition`, `level` and `opens_on`."""

    known = ["title", "edition"]
    computed = ["level"]
    repeated = ["title"]  # what an edition has in common with the one before

    def fill(self):
        if not self.region_id:
            return
        if len(self.region_id) not in LEVELS:
            raise ValidationError({"region": _("Only the province and the cities hold these.")})
        self.level = LEVELS[len(self.region_id)]
        self.fill_from(self.before(), self.repeated)
        if self.title and self.edition is None:
            before = self.before()
            self.edition = before.edition + 1 if before else 1

    def doubts(self):
        before = self.before()
        return [*self._left_out(before), *self._soon_after(before)]

    def before(self):
        """The last edition entered before this one; of the same title, once that is known."""
        others = type(self).objects.filter(region=self.region_id).exclude(pk=self.pk)
        if self.title:
            others = others.filter(title=self.title)
        if self.edition:
            others = others.filter(edition__lt=self.edition)
        return others.order_by("-edition", "-opens_on").first()

    def _left_out(self, before):
        expected = before.edition + 1 if before else 1
        if self.edition != expected:
            sentence = _("This is entered as edition %(edition)s, but %(expected)s is the next.")
            yield Doubt("left_out", sentence % {"edition": self.edition, "expected": expected})

    def _soon_after(self, before):
        if before and (self.opens_on - before.opens_on).days < USUAL_DAYS_BETWEEN:
            sentence = _("The edition before opened on %(day)s, less than a year earlier.")
            yield Doubt("soon_after", sentence % {"day": date_format(before.opens_on)})
