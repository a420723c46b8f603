"""What a form asks before it ends: what is to become of changes, of its own and of others."""

from __future__ import annotations

from tui.app.documents.list_items import ListItem
from tui.app.screens.curation.forms.form_save import FormClashError
from tui.app.screens.modals.list_dialog import ListDialog
from tui.i18n import gettext as _
from tui.model.text import clean_line


def leave_dialog() -> ListDialog:
    """Return the question whether a form is to be saved: it ends with `edit`, `save` or `drop`."""
    items = [
        ListItem(key="edit", text=_("Go on editing")),
        ListItem(key="save", text=_("Save")),
        ListItem(key="drop", text=_("Leave; what was typed is lost")),
    ]
    return ListDialog(_("The form was changed"), items)


def clash_dialog(error: FormClashError) -> ListDialog:
    """Return the question which of two texts stays, both shown: it ends with `edit`, `form` or `file`."""
    items = [
        ListItem(key="edit", text=_("Go on editing; nothing is saved")),
        ListItem(key="form", text=_("Save what is in the form")),
        ListItem(key="file", text=_("Save the rest; these stay as they are in the file")),
    ]
    for clash in error.clashes:
        for title, text in ((_("in the file"), clash.in_file), (_("in the form"), clash.in_form)):
            items.append(ListItem(key=None, text=f"{clash.name}, {title}{_(': ')}".rstrip(), heading=True))
            lines = text.splitlines() or [_("nothing")]
            items += [ListItem(key=None, text="", detail=clean_line(line), heading=True) for line in lines]
    return ListDialog(_("The file was changed while the form was open"), items)
