"""What is done to a year. Each act is refused in one sentence, and leaves nothing done where it is.

The rules that matter are kept by the database as well (bureau.base.report_years, programs.closing).
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from bureau.base.models import Reopening, ReportYear
from bureau.base.scope import EVERYWHERE, because
from bureau.base.years import Period
from bureau.report.models import ReportTemplate
from bureau.summary.summarise import summarise
from bureau.years.completeness import places, values_by_place
from bureau.years.differences import differences
from bureau.years.fingerprints import fingerprint
from bureau.years.models import Confirmation, FrozenFigure, Publication, Restatement
from programs import counting
from programs.lines import indicators, program_lines

State = ReportYear.State


class Refused(Exception):
    """Says in one sentence why something cannot be done to a year."""


def locked(year):
    """The year's row, held until the transaction ends: writers of its records wait for it."""
    return ReportYear.objects.select_for_update(no_key=True).get(year=year)


@transaction.atomic
def confirm(year, region, user, explanations, doubtful):
    """A place stands by its figures; each that is unusual has to be explained."""
    _must_be(ReportYear.objects.get(year=year), State.OPEN, State.CLOSING)
    missing = [each for each in doubtful if not explanations.get(each.figure.code, "").strip()]
    if missing:
        labels = "、".join(str(each.figure.label) for each in missing)
        raise Refused(_("Explain these figures first: %(figures)s.") % {"figures": labels})
    Confirmation.objects.update_or_create(
        year_id=year,
        region=region,
        defaults={
            "user": user,
            "confirmed_at": timezone.now(),
            "values": values_by_place(year, [region.code]).get(region.code, {}),
            "explanations": {
                each.figure.code: explanations[each.figure.code].strip() for each in doubtful
            },
        },
    )


@transaction.atomic
def open_year(year, user):
    """From now on the bureau stands by its figures."""
    row = locked(year)
    _must_be(row, State.UNOPENED)
    row.state = State.OPEN
    row.save()


@transaction.atomic
def begin_closing(year, user):
    row = locked(year)
    _must_be(row, State.OPEN)
    if year >= timezone.localdate().year:
        raise Refused(_("The year %(year)s is not over yet.") % {"year": year})
    row.state, row.closing_by, row.closing_at = State.CLOSING, user, timezone.now()
    row.save()


@transaction.atomic
def take_back(year, user, reason):
    """Closing was begun too early."""
    row = locked(year)
    _must_be(row, State.CLOSING)
    because(reason)
    row.state, row.closing_by, row.closing_at = State.OPEN, None, None
    row.save()


@transaction.atomic
def close(year, user, despite=""):
    """Another person closes it. What is missing is looked at once nobody can add to it."""
    row = locked(year)
    _must_be(row, State.CLOSING)
    if row.closing_by_id == user.pk:
        raise Refused(_("You began to close this year: another person has to close it."))
    missing = [place for place in places(year) if not place.is_ready]
    if missing and not despite.strip():
        raise Refused(
            _(
                "%(number)d places have not confirmed their figures: say why it is closed all the same."
            )
            % {"number": len(missing)}
        )
    row.state, row.closed_by, row.closed_at = State.CLOSED, user, timezone.now()
    row.closed_despite = despite.strip() if missing else ""
    row.save()


@transaction.atomic
def publish(year, user):
    """Freeze the article and every figure of the province as they are."""
    row = locked(year)
    _must_be(row, State.CLOSED)
    if Reopening.objects.in_force().filter(year=year).exists():
        raise Refused(_("The year is reopened at the moment: publish it when that has ended."))
    template = ReportTemplate.objects.for_year(year, ReportTemplate.Style.ARTICLE)
    summary = summarise(year, EVERYWHERE)
    with override(settings.LANGUAGE_CODE):
        article = template.article(summary)
    if article.problems:
        first = article.problems[0]
        raise Refused(
            _("The article has %(number)d problems, the first in line %(line)d: %(sentence)s")
            % {"number": len(article.problems), "line": first.line, "sentence": first.sentence}
        )
    publication = Publication.objects.create(
        year=row, article=[_block(block) for block in article.blocks], published_by=user
    )
    definitions = {line.label: counting.fingerprint(line) for line in program_lines()}
    FrozenFigure.objects.bulk_create(
        _frozen(publication, figure, definitions) for figure in summary.figures
    )
    row.state = State.PUBLISHED
    row.save()
    return publication


@transaction.atomic
def reopen(year, user, *, region, line, reason, ends_at):
    """Ask for it; another one has to agree."""
    row = locked(year)
    if not row.is_closed:
        raise Refused(_("The year %(year)s is not closed.") % {"year": year})
    if line and line not in {each.label for each in program_lines()}:
        raise Refused(_("There is no program line %(line)s.") % {"line": line})
    reopening = Reopening(
        year=row, region=region, line=line, reason=reason.strip(), ends_at=ends_at, asked_by=user
    )
    _validate(reopening)
    reopening.save()
    return reopening


@transaction.atomic
def agree(reopening, user):
    reopening = Reopening.objects.select_for_update().get(pk=reopening.pk)
    if reopening.agreed_at:
        raise Refused(_("This was agreed to already."))
    if reopening.ends_at <= timezone.now():
        raise Refused(_("It would have ended already: ask anew."))
    reopening.agreed_by, reopening.agreed_at = user, timezone.now()
    _validate(reopening)
    reopening.save()


@transaction.atomic
def end(reopening, user):
    """Before its time; whoever writes at this moment still may."""
    reopening = Reopening.objects.select_for_update().get(pk=reopening.pk)
    if not reopening.agreed_at or reopening.ends_at <= timezone.now():
        raise Refused(_("This reopening is not in force."))
    locked(reopening.year_id)
    reopening.ends_at = timezone.now()
    reopening.save()


@transaction.atomic
def restate(year, code, user, reason):
    """Write down what a published figure was, what it is, and the records that made the difference."""
    publication = _published(year)
    frozen = publication.figures.filter(code=code).first()
    if frozen is None:
        raise Refused(_("There is no figure %(code)s.") % {"code": code})
    last = stands(publication, code)
    now = summarise(year, EVERYWHERE)[code].value
    since = last.approved_at if last else publication.published_at
    found = differences(code, indicators()[code], Period(year), since)
    if not found:
        raise Refused(_("No record of this figure has changed since it was published."))
    restatement = Restatement(
        publication=publication,
        code=code,
        old=last.new if last else frozen.value,
        new=now,
        records=[each.as_data for each in found],
        reason=reason.strip(),
        asked_by=user,
    )
    _validate(restatement)
    restatement.save()
    return restatement


@transaction.atomic
def approve(restatement, user):
    restatement = Restatement.objects.select_for_update().get(pk=restatement.pk)
    if restatement.approved_at:
        raise Refused(_("This was approved already."))
    year = restatement.publication.year_id
    if summarise(year, EVERYWHERE)[restatement.code].value != restatement.new:
        raise Refused(_("The figure has changed since this was written: write it anew."))
    restatement.approved_by, restatement.approved_at = user, timezone.now()
    _validate(restatement)
    restatement.save()


def stands(publication, code):
    """The last approved restatement of a figure, if there is one."""
    approved = publication.restatements.filter(code=code, approved_at__isnull=False)
    return approved.order_by("-approved_at").first()


def _published(year):
    publication = Publication.objects.filter(year=year).first()
    if publication is None:
        raise Refused(_("The year %(year)s has not been published.") % {"year": year})
    return publication


def _must_be(row, *states):
    if row.state not in states:
        raise Refused(
            _("The year %(year)s is %(state)s: this cannot be done to it.")
            % {"year": row.year, "state": row.get_state_display()}
        )


def _validate(row):
    """Its own rules, as a sentence."""
    try:
        row.full_clean()
    except ValidationError as refused:
        raise Refused(" ".join(refused.messages)) from None


def _block(block):
    return {
        "kind": block.kind.name.lower(),
        "name": block.name,
        "heading": [_span(span) for span in block.heading],
        "spans": [_span(span) for span in block.spans],
    }


def _span(span):
    return {"text": span.text, "code": span.figure.code if span.figure else ""}


def _frozen(publication, figure, definitions):
    found = fingerprint(figure.code, figure.indicator, Period(publication.year_id))
    return FrozenFigure(
        publication=publication,
        code=figure.code,
        value=figure.value,
        text=figure.text,
        heading=figure.heading,
        records=found.records,
        digest=found.digest,
        definition=definitions[figure.line.label],
    )
