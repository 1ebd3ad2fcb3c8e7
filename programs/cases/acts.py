"""The arrows of cases as acts of their lists and pages: asked for, confirmed, carried out."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from bureau.desk.bulk import BulkChange
from programs.cases.arrows import APPROVES, Arrow
from programs.cases.models import Step


@dataclass(frozen=True, kw_only=True)
class Decision(BulkChange):
    """Takes an arrow with the chosen cases that stand at its beginning and are not one's own."""

    arrow: Arrow

    def concerns(self, records, user):
        """The cases in which somebody has no other part; the database holds to that as well."""
        mine = Step.objects.filter(
            kind=records.model._meta.label_lower, case_id=OuterRef("pk"), actor_id=user.pk
        )
        concerned = super().concerns(records, user)
        if not self.arrow.part:
            return concerned
        return concerned.exclude(Exists(mine.exclude(part="").exclude(part=self.part)))

    @property
    def part(self):
        """Each approval of a large amount is a part of its own."""
        if not self.arrow.in_stages:
            return self.arrow.part
        return Concat(Value(f"{APPROVES} "), Cast(OuterRef("approvals") + 1, CharField()))

    def carry_out(self, record, user):
        """With the case itself, which is saved, whatever its step brings with it."""
        return super().carry_out(record, user) or record.along(self.arrow, user)

    def warnings(self, record):
        return record.unusual() if self.arrow.part else []


def acts(model):
    """What can be done to cases of a kind, in the order in which it is declared."""
    return [act_of(arrow) for arrow in model.arrows if arrow.offered]


def act_of(arrow):
    return Decision(
        key=arrow.key,
        label=arrow.label,
        changes={**arrow.sets, "state": arrow.target},
        asks=[*arrow.asks, *filter(None, [arrow.reason])],
        applies_to=Q(state__in=arrow.sources),
        permission=arrow.by,
        arrow=arrow,
    )
