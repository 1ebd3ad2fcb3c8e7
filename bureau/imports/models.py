"""Ledgers that offices sent, what was found in them, and what became of it."""

import json
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base import stored
from bureau.base.encryption import SealedColumn, seal, unseal
from bureau.base.policies import OF_ONES_OWN
from bureau.ledgers.ledger import ledgers
from bureau.ledgers.writing import Spool


class LedgerImport(models.Model):
    """One ledger that somebody sent. It is checked, looked at, then taken over by the same person:
    all of it or nothing; and it can be undone as one act while nothing builds on it."""

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        REFUSED = "refused", _("could not be read")
        WRITING = "writing", _("being taken over")
        DONE = "done", _("taken over")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    AT_WORK = [State.CHECKING, State.WRITING, State.UNDOING]

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # Where its sender was: rows without a place are of it, and rows of another are unknown.
    region = models.ForeignKey("veterans.Region", models.PROTECT, related_name="+")
    ledger = models.CharField(_("ledger"), max_length=100)
    file_name = models.CharField(_("file"), max_length=150)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    size = models.PositiveIntegerField(default=0)  # bytes
    kept_as = models.UUIDField(null=True)  # the file itself; nothing once it is thrown away
    rows_as = models.UUIDField(null=True)  # what is to be written of it, once it was checked
    marked_as = models.UUIDField(null=True)  # the same with what is wrong marked in it
    language = models.CharField(max_length=10)  # of whoever reads what is wrong
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKING)
    rows_done = models.PositiveIntegerField(default=0)  # of the work in hand
    rows_all = models.PositiveIntegerField(null=True)
    outcome = SealedColumn(null=True)  # what was found: it shows first rows, with people in them
    refusal = models.CharField(max_length=500, blank=True)  # why nothing could be done
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)  # of its doubts
    act = models.UUIDField(default=uuid4)  # the number under which histories keep its rows
    created = models.PositiveIntegerField(_("new"), default=0)
    updated = models.PositiveIntegerField(_("changed"), default=0)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    begun_at = models.DateTimeField(default=timezone.now)  # the work in hand
    ended_at = models.DateTimeField(_("ended at"), null=True)

    keeps_history = False
    policies = OF_ONES_OWN

    class Meta:
        verbose_name = _("import of a ledger")
        verbose_name_plural = _("imports of ledgers")
        ordering = ["-sent_at"]
        default_permissions = ()
        indexes = [models.Index(fields=["user", "-sent_at"], name="imports_of_a_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["done", "undoing", "undone"]) | Q(created=0, updated=0),
                name="imports_ledgerimport_wrote_what_it_says",
                violation_error_message=_("Only a ledger that was taken over has written rows."),
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def declared(self):
        return ledgers()[self.ledger]

    @property
    def data(self):
        return stored.fetch(self.kept_as, settings.LEDGER_FILES)

    @property
    def rows(self):
        return Spool(stored.path_of(self.rows_as, settings.LEDGER_FILES))

    @property
    def marked(self):
        return stored.fetch(self.marked_as, settings.LEDGER_FILES)

    def forget_files(self):
        """A ledger is full of people: once it has done its work, it goes."""
        for name in filter(None, [self.kept_as, self.rows_as, self.marked_as]):
            stored.discard(name, settings.LEDGER_FILES)
        self.kept_as = self.rows_as = self.marked_as = self.outcome = None

    @property
    def found(self):
        """What the check found, as plain data; None before it ended."""
        return json.loads(unseal(self.outcome)) if self.outcome is not None else None

    @found.setter
    def found(self, value):
        self.outcome = None if value is None else seal(json.dumps(value, ensure_ascii=False))

    @property
    def is_at_work(self):
        return self.state in self.AT_WORK

    @property
    def percent(self):
        """How far the work in hand has come, the last hundredth being the writing."""
        if not self.rows_all:
            return 0
        return min(99, self.rows_done * 100 // self.rows_all)

    @property
    def may_be_taken_over(self):
        found = self.found if self.state == self.State.CHECKED else None
        return bool(found and not found["wrong"] and self.rows_as)
