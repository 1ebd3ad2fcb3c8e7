"""What holds cases to their arrows, whatever path a write takes, and notes their steps.

Nobody who is signed in enters a case in the middle of its way. Commands may: a year that is loaded
has its cases where they ended, in states that arrows lead to.
"""

import pgtrigger

from bureau.base.encryption import BlindIndexField, SealedColumn
from bureau.base.triggers import WHO, OwnerTrigger, planned_anew
from programs.cases.arrows import APPROVES, FILES, ways
from programs.cases.models import Stage, Step

ACTOR = f"({WHO} ->> 'user')::bigint"
NAME = f"coalesce({WHO} ->> 'username', {WHO} ->> 'command', '')"
TODAY = "(now() AT TIME ZONE 'Asia/Shanghai')::date"
CODE_LENGTH = "CASE level WHEN 'province' THEN 2 WHEN 'city' THEN 4 ELSE 6 END"
FILED, CORRECTED = "file", "correct"  # steps that are no arrows
COLUMNS = (
    "kind, case_id, region_id, number, arrow, source, target, part, actor_id, actor, day, reason"
)


def guard(model):
    """Register the triggers of a model of cases."""
    refuse_ambiguous(model)
    pgtrigger.register(
        OwnerTrigger(
            name="case_begins",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=_begins(model),
        ),
        OwnerTrigger(
            name="case_goes_on",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            declare=[
                ("may_change", "text[]"),
                ("needed", "integer"),
                ("longest", "integer"),
                ("actor", "bigint"),
            ],
            func=_goes_on(model),
        ),
        OwnerTrigger(
            name="case_stays",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=f"""
                IF OLD.state <> '{model.open_states[0]}' THEN
                    {_refuse("case_decided")}
                END IF;
                RETURN OLD;
            """,
        ),
        OwnerTrigger(
            name="note_beginnings",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="arrived"),
            func=_note_beginnings(model),
        ),
        OwnerTrigger(
            name="note_steps",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Update,
            referencing=pgtrigger.Referencing(old="before_rows", new="after_rows"),
            func=_note_steps(model),
        ),
    )(model)


def refuse_ambiguous(model):
    """Two arrows between the same states could not be told apart by what they did."""
    pairs = [(source, arrow.target) for arrow in model.arrows for source in arrow.sources]
    assert len(pairs) == len(set(pairs)), f"{model._meta.label} has two arrows for one way"


def _begins(model):
    reachable = ways(model.open_states[0], model.arrows)
    since = " ".join(
        f"WHEN '{state}' THEN NEW.{_column(model, way[-1].day)}"
        for state, way in reachable.items()
        if way and way[-1].day
    )
    since = f"(CASE NEW.state {since} END)::timestamp AT TIME ZONE 'Asia/Shanghai'"
    return f"""
        IF NEW.state NOT IN ({_listed(reachable)})
            OR NEW.state <> '{model.open_states[0]}' AND {ACTOR} IS NOT NULL
        THEN
            {_refuse("case_begins_at_its_beginning")}
        END IF;
        NEW.version := 1;
        NEW.state_since := coalesce({since if "WHEN" in since else "NULL"}, now());
        RETURN NEW;
    """


def _goes_on(model):
    """An open case may be corrected in every field, an arrow changes its own; the rest stands."""
    along = "\n".join(
        f"WHEN '{source}>{arrow.target}' THEN ARRAY[{_listed(_columns(model, arrow.changes))}]"
        for arrow in model.arrows
        for source in arrow.sources
    )
    later = "\n".join(
        f"WHEN '{state}' THEN ARRAY[{_listed(_columns(model, fields))}]"
        for state, fields in model.later.items()
    )
    later = f"CASE OLD.state {later} ELSE ARRAY[]::text[] END" if later else "ARRAY[]::text[]"
    always = _listed(_columns(model, _kept_by_database(model)))
    sealed = _listed(_columns(model, _sealed(model)))
    anew = f"may_change := may_change || ARRAY[{sealed}]::text[];" if sealed else ""
    return f"""
        actor := {ACTOR};
        NEW.version := OLD.version;
        NEW.approvals := OLD.approvals;
        NEW.state_since := OLD.state_since;
        IF NEW.state <> OLD.state THEN
            may_change := CASE OLD.state || '>' || NEW.state {along} END;
            IF may_change IS NULL THEN
                {_refuse("case_keeps_to_its_arrows")}
            END IF;
        ELSIF OLD.state NOT IN ({_listed(model.open_states)}) THEN
            may_change := {later};
        END IF;
        IF may_change IS NOT NULL THEN
            may_change := may_change || ARRAY[{always}]::text[];
            IF actor IS NULL THEN  -- a key is changed: the same number, sealed anew
                {anew}
            END IF;
            IF to_jsonb(OLD) - may_change <> to_jsonb(NEW) - may_change THEN
                {_refuse("case_decided")}
            END IF;
        END IF;
        {"".join(_approve(model, arrow) for arrow in model.arrows if arrow.in_stages)}
        IF NEW.state <> OLD.state THEN
            NEW.state_since := now();
            IF NEW.state IN ({_listed(model.open_states)}) THEN
                NEW.approvals := 0;
            END IF;
        END IF;
        IF to_jsonb(OLD) <> to_jsonb(NEW) THEN
            NEW.version := OLD.version + 1;
        END IF;
        RETURN NEW;
    """


def _approve(model, arrow):
    """Each approval is counted; the case goes on with the last one that its amount takes."""
    stages = f"""
        FROM "{Stage._meta.db_table}"
        WHERE kind = '{model._meta.label_lower}' AND from_amount <= NEW.amount
            AND starts_with(NEW.region_id, region_id)
            AND began_on <= {TODAY} AND (ended_on IS NULL OR ended_on > {TODAY})
    """
    decided = "".join(f"NEW.{name} := OLD.{name}; " for name in _columns(model, arrow.changes))
    return f"""
        IF OLD.state IN ({_listed(arrow.sources)}) AND NEW.state = '{arrow.target}' THEN
            SELECT 1 + count(*) INTO needed {stages};
            SELECT {CODE_LENGTH} INTO longest {stages}
                ORDER BY {CODE_LENGTH} DESC, id LIMIT 1 OFFSET greatest(OLD.approvals - 1, 0);
            IF OLD.approvals > 0 AND actor IS NOT NULL
                AND length(coalesce({WHO} ->> 'region', '37')) > coalesce(longest, 6)
            THEN
                {_refuse("case_approved_at_its_level")}
            END IF;
            NEW.approvals := OLD.approvals + 1;
            IF NEW.approvals < needed THEN
                {decided}
            END IF;
        END IF;
    """


def _note_beginnings(model):
    """Who entered a case. Of one that a command entered, its own days tell the way."""
    return f"""
        IF {ACTOR} IS NOT NULL THEN
            INSERT INTO "{Step._meta.db_table}"
                (kind, case_id, region_id, number, arrow, source, target, part, actor_id, actor,
                reason, at)
            SELECT '{model._meta.label_lower}', {_pk(model)}, region_id, 1, '{FILED}', '', state,
                '{FILES}', {ACTOR}, {NAME}, '', clock_timestamp()
            FROM arrived;
        END IF;
        RETURN NULL;
    """


def _note_steps(model):
    """Each arrow taken, each approval, and once for each person that somebody corrected the case."""
    arrows = ", ".join(
        f"({', '.join(map(_quoted, (source, arrow.target, arrow.key, arrow.part)))})"
        for arrow in model.arrows
        for source in arrow.sources
    )
    approving = [arrow for arrow in model.arrows if arrow.in_stages]
    approved = "".join(
        f"WHEN n.approvals > o.approvals AND n.state = o.state THEN '{arrow.key}' "
        for arrow in approving
    )
    part = f"coalesce(taken.part, '{FILES}')"
    if approving:
        approves = f"'{APPROVES} ' || n.approvals"
        part = f"CASE WHEN n.approvals > o.approvals THEN {approves} ELSE {part} END"
    always = _listed(_columns(model, _kept_by_database(model)))
    kind, steps = model._meta.label_lower, Step._meta.db_table
    noting = f"""
        INSERT INTO "{steps}" ({COLUMNS}, at)
        SELECT '{kind}', n.{_pk(model)}, n.region_id,
            1 + (SELECT count(*) FROM "{steps}" s
                WHERE s.kind = '{kind}' AND s.case_id = n.{_pk(model)}),
            way.step, o.state, n.state, way.part, {ACTOR}, {NAME},
            {_by_step(model, "day", "n", "NULL::date")},
            {_by_step(model, "reason", "n", "''")}, clock_timestamp()
        FROM after_rows n JOIN before_rows o ON o.{_pk(model)} = n.{_pk(model)}
        LEFT JOIN (VALUES {arrows}) taken (source, target, step, part)
            ON taken.source = o.state AND taken.target = n.state
        CROSS JOIN LATERAL (SELECT
            CASE {approved} WHEN taken.step IS NOT NULL THEN taken.step ELSE '{CORRECTED}' END,
            {part}
        ) way (step, part)
        WHERE o.state <> n.state OR n.approvals > o.approvals
            OR n.state IN ({_listed(model.open_states)}) AND {ACTOR} IS NOT NULL
            AND to_jsonb(o) - ARRAY[{always}]::text[] <> to_jsonb(n) - ARRAY[{always}]::text[]
            AND NOT EXISTS (SELECT FROM "{steps}" s WHERE s.kind = '{kind}'
                AND s.case_id = n.{_pk(model)} AND s.actor_id = {ACTOR} AND s.part = '{FILES}')
    """
    return f"{planned_anew(noting)} RETURN NULL;"


def _by_step(model, what, row, otherwise):
    """What a step says of itself in a field of the case: its day, or its reason."""
    named = {arrow.key: getattr(arrow, what) for arrow in model.arrows}
    told = " ".join(
        f"WHEN '{key}' THEN {row}.{_column(model, name)}" for key, name in named.items() if name
    )
    return f"CASE way.step {told} ELSE {otherwise} END" if told else otherwise


def _kept_by_database(model):
    follows = [name for names in getattr(model, "follows", {}).values() for name in names]
    own = ["version", "approvals", "state_since", "note"]
    return [*own, *follows, *model.kept_by_database]


def _sealed(model):
    fields = model._meta.concrete_fields
    return [each.name for each in fields if isinstance(each, (SealedColumn, BlindIndexField))]


def _refuse(rule):
    return f"RAISE EXCEPTION '{rule}' USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';"


def _pk(model):
    return f'"{model._meta.pk.column}"'


def _column(model, name):
    return model._meta.get_field(name).column


def _columns(model, names):
    return sorted({_column(model, name) for name in names})


def _listed(words):
    return ", ".join(map(_quoted, words))


def _quoted(value):
    return str(value) if isinstance(value, int) else f"'{value}'"
