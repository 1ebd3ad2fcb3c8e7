"""The keys of records, as addresses and forms name them."""

LONGEST_KEY = 18  # digits; what the database counts to has nineteen


def is_key(text):
    """Whether a text can be the key of a record: Python also takes digits of other scripts, and
    stumbles over thousands of them."""
    text = str(text)
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY
