"""The admin of cases: what can be done to one, and the way it went so far."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.admin.utils import flatten_fieldsets
from django.utils.translation import gettext_lazy as _

from bureau.desk.forms import RecordForm
from programs.cases.arrows import ways
from programs.cases.models import Step
from programs.cases.triggers import CORRECTED, FILED


@dataclass(frozen=True)
class Taken:
    """A step in the reader's words."""

    label: str
    state: str  # that it led to
    who: str = ""
    at: datetime | None = None
    day: date | None = None
    reason: str = ""


class CaseForm(RecordForm):
    """Rules that speak of the state hold for the form as well, though nobody types the state."""

    def _get_validation_exclusions(self):
        changed = {name for arrow in self._meta.model.arrows for name in arrow.changes}
        return super()._get_validation_exclusions() - changed


class CasePage:
    """Mixed into an admin, before RecordAdmin: states are reached by acts and never typed in."""

    form = CaseForm
    change_form_template = "cases/change_form.html"

    @property
    def readonly_fields(self):
        """What is on the form and comes of the acts alone."""
        shown = flatten_fieldsets(self.fieldsets)
        return [name for name in shown if not self.opts.get_field(name).editable]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_open)

    def has_delete_permission(self, request, obj=None):
        begins = obj is None or obj.state == obj.open_states[0]
        return super().has_delete_permission(request, obj) and begins

    def get_fieldsets(self, request, obj=None):
        """The form of a case that came back begins with what is wrong with it; one that was never
        filed has nothing yet that acts could have brought."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return [*_without(fieldsets, self.readonly_fields)]
        if obj.is_open and obj.state != obj.open_states[0]:
            return sorted(fieldsets, key=lambda one: "returned_because" not in one[1]["fields"])
        return fieldsets

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj is not None:
            context |= {"acts": self.acts_on(request, obj), "steps": steps_of(obj)}
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def acts_on(self, request, case):
        """What the reader may do to a case as it stands."""
        this = self.model._default_manager.in_region(request.user.scope).filter(pk=case.pk)
        return [
            change
            for change in self.bulk
            if self._allows(request, change) and change.concerns(this, request.user).exists()
        ]


def steps_of(case):
    """The way that a case went, from its beginning. Of one that was loaded its days tell as much of
    it as nobody took by hand."""
    states = dict(case._meta.get_field("state").flatchoices)
    labels = {FILED: _("filed"), CORRECTED: _("corrected")}
    labels |= {arrow.key: arrow.label for arrow in case.arrows}
    reasons = _reasons(case)
    kept = Step.objects.filter(kind=case._meta.label_lower, case_id=case.pk)
    return [
        *_loaded(case, kept, states),
        *(
            Taken(
                label=labels.get(step.arrow, step.arrow),
                state=states.get(step.target, step.target),
                who=step.actor,
                at=step.at,
                day=step.day,
                reason=reasons.get(step.arrow, {}).get(step.reason, step.reason),
            )
            for step in kept
        ),
    ]


def _loaded(case, kept, states):
    """The way to where the first step that is kept began, or to where the case stands."""
    first = next(iter(kept), None)
    reached = first.source if first else case.state
    if not reached:  # it was filed by hand
        return
    beginning = case.open_states[0]
    yield Taken(label=_("filed"), state=states[beginning])
    for arrow in ways(beginning, case.arrows)[reached]:
        day = getattr(case, arrow.day) if arrow.day else None
        yield Taken(label=arrow.label, state=states[arrow.target], day=day)


def _reasons(case):
    """{step: {value: label}} where a reason is one of several."""
    fields = {
        arrow.key: case._meta.get_field(arrow.reason) for arrow in case.arrows if arrow.reason
    }
    return {key: dict(field.flatchoices) for key, field in fields.items() if field.choices}


def _without(fieldsets, names):
    """The fieldsets less some fields, and none that is empty then."""
    for label, options in fieldsets:
        if kept := [name for name in options["fields"] if name not in names]:
            yield label, {**options, "fields": kept}
