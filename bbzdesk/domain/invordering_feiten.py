"""The facts of the way to a title: what happened to a claim and when, and which facts contradict each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen import Termijnfeiten, termijn

OPEN_EINDE = date.max - timedelta(days=1)  # a day after it still exists
SOORTEN_INSOLVENTIE = ("faillissement", "surseance", "wsnp")


class Fase(Enum):
    """How far a claim has come on the way to a title."""

    NIET_OPEISBAAR = "niet opeisbaar"
    OPEISBAAR = "opeisbaar"
    OPGEEIST = "opgeëist"
    TERUGGEVORDERD = "teruggevorderd"
    AANGEMAAND = "aangemaand"
    DWANGBEVEL = "dwangbevel"
    BETAALD = "betaald"


class Stap(Enum):
    """The next step: its article, and the step in words."""

    OPEISEN = ("Bbz art. 39 en 41", "de lening opeisen")
    TERUGVORDEREN = ("Pw art. 58 lid 2 b", "een besluit tot terugvordering nemen")
    AANMANEN = ("Awb art. 4:112", "aanmanen")
    DWANGBEVEL = ("Awb art. 4:117", "een dwangbevel uitvaardigen")
    BETEKENEN = ("Awb art. 4:123", "het dwangbevel laten betekenen en uitvoeren")

    @property
    def artikel(self) -> str:
        """The article."""
        return self.value[0]

    @property
    def woorden(self) -> str:
        """The step, to go on after *dan kunt u*."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Art21Jaar:
    """A boekjaar of art. 21: its last day, and when remission of its interest was decided (None: not yet)."""

    boekjaar_eind: date
    vastgesteld_op: date | None = None


@dataclass(frozen=True, slots=True)
class Insolventie:
    """A faillissement, surseance or Wsnp; `tot` is its last day, None while it lasts."""

    soort: str
    van: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Invorderingsfeiten:
    """What happened to a claim. Days are those on which something was made known or sent; None: not (yet).

    `art21` lists the years that art. 21 asks about; empty when the article does not apply, None when nobody looked.
    `betalen_uiterlijk` is a later last day than six weeks that the decision names (Awb art. 4:87).
    `zienswijze` is whether the debtor was heard, or need not be (Awb art. 4:8, 4:12). `verjaart_na` is the last day of
    the limitation.
    """

    openstaand: int
    opeisbaar_sinds: date | None = None
    art21: tuple[Art21Jaar, ...] | None = None
    opgeeist_op: date | None = None
    zienswijze: bool | None = None
    besluit_bekend_op: date | None = None
    betalen_uiterlijk: date | None = None
    aanmaningen: tuple[date, ...] = ()
    dwangbevel_op: date | None = None
    uitstel: tuple[Dagen, ...] = ()
    insolventies: tuple[Insolventie, ...] = ()
    in_bezwaar: bool = False
    verjaart_na: date | None = None


def duur_van(insolventie: Insolventie) -> Dagen:
    """The days of an insolvency; one that lasts ends at the end of time."""
    return met_een_dag_erna(Dagen(insolventie.van, insolventie.tot or OPEN_EINDE))


def met_een_dag_erna(dagen: Dagen) -> Dagen:
    """A period of which the day after the last one exists: the last day of the calendar says that it has no end."""
    return Dagen(dagen.van, min(dagen.tot, OPEN_EINDE))


def controleer_invordering(feiten: Invorderingsfeiten, lezer: Lezer) -> None:
    """Raise InvoerFouten with a sentence for each fact that contradicts another."""
    fouten = [*_volgorde(feiten), *_perioden(feiten)]
    if feiten.betalen_uiterlijk is not None and feiten.besluit_bekend_op is not None:
        zes_weken = termijn(Termijnfeiten("betaling", feiten.besluit_bekend_op), lezer).laatste_dag
        if feiten.betalen_uiterlijk < zes_weken:
            zin = (
                f"De betalen_uiterlijk ({voluit(feiten.betalen_uiterlijk)}) is eerder dan de wet toestaat "
                f"({voluit(zes_weken)}). Laat deze datum weg of kies een latere."
            )
            fouten.append(InvoerFout("betalen_uiterlijk", zin))
    if fouten:
        raise InvoerFouten(fouten)


def _volgorde(feiten: Invorderingsfeiten) -> Iterable[InvoerFout]:
    """Each step needs the one before it, on the same day or earlier."""
    stappen: Sequence[tuple[str, date | None]] = (
        ("opeisbaar_sinds", feiten.opeisbaar_sinds),
        ("opgeeist_op", feiten.opgeeist_op),
        ("besluit_bekend_op", feiten.besluit_bekend_op),
        ("aanmaningen", min(feiten.aanmaningen, default=None)),
        ("dwangbevel_op", feiten.dwangbevel_op),
    )
    for (vorige, eerder), (naam, dag) in pairwise(stappen):
        if dag is None:
            continue
        if eerder is None:
            yield InvoerFout(naam, f"Bij {naam} staat een datum en bij {vorige} niet. Vul {vorige} ook in.")
        elif dag < eerder:
            zin = f"De datum bij {naam} ({voluit(dag)}) ligt vóór {vorige} ({voluit(eerder)}). Controleer de datums."
            yield InvoerFout(naam, zin)


def _perioden(feiten: Invorderingsfeiten) -> Iterable[InvoerFout]:
    for plaats, deel in enumerate(feiten.uitstel):
        if deel.van > deel.tot:
            yield InvoerFout(f"uitstel[{plaats}]", f"Bij uitstel[{plaats}] ligt van na tot. Controleer de datums.")
    for plaats, insolventie in enumerate(feiten.insolventies):
        veld = f"insolventies[{plaats}]"
        if insolventie.soort not in SOORTEN_INSOLVENTIE:
            yield InvoerFout(veld, f"Bij {veld} hoort een soort. Kies uit: {', '.join(SOORTEN_INSOLVENTIE)}.")
        if insolventie.tot is not None and insolventie.van > insolventie.tot:
            yield InvoerFout(veld, f"Bij {veld} ligt van na tot. Controleer de datums.")
