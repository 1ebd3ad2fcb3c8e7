"""What a list can be narrowed by. What cannot be read is refused in a sentence, never guessed at."""

from datetime import date

from django import forms
from django.contrib.admin import FieldListFilter, SimpleListFilter
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import INPUT_CLASSES, UnfoldAdminSelectWidget

from bureau.base.keys import is_key
from bureau.base.records import CounterQuerySet, Record, RecordQuerySet, SpellQuerySet
from bureau.base.validators import read_amount, read_count, read_date
from bureau.base.years import FIRST_YEAR, Period
from bureau.desk import duties, explaining, people

OWN_WORK = "-own"  # behind a place's code: what it did by itself, without what it contains
EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)


class Refused(Exception):
    """An address asks what a list cannot answer; the sentence says what to do instead."""


class Dropdown:
    """Mixed into a filter: one of the options offered, and nothing else."""

    template = "unfold/filters/filters_field.html"
    options = []  # [(value, label)]

    @property
    def asked(self):
        """The option asked for, "" where none is."""
        [name] = self.expected_parameters()
        value = self.used_parameters.get(name, "")
        value = value[-1] if isinstance(value, list) else value
        if value and value not in dict(self.options):
            raise Refused(_("“%(filter)s” offers no such choice: choose anew.") % self.named)
        return value

    @property
    def named(self):
        return {"filter": self.title}

    @property
    def words(self):
        """What it narrows the list to, "" where it does not."""
        return dict(self.options)[self.asked].strip() if self.asked else ""

    def has_output(self):
        return bool(self.asked or self.options)

    def queryset(self, request, queryset):
        return self.narrowed(queryset, self.asked) if self.asked else queryset

    def choices(self, changelist):
        [name] = self.expected_parameters()
        field = forms.ChoiceField(
            label=self.title,
            choices=[("", _("all")), *self.options],
            widget=UnfoldAdminSelectWidget,
            required=False,
        )
        yield {"form": _form({name: field}, {name: self.asked})}


class Standing(Dropdown, SimpleListFilter):
    """A filter that lists have without declaring it."""

    def lookups(self, request, model_admin):
        return ()


class YearFilter(Standing):
    """The year of the day a record is counted by; of what lasts, the years it stood in."""

    parameter_name = "year"
    title = gettext_lazy("year")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.title = _titled(model)
        years = range(timezone.localdate().year, FIRST_YEAR - 1, -1)
        self.options = [(str(year), str(year)) for year in years]

    @property
    def period(self):
        return Period(int(self.asked)) if self.asked else None

    def narrowed(self, queryset, year):
        return queryset.listed_in(Period(int(year)))


def _titled(model):
    """Which day the year is of."""
    records = model._default_manager.all()
    if isinstance(records, SpellQuerySet):
        return _("stood in the year")
    day = "read_on" if isinstance(records, CounterQuerySet) else records.date_field
    return _("year (%(day)s)") % {"day": model._meta.get_field(day).verbose_name}


class PlaceFilter(Standing):
    """The reader's own place, those within it, and what each did by itself."""

    parameter_name = "place"
    title = gettext_lazy("place")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        regions = model._meta.get_field("region").related_model.objects
        places = list(regions.within(request.user.scope)) if _has_parts(request.user.scope) else []
        self.options = [option for place in places for option in _options(place)]

    def narrowed(self, queryset, place):
        if place.endswith(OWN_WORK):
            return queryset.filter(region=place.removesuffix(OWN_WORK))
        return queryset.filter(region__code__startswith=place)


def _has_parts(place):
    return len(place.code) < len("370102")


def _options(place):
    yield place.code, place.indented_name
    if _has_parts(place):
        indent = "\u3000" * (len(place.code) // 2)
        yield f"{place.code}{OWN_WORK}", f"{indent}{place.own_work_name}"


class PersonFilter(Standing):
    """The records of one person, who was looked up by their number or chosen elsewhere."""

    parameter_name = "person"
    title = gettext_lazy("person")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.paths = model_admin.people
        key = self.value() or ""
        if is_key(key):
            persons = people.register().visible_from(request.user.scope).filter(pk=key)
            self.options = [(str(person.pk), str(person)) for person in persons]

    def narrowed(self, queryset, person):
        return queryset.filter(any_of(self.paths, "", person))


class WholeFilter(Standing):
    """The parts of one whole, whose page leads here."""

    parameter_name = "whole"
    title = gettext_lazy("whole")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.field = model._meta.get_field(next(iter(model.follows)))
        self.title = self.field.verbose_name
        key = self.value() or ""
        if is_key(key):
            wholes = self.field.related_model._default_manager.visible_from(request.user.scope)
            self.options = [(str(whole.pk), str(whole)) for whole in wholes.filter(pk=key)]

    def narrowed(self, queryset, whole):
        return queryset.filter(**{self.field.name: whole})


def any_of(paths, lookup, value):
    """Whether any of the persons that a record names is so."""
    return models.Q(*[(f"{path}{lookup}", value) for path in paths], _connector=models.Q.OR)


class WaitingFilter(Standing):
    """What waits under one of the duties that the home page counts."""

    parameter_name = "duty"
    title = gettext_lazy("what waits")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.options = duties.offered(model)
        self.place = request.user.scope

    def narrowed(self, queryset, duty):
        return duties.narrowed(queryset, duty, self.place)


class ExplainedFilter(Standing):
    """Records with a doubt that somebody explained, for those who review them."""

    parameter_name = "explained"
    title = gettext_lazy("doubts")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.model = model
        self.options = [("1", _("explained"))]

    def narrowed(self, queryset, _explained):
        return queryset.filter(pk__in=explaining.explained(self.model))


class Choice(Dropdown, FieldListFilter):
    """One of a field's own choices."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        self.options = [(str(value), label) for value, label in self.offered(request) if value]

    @staticmethod
    def parameters(path):
        return [f"{path}__exact"]

    def expected_parameters(self):
        return self.parameters(self.field_path)

    def offered(self, request):
        return self.field.flatchoices

    def narrowed(self, queryset, value):
        return queryset.filter(**{self.field_path: value})


class YesOrNo(Choice):
    def offered(self, request):
        return [("1", _("yes")), ("0", _("no"))]


class Related(Choice):
    """One of the things that a field can name, of those the reader may see."""

    def offered(self, request):
        things = self.field.related_model._default_manager.all()
        if isinstance(things, RecordQuerySet):
            things = things.visible_from(request.user.scope)
        return [(thing.pk, str(thing)) for thing in things]


class Range(FieldListFilter):
    """From one value to another, both included, or open at either end."""

    template = "desk/range.html"
    attributes = {"inputmode": "decimal"}

    @staticmethod
    def parameters(path):
        return [f"{path}_from", f"{path}_to"]

    def expected_parameters(self):
        return self.parameters(self.field_path)

    def typed(self, name):
        return self.used_parameters.get(name, [""])[-1]

    @property
    def words(self):
        ends = [self.typed(name) for name in self.expected_parameters()]
        return " – ".join(end or "…" for end in ends) if any(ends) else ""

    def queryset(self, request, queryset):
        ends = zip(self.expected_parameters(), ["gte", "lte"], strict=True)
        asked = {lookup: self._read(self.typed(name)) for name, lookup in ends if self.typed(name)}
        if len(asked) == 2 and asked["gte"] > asked["lte"]:
            raise Refused(_("%(filter)s: the first end must not be above the second.") % self.named)
        return queryset.filter(
            **{f"{self.field_path}__{lookup}": end for lookup, end in asked.items()}
        )

    @property
    def named(self):
        return {"filter": self.title}

    def _read(self, text):
        try:
            return self.read(text)
        except ValidationError as error:
            said = self.named | {"sentence": " ".join(error.messages)}
            raise Refused(_("%(filter)s: %(sentence)s") % said) from error

    def choices(self, changelist):
        names = self.expected_parameters()
        widget = forms.TextInput({"class": " ".join(INPUT_CLASSES)} | self.attributes)
        fields = {
            name: forms.CharField(label=end, widget=widget, required=False)
            for name, end in zip(names, [_("from"), _("to")], strict=True)
        }
        yield {"form": _form(fields, {name: self.typed(name) for name in names})}


class DayRange(Range):
    """From one day to another, both included."""

    attributes = {"type": "date"}

    def read(self, text):
        return read_date(text, first=EARLIEST, last=LATEST)


class AmountRange(Range):
    """From one amount or number to another, both included."""

    def read(self, text):
        whole = isinstance(self.field, models.IntegerField)
        return read_count(text) if whole else read_amount(text)


def _form(fields, data):
    form = forms.Form(data, auto_id="filter_%s")
    form.fields |= fields
    return form


def narrowing(changelist):
    """[(filter, what it narrows to, the address without it)], for the page to say."""
    asked = changelist.filter_params
    return [
        (spec.title, spec.words, urlencode(others, doseq=True))
        for spec in changelist.filter_specs
        if spec.words
        for others in [{k: v for k, v in asked.items() if k not in spec.expected_parameters()}]
    ]


def of_list(model_admin):
    """What every list of records can be narrowed by, without being told."""
    dated = hasattr(model_admin.model._default_manager.all(), "listed_in")
    by_year = [YearFilter] if dated else []
    by_person = [PersonFilter] if model_admin.people else []
    by_whole = [WholeFilter] if getattr(model_admin.model, "follows", {}) else []
    by_doubt = [] if model_admin.model.doubts is Record.doubts else [ExplainedFilter]
    return [*by_year, PlaceFilter, *by_person, *by_whole, WaitingFilter, *by_doubt]


KINDS = {
    models.ForeignKey: Related,
    models.BooleanField: YesOrNo,
    models.DateField: DayRange,
    models.DecimalField: AmountRange,
    models.IntegerField: AmountRange,
}


def declared(model, item):
    """The filter that an admin names by its field alone, or as it stands."""
    if not isinstance(item, str):
        return item
    field = model._meta.get_field(item)
    if field.choices:
        return item, Choice
    return item, next(kind for shape, kind in KINDS.items() if isinstance(field, shape))


def parameters(item):
    """What an address may hold for a filter."""
    if isinstance(item, tuple | list):
        path, kind = item
        return kind.parameters(path)
    return [item.parameter_name]
