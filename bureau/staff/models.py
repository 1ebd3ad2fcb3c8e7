from datetime import timedelta

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
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

    token = None  # the ApiToken that a program of theirs asks with: it may do less than they

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    @property
    def scope(self):
        if self.token is not None and self.token.region:
            return self.token.region
        return self.region or NOWHERE

    def has_perm(self, perm, obj=None):
        return super().has_perm(perm, obj) and (self.token is None or self.token.allows(perm))

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


class ApiToken(models.Model):
    """What a program shows instead of a password: it asks as its owner, and may do what they may at
    that moment, less what the token leaves out."""

    class Rights(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("read and write")

    VERBS = {Rights.READ: ["view"], Rights.WRITE: ["view", "add", "change", "delete"]}
    LONGEST = timedelta(days=365)

    user = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("account"))
    name = models.CharField(
        _("name"), max_length=60, help_text=_("Of the program, and where it runs.")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)  # never the token
    rights = models.CharField(_("rights"), max_length=5, choices=Rights, default=Rights.READ)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for this place alone"),
    )
    kinds = models.JSONField(_("for these records alone"), default=list, blank=True)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_on = models.DateField(
        _("last day"), help_text=_("At most a year from now; then a new one is made.")
    )
    last_used_on = models.DateField(_("last used on"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    keeps_history = False  # who made, revoked and was refused one are acts

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        ordering = ["-made_at"]
        default_permissions = ()

    def __str__(self):
        return self.name

    @staticmethod
    def digest_of(text):
        """Keyed: whoever reads the table cannot try tokens against it."""
        return salted_hmac("access token", text, algorithm="sha256").hexdigest()

    @property
    def why_refused(self):
        """In a word of bureau.staff.tokens; nothing while it is good."""
        if not self.user.is_active:
            return "closed"
        if self.revoked_at:
            return "revoked"
        if self.expires_on < timezone.localdate():
            return "expired"
        within = self.region is None or self.region_id.startswith(self.user.scope.code)
        return None if within else "moved"

    def allows(self, permission):
        """Whether the token leaves a permission of its owner: "veterans.view_veteran"."""
        app_label, _dot, codename = permission.partition(".")
        verb, _line, model = codename.partition("_")
        kind = f"{app_label}.{model}"
        return verb in self.VERBS[self.rights] and (not self.kinds or kind in self.kinds)
