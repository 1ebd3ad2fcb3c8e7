"""A person of another place, found by the full number and opened to one's own place.

The wall hides them, and one function of the database looks behind it: it takes the number's blind
index, opens the person to the place that asks, and notes who asked and why, all or nothing. Nobody
can be found by it without leaving a trace, nor by less than the whole number. It is made by the
migration `veterans.0004_look_up`.
"""

from django.db import connection

from veterans.models import Veteran


def look_up(id_number, reason):
    """The person with this number, from now on open to the place of the scope; None if nobody is."""
    index = Veteran._meta.get_field("id_number_index").get_prep_value(id_number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT look_a_person_up(%s, %s)", [index, reason])
        [key] = cursor.fetchone()
    return key and Veteran.objects.get(pk=key)
