"""Where the province writes the words of its reports, and sees before it saves what they come to."""

from itertools import groupby
from operator import attrgetter

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin

from bureau.base.models import ReportYear
from bureau.base.scope import EVERYWHERE
from bureau.desk.history import HistoryPage
from bureau.desk.lists import AskedAsOffered
from bureau.desk.scope import INPUTS, UnseenIsAbsent
from bureau.report.forms import MOST_NAMED, PreviewForm, TemplateForm, at_its_line
from bureau.report.models import ReportTemplate
from bureau.report.views import shown
from bureau.summary.summarise import summarise

UNPROCESSABLE = 422


@admin.register(ReportTemplate)
class ReportTemplateAdmin(UnseenIsAbsent, AskedAsOffered, HistoryPage, ModelAdmin):
    """Written by the province alone; who may of it, the roles say."""

    form = TemplateForm
    formfield_overrides = INPUTS
    change_form_template = "report/template_form.html"
    list_display = ["style", "year"]
    list_filter = ["style"]
    fields = ["style", "year", "body"]

    class Media:
        css = {"all": ["desk/entry.css", "report/template.css"]}

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview_view)
        return [
            path("preview/", preview, name="report_reporttemplate_preview"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self._are_written_by(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._are_written_by(request)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._are_written_by(request)

    def _are_written_by(self, request):
        return ReportTemplate.are_written_by(request.user)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With what can be asked for in braces, as it would be printed now."""
        summary = summarise(obj and obj.year or ReportYear.latest(), EVERYWHERE)
        asked = {"preview_year": summary.year, "preview_place": EVERYWHERE}
        context |= {
            "summary": summary,
            "lines": [
                (line, list(figures))
                for line, figures in groupby(summary.figures, attrgetter("line"))
            ],
            "preview": PreviewForm(initial=asked),
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @method_decorator(require_POST)
    def preview_view(self, request):
        """The article of a text as it stands in the form; nothing is kept of it."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = PreviewForm(request.POST)
        if not form.is_valid():
            return render(request, "report/preview.html", {"form": form}, status=UNPROCESSABLE)
        typed = form.cleaned_data
        template = ReportTemplate(style=typed["style"], body=typed["body"])
        article = template.article(summarise(typed["preview_year"], typed["preview_place"]))
        return render(request, "report/preview.html", shown(request, article))

    def save_model(self, request, obj, form, change):
        """What the records do not bear out may be kept, and is said."""
        super().save_model(request, obj, form, change)
        article = obj.article(summarise(obj.year or ReportYear.latest(), EVERYWHERE))
        for problem in article.problems[:MOST_NAMED]:
            messages.warning(request, at_its_line(problem))
