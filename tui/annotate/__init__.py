"""The annotator: mentions of known actors in articles, and suggestions of names to add."""

#: Raised whenever the same text gives other mentions; the index then annotates all articles again.
ANNOTATOR_VERSION = 23
#: Raised whenever the same article gives other uses of names; the index then reads all articles again.
USES_VERSION = 9
#: Raised whenever the same article reports something else; the index then reads all articles again.
NEWS_VERSION = 57
