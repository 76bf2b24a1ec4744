"""An application on its page: what was asked, its decision term in words and as days for the bar, its suspensions."""

from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.besluit import Besluit
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.feiten import FEITEN, toon_feit
from bbzdesk.domain.termijnen import Beslistermijn
from bbzdesk.domain.uitleg import Regel
from bbzdesk.domain.zaak import Aanvraag, Opschorting
from bbzdesk.services import instellingen
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.termijnlijst import termijn_van
from bbzdesk.services.woorden import dagen, hoofdletter, met_weekdag, nog_of_te_laat
from bbzdesk.store import records

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Termijnmerk:
    """A day below the bar: what happens, and the date in words."""

    dag: date
    wat: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Termijnbalk:
    """The days of the bar; `stil` holds the first and last day of each stretch in which the term stood still."""

    begin: date
    einde: date
    einde_zonder_verlenging: date
    vandaag: date
    woord: str
    stil: tuple[tuple[date, date], ...]
    merken: tuple[Termijnmerk, ...]


@dataclass(frozen=True, slots=True)
class Opschortregel:
    """One request for documents: when, until when, and how it ended. `toon` is achterstand, letop or nothing."""

    opschorting_id: str
    gevraagd: str
    uiterlijk: str
    ontvangen: str
    woorden: str
    toon: str
    open: bool


@dataclass(frozen=True, slots=True)
class Aanvraagbeeld:
    """The page of one application. `toon` says how urgent the term is: achterstand, letop or nothing."""

    aanvraag_id: str
    dossier_id: str
    titel: str
    gevraagd: tuple[tuple[str, str], ...]
    termijn: Beslistermijn
    over: str
    toon: str
    besluit: str
    balk: Termijnbalk
    regels: tuple[Regel, ...]
    opschortingen: tuple[Opschortregel, ...]

    @property
    def open(self) -> bool:
        """Whether it still asks for a decision."""
        return not self.besluit


def aanvraag(kantoor: Kantoor, aanvraag_id: str) -> Aanvraagbeeld:
    """The application with its term as it is now."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        gevonden = records.haal(bron, Aanvraag, aanvraag_id)
        delen = records.waar(bron, Opschorting, volgorde="verzonden", aanvraag_id=aanvraag_id)
        besluiten = records.waar(bron, Besluit, aanvraag_id=aanvraag_id)
        lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
    termijn = termijn_van(gevonden, delen, lezer)
    besluit = besluiten[0] if besluiten else None
    over, toon = _over(termijn, besluit, vandaag)
    soort = toon_feit(FEITEN["aanvraag.soort"], gevonden.soort)
    return Aanvraagbeeld(
        aanvraag_id=aanvraag_id,
        dossier_id=gevonden.dossier_id,
        titel=f"Aanvraag {soort} van {voluit(gevonden.ontvangen)}",
        gevraagd=_gevraagd(gevonden),
        termijn=termijn,
        over=over,
        toon=toon,
        besluit=f"Besluit {besluit.nummer} van {voluit(besluit.besluitdatum)}" if besluit else "",
        balk=_balk(gevonden, delen, termijn, besluit, vandaag),
        regels=termijn.regels,
        opschortingen=tuple(_opschortregel(deel, vandaag) for deel in delen),
    )


def _over(termijn: Beslistermijn, besluit: Besluit | None, vandaag: date) -> tuple[str, str]:
    """How many days are left, or how it ended; and how urgent that is."""
    einde = termijn.beslissen_uiterlijk
    if besluit is not None:
        te_laat = (besluit.besluitdatum - einde).days
        return ("Op tijd besloten", "") if te_laat <= 0 else (f"Besloten, {dagen(te_laat)} te laat", "")
    woorden = hoofdletter(nog_of_te_laat(einde, vandaag))
    if einde < vandaag:
        return woorden, "achterstand"
    return woorden, "letop" if einde - vandaag <= timedelta(weeks=2) else ""


def _gevraagd(gevonden: Aanvraag) -> tuple[tuple[str, str], ...]:
    """What was asked, as label and words; what was not said is left out, but for the amount and the use."""
    namen = ("soort", "ontvangen", "meldingsdatum", "gevraagd_bedrag", "bestemming", "bankafwijzing")
    rijen = []
    for naam in namen:
        feit, waarde = FEITEN[f"aanvraag.{naam}"], getattr(gevonden, naam)
        if waarde not in (None, "") or naam in ("gevraagd_bedrag", "bestemming"):
            rijen.append((feit.etiket, toon_feit(feit, waarde or None)))
    if gevonden.zaaknummer:
        rijen.append((FEITEN["dossier.zaaknummer"].etiket, gevonden.zaaknummer))
    return tuple(rijen)


def _balk(
    gevonden: Aanvraag, delen: tuple[Opschorting, ...], termijn: Beslistermijn, besluit: Besluit | None, vandaag: date
) -> Termijnbalk:
    einde = termijn.beslissen_uiterlijk
    merken = [Termijnmerk(gevonden.ontvangen, "Ontvangen", _dag(gevonden.ontvangen))]
    if termijn.voorschot_uiterlijk is not None:
        merken.append(Termijnmerk(termijn.voorschot_uiterlijk, "Voorschot", _dag(termijn.voorschot_uiterlijk)))
    if besluit is not None:
        merken.append(Termijnmerk(besluit.besluitdatum, "Besluit", _dag(besluit.besluitdatum)))
    merken.append(Termijnmerk(einde, "Beslissen uiterlijk", f"{_dag(einde)} {einde.year}"))
    weken = (einde - gevonden.ontvangen - timedelta(days=termijn.opgeschorte_dagen)).days // 7
    return Termijnbalk(
        begin=gevonden.ontvangen,
        einde=einde,
        # An extension (Bbz art. 35 lid 3) cannot be recorded yet, so the term is always the one without.
        einde_zonder_verlenging=einde,
        vandaag=vandaag,
        woord=f"{weken} weken",
        stil=_stil(delen, gevonden.ontvangen, einde),
        merken=tuple(merken),
    )


def _stil(delen: tuple[Opschorting, ...], ontvangen: date, einde: date) -> tuple[tuple[date, date], ...]:
    """The stretches in which the term stands still, each day once (Awb art. 4:15 lid 1)."""
    stil = []
    geteld_tot = ontvangen
    for deel in delen:
        eerste = max(deel.verzonden, geteld_tot) + _DAG
        laatste = deel.uiterste_datum
        if deel.hersteld_op is not None:
            laatste = min(laatste, deel.hersteld_op - _DAG)
        if eerste <= laatste and eerste <= einde:
            stil.append((eerste, laatste))
        geteld_tot = max(geteld_tot, laatste)
    return tuple(stil)


def _opschortregel(deel: Opschorting, vandaag: date) -> Opschortregel:
    open_ = deel.hersteld_op is None
    if deel.hersteld_op is not None:
        woorden, toon = f"Aangevuld op {voluit(deel.hersteld_op)}.", ""
    elif deel.uiterste_datum < vandaag:
        woorden = f"Niet aangevuld. De termijn liep af op {met_weekdag(deel.uiterste_datum, vandaag)}."
        toon = "achterstand"
    else:
        nog = (deel.uiterste_datum - vandaag).days
        einde = f"De ondernemer heeft nog {dagen(nog)}." if nog else "De termijn eindigt vandaag."
        woorden = f"Wij wachten {dagen((vandaag - deel.verzonden).days)}. {einde}"
        toon = "letop" if deel.uiterste_datum == vandaag else ""
    ontvangen = kort(deel.hersteld_op) if deel.hersteld_op else ""
    return Opschortregel(deel.id, kort(deel.verzonden), kort(deel.uiterste_datum), ontvangen, woorden, toon, open_)


def _dag(dag: date) -> str:
    """The weekday with day and month; the year stands once, at the end of the bar."""
    return met_weekdag(dag, dag)
