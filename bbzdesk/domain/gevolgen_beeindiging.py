"""What follows when a business with a loan ends: Bbz art. 43 lid 1 to 3, 39 lid 2 b, 42. A list, never a decision."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.domain.beeindiging import jaren_van_aflossing
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer

WET, COLLEGE, ONDERNEMER = "wet", "college", "ondernemer"


@dataclass(frozen=True, slots=True)
class Beeindigingsfeiten:
    """The facts at the end of a business, amounts in cents; None is unknown.

    `opbrengst_zekerheden` is what the securities bring, the own home apart. `onbelaste_waarde_woning` is what the home
    is worth beyond what others have on it; it counts only when the ondernemer asks for a mortgage.
    """

    beeindigd_op: date
    restschuld: int
    achterstallige_rente: int
    opbrengst_zekerheden: int | None = 0
    hypotheek_gevraagd: bool | None = None
    onbelaste_waarde_woning: int | None = None
    schuldregeling: bool | None = None
    verwijtbaar: bool | None = None
    artikel_21_beoordeeld: bool | None = None


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One thing that follows: by law, by a decision of the college, or when the ondernemer asks for it."""

    tekst: str
    artikel: str
    door: str
    bedrag: int | None = None
    datum: date | None = None


def gevolgen_van_beeindiging(feiten: Beeindigingsfeiten, lezer: Lezer) -> tuple[Gevolg, ...]:
    """List what follows, in the order in which an official deals with it. Raises InvoerFouten for negative amounts."""
    _controleer(feiten)
    totaal = feiten.restschuld + feiten.achterstallige_rente
    if not totaal:
        return (Gevolg("De lening is al afgelost: er is niets meer te betalen.", "Bbz art. 43 lid 1", WET, 0),)
    gevolgen = [*_vooraf(feiten), _opeisbaar(feiten, totaal)]
    zekerheden = None if feiten.opbrengst_zekerheden is None else min(totaal, feiten.opbrengst_zekerheden)
    if zekerheden != 0:
        zin = "De zekerheden worden helemaal uitgewonnen."
        if zekerheden is None:
            zin += " Wat dat opbrengt, is nog niet bekend."
        gevolgen.append(Gevolg(zin, "Bbz art. 43 lid 1", WET, zekerheden, feiten.beeindigd_op))
    rest = None if zekerheden is None else totaal - zekerheden
    hypotheek, zin_hypotheek = _hypotheek(feiten, rest)
    gevolgen += zin_hypotheek
    rest = None if rest is None or hypotheek is None else rest - hypotheek
    if rest == 0:
        return tuple(gevolgen)
    gevolgen += _rest(feiten, rest, lezer)
    return tuple(gevolgen)


def _vooraf(feiten: Beeindigingsfeiten) -> list[Gevolg]:
    """What must be settled before the amount is fixed."""
    gevolgen = []
    if not feiten.artikel_21_beoordeeld:
        zin = "Beoordeel eerst de boekjaren waarover rente kan worden kwijtgescholden."
        gevolgen.append(Gevolg(zin, "Bbz art. 21 en 39 lid 1 a 3", COLLEGE))
    if feiten.schuldregeling is None:
        zin = "Ga na of een schuldregeling of akkoord mogelijk is."
        gevolgen.append(Gevolg(zin, "Bbz art. 42", COLLEGE))
    return gevolgen


def _opeisbaar(feiten: Beeindigingsfeiten, totaal: int) -> Gevolg:
    if feiten.schuldregeling:
        zin = "Er is een schuldregeling: de lening wordt terugbetaald zoals daarin is afgesproken."
        return Gevolg(zin, "Bbz art. 42 en 43 lid 1", WET, totaal, feiten.beeindigd_op)
    zin = f"De lening is op {voluit(feiten.beeindigd_op)} terstond opeisbaar en wordt helemaal terugbetaald."
    return Gevolg(zin, "Bbz art. 39 lid 2 b en 43 lid 1", WET, totaal, feiten.beeindigd_op)


def _hypotheek(feiten: Beeindigingsfeiten, rest: int | None) -> tuple[int | None, list[Gevolg]]:
    """What comes or stays under a mortgage on the own home; None when that is not known."""
    artikel = "Bbz art. 43 lid 1 en 43a"
    if feiten.hypotheek_gevraagd is False or rest == 0:
        return 0, []
    if feiten.hypotheek_gevraagd is None:
        zin = "De ondernemer met een eigen woning kan vragen om een lening onder verband van hypotheek. Vraag dat na."
        return 0, [Gevolg(zin, artikel, ONDERNEMER)]
    waarde = feiten.onbelaste_waarde_woning
    if waarde is None or rest is None:
        zin = "Er is om een hypotheek gevraagd. Tot welk bedrag dat kan, is nog niet bekend."
        return None, [Gevolg(zin, artikel, COLLEGE)]
    bedrag = min(rest, waarde)
    zin = f"Voor zover mogelijk komt of blijft dit onder hypotheek, tot de onbelaste waarde van {euro(waarde)}."
    return bedrag, [Gevolg(zin, artikel, COLLEGE, bedrag)]


def _rest(feiten: Beeindigingsfeiten, rest: int | None, lezer: Lezer) -> list[Gevolg]:
    """The part without security: free of interest or not, and how it is claimed."""
    gevolgen = []
    if feiten.verwijtbaar is None:
        zin = "Beoordeel of de ondernemer een verwijt te maken is: zonder verwijt kan de rest renteloos worden."
        gevolgen.append(Gevolg(zin, "Bbz art. 43 lid 2", COLLEGE, rest))
    elif feiten.verwijtbaar:
        zin = "De rest kan niet renteloos worden: er is een verwijt."
        gevolgen.append(Gevolg(zin, "Bbz art. 43 lid 2", WET, rest))
    else:
        gevolgen += _renteloos(feiten, rest, lezer)
    zin = "Wat terugbetaald moet worden, kan worden teruggevorderd."
    gevolgen.append(Gevolg(zin, "Bbz art. 43 lid 3; Pw art. 58 lid 2 b", COLLEGE, rest))
    return gevolgen


def _renteloos(feiten: Beeindigingsfeiten, rest: int | None, lezer: Lezer) -> list[Gevolg]:
    jaren = jaren_van_aflossing(feiten.beeindigd_op, lezer)
    deel = procent(lezer.waarde("bbz_vast.aflossing_na_beeindiging", feiten.beeindigd_op))
    artikel = "Bbz art. 43 lid 2"
    return [
        Gevolg("De rest kan renteloos worden vanaf de beëindiging.", artikel, COLLEGE, rest, jaren.van),
        Gevolg(
            f"Is de rest renteloos, dan gaat tot en met {voluit(jaren.tot)} {deel}% van het netto inkomen boven de norm naar de aflossing.",
            artikel,
            WET,
            None,
            jaren.tot,
        ),
        Gevolg(
            "Wat dan nog over is: het Bbz zegt daar niets over. Beslis dat met het beleid van de gemeente.",
            "Pw art. 58 lid 8; Awb art. 4:94a",
            COLLEGE,
            None,
            jaren.tot,
        ),
    ]


def _controleer(feiten: Beeindigingsfeiten) -> None:
    fouten = []
    for veld in ("restschuld", "achterstallige_rente", "opbrengst_zekerheden", "onbelaste_waarde_woning"):
        bedrag = getattr(feiten, veld)
        if bedrag is not None and bedrag < 0:
            fouten.append(
                InvoerFout(veld, f"Bij {veld} hoort een bedrag van {euro(0)} of meer. Controleer het bedrag.")
            )
    if fouten:
        raise InvoerFouten(fouten)
