from programs.contests.models.contests import Contest, Prize, PrizePlan, Track
from programs.contests.models.entries import Entry, OrganiserPrize

__all__ = ["Contest", "Entry", "OrganiserPrize", "Prize", "PrizePlan", "Track"]
