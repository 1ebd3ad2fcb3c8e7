"""The cases of bad input through every way into the system, alike.

`cases.py` reads them, `coverage.py` says which are tested where and why the others are not, and a
module a channel sends them: validator, form, query, command, api. A new channel gets such a module
and tests that take `cases_of(channel, ...)`; in `coverage.py` it moves from TO_COME to CHANNELS,
and what waited for it becomes TESTED, or has a reason.
"""
