from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import ReadAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import DayRange, Standing
from programs.findings.evidence import evidence
from programs.findings.models import Finding


class OutcomeFilter(Standing):
    """Open ones, or those of an outcome."""

    parameter_name = "result"
    title = _("what came of it")
    options = [("open", _("open")), *Finding.Outcome.choices]

    def narrowed(self, queryset, outcome):
        return queryset.filter(outcome="" if outcome == "open" else outcome)


class OwnerFilter(Standing):
    """Whoever took it up."""

    parameter_name = "whose"
    title = _("taken up by")
    options = [("me", _("me")), ("others", _("others")), ("nobody", _("nobody"))]

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.mine = Q(owner=request.user)

    def narrowed(self, queryset, owner):
        nobody = Q(owner=None)
        owners = {"me": self.mine, "others": ~self.mine & ~nobody, "nobody": nobody}
        return queryset.filter(owners[owner])


@admin.register(Finding)
class FindingAdmin(ReadAdmin):
    """Nothing of a finding is typed: it is taken up and settled by the acts of the list."""

    change_form_template = "findings/finding.html"
    list_display = [
        "rule",
        "subject",
        "region",
        "elsewhere",
        "found_on",
        "owner",
        "outcome",
        "settled_at",
    ]
    list_filter = ["rule", OutcomeFilter, OwnerFilter, ("found_on", DayRange)]
    search_fields = ["enterprise__name"]
    people = ["veteran"]
    fieldsets = [
        (_("doubt"), {"fields": ["told_apart", "region", "found_on"]}),
        (
            _("what came of it"),
            {"fields": ["owner", "outcome", "settled_by", "settled_at", "note"]},
        ),
    ]
    bulk = [
        BulkChange(
            key="take_up", label=_("take it up"), signed=["owner"], applies_to=Q(outcome="")
        ),
        BulkChange(
            key="settle",
            label=_("settle"),
            asks=["outcome", "note"],
            signed=["settled_by"],
            applies_to=Q(outcome=""),
        ),
    ]

    def get_list_select_related(self, request):
        return [*super().get_list_select_related(request), "veteran", "enterprise"]

    @admin.display(description=_("person or enterprise"), ordering="veteran__sort_key")
    def subject(self, finding):
        return finding.subject

    @admin.display(description=_("person or enterprise"))
    def told_apart(self, finding):
        kind, key = finding.subject._meta, finding.subject.pk
        address = reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[key])
        return format_html('<a href="{}">{}</a>', address, finding.subject.told_apart)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """That something is no longer so, the search says."""
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "outcome":
            field.choices = [each for each in field.choices if each[0] != Finding.Outcome.GONE]
        return field

    def render_change_form(self, request, context, obj=None, **kwargs):
        acts = [change for change in self.bulk if self._allows(request, change)]
        context |= {"evidence": evidence(obj), "acts": acts if not obj.outcome else []}
        return super().render_change_form(request, context, obj=obj, **kwargs)
