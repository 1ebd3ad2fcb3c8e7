from django.contrib import admin

from bureau.base.admin import RecordAdmin
from programs.welfare_posts.models import Placement, PostCategory


@admin.register(PostCategory)
class PostCategoryAdmin(RecordAdmin):
    list_display = ["name", "examples", "in_use"]
    list_filter = ["in_use"]
    search_fields = ["name"]

    def get_queryset(self, request):
        """Categories belong to no place: everybody reads them all."""
        return self.model.objects.all()


@admin.register(Placement)
class PlacementAdmin(RecordAdmin):
    list_display = [
        "veteran",
        "category",
        "post_title",
        "employing_unit",
        "region",
        "began_on",
        "ended_on",
        "state",
    ]
    list_filter = ["state", "difficulty", "exit_reason"]
    search_fields = ["veteran__search_key", "post_title", "employing_unit"]
