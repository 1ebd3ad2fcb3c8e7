"""Looks for what the rules doubt, in all records at once, and keeps the findings true to it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from programs.findings.models import Finding
from programs.findings.rules import RULES

AT_ONCE = 1000
# Their word holds as long as the records do; what was corrected and was not is doubted again.
HOLDS = [Finding.Outcome.EXPLAINED, Finding.Outcome.RECLAIMED]
KEY = ["rule", "region_id", "veteran_id", "enterprise_id"]  # of what a place has one open finding


@dataclass
class Doubt:
    """The records of one place that do not go together with each other, or with another's."""

    records: set = field(default_factory=set)
    elsewhere: bool = False


@dataclass(frozen=True, kw_only=True)
class Search:
    """What a search came to."""

    found: int
    gone: int
    open: int


def search():
    """Find what is doubtful and not known yet, and settle what is no longer so."""
    with connection.cursor() as cursor:  # two at once would both find the same
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('doubts across lines'))")
    doubts = _doubts()
    # Whoever would settle one at this moment waits.
    known = {_key(finding): finding for finding in Finding.objects.open().select_for_update()}
    gone = _settle(finding for key, finding in known.items() if key not in doubts)
    _follow((finding, doubts[key]) for key, finding in known.items() if key in doubts)
    answered = _answered()
    new = [
        _finding(key, doubt)
        for key, doubt in doubts.items()
        if key not in known and not doubt.records <= answered[key]
    ]
    Finding.objects.bulk_create(new, AT_ONCE)
    return Search(found=len(new), gone=gone, open=len(known) - gone + len(new))


def _doubts():
    """{key: Doubt} of all that is doubtful now."""
    doubts = defaultdict(Doubt)
    for name, rule in RULES.items():
        for model, records in rule.doubtful():
            for place, subject, pk, is_away in records:
                named = {"veteran": None, "enterprise": None} | {rule.subject: subject}
                doubt = doubts[name, place, named["veteran"], named["enterprise"]]
                doubt.records.add(f"{model._meta.label_lower} {pk}")
                doubt.elsewhere |= is_away
    return doubts


def _key(finding):
    return tuple(getattr(finding, name) for name in KEY)


def _finding(key, doubt):
    named = dict(zip(KEY, key, strict=True))
    return Finding(**named, records=sorted(doubt.records), elsewhere=doubt.elsewhere)


def _settle(findings):
    """How many are no longer so."""
    keys = [finding.pk for finding in findings]
    settled = {"outcome": Finding.Outcome.GONE, "settled_at": timezone.now()}
    return Finding.objects.filter(pk__in=keys).update(**settled)


def _follow(pairs):
    """An open finding names the records that are doubtful now."""
    changed = []
    for finding, doubt in pairs:
        now = (sorted(doubt.records), doubt.elsewhere)
        if (finding.records, finding.elsewhere) != now:
            finding.records, finding.elsewhere = now
            changed.append(finding)
    Finding.objects.bulk_update(changed, ["records", "elsewhere"], AT_ONCE)


def _answered():
    """{key: the records that somebody vouched for}."""
    answered = defaultdict(set)
    vouched = Finding.objects.filter(outcome__in=HOLDS)
    for *key, records in vouched.values_list(*KEY, "records").iterator():
        answered[tuple(key)].update(records)
    return answered
