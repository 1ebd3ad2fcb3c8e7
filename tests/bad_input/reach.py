"""States for review how far the cases of bad input reach: in each channel, how many are tested, do
not apply, or wait for it."""

from tests.bad_input.cases import CASES, KINDS
from tests.bad_input.coverage import CHANNELS, TESTED, TO_COME, Waits, fate


def pytest_terminal_summary(terminalreporter):
    reports = [each for ran in terminalreporter.stats.values() for each in ran]
    if not any("tests/bad_input" in getattr(each, "nodeid", "") for each in reports):
        return
    terminalreporter.section(f"bad input: {len(CASES)} cases of {len(KINDS)} kinds")
    for channel in [*CHANNELS, *TO_COME]:
        fates = [fate(case, channel) for case in CASES]
        tested = fates.count(TESTED)
        waiting = sum(isinstance(each, Waits) for each in fates)
        terminalreporter.write_line(
            f"{channel:14} {tested:3} tested, {waiting:3} wait for it, "
            f"{len(CASES) - tested - waiting:3} do not apply"
        )
