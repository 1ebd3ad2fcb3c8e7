from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import EventQuerySet, Record, not_before_2019
from bureau.base.validators import not_in_future
from veterans.models import TrainingProvider, bureau_of

USUAL_DAYS = 120  # that a call is open


class CallQuerySet(EventQuerySet):
    date_field = "opened_on"


class Call(Record):
    """A call to put forward the best cases, courses, trainers and institutions (四个一批)."""

    public = True

    title = models.CharField(_("title"), max_length=100)
    document_no = models.CharField(_("document number"), max_length=50, blank=True)
    opened_on = models.DateField(_("opened on"), db_index=True)
    closes_on = models.DateField(
        _("nominations close on"), help_text=_("The last day on which any can be put forward.")
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for resources")
        verbose_name_plural = _("calls for resources")
        ordering = ["-opened_on", "title"]
        constraints = [
            not_before_2019("opened_on"),
            models.UniqueConstraint(
                fields=["region", "title", "opened_on"],
                name="teaching_resources_call_entered_once",
                violation_error_message=_("This call is already entered for that place and day."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")),
                name="teaching_resources_call_closes_after_it_opens",
                violation_error_message=_("A call cannot close before it opens."),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.opened_on:%Y-%m-%d})"

    def doubts(self):
        days = (self.closes_on - self.opened_on).days + 1
        if days <= USUAL_DAYS:
            return []
        sentence = _("The call is open for %(days)s days, more than the usual %(usual)s.")
        return [Doubt("long", sentence % {"days": days, "usual": USUAL_DAYS})]


class SelectionQuerySet(EventQuerySet):
    date_field = "decided_on"

    def selected(self):
        return self.filter(state=Selection.State.SELECTED)

    def decided(self):
        """What the jury judged, with `marked`, true for what it selected."""
        judged = self.filter(state__in=[Selection.State.SELECTED, Selection.State.NOT_SELECTED])
        return judged.annotate(marked=Q(state=Selection.State.SELECTED))


class Selection(Record):
    """One case, course, trainer or institution put forward under a call, and its selection.

    It belongs to the place that put it forward.
    """

    class Kind(models.TextChoices):
        TEACHING_CASE = "teaching_case", _("teaching case")
        COURSE_RESOURCE = "course_resource", _("course")
        TRAINER = "trainer", _("trainer")
        INSTITUTION = "institution", _("institution")

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        SELECTED = "selected", _("selected")
        NOT_SELECTED = "not_selected", _("not selected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="selections", verbose_name=_("call for resources")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    title = models.CharField(
        _("title or name"),
        max_length=100,
        help_text=_("Of an institution, the name of the provider if you leave this empty."),
    )
    nominated_by = models.CharField(
        _("put forward by"),
        max_length=100,
        help_text=_("The bureau of the place if you leave this empty."),
    )
    nominated_on = models.DateField(
        _("put forward on"),
        db_index=True,
        help_text=_("Today if you leave this empty, or the last day of the call."),
    )
    provider = models.ForeignKey(
        TrainingProvider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("training provider"),
        help_text=_(
            "Only for an institution, which must be in the register of providers (counting rule "
            "of the annual report 2021)."
        ),
    )
    lecturer = models.CharField(
        _("lecturer"), max_length=50, blank=True, help_text=_("Of a teaching case or a course.")
    )
    hours = models.PositiveSmallIntegerField(
        _("course hours"), null=True, blank=True, help_text=_("Only for a course.")
    )
    opinion = models.TextField(
        _("opinion of the city"),
        blank=True,
        help_text=_(
            "The city puts forward and a jury decides (usual practice; ask the province if unsure)."
        ),
    )
    score = models.DecimalField(
        _("score of the jury"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Of 100."),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=State,
        default=State.NOMINATED,
        help_text=_("Only what was selected is counted (counting rule of the annual report 2021)."),
    )
    decided_on = models.DateField(
        _("decided on"),
        null=True,
        blank=True,
        db_index=True,
        validators=[not_in_future],
        help_text=_(
            "When the jury decided: the year it falls in is the year counted (counting rule of "
            "the annual report 2021)."
        ),
    )

    objects = SelectionQuerySet.as_manager()

    known = ["title", "nominated_by", "nominated_on"]

    class Meta:
        verbose_name = _("teaching resource")
        verbose_name_plural = _("teaching resources")
        ordering = ["-nominated_on", "pk"]
        constraints = [
            not_before_2019("decided_on"),
            not_before_2019("nominated_on"),
            models.UniqueConstraint(
                fields=["call", "kind", "title", "nominated_by"],
                name="teaching_resources_selection_entered_once",
                violation_error_message=_("This is already put forward under that call."),
            ),
            models.UniqueConstraint(
                fields=["call", "provider"],
                name="teaching_resources_selection_provider_once_per_call",
                violation_error_message=_("This provider is already put forward under that call."),
            ),
            models.CheckConstraint(
                condition=Q(kind="institution", provider__isnull=False)
                | ~Q(kind="institution") & Q(provider__isnull=True),
                name="teaching_resources_selection_institution_is_registered",
                violation_error_message=_(
                    "An institution, and nothing else, names a provider from the register."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind="course_resource", hours__isnull=False, hours__gt=0)
                | ~Q(kind="course_resource") & Q(hours__isnull=True),
                name="teaching_resources_selection_course_has_hours",
                violation_error_message=_("A course, and nothing else, has hours above zero."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(0, 100)),
                name="teaching_resources_selection_score_is_out_of_100",
                violation_error_message=_("A score is between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["selected", "not_selected"], decided_on__isnull=False)
                | Q(state__in=["nominated", "withdrawn"], decided_on__isnull=True),
                name="teaching_resources_selection_decision_has_a_day",
                violation_error_message=_("What is decided, and only that, has a day of decision."),
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("nominated_on")),
                name="teaching_resources_selection_decided_after_nomination",
                violation_error_message=_("Nothing is decided before it was put forward."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """A call takes nominations between its days."""
        call = getattr(self, "call", None)  # none, where the form names none
        dates = call and [call.opened_on, self.nominated_on, call.closes_on]
        if dates and all(dates) and dates != sorted(dates):
            raise ValidationError({"nominated_on": _("The call took no nominations on that day.")})

    def fill(self):
        self.nominated_by = self.nominated_by or bureau_of(self.region_id)
        if not self.title and self.provider_id:
            self.title = self.provider.name[:100]
        if not self.nominated_on and self.call_id:
            self.nominated_on = min(timezone.localdate(), self.call.closes_on)

    def doubts(self):
        return [*self._decided_early(), *self._passed_over()]

    def _decided_early(self):
        closes_on = self.call.closes_on
        if self.decided_on is None or self.decided_on >= closes_on:
            return []
        sentence = _("Decided on %(decided)s, while the call took nominations until %(closes)s.")
        days = {"decided": date_format(self.decided_on), "closes": date_format(closes_on)}
        return [Doubt("decided_early", sentence % days)]

    def _passed_over(self):
        """Selected with a lower score than something of its kind that was not."""
        if self.state != Selection.State.SELECTED or self.score is None:
            return []
        rivals = Selection.objects.filter(call=self.call_id, kind=self.kind)
        better = rivals.filter(state=Selection.State.NOT_SELECTED, score__gt=self.score)
        best = better.aggregate(score=Max("score"))["score"]
        if best is None:
            return []
        sentence = _("Selected with %(score)s points, while %(best)s were not enough for another.")
        return [Doubt("passed_over", sentence % {"score": self.score, "best": best})]
