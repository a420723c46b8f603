"""The rows of a form: a label, and a box to type in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from tui.app.screens.curation.forms.form_fields import PartSpec
from tui.app.screens.curation.forms.record_form import FormField, FormPart, RecordForm, show_value
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _


class FieldInput(Input):
    """A line of a form."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, select_on_focus=False)


class FieldRow(Horizontal):
    """A field of a form; what is typed goes into the field at once."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow StatusLine { width: 17; color: $text-muted; }
    FieldRow.-begins StatusLine { color: $text-accent; }
    FieldRow.-fault StatusLine { color: $text-warning; text-style: bold; }
    FieldRow Input { width: 1fr; border: none; height: 1; padding: 0 1; background: $surface; }
    FieldRow Input:focus { background: $boost; }
    FieldRow TextArea { width: 1fr; border: none; height: 4; padding: 0 1; }
    """

    class Typed(Message):
        """The text of a field has changed."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, part: FormPart, field: FormField) -> None:
        super().__init__()
        self.part, self.field = part, field
        is_list = isinstance(part.spec, PartSpec)
        self.set_class(not is_list or field is part.fields[0], "-begins")

    def compose(self) -> ComposeResult:
        """Compose the label and the box."""
        yield StatusLine()
        if self.field.spec.kind == "text":
            yield TextArea(self.field.value, compact=True, tab_behavior="focus")
        else:
            yield FieldInput(self.field.value)

    def on_mount(self) -> None:
        """Show the label."""
        self.show_fault(False)

    @property
    def box(self) -> Input | TextArea:
        """Return the box to type in."""
        return self.query_one(TextArea) if self.field.spec.kind == "text" else self.query_one(Input)

    def show_fault(self, has_fault: bool) -> None:
        """Mark the label of a field that cannot be saved."""
        self.set_class(has_fault, "-fault")
        indent = "" if self.has_class("-begins") else "  "
        mark = "!" if has_fault else " "
        self.query_one(StatusLine).content = Content(f"{mark}{indent}{_(self.field.spec.label)}")

    def put(self, text: str) -> None:
        """Replace what is in the box."""
        box = self.box
        if isinstance(box, Input):
            box.value, box.cursor_position = text, len(text)
        self._take(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what is typed."""
        event.stop()
        self._take(event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take what is typed."""
        event.stop()
        self._take(event.text_area.text)

    def _take(self, text: str) -> None:
        if text != self.field.value:
            self.field.value = text
            self.post_message(self.Typed(self))


class OfferList(RowList):
    """What a field may be: it shows its cursor though the field has the keys."""

    def __init__(self) -> None:
        super().__init__(id="offers")
        self.can_focus = False

    @property
    def shows_cursor(self) -> bool:
        """Return whether the cursor is drawn: the keys of the form move it."""
        return True


class FormFields(VerticalScroll, can_focus=False):
    """The rows of a form; parts come and go."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(id="fields")
        self._form = form

    def compose(self) -> ComposeResult:
        """Compose a row for each field."""
        for part in self._form.parts:
            for field in part.fields:
                yield FieldRow(part, field)

    @property
    def rows(self) -> list[FieldRow]:
        """Return the rows from top to bottom."""
        return list(self.query(FieldRow))

    async def add_part(self, row: FieldRow) -> bool:
        """Add a part like that of a row, and give it the keys; return False if there can be only one."""
        if not isinstance(row.part.spec, PartSpec):
            return False
        part = self._form.add_part(row.part)
        last = next(one for one in reversed(self.rows) if one.part is row.part)
        rows = [FieldRow(part, field) for field in part.fields]
        await self.mount(*rows, after=last)
        rows[0].box.focus()
        return True

    async def remove_part(self, row: FieldRow) -> bool:
        """Remove the part of a row, or empty the last of its kind; return False if there can be only one."""
        if not isinstance(row.part.spec, PartSpec):
            return False
        rows = [one for one in self.rows if one.part is row.part]
        if self._form.remove_part(row.part):
            index = self.rows.index(rows[0])
            await self.remove_children(rows)
            self.rows[min(index, len(self.rows) - 1)].box.focus()
        else:
            for one in rows:
                one.put(show_value(one.field.spec, one.field.spec.default))
        return True
