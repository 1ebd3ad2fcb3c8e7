"""How numbers look on a page."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def number(value):
    """With thousands separated; what nobody knows is 无数据, not zero."""
    return _("no data") if value is None else f"{value:,}"


@register.filter
def part(value):
    """The same in the narrow columns of the places: whole yuan, a dash for nothing."""
    if not value:
        return "–"
    return f"{value:,.0f}" if isinstance(value, Decimal) and value >= 1000 else f"{value:,}"


@register.simple_tag
def verdict(figure, verdicts):
    """A sign that says whether the figure is what was printed."""
    found = verdicts.get(figure.code)
    if found is None:
        return ""
    printed = _("Printed: %s") % found.published.phrase
    sign = '<span class="ok" title="{}">✓</span>' if found.ok else '<span class="off">✗ {}</span>'
    return format_html(sign, printed)


@register.simple_tag
def headline(figures, verdicts):
    """The figures that the report printed in the line's heading: 357家、11000人次."""
    printed = [verdicts[figure.code] for figure in figures if figure.code in verdicts]
    return "、".join(each.figure.heading for each in printed if each.published.heading_form)
