"""Finds the factory of any model, so that rules can be tested for all of them."""

from importlib import import_module

import factory


def factory_of(model):
    app = model._meta.app_config.name
    module = import_module(f"tests.{app}.factories")
    for found in vars(module).values():
        if _is_factory(found) and found._meta.model is model:
            return found
    raise AssertionError(f"{module.__name__} has no factory for {model.__name__}")


def _is_factory(found):
    return isinstance(found, type) and issubclass(found, factory.django.DjangoModelFactory)
