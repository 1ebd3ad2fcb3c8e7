"""Lists as somebody likes to see them, kept under a name of their own."""

from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict

from bureau.base.validators import read_text
from bureau.desk import people
from bureau.desk.models import SavedView

PASSING = ["p", "e", "_popup", "_to_field"]  # where in the list, and how it was reached


def of(user, model):
    """Somebody's own views of one list, made where they are now."""
    kind = ContentType.objects.get_for_model(model)
    return SavedView.objects.filter(user=user, region=user.region, content_type=kind)


def keep(user, model, name, query):
    """A ValidationError says what is wrong with the name."""
    view = SavedView(
        user=user,
        region=user.region,
        content_type=ContentType.objects.get_for_model(model),
        name=read_text(name.strip()),
        query=essential(QueryDict(query)),
    )
    view.full_clean()
    view.save()
    return view


def essential(asked):
    """What of an address makes the list what it is."""
    kept = asked.copy()
    for key, value in asked.items():
        if key in PASSING or not value or people.full_number(value):
            del kept[key]
    return kept.urlencode()
