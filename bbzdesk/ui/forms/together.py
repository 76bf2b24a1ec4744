"""Which facts stand on one line of a form, because they belong together; the order is that of the form."""

from collections.abc import Sequence
from itertools import groupby

_LINES = (
    ("persoon.voornamen", "persoon.tussenvoegsel", "persoon.achternaam", "persoon.aanhef"),
    ("persoon.geboortedatum", "persoon.bsn"),
    ("persoon.straat", "persoon.postcode", "persoon.woonplaats"),
    ("persoon.telefoon", "persoon.email", "persoon.iban"),
    ("huishouden.leefvorm",),
    ("huishouden.kinderen", "huishouden.kostendelers"),
    ("partner.naam", "partner.geboortedatum"),
    ("bedrijf.naam", "bedrijf.rechtsvorm", "bedrijf.kvk"),
    ("bedrijf.activiteit", "bedrijf.gestart_op", "bedrijf.uren_per_jaar"),
    ("bedrijf.wettelijke_vereisten", "bedrijf.volledige_zeggenschap", "bedrijf.financieel_risico"),
    ("aanvraag.soort",),
    ("aanvraag.ontvangen", "aanvraag.meldingsdatum"),
    ("aanvraag.gevraagd_bedrag",),
    ("contact.naam", "contact.telefoon"),
    ("contact.woonplaats", "contact.bedrijf"),
    ("contact.kanaal", "contact.medium"),
    ("contact.datum",),
    ("lening.vorm", "lening.aantal_termijnen"),
    ("lening.aflossingsvrij",),
    ("lening.uitbetalen_op", "lening.eerste_vervaldatum"),
    ("advies.adviseur", "advies.datum"),
    ("advies.oordeel",),
    ("gemeente.naam", "gemeente.afdeling"),
    ("gemeente.adres", "gemeente.postcode_plaats"),
    ("gemeente.contactpersoon", "gemeente.telefoon"),
    ("gemeente.email",),
    ("gemeente.iban",),
)
_LINE_OF = {name: number for number, line in enumerate(_LINES) for name in line}


def in_lines(names: Sequence[str]) -> list[list[str]]:
    """The names of a group, line by line; facts that are in no line follow each other as they come."""
    return [list(line) for _, line in groupby(names, key=lambda name: _LINE_OF.get(name, -1))]
