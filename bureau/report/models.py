from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bureau.base.policies import EVERYTHING
from bureau.base.scope import EVERYWHERE
from bureau.report.article import write
from bureau.summary.asking import Unknown, repeated

LONGEST = 50_000  # characters: some thirty pages


class TemplateQuerySet(models.QuerySet):
    def for_year(self, year, style):
        """The template of that very year, if there is one; otherwise the one of any year."""
        fitting = self.filter(Q(year=year) | Q(year__isnull=True), style=style)
        return fitting.order_by(models.F("year").asc(nulls_last=True)).first()

    def asked_for(self, year, style):
        """The same of a style as it is asked for, the article where none is; or says what there
        is not."""
        style = style or self.model.Style.ARTICLE
        if style not in self.model.Style.values:
            raise Unknown(
                gettext("There is no report of the style %(style)s.") % {"style": repeated(style)}
            )
        template = self.for_year(year, style)
        if template is None:
            raise Unknown(gettext("Nobody has written a template of this report yet."))
        return template


class ReportTemplate(models.Model):
    """The words around the figures of a report, which the bureau writes and changes."""

    class Style(models.TextChoices):
        ARTICLE = "article", _("annual article")
        BRIEF = "brief", _("short brief of a place")

    style = models.CharField(_("style"), max_length=10, choices=Style)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty: of every year that has none.")
    )
    body = models.TextField(_("text"), max_length=LONGEST)

    objects = TemplateQuerySet.as_manager()

    # Read by whoever reads the year; the province writes it.
    policies = {
        "scope_read": "FOR SELECT USING (true)",
        "scope_add": f"FOR INSERT WITH CHECK ({EVERYTHING})",
        "scope_change": f"FOR UPDATE USING ({EVERYTHING})",
        "scope_remove": f"FOR DELETE USING ({EVERYTHING})",
    }

    class Meta:
        verbose_name = _("report template")
        verbose_name_plural = _("report templates")
        ordering = ["style", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["style", "year"],
                nulls_distinct=False,
                name="report_reporttemplate_one_of_a_style_and_year",
                violation_error_message=_("There is a template of this style for that year."),
            ),
        ]

    def __str__(self):
        return f"{self.get_style_display()} {self.year or ''}".strip()

    @staticmethod
    def are_written_by(user):
        """Where they may be written at all; which of it somebody may, their role says."""
        return user.scope.code == EVERYWHERE

    def may_be_changed_by(self, user):
        return self.are_written_by(user) and user.has_perm("report.change_reporttemplate")

    def article(self, summary):
        """What it says of a year and place."""
        return write(self.body, summary, brief=self.style == self.Style.BRIEF)
