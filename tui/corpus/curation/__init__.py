"""A person's judgement: records made, changed, merged, split, renamed and deleted, each act one step.

What a screen calls, always from a thread, since files are read and written:

    new_records.create_record(root, Actor(id="", …))   a new actor or event; its id comes from its name
    claims.claim_of_span(article, start, end)          a claim from selected words: quote, stated, date
    claims.add_claim(root, "event-id", claim)          a claim of an event that is there
    record_fields.save_record(root, before, wanted)    what a form changed, and nothing else
    record_fields.change_labels(root, ref, add, remove)
    merge.merge_records(root, ref, into)               conflicts and what referred are in the result
    identity.rename_record, delete_record, split_actor
    namesakes.find_namesakes(root, actor, names)       names that another actor has, to be said
    notes.create_note, save_note, delete_note          `Folder.notes` lists them

Each returns a `StepResult`: its `value`, and the `step` in the journal (None: nothing to change), which
`tui.corpus.journal.undo.undo_step` takes back; `undo.read_journal` lists all, and `undo.UndoError.conflicts`
has both texts where a step cannot be undone. With `is_dry_run` nothing is written, and the step says what
would be: a preview. An act that cannot be done raises EditError, whose message names the file and what would
be right, FormConflictError where a form and the file were changed, or WriteError; then nothing has changed.

Several acts become one step in a function of a draft:

    def accept(draft: CorpusDraft) -> None:
        draft_record(draft, Actor(id="", name="Togo", type="country"))
        draft_fields(draft, before, wanted)
        draft_claim(draft, "event-id", claim)
        draft_decisions(draft.files, add=[Decision(…)])

    edit_corpus(root, "accept 23 suggestions", accept)
"""
