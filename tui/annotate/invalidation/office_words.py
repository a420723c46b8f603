"""The words of the texts in which the offices of a record can change who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from msgspec import structs

from tui.annotate.gazetteer import Gazetteer
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.spelling.written_forms import keys_of, words_of
from tui.languages.language import Language
from tui.languages.phrase_table import PhraseTable
from tui.languages.registry import find_language
from tui.model.records import Actor

Words = tuple[str, ...]


def words_of_offices(old: Actor, new: Actor, others: Iterable[Actor]) -> frozenset[Words]:
    """Return the folded words of the texts in which a change of an actor's offices can change who is meant.

    Each such text has all words of one tuple, or a name of the actor. `others` has at least the actors that
    the titles name, and those to whom the offices belong. Ranks count only beside a name.
    """
    before, after = _RecordedOffices(old, others), _RecordedOffices(new, others)
    if (old.of, before.gender) == (new.of, after.gender):
        held, complements = before.held ^ after.held, before.complements ^ after.complements
    else:  # the country or the gender of all that the actor holds
        none = _RecordedOffices(structs.replace(new, roles=()), others)
        held, complements = before.held | after.held, (before.complements | after.complements)
        complements -= none.complements
    wholes = {whole for one in held if not one.is_rank for whole in after.wholes(one)}
    return frozenset(_without_supersets(wholes | set(map(after.without_small_words, complements))))


def significant_words(words: Iterable[str], language: Language) -> list[str]:
    """Return words without articles, particles and single letters; all words if nothing else is left."""
    all_words = list(words)
    insignificant = language.lexicon.function_words | language.lexicon.particles
    return [word for word in all_words if len(word) > 1 and word not in insignificant] or all_words


def forms_of_office(key: str, language: Language) -> Iterator[list[str]]:
    """Yield the words of every form of an office of the table."""
    for entry in language.offices.office:
        if entry.key == key:
            yield from map(words_of, entry.forms)


def synonyms_of_office(key: str, language: Language) -> Iterator[list[str]]:
    """Yield the words that mean an office of the table with a complement: «chef de la diplomatie»."""
    for synonym, standard_form in language.offices.same.items():
        match = _office_keys(language).longest(words_of(standard_form), 0)
        if match and match[1] == key:
            yield words_of(synonym)


class _RecordedOffices:
    """The offices that one record gives, read as the annotator does with all records.

    Titles of other records can add beginnings of offices and portfolios; so much is left open here.
    """

    def __init__(self, actor: Actor, others: Iterable[Actor]) -> None:
        self._language = find_language()
        of_others = (structs.replace(one, roles=()) for one in others if one.id != actor.id)
        self._records = sorted([*of_others, actor], key=lambda one: one.id)
        index = OfficeIndex(self._records, Gazetteer(self._records, self._language.lexicon), self._language)
        self.held = {held for number in range(len(self._records)) for held in index.held_by(number)}
        self.complements = frozenset(index.descriptions.title_complements)
        self.gender = index.gender(self._records.index(actor))

    def wholes(self, held: HeldOffice) -> Iterator[Words]:
        """Yield the words of which all, of one tuple, are in a phrase that can mean the holder."""
        title = words_of(held.role.title)
        if held.office.key not in self._keys_of_table():
            # Of a head that the table lacks, the title of another record may have fewer words.
            is_known = _office_keys(self._language).longest(title, 0) is not None
            yield self.without_small_words(title if is_known else title[:1])
            return
        complements = self._complements_of(held.office.complement)
        for key in self._fitting_keys(held.office.key):
            for form, complement in product(forms_of_office(key, self._language), complements):
                yield self.without_small_words((*form, *complement))
            yield from map(self.without_small_words, synonyms_of_office(key, self._language))

    def without_small_words(self, words: Sequence[str]) -> Words:
        """Return the words that are looked for in texts, in order, each once."""
        return tuple(sorted(set(significant_words(words, self._language))))

    def _keys_of_table(self) -> frozenset[str]:
        return frozenset(entry.key for entry in self._language.offices.office)

    def _fitting_keys(self, key: str) -> set[str]:
        """Return the keys of the offices that compete with one for a phrase."""
        fits = {entry.key: entry.fits for entry in self._language.offices.office}
        keys, unread = {key}, [key]
        while unread:
            more = set(fits.get(unread.pop(), ())) - keys
            keys |= more
            unread += more
        return keys

    def _complements_of(self, complement: str) -> list[list[str]]:
        """Return the words of which a phrase has all of one list; a portfolio or body has several names."""
        if complement.startswith("@"):
            body = self._records[int(complement[1:])]
            keys = {key for spelling in body.spellings() for key in keys_of(spelling.name)}
            return [key.split() for key in sorted(keys)]
        names = self._language.offices.portfolio
        for canonical, synonyms in names.items():
            if " ".join(words_of(canonical)) == complement:
                return [words_of(name) for name in (canonical, *synonyms)]
        return [complement.split()[:1]]  # the title of another record may have fewer of its words


def _without_supersets(wholes: set[Words]) -> Iterator[Words]:
    """Yield those tuples of words of which no other has fewer, all among them."""
    sets = {whole: set(whole) for whole in wholes if whole}
    for whole, words in sets.items():
        if not any(other < words for other in sets.values()):
            yield whole


@lru_cache(maxsize=1)
def _office_keys(language: Language) -> PhraseTable[str]:
    """Return the forms of all offices with the key of the office."""
    keys: PhraseTable[str] = PhraseTable()
    for entry in language.offices.office:
        for form in entry.forms:
            keys.add(words_of(form), entry.key)
    return keys
