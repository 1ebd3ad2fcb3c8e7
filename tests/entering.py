"""Entering a record as a clerk does: the page holds what it begins with, the rest is typed."""

from tests.bureau.desk.conftest import page


def send(client, model, **typed):
    """What the server answers to the add page of a model with only these fields typed."""
    add = page(model, "add")
    return client.post(add, beginning(client.get(add)) | typed)


def entered(client, model, **typed):
    """The record that came of it."""
    answer = send(client, model, **typed)
    assert answer.status_code == 302, said(answer)
    return model.objects.latest("pk")


def said(answer):
    """What the page says is wrong or doubtful."""
    form = answer.context["adminform"].form
    return dict(form.errors), [question.sentence for question in form.doubts]


def beginning(shown):
    """What an add page sends if nothing is typed: its defaults, and no rows of parts."""
    form = shown.context["adminform"].form
    values = {form[name].html_name: form[name].value() for name in form.fields}
    for inline in shown.context["inline_admin_formsets"]:
        management = inline.formset.management_form
        values |= {management[name].html_name: 0 for name in management.fields}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }
