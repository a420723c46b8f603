"""A form whose texts are kept while they are typed, and are there again after the program was killed."""

from __future__ import annotations

from threading import Lock

from tui.app.screens.curation.forms.record_form import RecordForm
from tui.app.session.form_drafts import FormDrafts


class KeptForm:
    """Keep what is in a form beside the state of the session; another form of the same gets it."""

    def __init__(self, form: RecordForm, drafts: FormDrafts) -> None:
        """Fill the form with what was typed into one like it and not saved."""
        self._form, self._drafts = form, drafts
        self._at_first = form.values()
        subject = str(form.before.ref) if form.before else form.kind
        self._about = f"{subject} {self._at_first!r}"
        self._lock, self._has_ended = Lock(), False
        #: Whether the form was filled with what had not been saved.
        self.is_restored = form.fill(drafts.read(self._about))

    @property
    def is_changed(self) -> bool:
        """Return whether something else is in the form than at first."""
        return self._form.values() != self._at_first

    def write(self) -> None:
        """Keep what is in the form now; may block. A folder that can't be written is no fault of the form."""
        with self._lock:
            if self._has_ended:
                return
            try:
                if self.is_changed:
                    self._drafts.write(self._about, self._form.draft())
                else:
                    self._drafts.drop(self._about)
            except OSError:
                return

    def end(self) -> None:
        """Keep it no longer: it was saved, or left."""
        with self._lock:
            self._has_ended = True
            self._drafts.drop(self._about)
