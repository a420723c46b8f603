"""What the sources of an event agree and differ on, in two or three sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.analysis.sources.claim_sources import MAX_DATES_LISTED, ClaimSources, about_words, field_words
from tui.i18n import N_, format_number, ngettext
from tui.i18n import gettext as _
from tui.model.claims import ClaimedValue, Disagreement, count_origins
from tui.model.dates.formatting import format_long
from tui.model.records import Claim, Event
from tui.model.text import fold

#: Numbers that a sentence spells out.
_NUMBERS = (
    *(N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five")),
    *(N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten")),
)
#: Fields as a sentence names them; a detail by its key.
_FIELDS = {
    "start": N_("the start"),
    "end": N_("the end"),
    "place": N_("the place"),
    "participants": N_("the participants"),
}
_UNCONFIRMED_FIELDS = _FIELDS | {"start": N_("a start"), "end": N_("an end"), "place": N_("a place")}


def summarize(event: Event, sources: ClaimSources) -> str:
    """Return what the sources agree and differ on: first a date, then other fields, then who stands alone."""
    comparison = sources.comparison
    dates = [dispute for dispute in comparison.disagreements if dispute.about in ("start", "end")]
    others = [dispute for dispute in comparison.disagreements if dispute not in dates[:1]]
    sentences = [_date_sentence(sources, dates[0])] if dates else []
    if others:
        template = _("They also differ on {fields}.") if dates else _("Sources differ on {fields}.")
        sentences.append(template.format(fields=join_words([_disputed_words(other) for other in others])))
    if not sentences:
        sentences.append(_agreement_sentence(sources))
    if sources.count > 1:
        sentences += _lone_sentences(event, sources)
    return " ".join(sentences)


def number_word(number: int) -> str:
    """Return a number up to ten as a word, a greater one in digits."""
    return _(_NUMBERS[number]) if number < len(_NUMBERS) else format_number(number)


def join_words(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: «a, b and c»."""
    return _(" and ").join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _date_sentence(sources: ClaimSources, dispute: Disagreement) -> str:
    """Return who has which date: «Two of three sources agree on 16 January; RFI has 15 January.»"""
    values = sorted(dispute.values, key=lambda value: -len(_names(sources, value.claims)))
    about = "" if dispute.about == "start" else _(" for the end")
    if len(values) > MAX_DATES_LISTED:
        words = _("Sources give {n} different dates{about}.")
        return _capitalized(words.format(n=number_word(len(values)), about=about))
    first, *rest = values
    agreeing = len(_names(sources, first.claims))
    total = count_origins(sources.names[claim] for value in values for claim in value.claims)
    having = [_having_words(sources, value) for value in (rest if agreeing > 1 else values)]
    if agreeing < 2:
        return _("Sources differ{about}: {values}.").format(about=about, values=_("; ").join(having))
    words = _("{n} of {total} sources agree on {date}{about}; {values}.")
    return _capitalized(
        words.format(
            n=number_word(agreeing),
            total=number_word(total),
            date=format_long(str(first.value), _),
            about=about,
            values=_("; ").join(having),
        )
    )


def _having_words(sources: ClaimSources, value: ClaimedValue) -> str:
    """Return who has a date: «RFI and Sputnik have 16 January 2024»."""
    names = _names(sources, value.claims)
    template = ngettext("{names} has {date}", "{names} have {date}", len(names))
    return template.format(names=join_words(names), date=format_long(str(value.value), _))


def _names(sources: ClaimSources, claims: Sequence[int]) -> list[str]:
    """Return the origins of claims, each once."""
    return list({fold(sources.names[claim]): sources.names[claim] for claim in claims}.values())


def _disputed_words(dispute: Disagreement) -> str:
    """Return a field with its dates, if it has any: «the end (18 or 19 January 2024)»."""
    name = _field_name(dispute.about, _FIELDS)
    return name + field_words(dispute).removeprefix(about_words(dispute.about))


def _field_name(about: str, names: dict[str, str]) -> str:
    return _(names[about]) if about in names else _("“{words}”").format(words=about_words(about))


def _agreement_sentence(sources: ClaimSources) -> str:
    """Return what sources agree on where they differ on nothing."""
    if sources.count < 2:
        names = _names(sources, range(len(sources.names)))
        return _("Only one source: {name}.").format(name=names[0]) if names else _("No sources.")
    fields = [_field_name(about, _FIELDS) for about in sources.comparison.agreed]
    agreeing, plain = (
        _("{n} sources agree on {fields}."),
        _("{n} sources; they do not contradict each other."),
    )
    words = agreeing if fields else plain
    return _capitalized(words.format(n=number_word(sources.count), fields=join_words(fields)))


def _lone_sentences(event: Event, sources: ClaimSources) -> Iterator[str]:
    """Yield what only one source gives, by source: «Only Sputnik gives an end.»"""
    by_name: dict[str, list[str]] = {}
    for about in sources.comparison.unconfirmed:
        claims = [index for index, claim in enumerate(event.claims) if _gives(claim, about)]
        if name := next(iter(_names(sources, claims)), ""):
            by_name.setdefault(name, []).append(_field_name(about, _UNCONFIRMED_FIELDS))
    for name, fields in by_name.items():
        yield _("Only {name} gives {fields}.").format(name=name, fields=join_words(fields))


def _gives(claim: Claim, about: str) -> bool:
    """Return whether a claim gives a field that only one origin gives."""
    if about == "end":
        return bool(claim.date and claim.date.partition("/")[2] not in ("", ".."))
    values = {"start": claim.date, "place": claim.place, "participants": claim.participants}
    return bool(values[about] if about in values else claim.details.get(about.removeprefix("details.")))


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
