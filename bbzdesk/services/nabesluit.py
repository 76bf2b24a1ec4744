"""*Wat nu?*: what is still to be done once a decision is definitive, in the order in which the office does it."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.besluit import VERZENDWIJZEN, Besluit, Verzending
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.vordering import Vordering, VorderingStatus
from bbzdesk.services import leningboek
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.leningen import AKTE
from bbzdesk.store import records
from bbzdesk.store.lezing import Lezing

KLAAR, NU, LATER = "klaar", "nu", "later"
ONDERTEKENEN, VERSTUREN, TEKENEN, UITBETALEN = "ondertekenen", "versturen", "akte", "uitbetalen"


@dataclass(frozen=True, slots=True)
class Vervolg:
    """One thing to do: what, its note, and whether it is done, to be done now, or later."""

    sleutel: str
    wat: str
    uitleg: str
    staat: str


@dataclass(frozen=True, slots=True)
class NaBesluit:
    """A definitive decision in the window: number, day, its record on paper, and what comes next."""

    besluit_id: str
    nummer: str
    zin: str
    verzonden: bool
    vordering_id: str
    vervolg: tuple[Vervolg, ...]
    pdf: bytes
    bestandsnaam: str


def na_besluit(kantoor: Kantoor, bron: Lezing, besluit: Besluit) -> NaBesluit:
    """What is still to be done for a decision."""
    verzendingen = records.waar(bron, Verzending, volgorde="verzonden_op", besluit_id=besluit.id)
    vorderingen = records.waar(bron, Vordering, besluit_id=besluit.id)
    vordering_id = vorderingen[0].id if vorderingen else ""
    stappen = [_ondertekenen(bool(verzendingen)), _versturen(verzendingen)]
    if vordering_id:
        stappen += _lening(bron, vordering_id)
    return NaBesluit(
        besluit_id=besluit.id,
        nummer=besluit.nummer,
        zin=f"Besluit {besluit.nummer} is definitief sinds {voluit(besluit.besluitdatum)} en verandert niet meer.",
        verzonden=bool(verzendingen),
        vordering_id=vordering_id,
        vervolg=tuple(stappen),
        pdf=kantoor.opslag.stukken.lees(besluit.pdf_sha256),
        bestandsnaam=f"besluit-{besluit.nummer}",
    )


def _ondertekenen(verzonden: bool) -> Vervolg:
    uitleg = "Druk de brief af en laat hem ondertekenen door wie er namens het college onder staat."
    return Vervolg(ONDERTEKENEN, "Onderteken de brief", uitleg, KLAAR if verzonden else NU)


def _versturen(verzendingen: tuple[Verzending, ...]) -> Vervolg:
    """From the day of sending the ondernemer can object (Awb art. 3:41, 6:7, 6:8)."""
    if not verzendingen:
        uitleg = "Leg vast wanneer en hoe u de brief verzendt. Vanaf dan loopt de termijn voor bezwaar."
        return Vervolg(VERSTUREN, "Verzend de brief", uitleg, NU)
    eerste = verzendingen[0]
    wijze = dict(VERZENDWIJZEN).get(eerste.wijze, eerste.wijze).lower()
    uitleg = f"Verzonden op {voluit(eerste.verzonden_op)}, {wijze}. Bezwaar kan tot en met {voluit(eerste.bezwaar_uiterlijk)}."
    return Vervolg(VERSTUREN, "Verzend de brief", uitleg, KLAAR)


def _lening(bron: Lezing, vordering_id: str) -> list[Vervolg]:
    akten = records.waar(bron, VorderingStatus, vordering_id=vordering_id, soort=AKTE)
    betaald = leningboek.uitbetalingen_van(bron, vordering_id)
    gepland = leningboek.voorwaarden_van(bron, vordering_id).vanaf
    return [
        _tekenen(akten[0].vanaf if akten else None),
        _uitbetalen(betaald[0].datum if betaald else None, gepland, bool(akten)),
    ]


def _tekenen(getekend: date | None) -> Vervolg:
    if getekend is not None:
        return Vervolg(TEKENEN, "Laat de akte tekenen", f"De akte is getekend op {voluit(getekend)}.", KLAAR)
    uitleg = "De ondernemer tekent de akte van schuldbekentenis. Leg de dag vast bij de lening."
    return Vervolg(TEKENEN, "Laat de akte tekenen", uitleg, NU)


def _uitbetalen(betaald: date | None, gepland: date, getekend: bool) -> Vervolg:
    if betaald is not None:
        return Vervolg(UITBETALEN, "Betaal de lening uit", f"Uitbetaald op {voluit(betaald)}.", KLAAR)
    uitleg = f"Gepland op {voluit(gepland)}. Dit kan zodra de akte is getekend."
    return Vervolg(UITBETALEN, "Betaal de lening uit", uitleg, NU if getekend else LATER)
