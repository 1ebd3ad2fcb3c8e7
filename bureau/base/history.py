"""What every record was, is and who made it so: each change leaves a row in its table's history.

The rows are written by triggers in the name of the tables' owner, a statement at a time, whatever
path the change takes: a form, update(), bulk_create() or plain SQL. The app's login reads them in
its scope and can neither write, change nor remove them. Who acted, by which request and why stands
in the context that the transaction was told (bureau.base.scope).
"""

import pghistory
import pgtrigger
from django.apps import apps
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from pghistory.models import Event
from pghistory.trigger import Event as EventTrigger

from bureau.base.triggers import OwnerTrigger, planned_anew

# Of an account: they change by themselves, and the one is a secret.
LEFT_OUT = {"password", "last_login"}


class TransactionNumber(models.Func):
    """The transaction that writes a row: those below the oldest still open are all decided."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class History(Event):
    """One state of a record: as it was made (insert, update), or as it last was (delete)."""

    pgh_context_id = models.UUIDField(null=True, editable=False)  # by whom: pghistory's Context
    transaction = models.BigIntegerField(db_default=TransactionNumber(), editable=False)

    class Meta:
        abstract = True


class OwnerEvent(OwnerTrigger, EventTrigger):
    """pghistory's trigger, run as the owner."""

    def get_func(self, model):
        insert, rest = super().get_func(model).func.split(";", 1)
        return pgtrigger.Func(planned_anew(insert) + rest)


class _ByOwner:
    def add_event_trigger(self, event_model):
        trigger = OwnerEvent(
            event_model=event_model,
            label=self.label,
            name=f"{self.label}_{event_model.__name__.lower()}",  # functions share one space
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pgtrigger.Statement,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class Inserted(_ByOwner, pghistory.InsertEvent):
    pass


class Updated(_ByOwner, pghistory.UpdateEvent):
    pass


class Deleted(_ByOwner, pghistory.DeleteEvent):
    pass


def keep_histories():
    """Give every model of ours a history, unless it says `keeps_history = False`."""
    for model in list(apps.get_models()):
        ours = model.__module__.startswith(("bureau.", "veterans.", "programs."))
        if ours and getattr(model, "keeps_history", True):
            keep_history(model, model._meta.app_label, f"{model._meta.object_name}Event")


def keep_history(model, app_label, model_name):
    """A table beside the model's, of the given name, and the triggers that fill it."""
    name = f"{app_label}_{model_name.lower()}"
    pghistory.track(
        Inserted(),
        Updated(),
        Deleted(),
        base_model=History,
        app_label=app_label,
        model_name=model_name,
        obj_field=None,
        context_field=None,
        attrs={
            field.name: _plain(field) for field in model._meta.local_fields if field.is_relation
        },
        exclude=[field.name for field in model._meta.local_fields if field.name in LEFT_OUT],
        meta={
            "default_permissions": (),
            "verbose_name": model._meta.verbose_name,
            "verbose_name_plural": model._meta.verbose_name_plural,
            "indexes": [
                models.Index(fields=[model._meta.pk.name], name=f"{name[:26]}_of"),
                # Both rise with the rows, so that a few pages say where to look.
                BrinIndex(fields=["transaction"], name=f"{name[:26]}_txn"),
                BrinIndex(fields=["pgh_created_at"], name=f"{name[:26]}_at"),
            ],
        },
    )(model)


def _plain(field):
    """A key without the relation: what it names may be gone, and migrations stay quick."""
    target = field.target_field
    kind = models.BigIntegerField if isinstance(target, models.AutoField) else type(target)
    return kind(db_column=field.column, max_length=target.max_length, null=field.null)


def models_of(config):
    """What an app declares itself, without the histories that come with it."""
    return [model for model in config.get_models() if not issubclass(model, History)]


def history_models():
    return [model for model in apps.get_models() if issubclass(model, History)]
