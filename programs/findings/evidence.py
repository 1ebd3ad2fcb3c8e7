"""The records that a finding names, and what they say."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bureau.base.facts import FOR_EVER
from bureau.base.records import Record
from programs.findings.rules import RULES


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One record, and what it says on which days; nothing where it says that no longer."""

    record: Record
    says: str = ""
    days: str = ""

    @property
    def kind(self):
        return self.record._meta


def evidence(finding):
    """Those records of a finding that are of its place still: another's are never shown."""
    keys = defaultdict(list)
    for label, key in map(str.split, finding.records):
        keys[apps.get_model(label)].append(int(key))
    said = {
        (fact.model, record.pk): Evidence(record=record, says=fact.says, days=_in_words(record))
        for fact in (RULES[finding.rule].facts if finding.rule in RULES else [])
        for record in _of(fact.dated, finding, keys.get(fact.model, []))
    }
    return [
        said.get((model, record.pk)) or Evidence(record=record)
        for model, wanted in keys.items()
        for record in _of(model._default_manager.all(), finding, wanted)
    ]


def _of(records, finding, keys):
    return records.filter(region=finding.region_id, pk__in=keys).order_by("pk")


def _in_words(record):
    if record.until == FOR_EVER:
        return _("since %(day)s") % {"day": date_format(record.first)}
    first, last = record.first, record.until - timedelta(days=1)
    return date_format(first) if first == last else f"{date_format(first)} – {date_format(last)}"
