"""How many articles one transaction of an update writes."""

#: Articles in one transaction; a change of no more articles is one transaction as a whole.
ARTICLES_PER_COMMIT = 2_000
#: Of many articles the first are committed early, so that there is something to read.
FIRST_COMMIT_ARTICLES = 200
