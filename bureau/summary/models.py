from django.db import models
from django.utils.translation import gettext_lazy as _

from bureau.base.policies import EVERYTHING
from programs.lines import program_lines
from programs.wording import read_figure


def every_indicator():
    """The codes that a report can print, by their lines."""
    return [
        (str(line.verbose_name), [(code, each.label) for code, each in line.indicators.items()])
        for line in program_lines()
    ]


class PublishedFigure(models.Model):
    """What a year's published report printed for one indicator, as somebody entered it."""

    year = models.PositiveSmallIntegerField(_("year"))
    code = models.CharField(_("indicator"), max_length=63, choices=every_indicator)
    heading_form = models.CharField(_("as printed in the heading"), max_length=40, blank=True)
    text_form = models.CharField(_("as printed in the text"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the report"))

    policies = {
        "scope_read": "FOR SELECT USING (true)",
        "scope_add": f"FOR INSERT WITH CHECK ({EVERYTHING})",
        "scope_change": f"FOR UPDATE USING ({EVERYTHING})",
    }

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        ordering = ["year", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "code"],
                name="summary_publishedfigure_is_printed_once_a_year",
                violation_error_message=_("This figure is already entered for that year."),
            ),
            models.CheckConstraint(
                condition=~models.Q(heading_form="", text_form=""),
                name="summary_publishedfigure_has_words",
                violation_error_message=_("Enter how the figure was printed."),
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.code}: {self.phrase}"

    @property
    def phrase(self):
        """The form that decides: the text's, which keeps hedges and decimals, else the heading's."""
        return self.text_form or self.heading_form

    @property
    def printed(self):
        """The phrase as the interval of values it stands for."""
        return read_figure(self.phrase)
