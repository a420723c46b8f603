"""What the sentences of an article report: events of a PLOVER type, with who, where, when and how certain."""
