"""Each night: are the kept figures those of the records, and the published ones still made of theirs?"""

from bureau.base.models import ReportYear
from bureau.base.scope import EVERYWHERE
from bureau.base.years import Period
from bureau.summary.recount import differences as opinions
from bureau.years.differences import differences
from bureau.years.fingerprints import fingerprint
from bureau.years.models import Mismatch, Publication
from programs.lines import indicators


def look_again():
    """Put what is found tonight in place of what was found before."""
    found = [*_tallies(), *_published()]
    Mismatch.objects.all().delete()
    Mismatch.objects.bulk_create(found)


def _tallies():
    for year in ReportYear.objects.opened().values_list("year", flat=True):
        for code, place, own, kept, counted in opinions(year):
            yield Mismatch(
                kind=Mismatch.Kind.TALLY,
                year_id=year,
                code=code,
                place=place,
                details={"own": own, "kept": str(kept), "counted": str(counted)},
            )


def _published():
    """A figure whose records are others than those published, where no restatement tells of them."""
    for publication in Publication.objects.all():
        told = _told_of(publication)
        for frozen in publication.figures.all():
            indicator = indicators()[frozen.code]
            period = Period(publication.year_id)
            if fingerprint(frozen.code, indicator, period).digest == frozen.digest:
                continue
            changed = differences(frozen.code, indicator, period, publication.published_at)
            untold = [each.as_data for each in changed if not told(frozen.code, each)]
            if untold or not changed:
                yield Mismatch(
                    kind=Mismatch.Kind.PUBLISHED,
                    year_id=publication.year_id,
                    code=frozen.code,
                    place=EVERYWHERE,
                    details={"records": untold},
                )


def _told_of(publication):
    """Whether a change of a record is among those of an approved restatement."""
    told = {
        (restatement.code, each["record"], each["after"])
        for restatement in publication.restatements.filter(approved_at__isnull=False)
        for each in restatement.records
    }
    return lambda code, change: (code, change.record, change.after) in told
