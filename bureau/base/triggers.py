"""Triggers that hold whatever path a write takes: form, update(), bulk_create() or plain SQL."""

import pgtrigger
from django.db import connection
from pgtrigger import compiler

# Who acts, as the transaction was told (bureau.base.scope): nothing of a command, or of nobody.
WHO = "nullif(current_setting('pghistory.context_metadata', true), '')::jsonb"


class OwnerSql(compiler.UpsertTriggerSql):
    """A function that runs as the tables' owner, cannot be switched off, and fires always.

    pgtrigger's own template lets any session skip a trigger by a setting; ours has no such
    branch. ENABLE ALWAYS keeps it firing while a dump is restored or a replica applied.
    """

    def get_template(self):
        return """
            CREATE OR REPLACE FUNCTION {pgid}()
            RETURNS TRIGGER AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};
            ALTER TABLE {table} ENABLE ALWAYS TRIGGER {pgid};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class OwnerTrigger(pgtrigger.Trigger):
    """A trigger whose function is made by `OwnerSql`."""

    def compile(self, model):
        compiled = super().compile(model)
        return compiler.Trigger(name=compiled.name, sql=OwnerSql(**compiled.sql.kwargs))


def planned_anew(query):
    """A query over a statement's rows, for PL/pgSQL: it may name no variable.

    A plan that is kept was made for as many rows as the session's first statement touched. Made for
    one, it compares thousands with each other, row by row; made for thousands, it reads a whole
    register to look one up.
    """
    return f"EXECUTE $planned_anew${query}$planned_anew$;"


def _columns(model, fields):
    return [f'"{model._meta.get_field(field).column}"' for field in fields]


def take_over(model, parent_field, fields):
    """A part reads what it is counted by from its whole, before it is written.

    FOR SHARE waits for a whole that is being changed at the same moment.
    """
    link = model._meta.get_field(parent_field)
    parent = link.related_model
    wanted = ", ".join(f"whole.{column}" for column in _columns(parent, fields))
    into = ", ".join(f"NEW.{column}" for column in _columns(model, fields))
    return OwnerTrigger(
        name=f"take_over_{parent_field}",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            SELECT {wanted} INTO {into} FROM "{parent._meta.db_table}" whole
            WHERE whole."{parent._meta.pk.column}" = NEW."{link.column}" FOR SHARE;
            RETURN NEW;
        """,
    )


def hand_down(model, parent_field, fields):
    """A whole that changes hands the change down to its parts."""
    link = model._meta.get_field(parent_field)
    parent = link.related_model
    pairs = list(zip(_columns(model, fields), _columns(parent, fields), strict=True))
    changes = ", ".join(f"{own} = whole.{theirs}" for own, theirs in pairs)
    differs = " OR ".join(f"part.{own} IS DISTINCT FROM whole.{theirs}" for own, theirs in pairs)
    update = f"""
        UPDATE "{model._meta.db_table}" part SET {changes} FROM changed whole
        WHERE part."{link.column}" = whole."{parent._meta.pk.column}" AND ({differs})
    """
    return OwnerTrigger(
        name=f"hand_down_{model._meta.model_name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(new="changed"),
        func=f"{planned_anew(update)} RETURN NULL;",
    )


def keep_equal(model):
    """Register the triggers that keep `model.follows` true."""
    for parent_field, fields in getattr(model, "follows", {}).items():
        parent = model._meta.get_field(parent_field).related_model
        pgtrigger.register(take_over(model, parent_field, fields))(model)
        pgtrigger.register(hand_down(model, parent_field, fields))(parent)


def install():
    """Bring the database's triggers in line with the code; run as the owner, after migrations.

    A trigger is derived from models and indicators, so it is compared with them, not migrated:
    the comment of each holds the hash of what it was made from. One that was switched off, as
    some restores of a dump do, is switched on again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, obj_description(oid, 'pg_trigger') FROM pg_trigger"
            " WHERE starts_with(tgname, 'pgtrigger_') AND tgenabled = 'A'"
        )
        installed = dict(cursor.fetchall())
    for model, trigger in pgtrigger.registered():
        if installed.get(trigger.get_pgid(model)) != trigger.compile(model).hash:
            trigger.install(model)
    pgtrigger.prune()
