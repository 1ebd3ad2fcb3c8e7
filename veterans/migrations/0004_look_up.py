from django.db import migrations

FUNCTION = """
CREATE FUNCTION look_a_person_up(number_index bytea, why text) RETURNS bigint AS $$
DECLARE
    place text := nullif(current_setting('bureau.scope', true), '');
    who jsonb := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb;
    request uuid := nullif(current_setting('pghistory.context_id', true), '')::uuid;
    found bigint;
BEGIN
    IF place IS NULL OR who->>'user' IS NULL OR coalesce(trim(why), '') = '' THEN
        RAISE EXCEPTION 'Nobody is looked up without a place, a user and a reason.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT id INTO found FROM veterans_veteran WHERE id_number_index = number_index;
    UPDATE veterans_veteran SET opened_to = opened_to || ' ' || place
        WHERE id = found AND NOT starts_with(region_id, place)
        AND strpos(opened_to, ' ' || place) = 0;
    INSERT INTO base_act (kind, user_id, username, region_id, about, reason, details, request)
        VALUES ('look_up', (who->>'user')::bigint, who->>'username', coalesce(who->>'region', ''),
            coalesce('veterans.veteran ' || found, ''), why,
            jsonb_build_object('found', found IS NOT NULL), request);
    RETURN found;
END
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
"""
GONE = "DROP FUNCTION look_a_person_up(bytea, text)"


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_acts_and_history"),
        ("veterans", "0003_history"),
    ]

    operations = [migrations.RunSQL(FUNCTION, GONE)]
