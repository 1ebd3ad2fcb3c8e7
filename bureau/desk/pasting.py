"""Adding many people to a class or fair at once, by a pasted column of ID numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Pasting:
    """One part a person: a trainee of a class, a visitor of a fair."""

    part: type  # the model of the parts
    whole: str  # its field that names the whole
    person: str = "veteran"  # its field that names the person
