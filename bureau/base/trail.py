"""What was done, by whom and why: the histories of records and the acts, read as one list."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.apps import apps
from django.contrib.admin.utils import display_for_field
from django.db.models import F, Value
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context

from bureau.base.acts import Act
from bureau.base.derived import DerivedField
from bureau.base.history import history_models

NOTHING = "—"
DONE = {"insert": _("entered"), "update": _("changed"), "delete": _("deleted")}
DETAILS = {  # of an act
    "field": _("number"),
    "found": _("found"),
    "format": _("kind of file"),
    "list": _("list"),
    "page": _("page"),
    "region": _("place"),
    "rows": _("rows"),
    "username": _("username"),
    "year": _("year"),
}
NOT_TOLD = {"id", "batch", "opened_to"}  # changed by nobody's hand


@dataclass(frozen=True)
class Change:
    name: str  # of the field, in the reader's language
    before: str  # nothing where the record was entered
    after: str


@dataclass(frozen=True)
class Entry:
    """One thing that somebody did."""

    at: datetime
    what: str
    who: str = ""  # the username; nothing where it was done outside the site
    place: str = ""  # of the account
    kind: str = ""  # of the record
    about: str = ""  # the record, as it is or last was
    address: str = ""  # of the record's page, while there is one
    changes: tuple = ()
    reason: str = ""
    request: str = ""


def of_record(record):
    """What happened to a record, the latest first."""
    history = type(record).pgh_event_model
    rows = history.objects.filter(**{record._meta.pk.name: record.pk}).order_by("-pgh_id")
    return _changes(history, rows)


def done(first, last, *, username="", about=None):
    """A query for the entries from `first` to `last` (moments), the latest first; read it by `entries`.

    `about` narrows it to one record, as (model, key).
    """
    names = {"first": first, "last": last, "username": username}
    if about is None:
        histories = [_of_histories(model, **names) for model in history_models()]
        return _of_acts(**names).union(*histories, all=True).order_by("-row_at", "-row_key")
    model, key = about
    of_it = _of_histories(model.pgh_event_model, **names).filter(**{model._meta.pk.name: key})
    acts = _of_acts(**names).filter(about=f"{model._meta.label_lower} {key}")
    return acts.union(of_it, all=True).order_by("-row_at", "-row_key")


def entries(found):
    """The entries of some rows that `done` found, in their order."""
    keys = defaultdict(list)
    for _at, source, key in found:
        keys[source].append(key)
    told = {}
    for source, wanted in keys.items():
        model = apps.get_model(source)
        rows = model.objects.filter(pk__in=wanted).order_by("-pk")
        read = _acts if model is Act else _changes
        for row, entry in zip(rows, read(model, rows), strict=True):
            told[source, row.pk] = entry
    return [told[source, key] for _at, source, key in found]


def _of_histories(model, first, last, username):
    rows = model.objects.filter(pgh_created_at__gte=first, pgh_created_at__lt=last)
    if username:
        acts = Context.objects.filter(
            metadata__username=username, created_at__gte=first, created_at__lt=last
        )
        rows = rows.filter(pgh_context_id__in=acts.values("pk"))
    return _as_rows(rows, model, at="pgh_created_at", key="pgh_id")


def _of_acts(first, last, username):
    rows = Act.objects.filter(happened_at__gte=first, happened_at__lt=last)
    if username:
        rows = rows.filter(username=username)
    return _as_rows(rows, Act, at="happened_at", key="id")


def _as_rows(rows, model, at, key):
    named = {"row_at": F(at), "row_of": Value(model._meta.label_lower), "row_key": F(key)}
    return rows.order_by().annotate(**named).values_list(*named)


def _acts(_model, rows):
    for act in rows:
        yield Entry(
            at=act.happened_at,
            what=act.get_kind_display(),
            who=act.username,
            place=act.region_id,
            **_named(*act.about.split()) if act.about else {},
            changes=tuple(
                Change(str(DETAILS.get(name, name)), "", _told(act, name, value))
                for name, value in act.details.items()
            ),
            reason=act.reason,
            request=str(act.request or ""),
        )


def _told(act, name, value):
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name == "field" and act.about:
        model = apps.get_model(act.about.split()[0])
        return str(model._meta.get_field(value).verbose_name)
    return str(value)


def _named(label, key):
    """How a record is called and where its page is, if it still is there to be seen."""
    model = apps.get_model(label)
    record = model._default_manager.filter(pk=key).first()
    return {
        "kind": capfirst(model._meta.verbose_name),
        "about": str(record) if record else f"#{key}",
        "address": _page(model, key) if record else "",
    }


def _page(model, key):
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[key])
    except NoReverseMatch:
        return ""


def _changes(history, rows):
    """Each state of a record beside the one before it."""
    rows = list(rows)
    model = history.pgh_tracked_model
    key = model._meta.pk.name
    before = _states_before(history, key, rows)
    contexts = Context.objects.in_bulk({row.pgh_context_id for row in rows if row.pgh_context_id})
    tell = _teller()
    for row in rows:
        who = _who(row, contexts)
        yield Entry(
            at=row.pgh_created_at,
            what=DONE[row.pgh_label],
            who=who.get("username") or _by_itself(who),
            place=who.get("region") or "",
            **_named(model._meta.label_lower, getattr(row, key)),
            changes=tuple(_differences(model, before.get(row.pk), row, tell)),
            reason=who.get("reason", ""),
            request=str(row.pgh_context_id or ""),
        )


def _who(row, contexts):
    """What the context says; of staff of a place above, who they are is not for all below."""
    if row.pgh_context_id in contexts:
        return contexts[row.pgh_context_id].metadata
    return {"username": gettext("staff of another place")} if row.pgh_context_id else {}


def _by_itself(who):
    if "job" in who:
        return gettext("background work")
    return gettext("a command of the system") if "command" in who else ""


def _states_before(history, key, rows):
    """{key of a row: the state before it}."""
    if not rows:
        return {}
    all_of_them = history.objects.filter(
        **{f"{key}__in": {getattr(row, key) for row in rows}},
        pgh_id__lte=max(row.pgh_id for row in rows),
    ).order_by("pgh_id")
    last, before = {}, {}
    for state in all_of_them:
        before[state.pk] = last.get(getattr(state, key))
        last[getattr(state, key)] = state
    return before


def _differences(model, before, after, tell):
    if after.pgh_label == "delete":
        return
    kept = {field.name for field in after._meta.fields}
    for field in model._meta.local_fields:
        if field.name in NOT_TOLD or field.name not in kept or isinstance(field, DerivedField):
            continue
        old, new = getattr(before, field.name, None), getattr(after, field.name)
        if old != new and not (before is None and new in ("", False)):
            yield Change(
                str(field.verbose_name), tell(field, old) if before else "", tell(field, new)
            )


def _teller():
    """Says what a field held: numbers as their masks, keys as what they name."""

    @cache
    def named(model, key):
        return str(model._default_manager.filter(pk=key).first() or f"#{key}")

    def tell(field, value):
        if value in (None, ""):
            return NOTHING
        if field.is_relation:
            return named(field.related_model, value)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        return str(display_for_field(value, field, NOTHING))

    return tell
