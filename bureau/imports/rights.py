"""Who may take over which ledgers: whoever may enter such records on their pages."""

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.urls import reverse
from django.utils.translation import gettext as _

from bureau.ledgers.ledger import ledgers


def may_enter(user, ledger):
    options = ledger.model._meta
    right = f"{options.app_label}.{get_permission_codename('add', options)}"
    page = admin.site.get_model_admin(ledger.model)
    has_place = getattr(user, "region_id", None) is not None
    return has_place and user.has_perm(right) and page.enters(user.scope)


def ledgers_of(user):
    """{name: ledger}: those that somebody may take over."""
    return {name: each for name, each in ledgers().items() if may_enter(user, each)}


def beside_list(request, model):
    """The way from a list of records to their ledger (settings.BESIDE_LISTS)."""
    name = model._meta.label_lower
    return [(_("Send a ledger"), reverse("import-send", args=[name]))] if name in ledgers() else []
