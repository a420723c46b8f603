"""What one text gives reason to suggest: names without a record, and offices of known persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.gazetteer import EntrySpan, Gazetteer, without_unconfirmed
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.shared_demonyms import resolve_shared_demonyms
from tui.annotate.suggestions.uses.body_names import BodyName, BodyNames
from tui.annotate.suggestions.uses.known_offices import KnownOfficeReader
from tui.annotate.suggestions.uses.name_candidate import NameCandidate, TextCandidates
from tui.annotate.suggestions.uses.said_offices import OfficeReader
from tui.annotate.suggestions.uses.surroundings import MAX_NAME_WORDS, Surroundings
from tui.annotate.tokenized_text import TokenizedText, tokenize_body
from tui.languages.language import Language
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article
from tui.model.text import split_words

#: A paragraph that ends with one of these marks is prose; others are headings, captions or credits.
_PROSE_ENDS = tuple('.!?…»”"):;')
#: A longer paragraph is prose, however it ends.
_MIN_PROSE_CHARS = 240
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,8}")
#: Words of at most this many letters may be acronyms and keep their capitals.
_MAX_ACRONYM_CHARS = 3


class Candidates:
    """A finder of candidates; what it knows is built once from the records and the gazetteer.

    `listed`: the actors of the gazetteer that have no record.
    """

    def __init__(self, actors: Sequence[Actor], listed: Sequence[Actor], language: Language) -> None:
        self._known_count = len(actors)
        self._actors = [*actors, *listed]
        self._gazetteer = Gazetteer(self._actors, language.lexicon)
        self._offices = OfficeIndex(self._actors, self._gazetteer, language)
        self._office_reader = OfficeReader(self._actors, language)
        self.known_offices = KnownOfficeReader(self._actors, self._offices, self._office_reader, language)
        self._body_names = BodyNames(language)
        self._lexicon, self._words = language.lexicon, language.candidate_lexicon
        self._before_countries = self._words.articles | self._lexicon.before_places | self._lexicon.of
        self._articles = self._words.articles | self._lexicon.determiners
        self._surroundings = Surroundings(language)

    def find(self, article: Article, marks: Annotations) -> TextCandidates:
        """Return the names in an article's body that no mention covers, in order, and offices of the known.

        The names of the article's authors, source and publisher are left out.
        """
        tokenized = tokenize_body(article.body)
        confirmed = without_unconfirmed([self._gazetteer.find_all(tokenized)])
        (every,) = resolve_shared_demonyms(confirmed, self._offices.country_of)
        analyzed = AnalyzedText(tokenized, every, self._offices.descriptions, self._actors)
        credited_names = {
            tuple(split_words(name))
            for name in (*article.authors, article.source or "", article.publisher or "")
        }
        names = [
            candidate
            for candidate in self._names(analyzed, _TextMarks(marks))
            if candidate.form == "listed" or candidate.words not in credited_names
        ]
        names.sort(key=lambda candidate: candidate.start)
        offices = tuple(self.known_offices.read(analyzed, marks))
        return TextCandidates(tuple(names), offices, analyzed.lowercase_words)

    def _names(self, analyzed: AnalyzedText, marks: _TextMarks) -> Iterator[NameCandidate]:
        """Yield the candidates of a text, in no order; none within another."""
        tokenized = analyzed.tokenized
        covered = {i for span in analyzed.names for i in range(span.first, span.last)}
        explained = list(self._body_names.explained(analyzed))
        acronyms = {(body.first, body.last): body for body in explained}
        papers = list(self._body_names.papers(analyzed, self._is_media))
        free = papers + [
            body
            for body in (*explained, *self._body_names.titled(analyzed))
            if not self._is_listed(analyzed, body)
        ]
        for span in analyzed.names:
            if any(paper.covers(span.first, span.last) for paper in papers):
                continue  # «Le Monde africain» is not «Le Monde»
            if not any(body.acronym and body.covers(span.first, span.last) for body in free):
                body = acronyms.get((span.first, span.last))
                yield from self._listed(analyzed, span, marks, body.acronym if body else "")
        covered.update(body.acronym_at for body in explained)
        for body in free:
            if marks.cover(tokenized, body.first, body.last) or not self._is_prose(tokenized, body.first):
                continue
            covered.update(range(body.first, body.last))
            yield self._body(analyzed, body)
        for first, last in _name_spans(analyzed, self._actors):
            if any(i in covered for i in range(first, last)) and not self._has_person(analyzed, first, last):
                continue
            if marks.touch(tokenized, first, last):
                continue
            is_prose = self._is_prose(tokenized, first)
            for one in self._run(analyzed, first, last):
                # «Contact : X, directeur général» is no prose, but says who X is.
                if is_prose or any(office.said and not office.is_rank for office in one.offices):
                    yield one

    def _has_person(self, analyzed: AnalyzedText, first: int, last: int) -> bool:
        """Return whether a known surname is part of a longer name: «Assini [Goïta]»."""
        return any(first <= span.first and span.last <= last for span in analyzed.embedded_names)

    # -- the gazetteer ---------------------------------------------------------------------------

    def _listed(
        self, analyzed: AnalyzedText, span: EntrySpan, marks: _TextMarks, acronym: str
    ) -> Iterator[NameCandidate]:
        """Yield an actor of the gazetteer that a span means; nothing where a record has the name, too."""
        tokenized = analyzed.tokenized
        if len(span.actors) != 1 or span.actors[0] < self._known_count:
            return
        if marks.cover(tokenized, span.first, span.last) or self._is_other_name(analyzed, span):
            return
        entry = span.entries[0]
        yield structs.replace(
            _name_at(tokenized, span.first, span.last),
            form="listed",
            listed=self._actors[entry.actor].id,
            is_name=any(entry.kind == "name" for entry in span.entries),
            opens=tokenized.starts_sentence(span.first),
            acronym=acronym,
        )

    def _is_other_name(self, analyzed: AnalyzedText, span: EntrySpan) -> bool:
        """Return whether a name of the gazetteer means something else: a given name, or a heading."""
        if analyzed.tokenized.is_all_caps[span.first]:
            return True
        if span.last - span.first > 1:
            return False
        word, previous = analyzed.word(span.first), analyzed.word(span.first - 1)
        if span.entries[0].kind == "demonym":
            return False
        if span.entries[0].kind == "capital" and previous in self._words.before_places:
            return True  # «en exil à Bruxelles» names no country
        is_ambiguous = word in self._words.given_names or word in analyzed.lowercase_words
        return is_ambiguous and previous not in self._before_countries

    def _is_media(self, span: EntrySpan) -> bool:
        return all(self._actors[actor].type == "media" for actor in span.actors)

    def _is_listed(self, analyzed: AnalyzedText, body: BodyName) -> bool:
        """Return whether a known name, or one of the gazetteer, is the name of a body or its acronym."""
        return any(
            (span.first <= body.first and body.last <= span.last) or span.first == body.acronym_at
            for span in analyzed.names
        )

    # -- bodies ----------------------------------------------------------------------------------

    def _body(self, analyzed: AnalyzedText, body: BodyName) -> NameCandidate:
        name = _name_at(analyzed.tokenized, body.first, body.last)
        return structs.replace(name, form="body", type=body.type, acronym=body.acronym)

    # -- runs of capitalized words ---------------------------------------------------------------

    def _run(self, analyzed: AnalyzedText, first: int, last: int) -> Iterator[NameCandidate]:
        """Yield a name with its context; nothing for all-caps text, bylines, and too many words."""
        tokenized = analyzed.tokenized
        first = self._surroundings.name_start(analyzed, first, last)
        surface = tokenized.exact_text(first, last)
        if tokenized.is_all_caps[first] or last - first > MAX_NAME_WORDS or "\n\n" in surface:
            return
        if self._surroundings.is_byline(analyzed, first):
            return
        looks_acronym = last - first == 1 and bool(_ACRONYM.fullmatch(surface))
        is_acronym = looks_acronym and self._surroundings.is_acronym(analyzed, first)
        if looks_acronym and not is_acronym:
            return
        previous = analyzed.word(first - 1)
        titles = analyzed.titles_before(first)
        is_named_after = bool(titles) and self._surroundings.is_named_after(analyzed, titles[-1].first)
        offices = () if is_named_after else tuple(self._office_reader.read(analyzed, first, last))
        yield NameCandidate(
            start=tokenized.starts[first],
            end=tokenized.ends[last - 1],
            name=surface if is_acronym else titlecase_name(surface),
            words=tuple(tokenized.words[first:last]),
            form="acronym" if is_acronym else "run",
            opens=tokenized.starts_sentence(first)
            or (previous in self._words.articles and tokenized.starts_sentence(first - 1)),
            offices=offices,
            speaks=self._surroundings.speaks(analyzed, first, last),
            is_beside_person=self._surroundings.is_beside_person(analyzed, first, last),
            is_kin=self._surroundings.is_kin(analyzed, first, last),
            is_place=is_named_after or (not titles and self._surroundings.is_place(analyzed, first)),
            has_article=previous in self._articles,
            type=None if titles else self._body_names.class_noun(analyzed, first, last),
        )

    def _is_prose(self, tokenized: TokenizedText, first: int) -> bool:
        """Return whether the paragraph of a token is running text and no heading, caption or credit."""
        text, start = tokenized.text, tokenized.starts[first]
        # A longer paragraph need not be read to its ends: a text may be one of a million characters.
        before = text[max(0, start - _MIN_PROSE_CHARS) : start].rpartition("\n\n")[2]
        behind = text[start : start + _MIN_PROSE_CHARS + 1].partition("\n\n")[0]
        paragraph = f"{before}{behind}".strip()
        return len(paragraph) > _MIN_PROSE_CHARS or paragraph.endswith(_PROSE_ENDS)


def _name_at(tokenized: TokenizedText, first: int, last: int) -> NameCandidate:
    """Return tokens `first` up to `last` (exclusive) as a name, with single blanks."""
    return NameCandidate(
        start=tokenized.starts[first],
        end=tokenized.ends[last - 1],
        name=" ".join(tokenized.exact_text(first, last).split()),
        words=tuple(tokenized.words[first:last]),
    )


class _TextMarks:
    """The mentions in a body, by their place."""

    def __init__(self, marks: Annotations) -> None:
        spans = sorted((mention.start, mention.end) for mention in marks.body)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def cover(self, tokenized: TokenizedText, first: int, last: int) -> bool:
        """Return whether a mention covers tokens as a whole."""
        start, end = tokenized.starts[first], tokenized.ends[last - 1]
        i = bisect_left(self._starts, start + 1) - 1
        return i >= 0 and end <= self._ends[i]

    def touch(self, tokenized: TokenizedText, first: int, last: int) -> bool:
        """Return whether a mention overlaps tokens."""
        start, end = tokenized.starts[first], tokenized.ends[last - 1]
        i = bisect_left(self._starts, end) - 1
        return i >= 0 and start < self._ends[i]


def _name_spans(analyzed: AnalyzedText, actors: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Yield the spans of capitalized words, with the known surnames among them: «Assini [Goïta]»."""
    spans = [(run.first, run.last) for run in analyzed.runs]
    surnames = [
        span
        for span in analyzed.embedded_names
        if all(actors[actor].type == "person" for actor in span.actors)
    ]
    spans += [(span.first, span.last) for span in surnames]
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and merged[-1][1] >= first:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    yield from merged


_WORD = re.compile(r"[^\W\d_]+")


def titlecase_name(surface: str) -> str:
    """Return a name as a record writes it: on one line, and with «GOÏTA» as «Goïta»."""

    def capitalize(match: re.Match[str]) -> str:
        word = match.group()
        return word.capitalize() if word.isupper() and len(word) > _MAX_ACRONYM_CHARS else word

    return _WORD.sub(capitalize, " ".join(surface.split()))
