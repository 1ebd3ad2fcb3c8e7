from tests.bureau.desk.conftest import clerk, desk

__all__ = ["clerk", "desk"]
