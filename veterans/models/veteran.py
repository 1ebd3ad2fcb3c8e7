from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base import names
from bureau.base.asking import today
from bureau.base.derived import DerivedQuerySet
from bureau.base.doubts import Doubt
from bureau.base.encryption import BlindIndexField, EncryptedField, RegisteredOnce
from bureau.base.fields import CheckedField, KeyField
from bureau.base.identity import Sex, holder, read_id_number
from bureau.base.records import OpenToOthers, Record, RecordQuerySet
from bureau.base.validators import LONGEST_NAME, not_in_future, read_mobile, read_name
from bureau.base.years import full_years
from veterans.models.region import Region
from veterans.personal import CONTACT, NAME, NOTE, RECORD_COLUMNS, Personal, Retention

# Sixteen years always hold four leap days, other than around 1900 and 2100.
ENLISTING_AGE = timedelta(days=16 * 365 + 4)

# What makes a clerk look again.
OLDEST_RECRUIT = 24  # 征兵工作条例: 22, with a college education 24
USUAL_CONSCRIPTION = (22, 26)  # months
DAYS_TO_REPORT_IN = 30  # 退役士兵安置条例
OLDEST = 100


class VeteranQuerySet(DerivedQuerySet, RecordQuerySet):
    def called(self, text):
        """Whose name begins so, typed in characters, in pinyin or as initials."""
        typed = text.strip().lower()
        return self.filter(
            Q(search_key__startswith=typed)
            | Q(sort_key__startswith=typed)
            | Q(initials__startswith=typed)
        )

    def with_id_number(self, number):
        return self.filter(id_number_index=read_id_number(number))

    def with_id_numbers(self, numbers):
        """Numbers as they are kept: eighteen characters, read before."""
        return self.filter(id_number_index__among=numbers)

    def with_last_four(self, end):
        """Many share them: to be combined with a place or a name."""
        return self.filter(id_number_tail=end)


class Veteran(OpenToOthers, Record):
    """A person who served and left the forces, in the care of the place they settled in."""

    class Category(models.TextChoices):
        CONSCRIPT = "conscript", _("conscript")
        NCO = "nco", _("non-commissioned officer")
        OFFICER = "officer", _("officer")
        CIVILIAN_CADRE = "civilian_cadre", _("civilian cadre")

    RANKS = [Category.CONSCRIPT, Category.NCO]

    class Placement(models.TextChoices):
        SELF_EMPLOYMENT = "self_employment", _("finding work oneself")
        GOVERNMENT = "government", _("placed in a job by government")
        RETIREMENT = "retirement", _("retired")
        SUPPORT = "support", _("supported for life")
        STUDY = "study", _("resuming studies")
        DEMOBILISED = "demobilised", _("demobilised officer")
        TRANSFERRED = "transferred", _("officer transferred to civilian work")
        SELF_CHOICE = "self_choice", _("officer choosing their own career")
        MONTHLY_PAY = "monthly_pay", _("on monthly retirement pay")

    class Merit(models.TextChoices):
        NONE = "none", _("none")
        THIRD_CLASS = "third_class", _("third-class merit")
        SECOND_CLASS = "second_class", _("second-class merit")
        FIRST_CLASS = "first_class", _("first-class merit")
        HONORARY_TITLE = "honorary_title", _("honorary title")

    class Education(models.TextChoices):
        JUNIOR_HIGH = "junior_high", _("junior high school or below")
        SENIOR_HIGH = "senior_high", _("senior high or vocational school")
        JUNIOR_COLLEGE = "junior_college", _("junior college")
        BACHELOR = "bachelor", _("bachelor's degree")
        MASTER = "master", _("master's degree or above")

    class Employment(models.TextChoices):
        UNKNOWN = "unknown", _("not known")
        SEEKING = "seeking", _("looking for work")
        EMPLOYED = "employed", _("employed")
        FOUNDER = "founder", _("runs a business")
        FARMING = "farming", _("farming")
        STUDYING = "studying", _("studying")
        RETIRED = "retired", _("no longer working")

    name = CheckedField(_("full name"), max_length=LONGEST_NAME, read=read_name)
    search_key = KeyField(_("search key"), of="name", make=names.search_key, max_length=450)
    sort_key = KeyField(_("pinyin"), of="name", make=names.pinyin, max_length=350)
    initials = KeyField(_("initials"), of="name", make=names.initials, max_length=LONGEST_NAME)
    id_number = EncryptedField(
        _("ID number"),
        read=read_id_number,
        shown=(6, 4),
        help_text=_("As on the identity card; sex and date of birth follow from it (GB 11643)."),
    )
    id_number_index = BlindIndexField(_("index of the ID number"), of="id_number")
    id_number_tail = BlindIndexField(_("index of the last four"), of="id_number", last=4)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    birth_date = models.DateField(_("date of birth"), blank=True)
    ethnic_group = models.CharField(_("ethnic group"), max_length=20, blank=True)
    phone = EncryptedField(
        _("mobile number"), read=read_mobile, shown=(3, 4), null=True, blank=True
    )
    household_region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place of household registration"),
        help_text=_("Leave empty for places outside the province."),
    )
    category = models.CharField(
        _("personnel category"),
        max_length=14,
        choices=Category,
        help_text=_(
            "An NCO discharged as a conscript is a conscript (rules of Hubei on the one-off "
            "subsidy; ask the county if unsure)."
        ),
    )
    enlisted_on = models.DateField(
        _("enlisted on"),
        validators=[not_in_future],
        help_text=_(
            "The day the enlistment was approved: the years of service run from it (rules of "
            "Zibo and Hubei on the one-off subsidy)."
        ),
    )
    discharged_on = models.DateField(
        _("discharged on"),
        validators=[not_in_future],
        db_index=True,
        help_text=_(
            "The day of the discharge order: the years of service run to it (rules of Zibo and "
            "Hubei on the one-off subsidy)."
        ),
    )
    discharge_certificate = models.CharField(
        _("discharge certificate number"), max_length=30, blank=True
    )
    reported_on = models.DateField(
        _("reported in on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_(
            "Within 30 days of the discharge; over 30 days late without cause loses the "
            "placement (reporting-in guide of spring 2026)."
        ),
    )
    placement = models.CharField(_("placement type"), max_length=15, choices=Placement)
    merit = models.CharField(
        _("highest merit"),
        max_length=14,
        choices=Merit,
        default=Merit.NONE,
        help_text=_("As the dossier proves it."),
    )
    education = models.CharField(
        _("level of education"), max_length=14, choices=Education, blank=True
    )
    employment = models.CharField(
        _("employment status"), max_length=8, choices=Employment, default=Employment.UNKNOWN
    )
    died_on = models.DateField(
        _("died on"),
        null=True,
        blank=True,
        validators=[not_in_future],
        help_text=_("Nothing is paid for the time after it."),
    )

    objects = VeteranQuerySet.as_manager()
    known = ("sex", "birth_date")

    PERSONAL = {
        "name": NAME,
        "search_key": NAME,
        "sort_key": NAME,
        "initials": NAME,
        "id_number": Personal(_("to tell the person from all others"), sensitive=True),
        "id_number_index": Personal(_("to register nobody twice"), sensitive=True),
        "id_number_tail": Personal(_("to find the person at the counter"), sensitive=True),
        "sex": Personal(_("as the person's file has it")),
        "birth_date": Personal(_("to judge claims that depend on age")),
        "ethnic_group": Personal(_("as the person's file has it"), sensitive=True),
        "phone": CONTACT,
        "household_region": Personal(_("to tell who is responsible")),
        "category": Personal(_("to judge claims that depend on it")),
        "enlisted_on": Personal(_("to count the years of service")),
        "discharged_on": Personal(_("to count the years of service")),
        "discharge_certificate": Personal(_("to prove the discharge"), sensitive=True),
        "reported_on": Personal(_("to keep the thirty days for reporting in")),
        "placement": Personal(_("to judge claims that depend on it")),
        "merit": Personal(_("to judge claims that depend on it")),
        "education": Personal(_("to offer fitting training")),
        "employment": Personal(_("to offer fitting work"), retention=Retention.CURRENT),
        "died_on": Personal(_("to end what must not be paid on")),
        "note": NOTE,
    }
    OPEN = RECORD_COLUMNS | {"opened_to"}

    class Meta:
        verbose_name = _("veteran")
        verbose_name_plural = _("veterans")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["search_key"], name="veterans_veteran_by_name"),
            models.Index(fields=["sort_key"], name="veterans_veteran_by_pinyin"),
            models.Index(fields=["initials"], name="veterans_veteran_by_initials"),
            models.Index(fields=["id_number_tail"], name="veterans_veteran_by_last_four"),
            models.Index(
                fields=["opened_to"], name="veterans_veteran_opened", condition=~Q(opened_to="")
            ),
        ]
        constraints = [
            RegisteredOnce(
                fields=["id_number_index"],
                name="veterans_veteran_registered_once",
                violation_error_code="id_duplicate",
                violation_error_message=_(
                    "This ID number is already registered: find the person by name or, if another "
                    "place registered them, by “Find a person of another place” above the list."
                ),
            ),
            models.CheckConstraint(
                condition=Q(enlisted_on__gte=F("birth_date") + ENLISTING_AGE),
                name="veterans_veteran_enlisted_at_sixteen_or_later",
                violation_error_code="inconsistent",
                violation_error_message=_("Nobody enlists before the age of 16."),
            ),
            models.CheckConstraint(
                condition=Q(discharged_on__gt=F("enlisted_on")),
                name="veterans_veteran_discharged_after_enlisting",
                violation_error_code="inconsistent",
                violation_error_message=_("The discharge must be after the enlistment."),
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("discharged_on")),
                name="veterans_veteran_reported_in_after_discharge",
                violation_error_code="inconsistent",
                violation_error_message=_("Nobody reports in before the discharge."),
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(died_on__gte=F("discharged_on")),
                name="veterans_veteran_outlived_the_service",
                violation_error_code="inconsistent",
                violation_error_message=_("The death cannot be before the discharge."),
            ),
            models.CheckConstraint(
                condition=Q(sex__in=Sex.values),
                name="veterans_veteran_has_a_known_sex",
                violation_error_message=_("Enter the sex as the ID number has it."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def told_apart(self):
        """With what tells people of one name apart."""
        return f"{self.name} {self.id_number} {self.region.short_name}"

    @property
    def card(self):
        """What the ID number says about its holder; None where it cannot be read."""
        try:
            number = self._meta.get_field("id_number").to_python(self.id_number)
        except ValidationError:
            return None  # the field itself says what is wrong with it
        return number and holder(number.reveal())

    def fill(self):
        """Takes date of birth and sex from the ID number; gives what the number says."""
        if card := self.card:
            self.birth_date = self.birth_date or card.birth_date
            self.sex = self.sex or card.sex
        return card

    def clean(self):
        """Date of birth and sex agree with the ID number."""
        card = self.fill()
        differing = {
            name: ValidationError(
                _("This is not what the ID number says: correct the one or the other."),
                code="inconsistent",
            )
            for name in self.known
            if card and getattr(self, name) != getattr(card, name)
        }
        if differing:
            raise ValidationError(differing)

    def doubts(self):
        return [
            *self._old_recruit(),
            *self._odd_conscription(),
            *self._late_report(),
            *self._very_old(),
        ]

    def _old_recruit(self):
        age = full_years(self.birth_date, self.enlisted_on)
        if self.category in self.RANKS and age > OLDEST_RECRUIT:
            sentence = _("Enlisted at the age of %(age)s, where %(oldest)s is the limit.")
            yield Doubt("old_recruit", sentence % {"age": age, "oldest": OLDEST_RECRUIT})

    def _odd_conscription(self):
        """Spring and autumn waves move the two years by some weeks, but not by months."""
        months = (self.discharged_on - self.enlisted_on).days * 12 // 365
        shortest, longest = USUAL_CONSCRIPTION
        if self.category == self.Category.CONSCRIPT and not shortest <= months <= longest:
            sentence = _("Conscripts serve two years, and this one served %(months)s months.")
            yield Doubt("odd_conscription", sentence % {"months": months})

    def _late_report(self):
        days = (self.reported_on - self.discharged_on).days if self.reported_on else 0
        if days > DAYS_TO_REPORT_IN:
            sentence = _(
                "Reported in %(days)s days after the discharge: without a cause, more than "
                "%(most)s lose the placement."
            )
            yield Doubt("late_report", sentence % {"days": days, "most": DAYS_TO_REPORT_IN})

    def _very_old(self):
        age = full_years(self.birth_date, today())
        if self.died_on is None and age > OLDEST:
            sentence = _("Born on %(day)s, the veteran would be %(age)s years old today.")
            yield Doubt("very_old", sentence % {"day": date_format(self.birth_date), "age": age})
