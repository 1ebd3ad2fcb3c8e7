"""What is possible but unlikely (核实性): it passes with a written explanation, an error never does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """One thing about a record that somebody must vouch for.

    The code tells doubts of one record apart; the sentence names the values that are doubted, so
    that other values are another doubt.
    """

    code: str
    sentence: str
