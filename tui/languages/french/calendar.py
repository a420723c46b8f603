"""The French names of months and weekdays, folded."""

from __future__ import annotations

#: The number of a month by its names and abbreviations.
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv. janv",
            "fevrier fevr. fev. fevr fev",
            "mars",
            "avril avr. avr",
            "mai",
            "juin",
            "juillet juil. juil",
            "aout",
            "septembre sept. sept",
            "octobre oct. oct",
            "novembre nov. nov",
            "decembre dec. dec",
        ),
        start=1,
    )
    for name in names.split()
}
#: The number of a weekday by its name; Monday is 0, as in `datetime.date.weekday`.
WEEKDAYS = {
    name: number
    for number, name in enumerate(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
}
