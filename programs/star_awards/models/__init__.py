from programs.star_awards.models.nominations import JuryScore, Nomination
from programs.star_awards.models.selections import Quota, Selection, Star

__all__ = ["JuryScore", "Nomination", "Quota", "Selection", "Star"]
