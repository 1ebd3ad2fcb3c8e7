"""A person of another place, found by the full number and opened to one's own place.

The wall hides them, and one function of the database looks behind it: it takes the number's blind
index, opens the person to the place that asks, and notes who asked and why, all or nothing. Nobody
can be found by it without leaving a trace, nor by less than the whole number.
"""

from django.db import connection

from veterans.models import Veteran

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


def look_up(id_number, reason):
    """The person with this number, from now on open to the place of the scope; None if nobody is."""
    index = Veteran._meta.get_field("id_number_index").get_prep_value(id_number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT look_a_person_up(%s, %s)", [index, reason])
        [key] = cursor.fetchone()
    return key and Veteran.objects.get(pk=key)
