"""A small corpus, as files."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "articles/cooperation.md": """---
title: "Coopération militaire : Le Niger veut intensifier sa relation avec la Russie"
date: 2024-01-19
source: RFI
lang: fr
tags: [défense]
---
La Russie a annoncé mardi avoir convenu d’« intensifier » sa coopération militaire avec le Niger.

Les vice-ministres russes Iounous-bek Evkourov et Alexandre Fomine ont rencontré Salifou Modi. Alexei
Overtchouk a reçu Ali Lamine Zeine, attendu jeudi à Téhéran.
""",
    "articles/mission.md": """---
title: Le Chef du gouvernement nigérien en mission de travail
date: 2024-01-15
authors: [Ousmane Diallo]
---
Ali Lamine Zeine a entamé une mission de travail. Les armes ne sont pas le cœur de la visite.

La CEDEAO maintient ses sanctions contre le Niger. Un coup d’État avait eu lieu en juillet.
""",
    "articles/recoltes.md": """---
title: Les récoltes de mil au Mali
source: AFP
---
La saison des pluies a été bonne. Les paysans vendent leur mil.
""",
    "actors/niger.md": """---
name: Niger
type: country
demonyms: [nigérien, nigérienne]
key: true
---
""",
    "actors/russie.md": "---\nname: Russie\ntype: country\ndemonyms: [russe, russes]\n---\n",
    "actors/mali.md": "---\nname: Mali\ntype: country\n---\n",
    "actors/teheran.md": "---\nname: Téhéran\ntype: place\nnames: {en: Tehran}\n---\n",
    "actors/cedeao.md": """---
name: CEDEAO
type: organization
names: {en: ECOWAS}
aliases: [Communauté économique des États de l'Afrique de l'Ouest]
---
""",
    "actors/salifou-modi.md": """---
name: Salifou Modi
type: person
names: {ru: Салифу Моди}
aliases: [Salifou Mody]
roles:
  - {title: ministre de la Défense, of: niger, from: 2023-08}
  - {title: général}
key: true
---
""",
    "actors/iounous-bek-evkourov.md": "---\nname: Iounous-bek Evkourov\ntype: person\nof: russie\n---\n",
    "actors/alexei-overtchouk.md": "---\nname: Alexei Overtchouk\ntype: person\nof: russie\n---\n",
    "actors/ali-lamine-zeine.md": "---\nname: Ali Lamine Zeine\ntype: person\nof: niger\n---\n",
    "events/rencontre.md": """---
title: Rencontre Evkourov–Fomine–Modi
type: consult
participants:
  - {actor: iounous-bek-evkourov, role: actor}
  - {actor: salifou-modi, role: recipient}
claims:
  - {article: cooperation, quote: ont rencontré Salifou Modi, date: 2024-01-16}
---
""",
    "events/visite.md": """---
title: Visite du Premier ministre à Moscou
type: consult
place: russie
participants:
  - {actor: ali-lamine-zeine, role: actor}
claims:
  - {article: mission, quote: a entamé une mission de travail, date: 2024-01-15/..}
  - {article: cooperation, quote: La Russie a annoncé mardi, date: 2024-01-16}
related: [rencontre]
---
""",
    "events/coup.md": """---
title: Coup d’État au Niger
type: coerce
date: 2023-07-26
claims:
  - {article: mission, quote: Un coup d’État avait eu lieu en juillet}
related: [absent]
---
""",
}


def write(root: Path, files: dict[str, str]) -> None:
    """Put files into a corpus."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
