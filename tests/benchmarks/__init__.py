"""What is measured against a rival that runs beside it: `python manage.py benchmark NAME`.

One is a module here with `measure(**asked)`, which gives back what is printed as JSON: both sides
and their ratio. Machines are noisy, so nothing here is an assertion of the suite.
"""
