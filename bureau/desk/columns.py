"""How a list shows what records hold, where the field's own way would be hard to read or hear."""

from django.contrib.admin import display
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _


def column(model, name):
    """A name of `list_display`, or what shows that field better."""
    try:
        field = model._meta.get_field(name)
    except (FieldDoesNotExist, TypeError):
        return name
    read = _reader(field)
    return name if read is None else _column(field, read)


def _reader(field):
    if isinstance(field, models.BooleanField):
        return _in_words
    if isinstance(field, models.DecimalField):
        return _grouped
    if isinstance(field, models.ForeignKey):
        return _BRIEFLY.get(field.related_model._meta.label)
    return None


def _in_words(value):
    return _("yes") if value else _("no")


def _grouped(value):
    return number_format(value, use_l10n=True, force_grouping=True)


_BRIEFLY = {
    "veterans.Region": lambda region: region.short_name,
}


def _column(field, read):
    @display(description=field.verbose_name, ordering=field.attname)
    def shown(record):
        value = getattr(record, field.name)
        return None if value is None else read(value)

    shown.__name__ = field.name
    shown.field, shown.read = field, read  # for files, which have cells of their own
    return shown
