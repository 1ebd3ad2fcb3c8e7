"""What people did that no record shows: they signed in, read a full number, took a list away.

An act is written once. The app's login may add acts, and neither change nor remove one. What
people did to records is in the records' own history (bureau.base.history).
"""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from bureau.base.history import TransactionNumber
from bureau.base.policies import OF_ACTS
from bureau.base.scope import EVERYWHERE, scope


class Act(models.Model):
    """Something that somebody did, or was refused; it outlives their account and what it was about."""

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", _("signed in")
        SIGN_IN_REFUSED = "sign_in_refused", _("was refused to sign in")
        SIGN_OUT = "sign_out", _("signed out")
        PASSWORD = "password", _("changed a password")
        CODE_REFUSED = "code_refused", _("was refused a second factor")
        SECOND_FACTOR = "second_factor", _("set up a second factor")
        SECOND_FACTOR_RESET = "second_factor_reset", _("took away a second factor")
        REVEAL = "reveal", _("read a full number")
        REVEAL_REFUSED = "reveal_refused", _("was refused a full number")
        LOOK_UP = "look_up", _("looked a person up by the full number")
        LOOK_UP_REFUSED = "look_up_refused", _("was refused to look a person up")
        EXPORT = "export", _("took a list away")
        EXPORT_REFUSED = "export_refused", _("was refused a list")
        REFUSED = "refused", _("was refused a page")
        TOKEN = "token", _("made an access token")
        TOKEN_REVOKED = "token_revoked", _("revoked an access token")
        TOKEN_REFUSED = "token_refused", _("was refused with an access token")

    happened_at = models.DateTimeField(_("happened at"), db_default=Now(), editable=False)
    kind = models.CharField(_("what was done"), max_length=20, choices=Kind)
    # No keys to accounts, places and records: what happened stays when they are gone.
    user_id = models.BigIntegerField(_("account"), null=True)
    username = models.CharField(_("username"), max_length=150, blank=True)
    region_id = models.CharField(_("place of the account"), max_length=6, blank=True)
    about = models.CharField(_("about"), max_length=100, blank=True)  # "veterans.veteran 17"
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    request = models.UUIDField(_("request"), null=True)
    address = models.GenericIPAddressField(_("network address"), null=True)

    transaction = models.BigIntegerField(db_default=TransactionNumber(), editable=False)

    keeps_history = False
    written_once = True
    policies = OF_ACTS

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-happened_at", "-pk"]
        default_permissions = ()
        indexes = [
            BrinIndex(fields=["transaction"], name="base_act_txn"),
            models.Index(fields=["happened_at"], name="base_act_happened_at"),
            models.Index(fields=["user_id", "happened_at"], name="base_act_user"),
            models.Index(fields=["about", "happened_at"], name="base_act_about"),
        ]

    def __str__(self):
        return f"{self.username} {self.get_kind_display()}"


def remember(kind, request, *, by=None, about=None, reason="", **details):
    """Note what the user of a request did, or `by` where the request is nobody's as yet; `about`
    is the record it was done to."""
    act = _act(kind, request, by, about, reason, details)
    keep(act)
    return act


def remember_refusal(kind, request, *, by=None, about=None, reason="", **details):
    """Note it once the request is undone: with it, the note itself would go (bureau.staff.scope)."""
    refusals = request.__dict__.setdefault("refusals", [])
    refusals.append(_act(kind, request, by, about, reason, details))


def keep(act):
    """The number of an act is read back, and the wall shows nobody the acts of no place."""
    with scope(EVERYWHERE):
        act.save(force_insert=True)


def _act(kind, request, by, about, reason, details):
    user = by or request.user
    known = user.is_authenticated
    return Act(
        kind=kind,
        user_id=user.pk,
        username=user.get_username() if known else "",
        region_id=(user.region_id or "") if known else "",
        about=f"{about._meta.label_lower} {about.pk}" if about is not None else "",
        reason=reason,
        details=details,
        request=getattr(request, "number", None),
        address=request.META.get("REMOTE_ADDR") or None,
    )
