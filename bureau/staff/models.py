from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from veterans.models import Region

NOWHERE = Region(code="nowhere")  # no place's code begins with it


class User(AbstractUser):
    """A member of staff. What they see is their place and all it contains; without one, nothing."""

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place"),
    )
    # When they chose their password; empty while it is one that somebody else gave them.
    password_chosen_at = models.DateTimeField(_("password chosen at"), null=True, editable=False)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    @property
    def scope(self):
        return self.region or NOWHERE

    @property
    def places(self):
        """Where they keep accounts: in their place and all it contains; without one, in any."""
        return Region.objects.within(self.region) if self.region else Region.objects.all()

    def keeps(self, accounts):
        """Those of the accounts that are theirs to keep; of no place, whoever has none keeps them."""
        return accounts.filter(region__in=self.places) if self.region else accounts

    @cached_property
    def role_keys(self):
        """The names of the groups they are in: of roles, their keys."""
        return sorted(group.name for group in self.groups.all())

    def set_password(self, raw_password):
        """Whoever sets one for somebody else need not remember that it is to be changed."""
        super().set_password(raw_password)
        self.password_chosen_at = None


class RoleGrant(models.Model):
    """A role that one administrator wants an account to have; it is given when another agrees."""

    account = models.ForeignKey(
        User, models.CASCADE, related_name="+", verbose_name=_("account"), editable=False
    )
    role = models.ForeignKey(
        Group, models.CASCADE, related_name="+", verbose_name=_("role"), editable=False
    )
    asked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("asked by"), editable=False
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
        editable=False,
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    agreed = models.BooleanField(_("agreed"), null=True, editable=False)  # None while it waits

    class Meta:
        verbose_name = _("grant of a role")
        verbose_name_plural = _("grants of roles")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(agreed=None),
                name="staff_rolegrant_waits_once",
                violation_error_message=_("This role waits for somebody to agree already."),
            ),
            models.CheckConstraint(
                condition=Q(agreed=None, decided_by=None, decided_at=None)
                | Q(agreed__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="staff_rolegrant_is_decided_by_somebody",
                violation_error_message=_("Who decided, and when, belong together."),
            ),
            models.CheckConstraint(  # whoever asked may take it back
                condition=~Q(agreed=True) | ~Q(decided_by=F("asked_by")),
                name="staff_rolegrant_takes_two",
                violation_error_message=_("Another administrator has to agree."),
            ),
            models.CheckConstraint(
                condition=~Q(account=F("asked_by"))
                & (Q(agreed=None) | ~Q(account=F("decided_by"))),
                name="staff_rolegrant_is_for_somebody_else",
                violation_error_message=_("Nobody gives themselves a role."),
            ),
        ]

    def __str__(self):
        return f"{self.account} · {self.role}"
