"""What is doubtful across lines: facts about one person or enterprise that do not go together."""

from dataclasses import dataclass, field
from itertools import product

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from bureau.base.facts import facts


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Two facts that are doubtful on the same day; each by its name, whichever lines declare it."""

    says: str  # what is doubtful, to be read as a heading
    because: str  # why, with its source in brackets as in every help text
    fact: str
    beside: list[str] = field(default_factory=list)  # any of these; the same fact again if none
    ever: bool = False  # whatever the days
    elsewhere: bool = False  # only in two different places

    @property
    def subject(self):
        """What it is about: "veteran" or "enterprise"."""
        return facts()[self.fact][0].about

    @property
    def facts(self):
        """All that lines declare of those it names."""
        return _declared([self.fact, *self.beside])

    def doubtful(self):
        """Yield (model, query) for the doubtful records of one fact beside another; a query is for
        (place, subject, key, whether a record beside it is of another place)."""
        ones, others = _declared([self.fact]), _declared(self.beside)
        pairs = list(product(ones, others)) if self.beside else list(product(ones, ones))
        turned = [(other, one) for one, other in pairs] if self.beside else []
        for one, other in pairs + turned:
            yield one.model, self._doubtful(one, other)

    def _doubtful(self, fact, other):
        beside = other.beside(fact, ever=self.ever)
        away = Exists(beside.exclude(region=OuterRef("region")))
        found = fact.dated.filter(away if self.elsewhere else Exists(beside))
        return found.annotate(is_away=away).values_list("region", "about", "pk", "is_away")


def _declared(names):
    return [fact for name in names for fact in facts().get(name, [])]


# That nobody is paid the one-off subsidy twice, and holds two posts at once, the database itself
# keeps to: those are no doubts, but refused wherever they are entered.
RULES = {
    "paid_twice": Rule(
        says=_("Paid the interest of two personal start-up loans for the same quarter"),
        because=_(
            "The ceiling of a personal loan is each person's: two at once may pass it, with the "
            "interest on both subsidised (2019 trial rules of the start-up loans; ask the county "
            "if unsure)."
        ),
        fact="is_paid_interest",
    ),
    "subsidy_and_placement": Rule(
        says=_("Paid the one-off subsidy, though placed in a job by government"),
        because=_(
            "It is for soldiers finding work themselves (approval form of the one-off subsidy). "
            "Whom government places later pays it back (usual practice; ask the county if unsure)."
        ),
        fact="is_paid_for_finding_work",
        beside=["is_placed"],
        ever=True,
    ),
    "post_and_loan": Rule(
        says=_("Holds a welfare post and owes a personal start-up loan"),
        because=_(
            "Who is in a welfare post may not borrow (loan guide of a city; ask the county if "
            "unsure)."
        ),
        fact="is_in_post",
        beside=["borrows"],
    ),
    "post_and_placement": Rule(
        says=_("Holds a welfare post after being placed in a job by government"),
        because=_(
            "The posts are for retired soldiers who find it hard to get work, and are no new "
            "placement (provincial guideline on these posts)."
        ),
        fact="is_in_post",
        beside=["is_placed"],
    ),
    "post_and_enterprise": Rule(
        says=_("Holds a welfare post while running an enterprise"),
        because=_(
            "The posts are for those without work: audits compare them with who stands behind "
            "enterprises (audits of public-welfare posts; ask the county if unsure)."
        ),
        fact="is_in_post",
        beside=["runs_an_enterprise"],
    ),
    "placement_and_loan": Rule(
        says=_("Owes a personal start-up loan after being placed in a job by government"),
        because=_(
            "Who still holds a job placed by government may not borrow (loan guide of a city; ask "
            "the county if unsure)."
        ),
        fact="is_placed",
        beside=["borrows"],
    ),
    "two_places_at_once": Rule(
        says=_("Trained in two different places on the same day"),
        because=_(
            "Nobody is in two places at once: on one of the rosters is somebody who was not there "
            "(a reported case of forty trainees who never came)."
        ),
        fact="is_trained",
        elsewhere=True,
    ),
    "after_death": Rule(
        says=_("In a post, paid or trained after having died"),
        because=_(
            "Nothing is paid for the time after a death; of the two days, one is wrong (audits "
            "of public-welfare posts, which compare them with deaths)."
        ),
        fact="is_dead",
        beside=["is_in_post", "is_paid", "is_trained"],
    ),
    "closed_tenant": Rule(
        says=_("Enterprise closed, but still tenant of an incubator"),
        because=_(
            "Tenants are counted, and let off rent, while they are in residence (counting rule of "
            "the annual report 2021)."
        ),
        fact="is_closed",
        beside=["is_tenant"],
    ),
}


def choices():
    return [(key, rule.says) for key, rule in RULES.items()]
