"""Claims out of an article's words: the quotation that finds them again, and the date that they state."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.journal.steps import StepResult
from tui.corpus.record_files.record_edit import EditError
from tui.i18n import N_
from tui.languages.registry import find_language
from tui.model.annotations import DateMention
from tui.model.quotes import NormalizedText, find_quotes, find_similar_passage
from tui.model.records import Article, Claim, Event, Participant, Ref
from tui.model.sentences import sentence_around

#: The longest text before or after a quotation that may tell it from others, in code points.
_MAX_CONTEXT_CHARS = 60
_CONTEXT_STEP_CHARS = 4


class TextQuote(Struct, frozen=True):
    """A W3C TextQuoteSelector; `prefix` and `suffix` only where the quotation stands more than once."""

    quote: str
    prefix: str | None = None
    suffix: str | None = None


def quote_span(text: str, start: int, end: int) -> TextQuote:
    """Return the quotation of `text[start:end]`, with as much around it as is needed to find the place again.

    Blanks at both ends are left out. Where nothing around them tells the places apart, the quotation is that
    of the first. Raises EditError if there are no words, as beyond the end of a text.
    """
    words = text[start:end]
    quote = words.strip()
    if not quote:
        raise EditError(N_("there is nothing to quote"))
    start += len(words) - len(words.lstrip())
    end = start + len(quote)
    normalized = NormalizedText(text)
    for length in range(0, _MAX_CONTEXT_CHARS + 1, _CONTEXT_STEP_CHARS):
        before = _whole_words(text, max(0, start - length), start, is_before=True)
        after = _whole_words(text, end, min(len(text), end + length), is_before=False)
        for prefix, suffix in ((before, None), (None, after), (before, after)):
            if normalized.is_repeated(quote, prefix, suffix):
                continue
            if list(normalized.find(quote, prefix, suffix)) == [(start, end)]:
                return TextQuote(quote, prefix, suffix)
    return TextQuote(quote)


def _whole_words(text: str, start: int, end: int, *, is_before: bool) -> str | None:
    """Return a text beside a quotation, without a word that is cut at its far end, on one line."""
    if is_before:
        while 0 < start < end and text[start - 1].isalnum():
            start += 1
        words = text[start:end].rpartition("\n")[2]
    else:
        while start < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end -= 1
        words = text[start:end].partition("\n")[0]
    return words.strip() or None


def find_stated_date(article: Article, start: int, end: int) -> DateMention | None:
    """Return the date that a passage states: in the words themselves, else in the rest of their sentence."""
    dates = find_language(article.lang).find_dates(article.body, article.date, None)
    first, last = sentence_around(article.body, start, end)
    inside = [date for date in dates if start <= date.start and date.end <= end]
    beside = [date for date in dates if first <= date.start and date.end <= last]
    return next(iter(inside or beside), None)


def claim_of_span(article: Article, start: int, end: int) -> Claim:
    """Return the claim that an article's words make: where they stand, and the date that they state.

    `start` and `end` are code points of the body. Raises EditError if there are no words.
    """
    selector = quote_span(article.body, start, end)
    date = find_stated_date(article, start, end)
    return Claim(
        article=article.id,
        quote=selector.quote,
        prefix=selector.prefix,
        suffix=selector.suffix,
        stated=date.exact if date else None,
        date=date.edtf if date else None,
    )


def complete_claim(draft: CorpusDraft, claim: Claim) -> Claim:
    """Return a claim with what finds its quotation again, and the date that it states.

    Raises EditError where the article has no such words, or has them more than once.
    """
    if not claim.article or not claim.quote:
        return claim
    article = draft.read(Ref("article", claim.article))
    assert isinstance(article, Article)
    places = list(find_quotes(article.body, claim.quote, claim.prefix, claim.suffix))
    if not places:
        nearest = find_similar_passage(article.body, claim.quote)
        words = N_("nearest: “{nearest}”").format(nearest=nearest) if nearest else N_("nor anything similar")
        raise EditError(
            N_("{path}: “{quote}” is not there; {reason}").format(
                path=article.path, quote=claim.quote, reason=words
            )
        )
    if len(places) > 1:
        words = N_("give the words before or after it")
        raise EditError(
            N_("{path}: “{quote}” occurs there {n} times; {reason}").format(
                path=article.path, quote=claim.quote, n=len(places), reason=words
            )
        )
    read = claim_of_span(article, *places[0])
    stated = claim.stated or (read.stated if not claim.date else None)
    return structs.replace(
        claim,
        stated=stated,
        date=claim.date or _read_date(stated, article, read),
        prefix=claim.prefix or read.prefix,
        suffix=claim.suffix or read.suffix,
    )


def _read_date(stated: str | None, article: Article, read: Claim) -> str | None:
    """Return the EDTF that a stated date means, on the article's date; None where it is not understood."""
    if not stated or stated == read.stated:
        return read.date
    dates = find_language(article.lang).find_dates(stated, article.date, None)
    return dates[0].edtf if dates else None


def add_claim(
    root: Path,
    event_id: str,
    claim: Claim,
    participants: tuple[Participant, ...] = (),
    *,
    is_dry_run: bool = False,
) -> StepResult[Event]:
    """Append a claim to an event that is there, and participants that it has not yet.

    Raises EditError, also where the event has the same claim, and WriteError.
    """

    return edit_corpus(
        root,
        N_("new claim of event:{event_id}").format(event_id=event_id),
        lambda draft: draft_claim(draft, event_id, claim, participants),
        is_dry_run=is_dry_run,
    )


def draft_claim(
    draft: CorpusDraft, event_id: str, claim: Claim, participants: tuple[Participant, ...] = ()
) -> Event:
    """Write a claim of an event to a draft, as `add_claim` does."""
    event = draft.read(Ref("event", event_id))
    assert isinstance(event, Event)
    full = complete_claim(draft, claim)
    if any(has_same_source(full, other) for other in event.claims):
        raise EditError(N_("{path}: already has this claim").format(path=event.path))
    known = {participant.actor for participant in event.participants}
    new = tuple(one for one in participants if one.actor not in known)
    wanted = structs.replace(event, claims=(*event.claims, full), participants=(*event.participants, *new))
    draft.change(wanted)
    return wanted


def has_same_source(claim: Claim, other: Claim) -> bool:
    """Return whether two claims are of the same words of an article, or of the same report."""
    fields = ("article", "quote", "prefix", "suffix", "source")
    return all(getattr(claim, name) == getattr(other, name) for name in fields)
