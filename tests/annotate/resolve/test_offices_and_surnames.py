"""Offices that a few words around them give to somebody, and surnames that offices make clear."""

from __future__ import annotations

import pytest

from tests.annotate.test_press_kinds import body, country, person
from tui.annotate.annotator import Annotator
from tui.model.records import Actor, Article, Role


def holder(id: str, name: str, of: str, title: str, since: str, until: str | None = None) -> Actor:
    return person(id, name, of, Role(title, of=of, since=since, until=until))


ANNOTATOR = Annotator(
    [
        country("ner", "Niger", "nigérien nigérienne Nigériens", "Niamey"),
        country("mli", "Mali", "malien malienne Maliens", "Bamako"),
        country("bfa", "Burkina Faso", "burkinabè", "Ouagadougou"),
        country("fra", "France", "français française", "Paris"),
        country("deu", "Allemagne", "allemand allemande", "Berlin"),
        country("sen", "Sénégal", "sénégalais sénégalaise", "Dakar"),
        body("uo", "Union de l'Ouest", "UO"),
        holder("kab", "Marc Kaboré", "bfa", "président du Faso", "2015-12"),
        holder("iss", "Mahamat Issoufa", "ner", "président", "2011-04"),
        holder("wal", "Walid Issoufa", "ner", "maire de Niamey", "2011-04"),
        holder("maf", "Tiémoko Mafou", "mli", "président par intérim", "2012-04"),
        holder("jun", "Amadou Sanogou", "mli", "chef de la junte", "2012-03"),
        holder("viv", "Assimi Goutara", "mli", "vice-président de la transition", "2012-09"),
        holder("pmm", "Moctar Ouanou", "mli", "Premier ministre", "2012-09"),
        holder("mac", "Emmanuel Macrin", "fra", "président", "2012-05"),
        holder("dri", "Jean-Yves Le Driou", "fra", "ministre de la Défense", "2012-05"),
        holder("cha", "Angela Merkou", "deu", "chancelière", "2005-11"),
        holder("sal", "Macky Salla", "sen", "président", "2012-04"),
        holder("aku", "Nana Akoufou", "uo", "président en exercice de l'Union de l'Ouest", "2012-01"),
        holder("rep", "Federica Mogheri", "uo", "haute représentante de l'Union de l'Ouest", "2012-01"),
        holder("dip", "Abdou Diop", "mli", "ministre des Affaires étrangères", "2012-01"),
        holder("def", "Kalla Moutara", "ner", "ministre de la Défense", "2012-01"),
    ]
)


def marked(text: str, how: tuple[str, ...], title: str = "") -> list[str]:
    article = Article(id="a", title=title, body=text, date="2016-05-07", lang="fr")
    return [f"{one.exact}={one.actor}" for one in ANNOTATOR.annotate(article).body if one.how in how]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # an office by its own name in one state is that of its head in any other words
        ("Burkina Faso : on attend", "Le chef de l’État se tait.", ["chef de l’État=kab"]),
        ("", "Le président du Faso se tait. Le chef de l’État burkinabè aussi.",
         ["président du Faso=kab", "chef de l’État burkinabè=kab"]),
        ("Burkina Faso : on attend", "Le chef de l’exécutif reçoit.", ["chef de l’exécutif=kab"]),
        # for a time only
        ("", "Le président malien par intérim appelle.", ["président malien par intérim=maf"]),
        ("", "Le président nigérien par intérim appelle.", []),
        # … and nobody certain beside a junta
        ("Mali : on attend", "Tiémoko Mafou et Amadou Sanogou sont là. Le chef de l’État se tait.", []),
        # without a country
        ("", "À Berlin, la chancelière hésite.", ["chancelière=cha"]),
        ("Mali : le départ", "Assimi Goutara est là. Le vice-président explique.", ["vice-président=viv"]),
        ("Niger : le départ", "Assimi Goutara est là. Le vice-président explique.", []),
        # the owner is an office, a body, or in the sentence before
        ("", "Le chef de la junte malienne et son Premier ministre sont là.",
         ["chef de la junte malienne=jun", "Premier ministre=pmm"]),
        ("", "L’Union de l’Ouest condamne. Son président en exercice hésite.", ["président en exercice=aku"]),
        ("", "L’UO paie, par la voix de sa haute représentante.", ["haute représentante=rep"]),
        ("", "Emmanuel Macrin part. Son ministre de la Défense reste.", ["ministre de la Défense=dri"]),
        ("", "Emmanuel Macrin part.\n\nSon ministre de la Défense reste.", []),
        # whoever is addressed
        ("Niger : le temps", "Votre ministre de la Défense est-il là ?", ["ministre de la Défense=def"]),
        # a side, and the heading of a paragraph that also names another country
        ("", "La France, le Mali rient. Côté nigérien, le ministre de la Défense rit.",
         ["ministre de la Défense=def"]),
        ("", "Rien.\n\nMALI – On meurt à Paris. Le Premier ministre pleure.", ["Premier ministre=pmm"]),
        # a foreign guest, named elsewhere, does not hide who is meant where a sentence turns to a country
        ("Burkina Faso : on attend",
         "Le Burkina Faso a vu le président Macky Salla.\n\nÀ Paris, le président de la République attend.",
         ["président de la République=mac"]),
        ("Burkina Faso : on attend",
         "Le président Macky Salla est parti. À Paris, le président de la République attend.",
         ["président de la République=sal"]),
        # a sentence that turns to another country leaves it open where nobody is named in the paragraph
        ("Niger : l’attaque", "Mahamat Issoufa pleure.\n\nÀ Paris, le chef de l’État a parlé.", []),
        # of several, the one whom the paragraph names
        ("", "Macky Salla est venu du Sénégal.\n\nEmmanuel Macrin part. Le président de la République reste.",
         ["président de la République=mac"]),
        # who leads a state, behind the name in the paragraph
        ("", "Mahamat Issoufa est rentré samedi. Le président parlera.", ["président=iss"]),
        ("", "Mahamat Issoufa est rentré samedi.\n\nLe président parlera.", []),
        ("", "Le président de la commission a reçu Mahamat Issoufa. Le président parlera.", []),
        # in the past
        ("Mali : le deuil", "Il fut le Premier ministre puis le chef de la diplomatie du disparu.", []),
        ("Mali : le départ", "Issa Maïgou, le Premier ministre démissionnaire, range.", []),
    ],
)  # fmt: skip
def test_an_office_is_marked_where_the_words_around_it_say_whose(
    title: str, text: str, expected: list[str]
) -> None:
    assert marked(text, ("role",), title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # with its article, or behind «M.» at the start of a quotation
        ("C’est un échec, selon Le Driou.", ["Le Driou=dri"]),
        ("« M. Le Driou connaît le dossier », dit-on.", ["Le Driou=dri"]),
        # behind an office of one of those who share it
        ("Le président nigérien se tait. M. Issoufa attend.", ["Issoufa=iss"]),
        ("M. Issoufa attend.", []),
        # beside an office
        ("Au Mali, le chef de la diplomatie, M. Diop, se tait.", ["Diop=dip"]),
        ("Au Mali, le boulanger, M. Diop, se tait.", []),
        # who leads the country that is named just before
        ("À Ouagadougou, Kaboré salue la foule.", ["Kaboré=kab"]),
        ("Au nom des Burkinabè, Kaboré salue la foule.", ["Kaboré=kab"]),
        ("À Niamey, Kaboré salue la foule.", []),
        ("À Ouagadougou, Kaboré salue la foule ; Hamari Kaboré aussi.", []),
        # a town
        ("Mahamat Issoufa veut que Moutara, dans le nord du pays, soit servie.", []),
    ],
)
def test_a_surname_is_marked_where_an_office_makes_it_clear(text: str, expected: list[str]) -> None:
    assert marked(text, ("surname", "title")) == expected
