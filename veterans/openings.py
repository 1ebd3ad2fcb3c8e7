"""Who is served in two places is seen from both: no list loses a row for where its person lives.

A record may name a person or firm of another place: a loan where the shop is, a post where the
work is. The database opens them to the record's place in the same statement, and to the place
they leave when they move.
"""

import pgtrigger
from django.apps import apps
from pgtrigger import After, Before, Insert, Referencing, Statement, Update

from bureau.base.records import OpenToOthers, Record
from bureau.base.triggers import OwnerTrigger, planned_anew


def open_whoever_is_named():
    """Register the triggers, for every record that names a person or firm and for these."""
    for model in apps.get_models():
        for field in model._meta.fields if issubclass(model, Record) else ():
            if _may_name_elsewhere(field):
                pgtrigger.register(*_on_naming(field))(model)
        if issubclass(model, OpenToOthers):
            pgtrigger.register(_on_moving())(model)


def _may_name_elsewhere(field):
    """A part is where its whole is: that need not be opened to it."""
    if not field.is_relation or not issubclass(field.related_model, OpenToOthers):
        return False
    return "region" not in getattr(field.model, "follows", {}).get(field.name, ())


def _on_naming(field):
    """A firm that is open to a place opens its founder to it as well."""
    register = field.related_model._meta.db_table
    is_open = issubclass(field.model, OpenToOthers)
    places = "naming.region_id || naming.opened_to" if is_open else "naming.region_id"
    for operation in (Insert, Update):
        yield OwnerTrigger(
            name=f"open_{field.name}_on_{str(operation).lower()}",
            level=Statement,
            when=After,
            operation=operation,
            referencing=Referencing(new="naming"),
            func=f"""
                IF NOT EXISTS (SELECT FROM naming) THEN
                    RETURN NULL; -- a statement without rows fires triggers, and those others
                END IF;
                {planned_anew(_opening(register, field.column, places))}
                RETURN NULL;
            """,
        )


def _opening(register, column, places):
    return f"""
        UPDATE "{register}" AS named SET opened_to = named.opened_to || added.places
        FROM (
            SELECT seen.id, string_agg(DISTINCT ' ' || place, '') AS places
            FROM naming JOIN "{register}" AS seen ON seen.id = naming."{column}"
            CROSS JOIN unnest(string_to_array({places}, ' ')) AS place
            WHERE NOT starts_with(seen.region_id, place)
            AND strpos(seen.opened_to, ' ' || place) = 0 GROUP BY seen.id
        ) AS added WHERE named.id = added.id
    """


def _on_moving():
    return OwnerTrigger(
        name="open_to_the_place_left",
        when=Before,
        operation=Update,
        func="""
            IF NOT starts_with(NEW.opened_to, OLD.opened_to) THEN
                NEW.opened_to = OLD.opened_to; -- a record read before must not close it again
            END IF;
            IF NOT starts_with(NEW.region_id, OLD.region_id)
            AND strpos(NEW.opened_to, ' ' || OLD.region_id) = 0 THEN
                NEW.opened_to = NEW.opened_to || ' ' || OLD.region_id;
            END IF;
            RETURN NEW;
        """,
    )
