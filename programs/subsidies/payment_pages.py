"""The pages of a payment batch: what is in it, the bank's file out and its answers in."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Sum
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget

from bureau.base.acts import Act, remember
from bureau.base.keys import is_key
from bureau.desk.admin import ReadAdmin, RecordAdmin
from bureau.desk.filters import AmountRange, DayRange
from programs.cases.acts import acts
from programs.cases.pages import CasePage
from programs.subsidies import paying
from programs.subsidies.models import BankAnswer, BankLine, PaymentBatch, PaymentOrder

UNPROCESSABLE = 422


@admin.register(PaymentOrder)
class PaymentOrderAdmin(ReadAdmin):
    list_display = ["reference", "subsidy", "region", "payment_batch", "amount", "arrived", "state"]
    list_filter = ["state", ("amount", AmountRange), ("arrived_on", DayRange)]
    search_fields = ["reference__startswith"]
    people = ["subsidy__veteran"]
    fieldsets = [
        (
            _("payment order"),
            {"fields": ["payment_batch", "subsidy", "reference", "holder", "account", "amount"]},
        ),
        (_("what came of it"), {"fields": ["state", "arrived", "arrived_on"]}),
    ]


@admin.register(BankAnswer)
class BankAnswerAdmin(ReadAdmin):
    list_display = ["name", "payment_batch", "region", "taken_in_at"]
    fieldsets = [
        (_("bank's answer"), {"fields": ["payment_batch", "name", "taken_in_at", "digest"]})
    ]


@admin.register(BankLine)
class BankLineAdmin(ReadAdmin):
    list_display = ["answer", "row", "region", "order", "result", "amount", "standing", "is_open"]
    list_filter = ["standing", "is_open", "result", ("amount", AmountRange)]
    fieldsets = [
        (_("line of a bank's answer"), {"fields": ["answer", "row", "order", "result", "amount"]}),
        (_("verdict"), {"fields": ["standing", "is_open", "sentence"]}),
    ]


class AnswerForm(forms.Form):
    file = forms.FileField(
        label=_("answer file of the bank"),
        widget=UnfoldAdminFileFieldWidget,
        help_text=_("CSV with the columns 流水号, 户名, 账号, 金额, 结果, 失败原因 and 入账日期."),
    )


@admin.register(PaymentBatch)
class PaymentBatchAdmin(CasePage, RecordAdmin):
    """Batches are a payer's from the beginning to the end."""

    change_form_template = "subsidies/batch.html"
    list_display = ["number", "region", "bank", "state", "sent_on"]
    list_filter = ["state", ("sent_on", DayRange)]
    search_fields = ["number__startswith", "bank"]
    fieldsets = [
        (_("payment batch"), {"fields": ["region", "number", "bank", "state", "sent_on", "note"]})
    ]
    bulk = acts(PaymentBatch)
    not_copied = ["number"]

    def has_add_permission(self, request):
        return self._pays(request)

    def has_change_permission(self, request, obj=None):
        own = obj is None or obj.region_id.startswith(request.user.scope.code) and obj.is_open
        return own and self._pays(request)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def _pays(self, request):
        return request.user.has_perm("subsidies.pay_paymentbatch")

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = {"bank_file": self.bank_file_view, "answer": self.answer_view}
        return [
            *(
                path(
                    f"<int:number>/{key}/",
                    self.admin_site.admin_view(view),
                    name=f"{name}_{key}",
                )
                for key, view in pages.items()
            ),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, obj=None, **kwargs):
        if obj is not None:
            context |= self.account_of(obj) | {"pays": self._pays(request)}
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def account_of(self, batch):
        """What the bank was told, and how far it did it."""
        chosen = batch.subsidies.aggregate(number=Count("pk"), total=Sum("amount"))
        orders = batch.orders.select_related("subsidy__veteran")
        told = orders.aggregate(number=Count("pk"), total=Sum("amount"))
        lines = BankLine.objects.filter(answer__payment_batch=batch).select_related("answer")
        return {
            "chosen": chosen,
            "told": told,
            "orders": orders,
            "paid": paying.paid(orders),
            "lines": lines,
            "open_lines": sum(line.is_open for line in lines),
        }

    def bank_file_view(self, request, number):
        """The file for the bank: the one place where account numbers leave in full."""
        batch = self._batch(request, number)
        if batch.is_open:
            raise Http404
        remember(Act.Kind.EXPORT, request, about=batch, rows=batch.orders.count(), format="csv")
        answer = HttpResponse(paying.bank_file(batch), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="batch-{batch.pk}.csv"'
        return answer

    def answer_view(self, request, number):
        """Takes in what the bank says of a batch, and shows how every line is explained."""
        batch = self._batch(request, number)
        form = AnswerForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                paying.take_in(batch, file.name, file.read())
            except ValidationError as refused:
                form.add_error("file", refused)
            else:
                messages.success(request, _("The bank's answer was taken in."))
                return HttpResponseRedirect(request.path)
        context = self.admin_site.each_context(request) | {
            "title": batch,
            "opts": self.opts,
            "original": batch,
            "form": form,
            **self.account_of(batch),
        }
        status = UNPROCESSABLE if form.errors else 200
        return TemplateResponse(request, "subsidies/answer.html", context, status=status)

    def _batch(self, request, number):
        batch = self.get_queryset(request).filter(pk=number).first() if is_key(number) else None
        if batch is None:
            raise Http404
        if not self._pays(request) or not batch.region_id.startswith(request.user.scope.code):
            raise PermissionDenied
        return batch
