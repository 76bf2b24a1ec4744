"""From a list of what somebody owns and owes to totaal vermogen and debts: Bbz art. 1 h and i, 7 and 8.

Two questions, two sums. For the test of art. 3 nearly everything counts; for the right to bijstand art. 7 leaves out
the business and the own home. Each kind of thing has its own way to be valued (art. 8): the caller gives the value
found that way, the explanation says which way that was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen


@dataclass(frozen=True, slots=True)
class Bezitsoort:
    """How a kind of thing is valued and by which article; `telt_mee` is false for what art. 1 h leaves out."""

    waardering: str
    artikel: str
    telt_mee: bool = True
    met_aftrek: bool = False


BEZITSOORTEN = {
    "gewoon": Bezitsoort("de waarde in het economisch verkeer", "Bbz art. 8 lid 1"),
    "onderhanden_werk": Bezitsoort("de gemaakte kosten, met arbeid", "Bbz art. 8 lid 2 a"),
    "gewassen_bij_crisis": Bezitsoort("de waarde in het economisch verkeer, wegens een crisis", "Bbz art. 8 lid 3"),
    "voorraad": Bezitsoort("de aanschafwaarde min incourante delen", "Bbz art. 8 lid 2 b", met_aftrek=True),
    "immaterieel": Bezitsoort("de aankoopprijs min afschrijving", "Bbz art. 8 lid 2 c", met_aftrek=True),
    "levensverzekering": Bezitsoort("de contante waarde", "Bbz art. 8 lid 2 d"),
    "ledenkapitaal": Bezitsoort("de fiscale boekwaarde", "Bbz art. 8 lid 2 e"),
    "grond": Bezitsoort("de waarde in verpachte staat", "Bbz art. 8 lid 2 f"),
    "gebruikelijk": Bezitsoort("gewone of noodzakelijke spullen", "Bbz art. 1 h; Pw art. 34 lid 2 a", telt_mee=False),
    "immateriele_schade": Bezitsoort(
        "een vergoeding voor immateriële schade", "Bbz art. 1 h; Pw art. 34 lid 2 e", telt_mee=False
    ),
}
SCHULDSOORTEN = {
    "gewoon": "Bbz art. 8 lid 1",
    "loon_kinderen": "Bbz art. 8 lid 4 a",
    "belastingreserve": "Bbz art. 8 lid 4 b",
}


@dataclass(frozen=True, slots=True)
class Bezitting:
    """One thing and its value in cents. `aftrek`: incourant goods or depreciation.

    `bedrijf_of_woning`: necessary for the business, or the own home with its yard (art. 7).
    """

    naam: str
    waarde: int
    soort: str = "gewoon"
    aftrek: int = 0
    bedrijf_of_woning: bool = False

    @property
    def telt_voor(self) -> int:
        """The value that counts."""
        return self.waarde - self.aftrek


@dataclass(frozen=True, slots=True)
class Schuld:
    """One debt in cents; `bedrijf_of_woning`: it belongs to what art. 7 leaves out, so it leaves with it."""

    naam: str
    bedrag: int
    soort: str = "gewoon"
    bedrijf_of_woning: bool = False


@dataclass(frozen=True, slots=True)
class Opstelling:
    """`vermogen` is for the test of art. 3; `voor_het_recht` is what is left to live on after art. 7."""

    vermogen: Vermogen
    voor_het_recht: int


def stel_op(bezittingen: Sequence[Bezitting], schulden: Sequence[Schuld], uitleg: Uitleg) -> Opstelling:
    """Add up. Raises InvoerFouten for an unknown kind, an amount that cannot be, or a deduction that does not fit."""
    if fouten := [*_fouten_bezit(bezittingen), *_fouten_schuld(schulden)]:
        raise InvoerFouten(fouten)
    for bezitting in bezittingen:
        soort = BEZITSOORTEN[bezitting.soort]
        if soort.telt_mee:
            uitleg.regel(f"{bezitting.naam}: {soort.waardering}.", soort.artikel, bezitting.telt_voor)
        else:
            uitleg.regel(f"{bezitting.naam} telt niet mee: {soort.waardering}.", soort.artikel, 0)
    for schuld in schulden:
        uitleg.regel(f"Schuld {schuld.naam}.", SCHULDSOORTEN[schuld.soort], -schuld.bedrag)
    mee = [bezitting for bezitting in bezittingen if BEZITSOORTEN[bezitting.soort].telt_mee]
    vermogen = Vermogen(sum(bezitting.telt_voor for bezitting in mee), sum(schuld.bedrag for schuld in schulden))
    prive = sum(bezitting.telt_voor for bezitting in mee if not bezitting.bedrijf_of_woning)
    voor_het_recht = prive - sum(schuld.bedrag for schuld in schulden if not schuld.bedrijf_of_woning)
    uitleg.regel("Het totaal vermogen.", "Bbz art. 1 h", vermogen.totaal)
    uitleg.regel("Het eigen vermogen: daar gaan alle schulden af.", "Bbz art. 1 i", vermogen.eigen)
    uitleg.regel(
        "Voor het recht op bijstand tellen het nodige bedrijfsvermogen en de eigen woning niet mee.",
        "Bbz art. 7",
        voor_het_recht,
    )
    return Opstelling(vermogen, voor_het_recht)


def _fouten_bezit(bezittingen: Sequence[Bezitting]) -> list[InvoerFout]:
    fouten = []
    for nummer, bezitting in enumerate(bezittingen):
        veld = f"bezittingen[{nummer}]."
        soort = BEZITSOORTEN.get(bezitting.soort)
        if soort is None:
            fouten.append(_soort_onbekend(veld, BEZITSOORTEN))
        elif bezitting.aftrek and not soort.met_aftrek:
            zin = f"Bij {veld}aftrek: een aftrek past niet bij soort {bezitting.soort}. Vul de waarde zelf in."
            fouten.append(InvoerFout(f"{veld}aftrek", zin))
        if not 0 <= bezitting.waarde <= MAXIMUM:
            fouten.append(_bedrag_kan_niet(f"{veld}waarde"))
        if not 0 <= bezitting.aftrek <= max(bezitting.waarde, 0):
            zin = f"Bij {veld}aftrek hoort een bedrag van nul tot en met de waarde. Controleer het bedrag."
            fouten.append(InvoerFout(f"{veld}aftrek", zin))
    return fouten


def _fouten_schuld(schulden: Sequence[Schuld]) -> list[InvoerFout]:
    fouten = []
    for nummer, schuld in enumerate(schulden):
        veld = f"schulden[{nummer}]."
        if schuld.soort not in SCHULDSOORTEN:
            fouten.append(_soort_onbekend(veld, SCHULDSOORTEN))
        if not 0 <= schuld.bedrag <= MAXIMUM:
            fouten.append(_bedrag_kan_niet(f"{veld}bedrag"))
    return fouten


def _soort_onbekend(veld: str, soorten: Iterable[str]) -> InvoerFout:
    return InvoerFout(f"{veld}soort", f"De {veld}soort is niet bekend. Kies uit: {', '.join(soorten)}.")


def _bedrag_kan_niet(veld: str) -> InvoerFout:
    return InvoerFout(veld, f"Bij {veld} hoort een bedrag van nul of meer. Controleer het bedrag.")
