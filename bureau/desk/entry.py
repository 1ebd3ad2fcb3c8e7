"""The form a record is entered in."""


class EntryPage:
    """Mixed into an admin: what its form knows, fills in, asks about and keeps."""

    def get_changeform_initial_data(self, request):
        return {"region": request.user.region_id} | super().get_changeform_initial_data(request)

    def get_fields(self, request, obj=None):
        """As the model has them, the note last."""
        return sorted(super().get_fields(request, obj), key=lambda name: name == "note")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "note":
            field.widget.attrs["rows"] = 2
        return field

    def save_model(self, request, obj, form, change):
        """What a part takes over from its whole is known once the database has written it."""
        super().save_model(request, obj, form, change)
        if taken_over := [name for names in getattr(obj, "follows", {}).values() for name in names]:
            obj.refresh_from_db(fields=taken_over)
