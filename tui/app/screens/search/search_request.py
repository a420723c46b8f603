"""What is searched for: the text, the kinds of records, and the filter of the lists."""

from __future__ import annotations

from typing import NamedTuple

from tui.index.query import Query, parse_query
from tui.index.store import MATCH_ALL
from tui.model.records import KINDS, Kind


class SearchRequest(NamedTuple):
    """A search, as it stands in the query input."""

    text: str = ""
    kinds: tuple[Kind, ...] = KINDS
    fuzzy: bool = True  # whether typos and other scripts are tolerated
    within: Query = MATCH_ALL  # the filter of the search, in addition to its text

    @property
    def is_blank(self) -> bool:
        """Return whether nothing is searched for."""
        return not self.text.strip()

    @property
    def is_of_all_kinds(self) -> bool:
        """Return whether records of every kind are searched."""
        return self.kinds == KINDS

    @property
    def searched_filter(self) -> Query:
        """Return the filter of what is searched: where a record is to be chosen, also of kept ones only."""
        return self.within if self.is_of_all_kinds else self.within.with_field("is", "kept")

    @property
    def typed_query(self) -> Query:
        """Return the query, whose last word may be unfinished."""
        return parse_query(self.text, unfinished=True, fuzzy=self.fuzzy)

    @property
    def whole_query(self) -> Query | None:
        """Return the query with its last word as it is, to be used elsewhere; None where it asks nothing."""
        query = parse_query(self.text, fuzzy=self.fuzzy)
        return query if self.is_of_all_kinds and (query.clauses or query.excluded) else None
