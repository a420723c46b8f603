"""A person's judgement: records made, changed, merged, split, renamed and deleted, each act one step.

What a screen calls, always from a thread, since files are read and written:

    new_records.create_record(root, Actor(id="", …))   a new actor or event; its id comes from its name
    claims.claim_of_span(article, start, end)          a claim from selected words: quote, stated, date
    claims.add_claim(root, "event-id", claim)          a claim of an event that is there
    record_fields.save_record(root, before, wanted)    what a form changed, and nothing else
    merging.merge_records(root, ref, into)             and rename_record, split_actor, delete_record beside it
    notes.create_note(root, Note(id="", …)), labels.set_labels(root, ref, labels)

Each returns a `StepResult`: its `value`, and the `step` in the journal (None: nothing to change), which
`tui.corpus.journal.undo.undo_step` takes back. With `is_dry_run` nothing is written, and the step says what
would be. An act that cannot be done raises EditError, whose message names the file and what would be right,
or WriteError; then nothing has changed.
"""
