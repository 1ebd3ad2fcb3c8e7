import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.encryption import SealedColumn
from bureau.base.policies import EVERYTHING, OF_ONES_OWN, OWN, SEEN, UNATTENDED


class Submission(models.Model):
    """A form, or a program's request, that was sent and saved. What carries the same token again saves nothing."""

    token = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    led_to = models.CharField(max_length=1000)  # the address that the answer sent the clerk to
    # Of a program's request: its fingerprint, and the answer, to be given again.
    sent = models.CharField(max_length=64, blank=True)
    answer = models.TextField(blank=True)  # in JSON; numbers are masked in it, as in any answer
    saved_at = models.DateTimeField(auto_now_add=True)

    keeps_history = False
    policies = OF_ONES_OWN

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-saved_at"]

    def __str__(self):
        return str(self.token)


class Draft(models.Model):
    """A form put aside half filled: kept apart from the records, counted nowhere, its owner's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    region = models.ForeignKey("veterans.Region", models.CASCADE, null=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    content = SealedColumn()  # what was typed: it may hold personal numbers
    title = models.CharField(_("title"), max_length=100)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    keeps_history = False
    policies = OF_ONES_OWN

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-saved_at"]

    def __str__(self):
        return self.title


class Explanation(models.Model):
    """What a clerk answered to a doubt about a record, for those who review it."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    record = GenericForeignKey()
    code = models.CharField(max_length=40)
    doubt = models.CharField(_("doubt"), max_length=300)
    text = models.CharField(_("explanation"), max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("explained by")
    )
    explained_at = models.DateTimeField(_("explained at"), auto_now_add=True)

    # Read with its record, of which the province sees every one; written once, in one's own name.
    policies = {
        "scope_read": f"FOR SELECT USING ({EVERYTHING} OR {SEEN})",
        "scope_add": f"FOR INSERT WITH CHECK ({OWN} AND {SEEN} OR {UNATTENDED})",
    }

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        ordering = ["-explained_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="desk_of_a_record")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="desk_explanation_says_something",
                violation_error_message=_("Explain the doubt in a sentence."),
            ),
        ]

    def __str__(self):
        return self.text


class SavedView(models.Model):
    """A list as somebody likes to see it: its filters and order, under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Where its owner was: what it searches for tells of that place.
    region = models.ForeignKey("veterans.Region", models.CASCADE, null=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=1000)

    keeps_history = False
    policies = OF_ONES_OWN

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "region", "content_type", "name"],
                nulls_distinct=False,
                name="desk_savedview_name_is_its_own",
                violation_error_message=_("You have a view of this name: choose another."),
            ),
        ]

    def __str__(self):
        return self.name


class ListFile(models.Model):
    """A list that somebody takes away as a file, or a document about no one kind of record: asked
    for, written by a job, kept for some days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be written")
        WRITING = "writing", _("is being written")
        WRITTEN = "written", _("written")
        FAILED = "failed", _("not written")

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel (xlsx)")
        CSV = "csv", _("plain text (csv)")
        DOCX = "docx", _("Word (docx)")
        PDF = "pdf", _("for print (pdf)")
        HTML = "html", _("page (html)")
        JSON = "json", _("for programs (json)")

    OF_LISTS = [Format.XLSX, Format.CSV]

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Where they were then: who has moved since cannot have it.
    region = models.ForeignKey("veterans.Region", models.CASCADE, null=True, related_name="+")
    # Empty of a document: what is in it is everybody's to read.
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    offered_by = models.CharField(max_length=20)  # the app whose offered.py has it
    figure = models.CharField(max_length=100, blank=True)  # where the list is what is behind one
    year = models.PositiveSmallIntegerField(null=True)  # of the figure, or the document
    query = models.CharField(
        max_length=4000, blank=True
    )  # what the list was asked, as its address has it
    title = models.CharField(_("list"), max_length=200)
    format = models.CharField(_("format"), max_length=4, choices=Format, default=Format.XLSX)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)

    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(_("rows"), null=True)
    truncated = models.BooleanField(default=False)  # there were more rows than a file takes
    failure = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=64, default=secrets.token_hex, editable=False)  # on disk
    sha256 = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True)
    fetched_at = models.DateTimeField(_("fetched at"), null=True)  # the last time

    keeps_history = False
    policies = OF_ONES_OWN

    class Meta:
        verbose_name = _("file of a list")
        verbose_name_plural = _("files of lists")
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["user", "-asked_at"], name="desk_listfile_of_somebody")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="written")
                | models.Q(rows__isnull=False, expires_at__isnull=False) & ~models.Q(sha256=""),
                name="desk_listfile_is_known_once_written",
                violation_error_message=_("A file has its rows, its digest and its end."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def path(self):
        return Path(settings.LIST_FILES) / f"{self.name}.{self.format}"

    @property
    def progress_path(self):
        """How many rows are written so far, for whoever waits: the job's own rows are not seen
        before it ends."""
        return self.path.with_suffix(".rows")

    @property
    def is_pending(self):
        return self.state in (self.State.WAITING, self.State.WRITING)

    @property
    def is_there(self):
        """Whether it can be fetched."""
        return (
            self.state == self.State.WRITTEN
            and self.expires_at > timezone.now()
            and self.path.exists()
        )

    @property
    def kind(self):
        """The kind of record that its rows are; none of a document."""
        return self.content_type and self.content_type.model_class()._meta

    @property
    def formats(self):
        """What it can be written as."""
        return self.OF_LISTS if self.kind else list(self.Format)

    def may_be_read_by(self, user):
        kind = self.kind
        return kind is None or user.has_perm(f"{kind.app_label}.view_{kind.model_name}")
