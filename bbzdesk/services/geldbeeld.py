"""The money of a dossier at a glance: granted, open and overdue, each with the lines that add up to it."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.datum import MAANDEN, voluit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.uitleg import Regel
from bbzdesk.domain.vordering import LeningVoorwaarden, Vordering, VorderingStatus
from bbzdesk.services import leningboek, leninguitleg, termijnstaat
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.leningen import AKTE
from bbzdesk.services.termijnstaat import BETAALD, Termijnregel
from bbzdesk.services.woorden import aantal_van, hoofdletter
from bbzdesk.store import grootboek, records, standen
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import INGETROKKEN


@dataclass(frozen=True, slots=True)
class Bedrag:
    """A money card: title, cents, the amount in words, a small note, and the lines that explain it."""

    titel: str
    bedrag: int
    tekst: str
    noot: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Leningkort:
    """A claim in a few facts. `gepland` is the planned day of payment out, None for what is no loan with terms."""

    vordering_id: str
    naam: str
    toegekend: int
    toegekend_op: date
    gepland: date | None
    akte: date | None
    uitbetaald_op: date | None
    totaal: int
    achterstand: int
    betaald: str
    betaald_kort: str
    noot: str
    per_maand: int
    uitleg: tuple[Regel, ...]
    uitleg_achterstand: tuple[Regel, ...]
    loopt: bool


@dataclass(frozen=True, slots=True)
class Geld:
    """Three amounts, and the claims they are made of."""

    toegekend: Bedrag
    openstaand: Bedrag
    achterstand: Bedrag
    leningen: tuple[Leningkort, ...]

    @property
    def uitbetaald(self) -> bool:
        """Whether there is a claim that runs."""
        return any(lening.loopt for lening in self.leningen)


def geld(kantoor: Kantoor, bron: Lezing, dossier_id: str) -> Geld:
    """The money of one dossier as it stands today."""
    vandaag = kantoor.vandaag
    leningen = [_lening(bron, vordering, vandaag) for vordering in records.waar(bron, Vordering, dossier_id=dossier_id)]
    geldend = tuple(lening for lening in leningen if lening is not None)
    return Geld(_toegekend(geldend), _openstaand(geldend, vandaag), _achterstand(geldend, vandaag), geldend)


def _lening(bron: Lezing, vordering: Vordering, op: date) -> Leningkort | None:
    """One claim; None when it was withdrawn."""
    statussen = records.waar(bron, VorderingStatus, vordering_id=vordering.id)
    if any(status.soort == INGETROKKEN for status in statussen):
        return None
    alle = records.waar(bron, LeningVoorwaarden, volgorde="vanaf", vordering_id=vordering.id)
    voorwaarden = alle[-1] if alle else None
    boekingen = grootboek.boekingen_van(bron, vordering.id)
    gevonden = standen.uit_grootboek(bron, op, welke=[vordering.id]).get(vordering.id)
    termijnen = termijnstaat.termijnen(bron, vordering.id, boekingen, op)
    achterstand = gevonden.te_laat(op).bedrag if gevonden else 0
    naam = f"{'Lening' if voorwaarden else 'Vordering'} {vordering.nummer or ''}".strip()
    uitbetaald = [b for b in grootboek.geldende(boekingen) if b.soort == leningboek.UITBETALING]
    volgende = next((termijn for termijn in termijnen if termijn.vervaldatum > op), None)
    return Leningkort(
        vordering_id=vordering.id,
        naam=naam,
        toegekend=voorwaarden.bedrag if voorwaarden else _overgenomen(statussen),
        toegekend_op=vordering.ontstaan_op,
        gepland=voorwaarden.vanaf if voorwaarden else None,
        akte=next((status.vanaf for status in statussen if status.soort == AKTE), None),
        uitbetaald_op=uitbetaald[0].valutadatum if uitbetaald else None,
        totaal=gevonden.totaal if gevonden else 0,
        achterstand=achterstand,
        betaald=_betaald(termijnen),
        betaald_kort=_betaald_kort(termijnen),
        noot=_noot(termijnen, achterstand),
        per_maand=volgende.bedrag if volgende and gevonden and gevonden.totaal > 0 else 0,
        uitleg=leninguitleg.van_stand(boekingen, termijnen, op),
        uitleg_achterstand=leninguitleg.van_achterstand(termijnen, achterstand, op),
        loopt=gevonden is not None,
    )


def _overgenomen(statussen: tuple[VorderingStatus, ...]) -> int:
    """The principal that a sheet named; nought when it named none."""
    return next((int(s.gegevens.get("hoofdsom") or 0) for s in statussen if s.soort == "overgenomen"), 0)


def _noot(termijnen: tuple[Termijnregel, ...], achterstand: int) -> str:
    te_laat = f"{euro(achterstand)} te laat" if achterstand else "geen achterstand"
    return hoofdletter(", ".join(deel for deel in (_betaald(termijnen), te_laat) if deel))


def _betaald(termijnen: tuple[Termijnregel, ...]) -> str:
    """`33 van 60 termijnen betaald`; empty without a schedule."""
    return f"{_aantal_betaald(termijnen)} van {len(termijnen)} termijnen betaald" if termijnen else ""


def _betaald_kort(termijnen: tuple[Termijnregel, ...]) -> str:
    """The same below an amount, where a third of the panel is all there is."""
    return f"{_aantal_betaald(termijnen)} van {len(termijnen)} betaald" if termijnen else ""


def _aantal_betaald(termijnen: tuple[Termijnregel, ...]) -> int:
    return sum(termijn.staat == BETAALD for termijn in termijnen)


def _toegekend(leningen: tuple[Leningkort, ...]) -> Bedrag:
    bedrag = sum(lening.toegekend for lening in leningen)
    regels = [Regel(f"{v.naam}, ontstaan op {voluit(v.toegekend_op)}.", "", v.toegekend) for v in leningen]
    if not leningen:
        return Bedrag("Toegekend", 0, euro(0), "nog niets", ())
    noot = aantal_van(len(leningen), "vordering", "vorderingen")
    if len(leningen) == 1:
        dag = leningen[0].toegekend_op
        noot = f"{leningen[0].naam.partition(' ')[2] or leningen[0].naam}, {MAANDEN[dag.month - 1]} {dag.year}"
    return Bedrag("Toegekend", bedrag, euro(bedrag), noot, (*regels, Regel("Samen toegekend.", "", bedrag)))


def _openstaand(leningen: tuple[Leningkort, ...], op: date) -> Bedrag:
    bedrag = sum(lening.totaal for lening in leningen)
    per_maand = sum(lening.per_maand for lening in leningen)
    regels = [regel for lening in leningen for regel in lening.uitleg[:-1]]
    noot = f"{euro(per_maand)} per maand" if per_maand else ""
    laatste = Regel(f"Dit staat open op {voluit(op)}.", "", bedrag)
    return Bedrag("Openstaand", bedrag, euro(bedrag), noot, (*regels, laatste) if leningen else ())


def _achterstand(leningen: tuple[Leningkort, ...], op: date) -> Bedrag:
    bedrag = sum(lening.achterstand for lening in leningen)
    regels = [regel for lening in leningen if lening.achterstand for regel in lening.uitleg_achterstand[:-1]]
    laatste = Regel(f"Dit is te laat op {voluit(op)}.", "", bedrag)
    noot = leningen[0].betaald_kort if len(leningen) == 1 else ""
    return Bedrag("Achterstand", bedrag, euro(bedrag), noot, (*regels, laatste) if leningen else ())
