"""The journal of a corpus: every change of its files is a step there, and can be undone.

A screen, or a command, makes a step with `steps.write_step`, and undoes it with `undo.undo_step`;
`journal_file.read_steps` lists what was done.
"""
