"""A program that asks the site: with a token of its owner's, in JSON, page by page."""

import json

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bureau.staff import tokens
from bureau.staff.models import ApiToken

JSON = "application/json"
USUAL = {"name": "a program", "rights": ApiToken.Rights.WRITE}


def address(model, end="list", *arguments):
    opts = model._meta
    return reverse(f"api-{opts.app_label}-{opts.model_name}-{end}", args=arguments)


class Program:
    """Asks as somebody, by a token made for it."""

    def __init__(self, user, **about):
        about = {**USUAL, "expires_on": timezone.localdate(), **about}
        self.token, text = tokens.make(user, **about)
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {text}", "Accept-Language": "en"}

    def get(self, path, query=None):
        return self.client.get(path, query, headers=self.headers)

    def post(self, path, sent, **headers):
        return self.client.post(path, _body(sent), JSON, headers={**self.headers, **headers})

    def patch(self, path, sent, etag=None):
        """With the state that is there at this moment, unless told another."""
        seen = {"If-Match": etag or self.get(path)["ETag"]}
        return self.client.patch(path, _body(sent), JSON, headers={**self.headers, **seen})

    def delete(self, path, etag=None):
        seen = {"If-Match": etag or self.get(path)["ETag"]}
        return self.client.delete(path, headers={**self.headers, **seen})

    def rows(self, path, **query):
        """Of all pages, in their order."""
        answer = self.get(path, query)
        while True:
            assert answer.status_code == 200, answer.content.decode()
            yield from answer.json()["results"]
            if not (path := answer.json()["next"]):
                return
            answer = self.get(path)

    def keys(self, path, **query):
        return [row["id"] for row in self.rows(path, **query)]


def keys_behind(program, code, year=2021, **query):
    """The keys of all records behind a figure, through the API: `region` and `month` as they are
    asked there."""
    path = reverse("api-figure-records", args=[year, code])
    return program.keys(path, page_size=200, **query)


def codes(answer):
    return {(each["field"], each["code"]) for each in answer.json()["errors"]}


def _body(sent):
    return sent if isinstance(sent, bytes | str) else json.dumps(sent)
