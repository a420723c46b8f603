"""The journal of a corpus: every change of its files is a step there, and can be undone.

A screen, or a command, makes a step with `steps.write_step`, and undoes it with `undo.undo_step`;
`undo.read_journal` lists what was done.
"""
