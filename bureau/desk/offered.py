"""The lists of the admin, as they can be taken away."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from bureau.desk import listing


def table(request, file):
    """The very list that the page shows, all pages of it."""
    model_admin = admin.site.get_model_admin(file.content_type.model_class())
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    changelist = model_admin.get_changelist_instance(request)
    return listing.Table(
        title=file.title,
        records=listing.in_total_order(changelist.queryset),
        columns=listing.shown(changelist, request),
        facts=facts(changelist),
    )


def facts(changelist):
    """What the list is narrowed to, in words."""
    narrowed = [(str(title), str(words)) for title, words, _others in changelist.narrowing]
    searched = [(_("searched for"), changelist.query)] if changelist.query else []
    return [*narrowed, *searched] or [(_("narrowed to"), _("nothing: all records"))]
