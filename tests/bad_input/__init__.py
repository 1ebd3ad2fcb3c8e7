"""The cases of bad input through every way into the system, alike.

`cases.py` reads them, `coverage.py` says which are tested where and why the others are not, and a
module a channel sends them: validator, form, query, command, api, api_write, ledger. A new channel
gets such a module and tests that take `cases_of(channel, ...)`.
"""
