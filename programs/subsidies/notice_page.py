"""The public notice as it is put up: the names masked where the rule asks for that."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path

from bureau.base.keys import is_key
from programs.subsidies.models import NoticeRule


class NoticePage:
    """Mixed into the admin of notices."""

    change_form_template = "subsidies/notice_form.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_sheet"
        sheet = self.admin_site.admin_view(self.sheet_view)
        return [path("<int:number>/sheet/", sheet, name=name), *super().get_urls()]

    def sheet_view(self, request, number):
        notice = self.get_queryset(request).filter(pk=number).first() if is_key(number) else None
        if notice is None or not self.has_view_permission(request, notice):
            raise Http404
        rule = notice.rule or NoticeRule(masked=True, telephone="")
        rows = [
            (_masked(subsidy.veteran.name) if rule.masked else subsidy.veteran.name, subsidy)
            for subsidy in notice.subsidies.select_related("veteran").order_by("veteran__sort_key")
        ]
        context = self.admin_site.each_context(request) | {
            "title": notice,
            "opts": self.opts,
            "notice": notice,
            "rule": rule,
            "rows": rows,
            "total": sum(subsidy.amount for _name, subsidy in rows),
        }
        return TemplateResponse(request, "subsidies/notice.html", context)


def _masked(name):
    """The first character of a name, and as many signs as it has others."""
    return name[:1] + "＊" * (len(name) - 1)
