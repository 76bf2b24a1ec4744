"""The list of dossiers: one line each, with its phase, its next day and the state of its claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from bbzdesk.domain.datum import kort
from bbzdesk.domain.feiten import CATEGORIEEN
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.services import signalen, termijnlijst
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.termijnlijst import Termijndag
from bbzdesk.services.werkregel import ACHTERSTAND, LETOP
from bbzdesk.services.woorden import doelgroep, met_korte_dag, stoplichtsleutel, wie, zwaarste
from bbzdesk.store import overzichten
from bbzdesk.store.overzichten import Dossierrij
from bbzdesk.store.vouwen import vouw

# The phases of a case in their order: key and word.
FASEN = (
    ("melding", "Melding"),
    ("screening", "Screening"),
    ("gesprek", "Gesprek"),
    ("intake", "Intake"),
    ("aanvraag", "Aanvraag"),
    ("onderzoek", "Onderzoek"),
    ("advies", "Advies"),
    ("besluit", "Besluit"),
    ("betaling", "Betaling"),
    ("herbeoordeling", "Herbeoordeling"),
    ("vaststelling", "Vaststelling"),
    ("terugbetaling", "Terugbetaling"),
    ("afgesloten", "Afgesloten"),
)
_FASEWOORD = dict(FASEN)
OPEN, GESLOTEN, OVERGEDRAGEN = "open", "gesloten", "overgedragen"


@dataclass(frozen=True, slots=True)
class Dossierregel:
    """One line of the list. `termijn` is the next day that counts, `termijn_woorden` the same with what must be done.

    `termijn_toon` says that this day is today or has passed. `stoplicht` is the key of the state of its heaviest claim; None without claims. `staat` is open, gesloten or
    overgedragen. `sorteernaam` puts `Van den Berg` under the B.
    """

    dossier_id: str
    wie: str
    sorteernaam: str
    nummer: str
    doelgroep: str
    fase: str
    fase_woord: str
    termijn: date | None
    termijn_woorden: str
    stoplicht: str | None
    contactpersoon: str
    staat: str
    doel: Doel
    termijn_toon: str = ""


def lijst(kantoor: Kantoor) -> tuple[Dossierregel, ...]:
    """All dossiers by surname; accents and capitals do not count."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        rijen = overzichten.dossiers(bron, vandaag)
        lichten: dict[str, list[Stoplicht]] = {}
        for rij in signalen.lichten(kantoor, bron, vandaag):
            lichten.setdefault(rij.dossier_id, []).append(rij.licht)
        eerste: dict[str, Termijndag] = {}
        for termijn in reversed(termijnlijst.termijndagen(kantoor, bron)):
            eerste[termijn.dossier_id] = termijn
    gevouwen = cache(vouw)  # few different names, many dossiers
    regels = [
        _regel(
            rij, lichten, eerste.get(rij.dossier_id), vandaag, f"{gevouwen(rij.achternaam)} {gevouwen(rij.voornamen)}"
        )
        for rij in rijen.values()
    ]
    return tuple(sorted(regels, key=lambda regel: (regel.sorteernaam, regel.nummer)))


def _regel(
    rij: Dossierrij, lichten: Mapping[str, list[Stoplicht]], termijn: Termijndag | None, vandaag: date, sorteernaam: str
) -> Dossierregel:
    fase = fase_van(rij)
    return Dossierregel(
        dossier_id=rij.dossier_id,
        wie=wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer,
        sorteernaam=sorteernaam,
        nummer=rij.nummer,
        doelgroep=doelgroep(rij.categorie) if rij.categorie in dict(CATEGORIEEN) else "",
        fase=fase,
        fase_woord=_FASEWOORD[fase],
        termijn=termijn.dag if termijn else None,
        termijn_woorden=f"{termijn.woorden} {met_korte_dag(termijn.dag, vandaag)}" if termijn else "",
        stoplicht=stoplichtsleutel(zwaarste(lichten.get(rij.dossier_id, []))),
        contactpersoon=rij.contactpersoon,
        staat=_staat(rij, fase),
        doel=Doel("dossier", rij.dossier_id, "overzicht"),
        termijn_toon=_toon(termijn.dag, vandaag) if termijn else "",
    )


def termijn_kort(dag: date, vandaag: date) -> str:
    """A day for a column: `3 apr 2026`, and in words when it is today or has passed, because a colour alone is no word."""
    woord = {ACHTERSTAND: ", te laat", LETOP: ", vandaag"}.get(_toon(dag, vandaag), "")
    return f"{kort(dag)}{woord}"


def _toon(dag: date, vandaag: date) -> str:
    if dag < vandaag:
        return ACHTERSTAND
    return LETOP if dag == vandaag else ""


def fase_van(rij: Dossierrij) -> str:
    """Where a dossier is: what was written down, or further where its records say so.

    No act writes that an investigation began or that the debtor now repays; a dossier that was handed over is shown
    where it was then.
    """
    if rij.fase == "aanvraag" and rij.onderzoek:
        return "onderzoek"
    if rij.fase == "besluit" and rij.uitbetaald:
        return "terugbetaling"
    if rij.fase in _FASEWOORD:
        return rij.fase
    sporen = (
        ("terugbetaling", rij.uitbetaald),
        ("besluit", rij.besluit),
        ("advies", rij.advies),
        ("onderzoek", rij.aanvraag and rij.onderzoek),
        ("aanvraag", rij.aanvraag),
    )
    return next((fase for fase, is_zo in sporen if is_zo), "intake")


def fase_index(fase: str) -> int:
    """The place of a phase in the bar, from nought."""
    return next(plaats for plaats, (sleutel, _) in enumerate(FASEN) if sleutel == fase)


def _staat(rij: Dossierrij, fase: str) -> str:
    if rij.overgedragen_op is not None:
        return OVERGEDRAGEN
    return GESLOTEN if fase == "afgesloten" else OPEN
