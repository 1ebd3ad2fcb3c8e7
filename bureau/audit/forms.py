from datetime import datetime, timedelta

from django import forms
from django.apps import apps
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from bureau.base.history import history_models

DAYS_SHOWN = 7


class AskingForm(forms.Form):
    """Whose doings, to what and when: what the auditor asks."""

    username = forms.CharField(label=_("username"), max_length=150, required=False)
    kind = forms.ChoiceField(label=_("kind of record"), required=False)
    key = forms.IntegerField(label=_("number of the record"), min_value=1, required=False)
    first = forms.DateField(label=_("from day"))
    last = forms.DateField(label=_("to day"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [model.pgh_tracked_model._meta for model in history_models()]
        names = sorted((capfirst(kind.verbose_name), kind.label_lower) for kind in kinds)
        self.fields["kind"].choices = [("", _("every kind")), *((key, name) for name, key in names)]
        for name in ["first", "last"]:
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    @classmethod
    def asked(cls, data):
        """As asked; of the last week where no day was named."""
        today = timezone.localdate()
        days = {"first": today - timedelta(days=DAYS_SHOWN - 1), "last": today}
        return cls({**{name: day.isoformat() for name, day in days.items()}, **data.dict()})

    def clean(self):
        asked = super().clean()
        if bool(asked.get("kind")) != bool(asked.get("key")) and "key" not in self.errors:
            self.add_error("key", _("Name both the kind and the number of the record, or neither."))
        if {"first", "last"} <= asked.keys() and asked["last"] < asked["first"]:
            self.add_error("last", _("The last day must not be before the first."))
        return asked

    def question(self):
        """What `bureau.base.trail.done` is asked."""
        asked, midnight = self.cleaned_data, datetime.min.time()
        first, last = asked["first"], asked["last"] + timedelta(days=1)
        return {
            "first": timezone.make_aware(datetime.combine(first, midnight)),
            "last": timezone.make_aware(datetime.combine(last, midnight)),
            "username": asked["username"],
            "about": (apps.get_model(asked["kind"]), asked["key"]) if asked["kind"] else None,
        }
