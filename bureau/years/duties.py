"""What waits for those who close years, and for those who confirm them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bureau.base.models import Reopening, ReportYear
from bureau.desk.duties import Notice
from bureau.years.models import Confirmation, Mismatch, Restatement
from bureau.years.rights import may_close, may_confirm


def notices(user, today):
    found = []
    if may_close(user):
        found += [*_mismatches(), *_waiting(user, today)]
    if may_confirm(user):
        found += _unconfirmed(user)
    return found


def _mismatches():
    for year in ReportYear.objects.filter(pk__in=Mismatch.objects.values("year")):
        number = Mismatch.objects.filter(year=year).values("code").distinct().count()
        sentence = ngettext(
            "%(number)d figure of %(year)s is not what its records say.",
            "%(number)d figures of %(year)s are not what their records say.",
            number,
        )
        yield _notice(sentence % {"number": number, "year": year}, "year-published", year.pk)


def _waiting(user, today):
    for reopening in Reopening.objects.filter(agreed_at=None).exclude(asked_by=user):
        sentence = _("Somebody asks to reopen %(year)s: you can agree.")
        yield _notice(sentence % {"year": reopening.year_id}, "year-life", reopening.year_id)
    for restatement in _restatements(user):
        sentence = _("A restatement of %(year)s waits for another person's approval.")
        year = restatement.publication.year_id
        yield _notice(sentence % {"year": year}, "year-published", year)


def _restatements(user):
    waiting = Restatement.objects.filter(approved_at=None).exclude(asked_by=user)
    return waiting.select_related("publication")


def _unconfirmed(user):
    closing = ReportYear.objects.filter(state=ReportYear.State.CLOSING)
    done = Confirmation.objects.filter(region=user.region).values("year")
    for year in closing.exclude(pk__in=done):
        sentence = _("The year %(year)s is being closed: confirm the figures of your place.")
        yield _notice(sentence % {"year": year}, "year-confirm", year.pk)


def _notice(sentence, page, year):
    return Notice(sentence=sentence, links={_("Look at them"): reverse(page, args=[year])})
