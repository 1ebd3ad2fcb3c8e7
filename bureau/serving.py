"""How gunicorn serves the site: `gunicorn -c python:bureau.serving`."""

wsgi_app = "bureau.wsgi"
worker_class = "gthread"
threads = 4  # WEB_CONCURRENCY says how many workers; each thread keeps a connection to the database
timeout = 60  # seconds without a sign of life of a worker; a page is long done by then
graceful_timeout = 30  # what is being answered is answered before a restart
max_requests, max_requests_jitter = 10_000, 1_000  # a worker that grows is replaced in time
control_socket_disable = True

# Our longest address is a list with every filter set. How long a body may be is said by the
# settings (DATA_UPLOAD_MAX_MEMORY_SIZE) and, of files, by the proxy.
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

# Method and path, never the query; who asked is in the acts, under the same address and moment.
accesslog = "-"
access_log_format = "%(h)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "names nobody": {
            "()": "bureau.base.logs.NamesNobody",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {
        "out": {
            "class": "logging.StreamHandler",
            "formatter": "names nobody",
            "stream": "ext://sys.stdout",
        },
        "err": {"class": "logging.StreamHandler", "formatter": "names nobody"},
    },
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {
        "gunicorn.access": {"handlers": ["out"], "level": "INFO", "propagate": False},
        "gunicorn.error": {"handlers": ["err"], "level": "INFO", "propagate": False},
    },
}
