"""The description of the API as a file for programs and as a page for those who write them."""

from functools import cache

from csp import constants as csp
from csp.decorators import csp_update
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.response import Response
from rest_framework.views import APIView

from bureau.api import description
from bureau.api.viewset import RecordViewSet
from bureau.base.requests import ask_only


class SchemaView(APIView):
    """It says of no record anything."""

    schema = None
    http_method_names = ["get", "head"]

    def get(self, request):
        ask_only(request.query_params)
        return Response(document(get_language()))


@cache
def document(language):
    """In the reader's language, made once."""
    return SchemaGenerator().get_schema(request=None, public=True)


def complete(result, generator, request, public):
    """spectacular's POSTPROCESSING_HOOKS: the values that operations name."""
    views = {callback.cls for _path, _regex, _method, callback in generator.endpoints}
    kinds = [view for view in views if issubclass(view, RecordViewSet)]
    kinds.sort(key=lambda view: view.model._meta.label)
    result["components"]["schemas"] = description.components(kinds)
    return result


# Swagger's page draws its signs as data, and asks for the description.
@require_safe
@csp_update({"img-src": ["data:"], "connect-src": [csp.SELF]})
def docs_page(request):
    ask_only(request.GET)
    return render(request, "api/docs.html")
