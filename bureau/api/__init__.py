"""What programs ask: the records of every kind, judged and shown as the desk does it.

A line declares what can be asked of its kinds in its `api.py`; all else is here. How a program goes
about it is told in bureau/API.md.
"""
