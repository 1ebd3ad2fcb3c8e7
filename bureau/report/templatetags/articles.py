"""How the words of an article stand on a page: its figures lead to their records."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

register = template.Library()

SHORT = 12  # characters: a figure, and no list of names, stays on one line


@register.simple_tag(takes_context=True)
def words(context, spans, name):
    """The spans of a paragraph without a blank between them; `name` is the paragraph's, on a page."""
    return format_html_join(
        "",
        "{}",
        (
            (_figure(context, span, f"{name}-{number}") if span.figure else span.text,)
            for number, span in enumerate(spans, 1)
        ),
    )


def _figure(context, span, name):
    figure, summary = span.figure, context["summary"]
    told = {"text": span.text, "figure": figure, "name": name}
    told["is_short"] = len(span.text) <= SHORT
    if figure.code in context["followed"]:
        place = urlencode({"region": summary.region.code})
        told["address"] = f"{reverse('figure', args=[summary.year, figure.code])}?{place}"
        told["changed_at"] = context["changes"].get(figure.code)
    return mark_safe(render_to_string("report/figure.html", told).strip())
