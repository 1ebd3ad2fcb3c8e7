"""Where the province enters what its reports printed."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminSelectWidget

from bureau.base.forms import ChoiceInput
from bureau.base.scope import EVERYWHERE
from bureau.desk.history import HistoryPage
from bureau.desk.lists import AskedAsOffered
from bureau.desk.scope import INPUTS, UnseenIsAbsent
from bureau.summary.models import PublishedFigure, every_indicator
from programs.wording import UnreadableFigure, read_figure


class PublishedFigureForm(forms.ModelForm):
    """Any phrase that stands for values, as 2.26万名 or 近2000家."""

    code = ChoiceInput(
        label=PublishedFigure._meta.get_field("code").verbose_name,
        choices=every_indicator,
        widget=UnfoldAdminSelectWidget,
    )

    class Meta:
        model = PublishedFigure
        fields = ["year", "code", "text_form", "heading_form", "position"]

    def clean_text_form(self):
        return _readable(self.cleaned_data["text_form"])

    def clean_heading_form(self):
        return _readable(self.cleaned_data["heading_form"])


def _readable(phrase):
    try:
        if phrase:
            read_figure(phrase)
    except UnreadableFigure as error:
        raise ValidationError(str(error), code="figure") from None
    return phrase


@admin.register(PublishedFigure)
class PublishedFigureAdmin(UnseenIsAbsent, AskedAsOffered, HistoryPage, ModelAdmin):
    """Entered by the province alone, from the paper; who may of it, the roles say."""

    form = PublishedFigureForm
    formfield_overrides = INPUTS
    list_display = ["year", "code", "text_form", "heading_form"]
    list_filter = ["year"]
    actions = None

    class Media:
        css = {"all": ["desk/entry.css"]}

    def has_add_permission(self, request):
        return super().has_add_permission(request) and request.user.scope.code == EVERYWHERE

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and request.user.scope.code == EVERYWHERE

    def has_delete_permission(self, request, obj=None):
        return False  # what was printed was printed
