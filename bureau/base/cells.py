FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def no_formula(text):
    """Text for a cell, that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
