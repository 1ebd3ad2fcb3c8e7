"""What a figure counts, by name: the seven cities, the five enterprises."""

from django.conf import settings
from django.db import models
from django.utils.translation import override

from bureau.base.scope import EVERYWHERE, scope

MOST = 50  # more of them are no list that anybody reads


def names_behind(figure, summary):
    """The names of what is counted, each once, in the order they were entered; places by code.

    They are read of all places: what an article says is what its figures say, whoever asks
    and whatever they read in.
    """
    indicator = figure.indicator
    records = indicator.records_at(summary.period, summary.region).order_by("pk")
    field = records.model._meta.get_field(indicator.named_by)
    with scope(EVERYWHERE), override(settings.LANGUAGE_CODE):
        if isinstance(field, models.ForeignKey):
            keys = {*records.values_list(field.attname, flat=True)}
            named = field.related_model._default_manager.filter(pk__in=keys).order_by("pk")
            return [getattr(one, "short_name", str(one)) for one in named[:MOST]]
        return [*dict.fromkeys(records.values_list(field.name, flat=True)[:MOST])]
