"""Interest that the gemeente waives of its own accord in two years of a low income: Bbz art. 21, with 31 and 60a.

Only for a loan or borgtocht under art. 20, only over the boekjaren after that of the application, and not in a
boekjaar with algemene bijstand. Unpaid interest goes first; what was paid beyond what stays due is paid back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.categorie import GEVESTIGD
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vermogen import Gevolg, Vermogen, toets_vermogen

LENING, BORGTOCHT = "lening", "borgtocht"
VORMEN = (LENING, BORGTOCHT)
ARTIKEL_GEVESTIGD, ARTIKEL_STARTER = "20", "24"
ARTIKELEN = (ARTIKEL_GEVESTIGD, ARTIKEL_STARTER)
ARTIKEL = "Bbz art. 21 lid 1"
KWIJTSCHELDING = Gevolg("De rente kan worden kwijtgescholden", "De rente kan niet worden kwijtgescholden")


@dataclass(frozen=True, slots=True)
class Kwijtscheldingsfeiten:
    """The facts of one boekjaar of one zelfstandige, amounts in cents.

    `artikel` is the article of the loan. `bijstand` is what lid 3 adds: aid over the same boekjaar that is no algemene
    bijstand, such as bijzondere bijstand that the jaarnorm holds. `rente` is what fell due over the boekjaar; with
    borgtocht on the loan of the bank. `aanvraagdatum` is needed only in a boekjaar that began before 2020.
    """

    boekjaar_aanvraag: Dagen
    boekjaar: Dagen
    artikel: str
    rente: int
    betaald: int
    netto_inkomen: int
    jaarnorm: int
    algemene_bijstand: bool
    totaal_vermogen: int
    schulden: int
    bijstand: int = 0
    vorm: str = LENING
    aanvraagdatum: date | None = None


@dataclass(frozen=True, slots=True)
class Kwijtschelding:
    """What is waived and what is paid back, in cents; with borgtocht what is granted om niet instead.

    The amounts are None where the law of before 2020 applies, or may apply: that is not computed.
    """

    kwijtschelding: int | None
    terug_te_betalen: int | None
    om_niet: int | None
    reden: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Vennoot:
    """One partner: his own facts, and whether he belongs to art. 2 lid 1 a (None: unknown)."""

    feiten: Kwijtscheldingsfeiten
    gevestigd: bool | None


def rentekwijtschelding(feiten: Kwijtscheldingsfeiten, lezer: Lezer) -> Kwijtschelding:
    """Compute the waiver over one boekjaar.

    Raises InvoerFouten for facts that contradict each other, OnbekendeWaarde where a limit of art. 3 is not known.
    """
    _controleer(feiten)
    if oud := _oud_recht(feiten, lezer):
        return Kwijtschelding(None, None, None, oud.tekst, (oud,))
    uitleg = Uitleg()
    redenen = _hindernissen(feiten, lezer, uitleg)
    bedrag = 0 if redenen else _bedrag(feiten, uitleg)
    if not redenen:
        redenen = ["Het netto inkomen is lager dan de jaarnorm."]
    reden = " ".join(redenen)
    if feiten.vorm == BORGTOCHT:
        return _om_niet(bedrag, reden, uitleg)
    over = feiten.rente - bedrag
    terug = max(0, feiten.betaald - over)
    if bedrag:
        _vertel_betaling(feiten, over, terug, uitleg)
    return Kwijtschelding(bedrag, terug, 0, reden, uitleg.regels)


def rentekwijtschelding_per_vennoot(
    vennoten: Sequence[Vennoot], rente_samen: int, lezer: Lezer
) -> tuple[Kwijtschelding | None, ...]:
    """Apply art. 21 to each partner with his own share of the interest (art. 31), income and assets (art. 32).

    How the interest is shared out is in the decision; the shares must add up to it. None for a partner of whom it is
    unknown whether he belongs to art. 2 lid 1 a. Raises InvoerFouten.
    """
    som = sum(vennoot.feiten.rente for vennoot in vennoten)
    if som != rente_samen:
        zin = f"De rente per vennoot is samen {euro(som)} en de rente over het boekjaar is {euro(rente_samen)}. Maak ze gelijk."
        raise InvoerFouten([InvoerFout("vennoten", zin)])
    return tuple(_van_vennoot(vennoot, lezer) for vennoot in vennoten)


def nummer_na_aanvraag(aanvraag: Dagen, boekjaar: Dagen) -> int:
    """Which boekjaar after that of the application this is; 0 or less is that of the application or before.

    Whole years count from date to date. After a short boekjaar in between it counts as one more.
    """
    begin, eerste = boekjaar.van, aanvraag.van
    maanden = (begin.year - eerste.year) * 12 + begin.month - eerste.month + (begin.day > eerste.day)
    return -(-maanden // 12)


def noot_oud_recht(aanvraagdatum: date, lezer: Lezer) -> Regel | None:
    """Say that an application of before 2020 keeps the old art. 21 (art. 60a lid 2); None for a later one.

    The turning of a loan into a gift, which that law had, is not computed.
    """
    if not lezer.aantal("rentekwijtschelding.oud_recht", aanvraagdatum):
        return None
    zin = (
        f"Op de aanvraag van {voluit(aanvraagdatum)} is het oude recht van toepassing. BbzDesk rekent dat niet uit: "
        "beoordeel deze lening met de tekst die op 31 december 2019 gold."
    )
    return Regel(zin, "Bbz art. 60a lid 2")


def _van_vennoot(vennoot: Vennoot, lezer: Lezer) -> Kwijtschelding | None:
    if vennoot.gevestigd is None:
        return None
    if not vennoot.gevestigd:
        zin = "Deze vennoot is geen gevestigde zelfstandige."
        return Kwijtschelding(0, 0, 0, zin, (Regel(zin, "Bbz art. 31", 0),))
    return rentekwijtschelding(vennoot.feiten, lezer)


def _controleer(feiten: Kwijtscheldingsfeiten) -> None:
    fouten = []
    if feiten.betaald > feiten.rente:
        zin = (
            f"De betaalde_rente ({euro(feiten.betaald)}) is hoger dan rente_over_boekjaar ({euro(feiten.rente)}). "
            "Vul alleen in wat over dit boekjaar is betaald."
        )
        fouten.append(InvoerFout("betaalde_rente", zin))
    aanvraag, datum = feiten.boekjaar_aanvraag, feiten.aanvraagdatum
    if datum is not None and not aanvraag.van <= datum <= aanvraag.tot:
        zin = (
            f"De aanvraagdatum ({voluit(datum)}) ligt niet in het boekjaar van de aanvraag "
            f"({voluit(aanvraag.van)} tot en met {voluit(aanvraag.tot)}). Pas een van de twee aan."
        )
        fouten.append(InvoerFout("aanvraagdatum", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _oud_recht(feiten: Kwijtscheldingsfeiten, lezer: Lezer) -> Regel | None:
    """The old law, or that it is unknown which law applies; None for the law of today.

    Only art. 2 lid 1 a keeps the old art. 21 (art. 60a lid 2), so for a loan of art. 24 the date does not matter.
    """
    if feiten.artikel != ARTIKEL_GEVESTIGD:
        return None
    if feiten.aanvraagdatum is not None:
        return noot_oud_recht(feiten.aanvraagdatum, lezer)
    aanvraag = feiten.boekjaar_aanvraag
    eerste, laatste = (noot_oud_recht(dag, lezer) for dag in (aanvraag.van, aanvraag.tot))
    if not eerste:
        return None
    if laatste:
        zin = (
            f"De aanvraag is uit het boekjaar dat begon op {voluit(aanvraag.van)}, dus het oude recht is van toepassing. "
            "BbzDesk rekent dat niet uit: beoordeel deze lening met de tekst die op 31 december 2019 gold."
        )
        return Regel(zin, "Bbz art. 60a lid 2")
    zin = (
        "De datum van de aanvraag bepaalt hier welk recht geldt: tot en met 31 december 2019 het oude recht. "
        "Kijk in het dossier welke datum het is."
    )
    return Regel(zin, "Bbz art. 60a lid 2")


def _hindernissen(feiten: Kwijtscheldingsfeiten, lezer: Lezer, uitleg: Uitleg) -> list[str]:
    """Why nothing is waived; the assets are looked at only when nothing else stands in the way."""
    redenen = []

    def noteer(zin: str, artikel: str) -> None:
        redenen.append(zin)
        uitleg.regel(zin, artikel, 0)

    if feiten.artikel != ARTIKEL_GEVESTIGD:
        noteer("De lening is niet op grond van artikel 20 verleend.", ARTIKEL)
    else:
        _tel_boekjaren(feiten, lezer, uitleg, noteer)
    if feiten.algemene_bijstand:
        noteer("In dit boekjaar is ook algemene bijstand verleend.", ARTIKEL)
    if feiten.netto_inkomen >= feiten.jaarnorm:
        noteer("Het netto inkomen is niet lager dan de jaarnorm.", ARTIKEL)
    if not redenen and not _binnen_grens(feiten, lezer, uitleg):
        noteer("Het eigen vermogen is te hoog voor kwijtschelding.", "Bbz art. 3 lid 1")
    return redenen


def _tel_boekjaren(
    feiten: Kwijtscheldingsfeiten, lezer: Lezer, uitleg: Uitleg, noteer: Callable[[str, str], None]
) -> None:
    nummer = nummer_na_aanvraag(feiten.boekjaar_aanvraag, feiten.boekjaar)
    aantal = lezer.aantal("rentekwijtschelding.boekjaren", feiten.boekjaar_aanvraag.tot)
    if not 1 <= nummer <= aantal:
        noteer(f"Dit is niet een van de {aantal} boekjaren na het boekjaar van de aanvraag.", ARTIKEL)
    else:
        uitleg.regel(f"Dit is boekjaar {nummer} van {aantal} na het boekjaar van de aanvraag.", ARTIKEL)
    if feiten.boekjaar_aanvraag.van < feiten.boekjaar.van <= feiten.boekjaar_aanvraag.tot:
        zin = (
            f"Dit kan alleen als het boekjaar van de aanvraag kort was: van {voluit(feiten.boekjaar_aanvraag.van)} tot "
            f"{voluit(feiten.boekjaar.van)}. Controleer dit."
        )
        uitleg.regel(zin, "Bbz art. 1 d")


def _binnen_grens(feiten: Kwijtscheldingsfeiten, lezer: Lezer, uitleg: Uitleg) -> bool:
    """Art. 3 lid 1 with the amounts of the last day of the boekjaar."""
    vermogen = Vermogen(feiten.totaal_vermogen, feiten.schulden)
    return toets_vermogen(
        GEVESTIGD, vermogen, feiten.boekjaar.tot, lezer, uitleg, gevolg=KWIJTSCHELDING
    ).om_niet_mogelijk


def _bedrag(feiten: Kwijtscheldingsfeiten, uitleg: Uitleg) -> int:
    """The least of the interest due, what the income falls short of the jaarnorm, and what lid 3 leaves."""
    tekort = feiten.jaarnorm - feiten.netto_inkomen
    ruimte = max(0, feiten.jaarnorm - feiten.bijstand)
    uitleg.regel("De rente die over dit boekjaar verschuldigd is.", ARTIKEL, feiten.rente)
    zin = f"De jaarnorm ({euro(feiten.jaarnorm)}) min het netto inkomen ({euro(feiten.netto_inkomen)})."
    uitleg.regel(zin, ARTIKEL, tekort)
    bedrag = min(feiten.rente, tekort)
    if bedrag > ruimte:
        zin = "Samen met de bijstand over dit boekjaar mag het niet meer zijn dan de jaarnorm."
        uitleg.regel(zin, "Bbz art. 21 lid 3", ruimte)
    return min(bedrag, ruimte)


def _om_niet(bedrag: int, reden: str, uitleg: Uitleg) -> Kwijtschelding:
    if bedrag:
        uitleg.regel("Dit bedrag wordt om niet verstrekt.", "Bbz art. 21 lid 2", bedrag)
        zin = "Voorwaarde: het is voor aflossing of rente van de lening bij de bank."
        uitleg.regel(zin, "Bbz art. 21 lid 2")
    return Kwijtschelding(0, 0, bedrag, reden, uitleg.regels)


def _vertel_betaling(feiten: Kwijtscheldingsfeiten, over: int, terug: int, uitleg: Uitleg) -> None:
    uitleg.regel("Dit bedrag aan rente wordt kwijtgescholden.", ARTIKEL, feiten.rente - over)
    if feiten.betaald < feiten.rente:
        zin = (
            f"De kwijtschelding gaat eerst af van de rente die nog open staat ({euro(feiten.rente - feiten.betaald)})."
        )
        uitleg.regel(zin, ARTIKEL)
    uitleg.regel("Van de betaalde rente wordt dit terugbetaald.", ARTIKEL, terug)
