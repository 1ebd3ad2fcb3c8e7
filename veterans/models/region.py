import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bureau.base.records import SpellQuerySet

CODE = re.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}")


def short_code(code):
    """Any way of writing a division code as the one we keep: 370100 and 3701 are 3701."""
    code = str(code).strip()
    if not CODE.fullmatch(code):
        raise Region.DoesNotExist(f"{code!r} is no division code.")
    return code[:2] + code[2:4].replace("00", "") + code[4:].replace("00", "")


def in_readers_language(chinese, english):
    return chinese if (get_language() or "zh").startswith("zh") else english


class RegionQuerySet(models.QuerySet):
    def within(self, region):
        """A place and all it contains: their codes begin with its own."""
        return self.filter(code__startswith=region.code)

    in_region = visible_from = within

    def by_code(self, code):
        return self.get(pk=short_code(code))

    def read(self, value, levels=None):
        """The place a ledger or a request names by its code, of one of the levels asked for."""
        try:
            region = self.by_code(value)
        except Region.DoesNotExist:
            raise _no_place(str(value).strip()) from None
        if levels and region.level not in levels:
            raise ValidationError(
                _("%(place)s is not of the level that this record is entered at."),
                code="region",
                params={"place": region},
            )
        return region


def _no_place(code):
    """The refusal of a code, which names the successor of a place since abolished."""
    former = RetiredCode.objects.filter(code=code.ljust(6, "0")) if CODE.fullmatch(code) else ()
    for retired in former:
        return ValidationError(
            _("%(old)s was abolished: enter %(new)s (%(code)s) instead."),
            code="region",
            params={
                "old": retired.name,
                "new": retired.successor,
                "code": retired.successor.full_code,
            },
        )
    return ValidationError(
        _("There is no such place: give its division code, such as 370102."), code="region"
    )


class Region(models.Model):
    """An administrative division. Its code begins with the code of the place that contains it."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        COUNTY_CITY = "county_city", _("county-level city")
        COUNTY = "county", _("county")

    # GB/T 2260 without trailing zeros: 37, 3701, 370102.
    code = models.CharField(_("division code"), max_length=6, primary_key=True)
    name = models.CharField(_("name"), max_length=50)
    name_en = models.CharField(_("English name"), max_length=50)
    pinyin = models.CharField(_("pinyin"), max_length=50, db_collation="C")
    level = models.CharField(_("level"), max_length=11, choices=Level)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contained in"),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^([0-9]{2}|[0-9]{4}|[0-9]{6})$")
                & ~Q(code__regex=r"^..(..)?00$"),
                name="veterans_region_has_a_short_code",
                violation_error_message=_(
                    "A code has two, four or six digits, no zeros at its end."
                ),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(code__startswith=F("parent")),
                name="veterans_region_code_begins_with_its_parents",
                violation_error_message=_("The code must begin with that of the place above."),
            ),
        ]

    def __str__(self):
        return self.display_name

    @property
    def display_name(self):
        return in_readers_language(self.name, self.name_en)

    @property
    def short_name(self):
        """The name as a narrow column shows it: 济南, Jinan; counties keep theirs."""
        return self.display_name.removesuffix("市").removesuffix(" City")

    @property
    def full_code(self):
        """The six digits of GB/T 2260."""
        return self.code.ljust(6, "0")

    def parts(self):
        """The places directly within: a province's cities, a city's counties."""
        return Region.objects.filter(parent=self)

    def codes_upward(self):
        """Its own code, then those of the places that contain it, nearest first."""
        return [self.code[:length] for length in (6, 4, 2) if length <= len(self.code)]

    @property
    def indented_name(self):
        """The name as a list of all places shows it, deeper for what is contained."""
        return "\u3000" * (len(self.code) // 2 - 1) + self.display_name

    @property
    def own_work_name(self):
        """What the place does by itself, beside its parts: 省本级, 市本级."""
        names = {self.Level.PROVINCE: _("province's own"), self.Level.CITY: _("city's own")}
        return names.get(self.level, _("own"))


class RetiredCode(models.Model):
    """A division code no longer in use. Identity numbers still begin with it."""

    code = models.CharField(_("division code"), max_length=6, primary_key=True)
    name = models.CharField(_("former name"), max_length=50)
    successor = models.ForeignKey(
        Region, models.PROTECT, related_name="+", verbose_name=_("now part of")
    )
    note = models.CharField(_("note"), max_length=100, blank=True)

    keeps_history = False

    class Meta:
        verbose_name = _("retired code")
        verbose_name_plural = _("retired codes")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.name}"


class EconomicCircle(models.Model):
    """One of the groups of cities that the province develops together (三大经济圈)."""

    code = models.SlugField(_("code"), max_length=20, primary_key=True)
    name = models.CharField(_("name"), max_length=50)
    name_en = models.CharField(_("English name"), max_length=50)

    class Meta:
        verbose_name = _("economic circle")
        verbose_name_plural = _("economic circles")
        ordering = ["code"]

    def __str__(self):
        return in_readers_language(self.name, self.name_en)


class CircleMembershipQuerySet(SpellQuerySet):
    def in_region(self, region):
        return self.filter(city__code__startswith=region.code)


class CircleMembership(models.Model):
    """A city in an economic circle, from a day on until another plan moves it."""

    circle = models.ForeignKey(
        EconomicCircle, models.PROTECT, related_name="+", verbose_name=_("economic circle")
    )
    city = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("city"))
    began_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = CircleMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("city of a circle")
        verbose_name_plural = _("cities of circles")
        ordering = ["circle", "city"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("began_on")),
                name="veterans_circlemembership_ends_after_it_begins",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.UniqueConstraint(
                fields=["city"],
                condition=Q(ended_on__isnull=True),
                name="veterans_circlemembership_one_circle_at_a_time",
                violation_error_message=_("This city already belongs to a circle."),
            ),
        ]

    def __str__(self):
        return f"{self.circle}:{self.city}"
