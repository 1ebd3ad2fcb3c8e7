from django.contrib import admin
from unfold.admin import ModelAdmin

from bureau.desk.admin import RecordAdmin
from programs.welfare_posts.models import Placement, PostCategory


@admin.register(PostCategory)
class PostCategoryAdmin(ModelAdmin):
    """Categories belong to no place: everybody reads them all."""

    list_display = ["name", "examples", "in_use"]
    list_filter = ["in_use"]
    search_fields = ["name"]


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
