"""A record that is decided in steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.cases.refusals import REFUSALS


def state_index(name):
    """For a table of cases most of which are done: duties ask for the few that wait."""
    return models.Index(fields=["state"], name=name)


class Case(models.Model):
    """Mixed into a record that goes from state to state along arrows, and by no other way.

    The database holds to it (programs.cases.triggers): a case is entered at its beginning, goes
    along its arrows, is corrected in its open states alone, and each step is kept with who took it.
    A subclass has a field `state` and declares the rest. Name it before Record.
    """

    # Changed by the database alone.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    approvals = models.PositiveSmallIntegerField(_("approvals"), default=0, editable=False)
    state_since = models.DateTimeField(_("in this state since"), null=True, editable=False)

    arrows = ()  # programs.cases.arrows.Arrow
    open_states = ()  # in which clerks correct it; the first is the one it begins with
    later = {}  # {state: fields that may still change in it}
    kept_by_database = ()  # fields that triggers of the model's own keep
    refusals = REFUSALS  # a model's own triggers have theirs in a `refusals` of its own

    class Meta:
        abstract = True

    @property
    def is_open(self):
        return self.state in self.open_states

    @property
    def gist(self):
        """What it is about, in a few words beside its name."""
        return ""

    def unusual(self):
        """Sentences that whoever decides should have read."""
        return [doubt.sentence for doubt in self.doubts()]

    def along(self, arrow, user):
        """What else happens when somebody takes an arrow; sentences that stand against it."""
        return []
