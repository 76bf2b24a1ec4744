"""*Debiteuren* as the window shows it: every claim with its next act, the totals per state, and the maandverwerking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.vordering import Debiteur
from bbzdesk.domain.zaak import splits_naam
from bbzdesk.services import debiteuren
from bbzdesk.services.debiteuren import Overzicht
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.signalen import BEL
from bbzdesk.services.woorden import aantal_van, hoofdletter, stoplichtsleutel, wie
from bbzdesk.store import overzichten

OPEN = "Open lening"
_BELLEN = (Stoplicht.LET_OP, Stoplicht.ACHTERSTAND)
_ONBEKEND = "onbekend"
# How old an arrear is, as lists of debtors show it: up to a month, up to a quarter, longer.
_MAAND, _KWARTAAL = 30, 90


class Debiteurregel(NamedTuple):
    """One claim. Amounts in cents; `aandacht`: it asks for something now, which is the act in `actie`.

    `dagen` is how long the oldest overdue term waits; None without one, or when a sheet did not say since when. A
    tuple, as the `Debiteur` from which it is made.
    """

    vordering_id: str
    dossier_id: str
    stoplicht: str | None
    wie: str
    soort: str
    saldo: int
    achterstand: int
    termijnen: int | None
    laatste_betaling: date | None
    kenmerk: str
    aandacht: bool
    actie: str
    dagen: int | None = None

    @property
    def doel(self) -> Doel:
        """Where the act is done: a call begins at the head of the dossier, with the telephone number."""
        return Doel("dossier", self.dossier_id, "overzicht") if self.aandacht else Doel("lening", self.vordering_id)


@dataclass(frozen=True, slots=True)
class Stand:
    """How many claims are in a state, and what is open on them, as it is written."""

    stoplicht: str
    aantal: int
    bedrag: str


@dataclass(frozen=True, slots=True)
class Debiteurenbeeld:
    """All claims as at a day; `gezien` is what the sheet and the paper are made of."""

    op: date
    is_vandaag: bool
    op_woorden: str
    samenvatting: str
    regels: tuple[Debiteurregel, ...]
    standen: tuple[Stand, ...]
    gezien: Overzicht


def beeld(kantoor: Kantoor, op: date | None = None) -> Debiteurenbeeld:
    """The claims as at a day, or today; a day that has not been is refused, because nobody knows what will be paid."""
    vandaag = kantoor.vandaag
    dag = op or vandaag
    if dag > vandaag:
        raise InvoerFout("stand_op", "Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")
    gezien = debiteuren.overzicht(kantoor, dag)
    return Debiteurenbeeld(
        op=dag,
        is_vandaag=dag == vandaag,
        op_woorden=f"Stand op {voluit(dag)}",
        samenvatting=_samenvatting(gezien),
        regels=regels_van(gezien.rijen, dag),
        standen=_standen(gezien),
        gezien=gezien,
    )


def tellen(aantal: int, alle: int) -> str:
    """`12 van 214 vorderingen`, for below a list that is filtered."""
    return f"{aantal} van {aantal_van(alle, 'vordering', 'vorderingen')}"


def ouderdom(regels: Sequence[Debiteurregel]) -> tuple[tuple[str, str], ...]:
    """How long ago the arrears of these claims began, each whole and as it is written; empty spans are left out."""
    sommen = dict.fromkeys(("0–30 dagen", "31–90 dagen", "langer", "begin onbekend"), 0)
    for regel in regels:
        if regel.achterstand:
            sommen[_leeftijd(regel.dagen)] += regel.achterstand
    return tuple((woord, euro(som)) for woord, som in sommen.items() if som)


def _leeftijd(dagen: int | None) -> str:
    if dagen is None:
        return "begin onbekend"
    if dagen <= _MAAND:
        return "0–30 dagen"
    return "31–90 dagen" if dagen <= _KWARTAAL else "langer"


def toelichting(gezien: Debiteurenbeeld, aantal: int) -> str:
    """What a sheet with a part of the list says above it."""
    return f"{hoofdletter(tellen(aantal, len(gezien.regels)))}. {gezien.op_woorden}, met alles wat nu bekend is."


def maand_vooruit(kantoor: Kantoor, tot_en_met: date) -> str:
    """What the maandverwerking through a day would do, without doing it."""
    if tot_en_met > kantoor.vandaag:
        raise InvoerFout("tot_en_met", "De maandverwerking kan niet vooruit werken. Kies een dag tot en met vandaag.")
    with kantoor.opslag.lees() as bron:
        aantal, oudste = overzichten.onverwerkt(bron, tot_en_met)
    if not aantal or oudste is None:
        return f"Alles is verwerkt tot en met {voluit(tot_en_met)}. Er is nu niets te doen."
    dagen = f", op {voluit(oudste)}" if aantal == 1 else f", de oudste op {voluit(oudste)}"
    zin = aantal_van(aantal, "termijn is vervallen", "termijnen zijn vervallen")
    return f"{zin}{dagen}. BbzDesk maakt eerst een back-up en boekt dan de rente."


def maand_klaar(aantal: int, tot_en_met: date) -> str:
    """What the maandverwerking did, in one sentence."""
    dag = voluit(tot_en_met)
    if not aantal:
        return f"Maandverwerking klaar tot en met {dag}. Er was niets te boeken."
    return f"Maandverwerking klaar tot en met {dag}. {aantal_van(aantal, 'termijn is', 'termijnen zijn')} geboekt."


def _samenvatting(gezien: Overzicht) -> str:
    aantal = aantal_van(len(gezien.rijen), "vordering", "vorderingen")
    zin = f"{aantal}, saldo {euro(gezien.restschuld)}. Stand op {voluit(gezien.op)}."
    return f"{zin} {debiteuren.nog_te_verwerken(gezien.onverwerkt)}".strip()


def regels_van(rijen: Sequence[Debiteur], op: date) -> tuple[Debiteurregel, ...]:
    """The lines of some claims as at a day; a debtor with several claims is named once."""
    heten = {paar: _wie(*paar) for paar in {(rij.naam, rij.bedrijf) for rij in rijen}}
    return tuple(_regel(rij, heten[rij.naam, rij.bedrijf], op) for rij in rijen)


def _regel(rij: Debiteur, heet: str, op: date) -> Debiteurregel:
    bellen = rij.stoplicht in _BELLEN
    return Debiteurregel(
        rij.vordering_id,
        rij.dossier_id,
        stoplichtsleutel(rij.stoplicht),
        heet or rij.nummer,
        "Vordering" if rij.soort == _ONBEKEND else hoofdletter(rij.soort),
        rij.restschuld,
        rij.achterstand,
        rij.termijnen_achter,
        rij.laatste_betaling,
        rij.nummer,
        bellen,
        BEL if bellen else "" if rij.stoplicht is Stoplicht.AFGELOST else OPEN,
        (op - rij.oudste).days if rij.oudste is not None and rij.achterstand else None,
    )


def _wie(naam: str, bedrijf: str) -> str:
    """`Van den Berg, taxi`; a name without first names may be that of a company and stays whole."""
    if ", " not in naam:
        return wie("", naam, "" if naam == bedrijf else bedrijf)
    _, tussenvoegsel, achternaam = splits_naam(naam)
    return wie(tussenvoegsel, achternaam, bedrijf)


def _standen(gezien: Overzicht) -> tuple[Stand, ...]:
    """Every state, also the empty ones: a tile that comes and goes would be looked for."""
    er_zijn = {licht: (aantal, som) for licht, aantal, som in gezien.per_stoplicht()}
    return tuple(
        Stand(stoplichtsleutel(licht) or "", er_zijn.get(licht, (0, 0))[0], euro(er_zijn.get(licht, (0, 0))[1]))
        for licht in Stoplicht
    )
