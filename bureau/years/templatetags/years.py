"""How a year's life is told on its pages."""

from django import template
from django.utils.translation import gettext as _

from programs.lines import program_lines

register = template.Library()


@register.filter
def line_name(label):
    """The program line of a reopening, which is of all lines where it names none."""
    names = {line.label: line.verbose_name for line in program_lines()}
    return names.get(label, _("all"))
