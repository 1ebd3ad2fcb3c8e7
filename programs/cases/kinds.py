"""The models of cases, found among all models."""

from functools import cache

from django.apps import apps

from programs.cases.case import Case


@cache
def cases():
    """{label, as "subsidies.subsidy": model}, in the order of the apps."""
    return {
        model._meta.label_lower: model for model in apps.get_models() if issubclass(model, Case)
    }


def money_cases():
    """[(label, name), ...] of those whose approval may take several people."""
    return [
        (label, model._meta.verbose_name)
        for label, model in cases().items()
        if any(arrow.in_stages for arrow in model.arrows)
    ]
