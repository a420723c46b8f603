"""The form of a record: fields to type in, what each may be, what is wrong; only what changed is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui.app.documents.list_items import ListItem
from tui.app.key_table import name_keys
from tui.app.runtime.background import run_in_thread
from tui.app.runtime.status_messages import HINT_S, OUTCOME_S
from tui.app.screens.base_modal import BaseModal
from tui.app.screens.curation.forms.field_lines import FieldLines, find_places
from tui.app.screens.curation.forms.field_offers import FieldOffers, NewRecord, find_offers
from tui.app.screens.curation.forms.form_fields import PartSpec
from tui.app.screens.curation.forms.form_questions import clash_dialog, leave_dialog
from tui.app.screens.curation.forms.form_rows import FieldRow, FormFields, OfferList
from tui.app.screens.curation.forms.form_save import FormClashError, save_form
from tui.app.screens.curation.forms.kept_form import KeptForm
from tui.app.screens.curation.forms.record_form import BuiltRecord, RecordForm
from tui.app.screens.curation.step_work import StepMade, StepRefused, run_step
from tui.app.session.form_drafts import FormDrafts
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import StatusLine
from tui.corpus.journal.steps import StepResult
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.model.records import Actor, Article, Record, Ref

#: So many forms may lie on one another: an event, its actor, the body that actor is of.
MAX_FORMS = 3
#: What is typed is kept after a pause of so many seconds.
KEEP_AFTER_S = 0.3


class FormChecked(Message):
    """The form was read as a record; `is_saving`: to be saved if nothing is wrong."""

    def __init__(self, built: BuiltRecord, is_saving: bool) -> None:
        super().__init__()
        self.built, self.is_saving = built, is_saving


class OffersFound(Message):
    """What is offered for the text of a field is found."""

    def __init__(self, row: FieldRow, text: str, offers: FieldOffers) -> None:
        super().__init__()
        self.row, self.text, self.offers = row, text, offers


class FormScreen(BaseModal[StepResult[Any]]):
    """Ask for the fields of a record; end with the step that wrote it, or with None."""

    SCOPES = ("form", "everywhere")

    def __init__(self, form: RecordForm, title: str, needed: Sequence[Actor] = (), start: str = "") -> None:
        super().__init__()
        self._form, self._title, self._needed, self._start = form, title, needed, start  # the first field
        self._kept = KeptForm(form, FormDrafts(self.owner.drafts_folder))
        self._keeping: Timer | None = None  # runs while something was typed just now
        self._built, self._offers = BuiltRecord(None, {}), FieldOffers()
        self._is_saving, self._refusal = False, ""  # the refusal that was shown last
        self._goes_on: Callable[[], object] | None = None  # what is done once it has ended
        self._made = {actor.ref for actor in needed}  # by this form: the index may not have them yet
        self._before = form.before  # what the next save compares with

    def compose(self) -> ComposeResult:
        """Compose the title, the fields, what the current one may be, the line of keys."""
        self.defer_paint()
        with Vertical(classes="box"):
            yield StatusLine(id="title")
            yield FormFields(self._form, self._start)
            yield StatusLine(id="meaning")
            yield OfferList()
            yield Foot()

    def on_mount(self) -> None:
        """Check all."""
        self.query_one("#title", StatusLine).content = Content(self._title)
        if self._kept.is_restored:
            words = _("What was typed here and not saved is back; {key} leaves it.")
            self.notify(words.format(key=self.key("step-out")), timeout=OUTCOME_S)
        self._check()

    @property
    def _fields(self) -> FormFields:
        return self.query_one(FormFields)

    @property
    def _row(self) -> FieldRow | None:
        """Return the row that has the keys."""
        focused = self.focused
        return focused.parent if focused is not None and isinstance(focused.parent, FieldRow) else None

    # -- what is wrong, what is offered ----------------------------------------------------------

    def _has(self, ref: Ref) -> bool:
        return ref in self._made or bool(self.owner.store.read([ref]))

    def _body_of(self, id: str) -> str | None:
        record = next(iter(self.owner.store.read([Ref("article", id)])), None)
        return record.body if isinstance(record, Article) else None

    def _check(self, is_saving: bool = False) -> None:
        """Read the form as a record, in a thread."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEEP_AFTER_S, self._keep)
        form = self._form
        group = "decide form" if is_saving else "check"
        run_in_thread(
            self, group, lambda _worker: FormChecked(form.build(self._has, self._body_of), is_saving)
        )

    def _keep(self) -> None:
        """Keep what is typed, in a thread, should the program be killed."""
        run_in_thread(self, "draft", lambda _worker: self._kept.write())

    async def on_form_checked(self, message: FormChecked) -> None:
        """Mark what is wrong; save if that was wanted, and nothing is."""
        self._built = message.built
        self._fields.show_faults(message.built.faults.keys())
        self._show_meaning()
        if message.is_saving and not message.built.faults and message.built.record is not None:
            self._write(self._before, message.built.record)
        elif message.is_saving:
            self._is_saving, self._goes_on = False, None
            await self._go_to_fault()

    async def _go_to_fault(self) -> None:
        wrong = next((one for one in find_places(self._form) if one.field in self._built.faults), None)
        if wrong is not None:
            await self._fields.focus_field(wrong.field)
        words = next(iter(self._built.faults.values()), "")
        self._refuse(_("Not saved: {why}").format(why=translate_text(words)))

    def _refuse(self, words: str) -> None:
        """Say why nothing is saved, in place of what was said before."""
        self._withdraw_refusal()
        self._refusal = words
        self.notify(words, severity="error", timeout=OUTCOME_S)

    def _withdraw_refusal(self) -> None:
        if self._refusal:
            self.owner.withdraw_message(self._refusal)

    def _find_offers(self) -> None:
        """Find what the current field may be, in a thread."""
        row = self._row
        if row is not None:
            spec, text, store = row.field.spec, row.field.value, self.owner.store
            own = self._form.before.ref if self._form.before else None
            run_in_thread(
                self, "open offers", lambda _: OffersFound(row, text, find_offers(spec, text, store, own))
            )

    def on_offers_found(self, message: OffersFound) -> None:
        """Show the offers, unless the field has changed since."""
        if message.row is self._row and message.text == message.row.field.value:
            self._offers = message.offers
            rows = self.query_one(RowList)
            rows.set_items(message.offers.items, keep=False)
            rows.set_class(bool(message.offers.items), "-offers")
            if message.offers.items:
                rows.cursor = message.offers.at
            self._show_meaning()

    def _show_meaning(self) -> None:
        """Show what is wrong with the current field, else what it means, else what it is for."""
        row, line = self._row, self.query_one("#meaning", StatusLine)
        if row is None:
            return
        elsewhere = self._built.faults.get(None, "") if len(self._built.faults) == 1 else ""
        fault = self._built.faults.get(row.field) or elsewhere
        line.set_class(bool(fault), "-fault")
        meaning = f"= {self._offers.meaning}" if self._offers.meaning else ""
        line.content = Content(fault or meaning or name_keys(_(row.field.spec.help), self.commands) or " ")
        line.refresh(layout=True)
        is_part = isinstance(row.part.spec, PartSpec)
        names = ["save", "next-pane", *(["add-part", "remove-part"] if is_part else []), "step-out"]
        self.query_one(Foot).show_keys(names, self.commands)

    @on(FieldRow.Typed)
    def _typed(self, message: FieldRow.Typed) -> None:
        message.stop()
        self._check()
        self._find_offers()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show what the field that has the keys now may be."""
        self._offers = FieldOffers()
        self.query_one(RowList).remove_class("-offers")
        self._show_meaning()
        self._find_offers()

    # -- the keys --------------------------------------------------------------------------------

    @on(FieldLines.FieldClicked)
    async def _field_clicked(self, message: FieldLines.FieldClicked) -> None:
        message.stop()
        await self._fields.focus_field(message.field)

    async def action_field(self, by: int) -> None:
        """Go to the next field, or to the previous one."""
        row = self._row
        if row is not None:
            await self._fields.focus_near(row.field, by)
        else:
            await self._fields.focus_field(self._form.parts[0].fields[0])

    async def action_move(self, by: int) -> None:
        """Move among the offers; without any, to the next field."""
        offers = self.query_one(RowList)
        if self._offers.items:
            offers.action_move(by)
        else:
            await self.action_field(by)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_take()

    async def action_take(self) -> None:
        """Take the offer under the cursor, and go to the next field."""
        item = self.query_one(RowList).current if self._offers.items else None
        await self._take_offer(item)

    @on(RowList.Chosen)
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        await self._take_offer(message.item)

    async def _take_offer(self, item: ListItem | None) -> None:
        row = self._row
        if row is None:
            return
        if item is not None and isinstance(item.key, NewRecord):
            self._make_actor(row, item.key.name)
            return
        if item is not None and isinstance(item.key, str):
            row.put(item.key)
            if item.key.endswith(": "):  # the name of a detail, whose value is to be typed
                return
        await self.action_field(1)

    def _make_actor(self, row: FieldRow, name: str) -> None:
        """Ask for a new actor in a form of its own, and put its id into the field."""
        if sum(isinstance(screen, FormScreen) for screen in self.app.screen_stack) >= MAX_FORMS:
            self.notify(_("Three forms are open: save or leave this one first."), timeout=HINT_S)
            return

        def take(result: StepResult[Any] | None) -> None:
            if result is not None:
                self._made.add(result.value.ref)
                row.put(result.value.id)
                self._check()
                self.owner.explorer.reindex()

        form = RecordForm("actor", {"name": name, "type": "person"})
        self.app.push_screen(FormScreen(form, _("New actor")), take)

    async def action_add_part(self) -> None:
        """Add another part like that of the current field."""
        row = self._row
        if row is None or not await self._fields.add_part(row):
            self.notify(_("There is only one of this."), timeout=HINT_S)

    async def action_remove_part(self) -> None:
        """Remove the part of the current field; the last one is only emptied."""
        row = self._row
        if row is None or not await self._fields.remove_part(row):
            self.notify(_("This cannot be removed; empty it."), timeout=HINT_S)
        self._check()

    # -- the end ---------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save, if nothing is wrong."""
        if not self._is_saving:
            self._is_saving = True
            self._check(is_saving=True)

    def _write(self, before: Record | None, wanted: Record) -> None:
        root = self.owner.corpus
        run_step(self, lambda: save_form(root, before, wanted, self._needed), self._end)

    def _end(self, result: StepResult[Any] | None) -> None:
        self._withdraw_refusal()
        self._kept.end()
        self.dismiss(result)
        if self._goes_on is not None:
            self.app.call_later(self._goes_on)

    def on_step_made(self, message: StepMade) -> None:
        """End with the step."""
        message.after(message.result)

    def on_step_refused(self, message: StepRefused) -> None:
        """Say why nothing is saved; where the file has changed, show both texts."""
        self._is_saving, self._goes_on = False, None
        if isinstance(message.error, FormClashError):
            self._ask_clash(message.error)
        else:
            self._refuse(message.words(self.owner.corpus))

    def _ask_clash(self, error: FormClashError) -> None:
        """Show what the file has and what the form has, and ask which is to stay."""

        def take(choice: object) -> None:
            record, before = self._built.record, self._before
            if record is None or before is None or choice not in ("form", "file"):
                return
            wanted = record if choice == "form" else error.with_current(record)
            self._is_saving = True
            self._write(error.with_current(before), wanted)

        self.app.push_screen(clash_dialog(error), take)

    def action_leave(self) -> None:
        """End without saving; ask first if something was changed."""
        self._leave(None)

    def leave_for(self, go_on: Callable[[], object]) -> None:
        """End, if need be with what is typed saved, and go on; ask first if something was changed."""
        self._leave(go_on)

    def _leave(self, go_on: Callable[[], object] | None) -> None:
        def take(choice: object) -> None:
            self._goes_on = go_on
            if choice == "save":
                self.action_save()
            elif choice == "drop":
                self._end(None)

        if self._kept.is_changed:
            self.app.push_screen(leave_dialog(), take)
        else:
            take("drop")
