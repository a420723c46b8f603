"""What articles ask of the offices in the records: they are marked anew when an answer is another."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from tui.annotate.invalidation.office_changes import OfficeChanges
from tui.annotate.invalidation.questions import SAID, decode_question
from tui.index.record_ids import rowids_of_days


def store_asked(connection: apsw.Connection, batch: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Store the questions of articles, with their rowids; what was stored of them is deleted before."""
    questions = sorted({question for _article, asked in batch for question in asked})
    executemany = connection.executemany
    executemany("INSERT OR IGNORE INTO office (question) VALUES (?)", [(one,) for one in questions])
    executemany(
        "INSERT INTO asked_office SELECT number, ? FROM office WHERE question = ?",
        [(article, question) for article, asked in batch for question in asked],
    )


def delete_asked(connection: apsw.Connection, articles: Sequence[int]) -> None:
    """Delete the questions of articles; an office stays, as another article may ask for it."""
    connection.executemany("DELETE FROM asked_office WHERE article = ?", [(one,) for one in articles])


def delete_asked_for_marks(connection: apsw.Connection, articles: Sequence[int]) -> None:
    """Delete the questions that decide on the marks of articles; those of their uses stay."""
    connection.executemany(
        "DELETE FROM asked_office WHERE article = ?1 AND office IN ("
        "SELECT number FROM asked_office JOIN office ON number = office"
        " WHERE article = ?1 AND question NOT LIKE ?2)",
        [(article, f"{SAID}%") for article in articles],
    )


def mark_asking(connection: apsw.Connection, changes: OfficeChanges) -> set[int]:
    """Mark the articles to whose questions the answers are others, to be annotated anew.

    Return those that say something of somebody which a record may have now, or no more.
    """
    said: set[int] = set()
    for number, question in connection.execute("SELECT number, question FROM office").fetchall():
        days = changes.days_of(str(question))
        if days is not None:
            connection.execute(
                "INSERT OR IGNORE INTO unmarked SELECT article FROM asked_office"
                " WHERE office = ? AND article BETWEEN ? AND ?",
                (number, *rowids_of_days(*days)),
            )
            if decode_question(str(question)).purpose == SAID:
                rows = connection.execute("SELECT article FROM asked_office WHERE office = ?", (number,))
                said.update(int(article) for (article,) in rows)
    return said
