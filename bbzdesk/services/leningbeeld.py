"""One claim as the window shows it on a day: where it stands and why, what can be done now, its bookings and terms."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import LENINGVORMEN, procent
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking, stand
from bbzdesk.domain.stoplicht import Statusregel, stoplicht
from bbzdesk.domain.uitleg import Regel
from bbzdesk.domain.vordering import LeningVoorwaarden, Vordering, VorderingStatus
from bbzdesk.domain.zaak import Dossier
from bbzdesk.services import instellingen, leningboek, leninguitleg, termijnstaat
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.leningen import AKTE
from bbzdesk.services.termijnstaat import Termijnregel
from bbzdesk.services.woorden import aantal_van, hoofdletter, stoplichtsleutel, wie
from bbzdesk.store import grootboek, overzichten, records, standen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.standen import Vorderingstand
from bbzdesk.store.vorderingen import BETALING

AKTE_VASTLEGGEN, UITBETALEN, BETALING_BOEKEN, TERUGDRAAIEN = "akte", "uitbetalen", "betaling", "terugdraaien"
_BETALINGEN = (BETALING, leningboek.EXTRA)
_OVERGEDRAGEN = "Dit dossier is overgedragen. U kunt alleen nog ontvangen betalingen vastleggen."


@dataclass(frozen=True, slots=True)
class Actie:
    """Something that can be done with a claim, or the reason why not now. `gedaan`: it was, and it is done once."""

    sleutel: str
    woord: str
    waarom_niet: str = ""
    gedaan: bool = False

    @property
    def kan(self) -> bool:
        """Whether it can be done now."""
        return not self.waarom_niet


@dataclass(frozen=True, slots=True)
class Boekregel:
    """One booking: what it did to principal, interest and costs, and the balance after it, in cents.

    `teruggedraaid`: a counter-entry took it out of all totals. `sleutel` is the id of the booking.
    """

    datum: date
    wat: str
    hoofdsom: int
    rente: int
    kosten: int
    saldo_daarna: int
    teruggedraaid: bool
    kan_terug: bool
    sleutel: str


@dataclass(frozen=True, slots=True)
class Leningbeeld:
    """A claim as at a day. Amounts in cents; the last line of each explanation is the sum of those above it."""

    vordering_id: str
    dossier_id: str
    titel: str
    wie: str
    feiten: tuple[str, ...]
    op: date
    op_woorden: str
    stoplicht: str | None
    hoofdsom: int
    rente: int
    kosten: int
    totaal: int
    achterstand: int
    achterstand_woorden: str
    acties: tuple[Actie, ...]
    boekingen: tuple[Boekregel, ...]
    termijnen: tuple[Termijnregel, ...]
    uitleg: tuple[Regel, ...]
    uitleg_achterstand: tuple[Regel, ...]
    doel: Doel

    def actie(self, sleutel: str) -> Actie:
        """One act by its key."""
        return next(actie for actie in self.acties if actie.sleutel == sleutel)


def beeld(kantoor: Kantoor, vordering_id: str, op: date) -> Leningbeeld:
    """The claim as at a day, from all that is known now."""
    with kantoor.opslag.lees() as bron:
        vordering = records.haal(bron, Vordering, vordering_id)
        dossier = records.haal(bron, Dossier, vordering.dossier_id)
        voorwaarden = _voorwaarden(bron, vordering_id)
        statussen = _geldende_statussen(records.waar(bron, VorderingStatus, vordering_id=vordering_id))
        boekingen = grootboek.boekingen_van(bron, vordering_id)
        gevonden = standen.uit_grootboek(bron, op, welke=[vordering_id]).get(vordering_id)
        termijnen = termijnstaat.termijnen(bron, vordering_id, boekingen, op)
        rij = overzichten.dossiers(bron, op, [dossier.id])[dossier.id]
        licht = _licht(kantoor, bron, gevonden, statussen, op)
    staat = stand(boekingen, vordering_id, op)
    achter = gevonden.te_laat(op) if gevonden else None
    bedrag = achter.bedrag if achter else 0
    aantal = achter.termijnen if achter else 0
    soort = "vordering" if vordering.soort == "onbekend" else vordering.soort
    return Leningbeeld(
        vordering_id=vordering_id,
        dossier_id=dossier.id,
        titel=f"{'Lening' if voorwaarden else hoofdletter(soort)} {vordering.nummer or ''}".strip(),
        wie=wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer,
        feiten=_feiten(vordering, dossier, voorwaarden, statussen),
        op=op,
        op_woorden=f"Stand op {voluit(op)}",
        stoplicht=licht,
        hoofdsom=staat.hoofdsom,
        rente=staat.rente,
        kosten=staat.kosten,
        totaal=staat.totaal,
        achterstand=bedrag,
        achterstand_woorden=_achterstand_in_woorden(bedrag, aantal),
        acties=_acties(kantoor.vandaag, dossier, voorwaarden, statussen, boekingen, vordering_id),
        boekingen=_boekregels(boekingen, op),
        termijnen=termijnen,
        uitleg=leninguitleg.van_stand(boekingen, termijnen, op),
        uitleg_achterstand=leninguitleg.van_achterstand(termijnen, bedrag, op),
        doel=Doel("dossier", dossier.id, "leningen"),
    )


def _voorwaarden(bron: Lezing, vordering_id: str) -> LeningVoorwaarden | None:
    gevonden = records.waar(bron, LeningVoorwaarden, volgorde="vanaf", vordering_id=vordering_id)
    return gevonden[-1] if gevonden else None


def _geldende_statussen(alle: tuple[VorderingStatus, ...]) -> tuple[VorderingStatus, ...]:
    weg = {status.trekt_in for status in alle}
    return tuple(status for status in alle if status.trekt_in is None and status.id not in weg)


def _licht(
    kantoor: Kantoor, bron: Lezing, gevonden: Vorderingstand | None, statussen: tuple[VorderingStatus, ...], op: date
) -> str | None:
    """The key of the state; None while nothing was booked, because then nothing is owed."""
    if gevonden is None:
        return None
    achter = gevonden.te_laat(op)
    regels = [Statusregel(status.soort, status.vanaf, status.tot_en_met) for status in statussen]
    lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    return stoplichtsleutel(stoplicht(gevonden.totaal, achter.bedrag, achter.oudste, regels, op, lezer))


def _feiten(
    vordering: Vordering,
    dossier: Dossier,
    voorwaarden: LeningVoorwaarden | None,
    statussen: tuple[VorderingStatus, ...],
) -> tuple[str, ...]:
    """What stands under the title."""
    feiten = [] if vordering.soort == "onbekend" else [hoofdletter(vordering.soort)]
    feiten.append(f"Dossier {dossier.nummer}")
    if voorwaarden is not None:
        feiten.append(f"{euro(voorwaarden.bedrag)} tegen {procent(voorwaarden.rente_procent)}% rente")
        vorm = dict(LENINGVORMEN).get(voorwaarden.vorm, voorwaarden.vorm)
        feiten.append(f"{aantal_van(voorwaarden.looptijd_maanden, 'maand', 'maanden')}, {vorm}")
    akte = next((status for status in statussen if status.soort == AKTE), None)
    if akte is not None:
        feiten.append(f"Akte getekend op {voluit(akte.vanaf)}")
    return tuple(feiten)


def _achterstand_in_woorden(bedrag: int, termijnen: int | None) -> str:
    if not bedrag:
        return "Geen achterstand"
    return aantal_van(termijnen, "termijn", "termijnen") if termijnen else "Overgenomen uit uw overzicht"


def _acties(
    vandaag: date,
    dossier: Dossier,
    voorwaarden: LeningVoorwaarden | None,
    statussen: tuple[VorderingStatus, ...],
    boekingen: tuple[Boeking, ...],
    vordering_id: str,
) -> tuple[Actie, ...]:
    geldend = grootboek.geldende(boekingen)
    getekend = any(status.soort == AKTE for status in statussen)
    uitbetaald = any(boeking.soort == leningboek.UITBETALING for boeking in geldend)
    weg = _OVERGEDRAGEN if dossier.overgedragen_op is not None else ""
    niet_getekend = "" if getekend else "Leg eerst vast wanneer de akte van schuldbekentenis is getekend."
    al_getekend = "De akte van schuldbekentenis is al vastgelegd." if getekend else ""
    al_betaald = "Deze lening is al uitbetaald." if uitbetaald else ""
    nog_niet = "" if geldend else "Deze lening is nog niet uitbetaald."
    niets_open = "" if stand(boekingen, vordering_id, vandaag).totaal > 0 else "Er staat niets meer open."
    geen_betaling = "" if any(b.soort in _BETALINGEN for b in geldend) else "Er is nog geen betaling geboekt."
    van_een_lening = (
        Actie(AKTE_VASTLEGGEN, "Akte vastleggen", al_getekend or weg, gedaan=getekend),
        Actie(UITBETALEN, "Uitbetalen", al_betaald or niet_getekend or weg, gedaan=uitbetaald),
    )
    return (
        *(van_een_lening if voorwaarden else ()),  # a claim of a sheet was paid out long ago
        Actie(BETALING_BOEKEN, "Betaling boeken", nog_niet or niets_open),
        Actie(TERUGDRAAIEN, "Betaling terugdraaien", geen_betaling),
    )


def _boekregels(boekingen: tuple[Boeking, ...], op: date) -> tuple[Boekregel, ...]:
    """The bookings up to a day, in the order in which they count, with the balance after each."""
    weg = {boeking.draait_terug for boeking in boekingen}
    saldo = 0
    regels = []
    for boeking in boekingen:
        if boeking.valutadatum > op:
            continue
        hoofdsom, rente, kosten = boeking.op_vordering
        saldo += hoofdsom + rente + kosten
        terug = boeking.id in weg
        kan_terug = boeking.soort in _BETALINGEN and boeking.draait_terug is None and not terug
        wat = boeking_in_woorden(boeking)
        regels.append(Boekregel(boeking.valutadatum, wat, hoofdsom, rente, kosten, saldo, terug, kan_terug, boeking.id))
    return tuple(regels)


_WAT = {
    leningboek.UITBETALING: "Uitbetaald",
    "overname": "Stand overgenomen uit uw overzicht",
    "kosten": "Kosten",
    "terugvordering": "Terugvordering",
    "levensonderhoud": "Levensonderhoud als lening",
}


def boeking_in_woorden(boeking: Boeking) -> str:
    """What a booking is, for a line of the ledger or the timeline."""
    woorden = boeking.omschrijving.split()
    nummer = woorden[1] if len(woorden) > 1 else ""
    match boeking.soort:
        case leningboek.RENTE:
            wat = f"Rente {boeking.omschrijving}"
        case "betaling":
            wat = f"Betaling {nummer}{', opnieuw verdeeld' if 'herverdeeld' in woorden else ''}"
        case leningboek.EXTRA:
            wat = f"Extra aflossing bij betaling {nummer}"
        case soort:
            wat = _WAT.get(soort) or hoofdletter(soort.replace("_", " "))
    return wat if boeking.draait_terug is None else f"Teruggedraaid: {wat[:1].lower()}{wat[1:]}"
