"""States for review how far the cases of bad input reach: in each channel, how many are tested or do
not apply."""

from tests.bad_input.cases import CASES, KINDS
from tests.bad_input.coverage import CHANNELS, TESTED, fate


def pytest_terminal_summary(terminalreporter):
    reports = [each for ran in terminalreporter.stats.values() for each in ran]
    if not any("tests/bad_input" in getattr(each, "nodeid", "") for each in reports):
        return
    terminalreporter.section(f"bad input: {len(CASES)} cases of {len(KINDS)} kinds")
    for channel in CHANNELS:
        fates = [fate(case, channel) for case in CASES]
        tested = fates.count(TESTED)
        terminalreporter.write_line(
            f"{channel:14} {tested:3} tested, {len(CASES) - tested:3} do not apply"
        )
