"""The ways a case may go: which state leads to which, whose it is to say so, and on what terms."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

# What somebody does in a case: nobody does two of them in the same one (programs.cases.models).
FILES, APPROVES, REVIEWS, PAYS = "file", "approve", "review", "pay"


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """Leads a case from some of its states to another one."""

    key: str  # of the act on the list, and of the step that is kept: "approve"
    label: str  # as on the button, and in the way of a case
    offered: bool = True  # as an act of lists and pages; otherwise something else takes it
    sources: tuple
    target: str
    by: str = "change"  # the verb of the permission that it takes
    part: str = ""  # what whoever takes it does in the case; nothing where anybody may
    asks: tuple = ()  # fields asked for
    sets: dict = field(default_factory=dict)  # fields it changes by itself
    day: str = ""  # the field with the day on which it was taken
    reason: str = ""  # the field that says why: it is asked for
    in_stages: bool = (
        False  # whether large amounts take several people (programs.cases.models.Stage)
    )
    waits: str = (
        ""  # what waits for it, as on the queue of whoever takes it: "subsidies to be paid"
    )

    @property
    def changes(self):
        """The fields that may change with it."""
        return {"state", *self.asks, *self.sets, *filter(None, [self.day, self.reason])}


def sent_back(*sources, to, waits, sets=None, anew=None):
    """The two arrows of a case that is returned for correction (退回补正), and comes in again.

    It goes back with what was reached undone (`sets`), for a reason that the case keeps; and begins
    `to` anew (`anew`), filed by whoever corrected it. A model that has them has the state "returned"
    and the field `returned_because`.
    """
    return [
        Arrow(
            key="return",
            label=_("return for correction"),
            sources=sources,
            target="returned",
            by="return",
            sets=sets or {},
            reason="returned_because",
        ),
        Arrow(
            key="hand_in_again",
            label=_("hand in again"),
            sources=("returned",),
            target=to,
            part=FILES,
            sets=anew or {},
            waits=waits,
        ),
    ]


def ways(begins, arrows):
    """{state: the arrows that lead there from the beginning, by as few as can be}."""
    found = {begins: ()}
    for state in (queue := [begins]):
        for arrow in arrows:
            if state in arrow.sources and arrow.target not in found:
                found[arrow.target] = (*found[state], arrow)
                queue.append(arrow.target)
    return found
