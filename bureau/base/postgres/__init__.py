"""Django's PostgreSQL backend, with a private server where none is given and two logins on any."""
