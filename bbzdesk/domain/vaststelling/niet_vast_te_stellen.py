"""The fourth outcome: the right cannot be established, because the accounts never came (Bbz art. 12 lid 1, 38 lid 2).

After repeated requests, a last term and a zienswijze the whole loan can be claimed back. The college decides; here it
is only tested whether the steps before that were taken.
"""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen import Termijnfeiten, termijn
from bbzdesk.domain.termijnen.termijn import JAARSTUKKEN
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.vaststelling.feiten import Matiging
from bbzdesk.domain.vaststelling.voorwaarde import Voorwaarde, alle, vertel

OVERLEGGEN, TERUGVORDEREN = "Bbz art. 38 lid 2", "Pw art. 58 lid 2 b"
_HERHAALD = 2  # asked again at least once


@dataclass(frozen=True, slots=True)
class Opvraagfeiten:
    """What was done to get the accounts, as at `peildatum`; None is not known."""

    boekjaar: Dagen
    lening: int
    peildatum: date
    jaarstukken_ontvangen: bool | None
    verzoeken: tuple[date, ...] = ()
    laatste_termijn: date | None = None
    zienswijze_gevraagd: bool | None = None
    matiging: Matiging | None = None


@dataclass(frozen=True, slots=True)
class NietVastTeStellen:
    """Whether the whole loan can be claimed back (None: an unknown decides), and what after matiging, in cents."""

    mogelijk: bool | None
    voorwaarden: tuple[Voorwaarde, ...]
    terug_te_vorderen_ten_hoogste: int | None
    terug_te_vorderen: int | None
    regels: tuple[Regel, ...]


def niet_vast_te_stellen(feiten: Opvraagfeiten, lezer: Lezer) -> NietVastTeStellen:
    """Test the steps before a claim because of missing accounts. Raises InvoerFouten for facts that cannot be."""
    _controleer(feiten)
    uiterlijk = termijn(Termijnfeiten(JAARSTUKKEN, feiten.boekjaar.tot), lezer).laatste_dag
    voorwaarden = (
        _verstreken(uiterlijk, feiten.peildatum),
        _niet_ontvangen(feiten.jaarstukken_ontvangen),
        _herhaald(feiten.verzoeken),
        _laatste_kans(feiten),
        _zienswijze(feiten.zienswijze_gevraagd),
    )
    mogelijk = alle(voorwaarden)
    uitleg = Uitleg()
    vertel(voorwaarden, uitleg)
    matiging = feiten.matiging.bedrag if feiten.matiging else 0
    if mogelijk is None:
        uitleg.regel("Vul eerst aan wat nog niet bekend is.", OVERLEGGEN)
        return NietVastTeStellen(None, voorwaarden, None, None, uitleg.regels)
    if not mogelijk:
        uitleg.regel("De lening kan op deze grond nog niet worden teruggevorderd.", TERUGVORDEREN, 0)
        return NietVastTeStellen(False, voorwaarden, 0, 0, uitleg.regels)
    zin = (
        f"Het recht op bijstand is niet vast te stellen. De gemeente kan de hele lening van {euro(feiten.lening)} "
        "terugvorderen. Zij weegt of dat redelijk is."
    )
    uitleg.regel(zin, TERUGVORDEREN, feiten.lening)
    terug = feiten.lening - matiging
    if feiten.matiging and matiging:
        uitleg.regel(feiten.matiging.zin, TERUGVORDEREN, -matiging)
    return NietVastTeStellen(True, voorwaarden, feiten.lening, terug, uitleg.regels)


def _controleer(feiten: Opvraagfeiten) -> None:
    fouten = []
    if feiten.lening < 0:
        fouten.append(InvoerFout("lening", "De lening is lager dan nul. Vul in wat als lening is betaald."))
    if feiten.matiging and not 0 <= feiten.matiging.bedrag <= feiten.lening:
        zin = f"De matiging moet tussen nul en de lening van {euro(feiten.lening)} liggen. Pas de matiging aan."
        fouten.append(InvoerFout("matiging", zin))
    if any(not feiten.boekjaar.tot < verzoek <= feiten.peildatum for verzoek in feiten.verzoeken):
        zin = "Een verzoek om jaarstukken ligt na het boekjaar en niet na de peildatum. Controleer de datums."
        fouten.append(InvoerFout("verzoeken", zin))
    if feiten.laatste_termijn and feiten.verzoeken and feiten.laatste_termijn <= max(feiten.verzoeken):
        zin = "De laatste termijn eindigt na het laatste verzoek om jaarstukken. Controleer de datums."
        fouten.append(InvoerFout("laatste_termijn", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _verstreken(uiterlijk: date, peildatum: date) -> Voorwaarde:
    voorbij = peildatum > uiterlijk
    hoe = "is voorbij" if voorbij else "loopt nog"
    zin = f"De termijn voor de jaarstukken, tot en met {voluit(uiterlijk)}, {hoe}."
    return Voorwaarde(OVERLEGGEN, voorbij, zin)


def _niet_ontvangen(ontvangen: bool | None) -> Voorwaarde:
    if ontvangen is None:
        return Voorwaarde(OVERLEGGEN, None, "Niet bekend is of de jaarstukken zijn ontvangen.")
    wat = "zijn ontvangen: stel de bijstand vast" if ontvangen else "zijn niet ontvangen"
    return Voorwaarde(OVERLEGGEN, not ontvangen, f"De jaarstukken {wat}.")


def _herhaald(verzoeken: tuple[date, ...]) -> Voorwaarde:
    keren = len(set(verzoeken))
    zin = f"De gemeente heeft {keren} keer om de jaarstukken gevraagd; herhaald vragen is nodig."
    return Voorwaarde("Bbz art. 38 lid 2 b", keren >= _HERHAALD, zin)


def _laatste_kans(feiten: Opvraagfeiten) -> Voorwaarde:
    if feiten.laatste_termijn is None:
        return Voorwaarde("Awb art. 3:2", False, "Er is nog geen laatste termijn gegeven.")
    voorbij = feiten.peildatum > feiten.laatste_termijn
    hoe = "is voorbij" if voorbij else "loopt nog"
    return Voorwaarde(
        "Awb art. 3:2", voorbij, f"De laatste termijn, tot en met {voluit(feiten.laatste_termijn)}, {hoe}."
    )


def _zienswijze(gevraagd: bool | None) -> Voorwaarde:
    if gevraagd is None:
        return Voorwaarde("Awb art. 4:8", None, "Niet bekend is of om een zienswijze is gevraagd.")
    wat = "heeft een zienswijze kunnen geven" if gevraagd else "kon nog geen zienswijze geven"
    return Voorwaarde("Awb art. 4:8", gevraagd, f"De zelfstandige {wat}.")
