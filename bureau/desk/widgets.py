"""The boxes that clerks type into, where Django's own would be in their way."""

from unfold.widgets import CHECKBOX_CLASSES, UnfoldAdminTextInputWidget

from bureau.base.forms import REMOVED


class NumberBox(UnfoldAdminTextInputWidget):
    """A number in a plain box: `type=number` drops without a word what it cannot read, such as
    the digits of a Chinese keyboard or 1,000, and a turn of the mouse wheel changes it."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})


class SealedTextInput(UnfoldAdminTextInputWidget):
    """A box for a personal number; beside it a tick that removes the one that is kept."""

    template_name = "desk/sealed.html"
    is_removable = False

    def get_context(self, name, value, attrs):
        shown = None if value is REMOVED else value
        context = super().get_context(name, shown, {**(attrs or {}), "autocomplete": "off"})
        if self.is_removable:
            context["widget"]["removal"] = {
                "name": removal_of(name),
                "class": " ".join(CHECKBOX_CLASSES),
                "checked": value is REMOVED,
            }
        return context

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        return REMOVED if removal_of(name) in data and not typed else typed


def removal_of(name):
    return f"{name}-remove"
