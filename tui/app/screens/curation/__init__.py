"""A person's judgement: forms, new records, the journal, what is deleted."""
