"""What waits for whom: each arrow that somebody is to take, as a duty of those who may."""

from bureau.desk.duties import Duty


def queue(model, **due):
    """The duties of a kind of case; `due` gives records with the day by which an arrow is taken:
    {"approve": (records of today, field)}."""
    return {
        f"{model._meta.model_name}_{arrow.key}": _duty(model, arrow, *due.get(arrow.key, ()))
        for arrow in model.arrows
        if arrow.waits
    }


def _duty(model, arrow, records=None, field=None):
    def waiting(today):
        found = records(today) if records else model.objects.all()
        return found.filter(state__in=arrow.sources)

    return Duty(label=arrow.waits, records=waiting, due=field, verb=arrow.by, since="state_since")
