"""What waits for those who close years, and for those who confirm them."""

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bureau.base.models import Reopening, ReportYear
from bureau.base.year_rights import may_close, may_confirm
from bureau.desk.duties import Notice
from bureau.years.models import Confirmation, Mismatch, Restatement


def notices(user, today):
    found = []
    if may_close(user):
        found += [
            _notice(KINDS[kind](number) % {"number": number, "year": year}, PAGES[kind], year)
            for kind, year, number in _waiting(user)
        ]
    if may_confirm(user):
        found += _unconfirmed(user)
    return found


def _waiting(user):
    """[(what, year, how many)], in one query."""
    others = {"asked_by": user}
    kinds = {
        "mismatch": Mismatch.objects.values("year"),
        "reopening": Reopening.objects.filter(agreed_at=None).exclude(**others).values("year"),
        "restatement": Restatement.objects.filter(approved_at=None)
        .exclude(**others)
        .values("publication__year"),
    }
    rows = [
        rows.order_by()
        .annotate(
            kind=Value(kind), number=Count("pk" if kind == "reopening" else "code", distinct=True)
        )
        .values_list("kind", *rows.query.values_select, "number")
        for kind, rows in kinds.items()
    ]
    return rows[0].union(*rows[1:], all=True)


KINDS = {
    "mismatch": lambda number: ngettext(
        "%(number)d figure of %(year)s is not what its records say.",
        "%(number)d figures of %(year)s are not what their records say.",
        number,
    ),
    "reopening": lambda number: ngettext(
        "Somebody asks to reopen %(year)s: you can agree.",
        "It is asked %(number)d times to reopen %(year)s: you can agree.",
        number,
    ),
    "restatement": lambda number: ngettext(
        "A restatement of %(year)s waits for another person's approval.",
        "%(number)d restatements of %(year)s wait for another person's approval.",
        number,
    ),
}
PAGES = {"mismatch": "year-published", "reopening": "year-life", "restatement": "year-published"}


def _unconfirmed(user):
    closing = ReportYear.objects.filter(state=ReportYear.State.CLOSING)
    done = Confirmation.objects.filter(region=user.region).values("year")
    for year in closing.exclude(pk__in=done):
        sentence = _("The year %(year)s is being closed: confirm the figures of your place.")
        yield _notice(sentence % {"year": year}, "year-confirm", year.pk)


def _notice(sentence, page, year):
    return Notice(sentence=sentence, links={_("Look at them"): reverse(page, args=[year])})
