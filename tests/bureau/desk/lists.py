"""Every list of records, found in the admin itself."""

import pytest
from django.contrib import admin

from bureau.desk.lists import ListPage

LISTS = [
    pytest.param(model, id=model._meta.label)
    for model, model_admin in admin.site._registry.items()
    if isinstance(model_admin, ListPage)
]


def admin_of(model):
    return admin.site.get_model_admin(model)


def rows(answer):
    """The records that a list shows."""
    return list(answer.context["cl"].result_list)


def said(answer):
    """What the page that an answer led to tells its reader."""
    return " ".join(str(message) for message in answer.context["messages"])
