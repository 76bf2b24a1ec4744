"""From a claim that is due to a title that a bailiff can enforce: where it stands, the next step and what misses.

Opeisen, terugvorderingsbesluit (Pw art. 58 lid 2 b; six weeks), one aanmaning (two weeks), dwangbevel: Awb titel 4.4 and
Bbz art. 39 and 41. Nothing is done here: each step is a decision of the college, which may also take none.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import OnbekendeWaarde
from bbzdesk.domain.invordering_feiten import (
    OPEN_EINDE,
    Fase,
    Invorderingsfeiten,
    Stap,
    controleer_invordering,
    duur_van,
    met_een_dag_erna,
)
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.termijnen import Termijnfeiten, termijn
from bbzdesk.domain.uitleg import Regel, Uitleg
from bbzdesk.domain.uitstel import samengevoegd

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ketenstand:
    """Where a claim stands on a day.

    `mogelijk_vanaf` is the first day of the next step, None when there is none or when it cannot be known yet.
    `kosten_aanmaning` is what an aanmaning may cost the debtor, None when it does not matter or is not known.
    """

    fase: Fase
    volgende: Stap | None
    mogelijk_vanaf: date | None
    ontbreekt: tuple[str, ...]
    let_op: tuple[str, ...]
    kosten_aanmaning: int | None
    regels: tuple[Regel, ...]

    def kan_op(self, dag: date) -> bool:
        """Whether the next step can be taken on a day."""
        return self.mogelijk_vanaf is not None and self.mogelijk_vanaf <= dag and not self.ontbreekt


def waar_in_de_keten(feiten: Invorderingsfeiten, op: date, lezer: Lezer) -> Ketenstand:
    """Find where a claim stands at the end of a day; what is dated later does not count yet.

    Raises InvoerFouten for facts that contradict each other.
    """
    controleer_invordering(feiten, lezer)
    return _Keten(feiten, op, lezer).stand()


class _Keten:
    """One claim on one day, while its lines are collected."""

    def __init__(self, feiten: Invorderingsfeiten, op: date, lezer: Lezer) -> None:
        self._feiten = feiten
        self._op = op
        self._lezer = lezer
        self._uitleg = Uitleg()
        self._ontbreekt: list[str] = []
        self._let_op: list[str] = []
        self._kosten: int | None = None

    def stand(self) -> Ketenstand:
        feiten = self._feiten
        if feiten.openstaand <= 0:
            self._uitleg.regel("Er staat niets meer open.", "Awb art. 4:89", feiten.openstaand)
            return self._klaar(Fase.BETAALD, None, None)
        if feiten.verjaart_na is not None and self._op > feiten.verjaart_na:
            zin = f"De vordering is verjaard op {voluit(feiten.verjaart_na)}. Invorderen kan niet meer."
            self._uitleg.regel(zin, "Awb art. 4:104")
            self._let_op.append(zin)
            return self._klaar(self._fase(), None, None)
        return self._volgende_stap()

    def _gebeurd(self, dag: date | None) -> bool:
        return dag is not None and dag <= self._op

    def _fase(self) -> Fase:
        feiten = self._feiten
        if self._geldig_dwangbevel() is not None:
            return Fase.DWANGBEVEL
        if self._geldige_aanmaning() is not None:
            return Fase.AANGEMAAND
        for dag, fase in (
            (feiten.besluit_bekend_op, Fase.TERUGGEVORDERD),
            (feiten.opgeeist_op, Fase.OPGEEIST),
            (feiten.opeisbaar_sinds, Fase.OPEISBAAR),
        ):
            if self._gebeurd(dag):
                return fase
        return Fase.NIET_OPEISBAAR

    def _volgende_stap(self) -> Ketenstand:
        fase = self._fase()
        self._meld_te_vroeg()
        stap, vanaf = {
            Fase.NIET_OPEISBAAR: self._niet_opeisbaar,
            Fase.OPEISBAAR: self._opeisbaar,
            Fase.OPGEEIST: self._opgeeist,
            Fase.TERUGGEVORDERD: self._teruggevorderd,
            Fase.AANGEMAAND: self._aangemaand,
            Fase.DWANGBEVEL: self._dwangbevel,
        }[fase]()
        self._meld_bijzonderheden(vanaf)
        return self._klaar(fase, stap, vanaf)

    def _niet_opeisbaar(self) -> tuple[Stap | None, date | None]:
        if self._feiten.opeisbaar_sinds is not None:
            return self._opeisbaar()
        self._mis(
            "Er is nog geen grond om de lening op te eisen. Beoordeel eerst de opeisbaarheid.", "Bbz art. 39 en 41"
        )
        return None, None

    def _opeisbaar(self) -> tuple[Stap, date]:
        """Before a loan is claimed, each year of art. 21 has to be decided (art. 39 lid 1 a 3°)."""
        vanaf = self._feiten.opeisbaar_sinds
        assert vanaf is not None
        artikel = "Bbz art. 21 en 39 lid 1 a 3°"
        if self._feiten.art21 is None:
            self._mis(
                "Kijk of artikel 21 geldt en of de rentekwijtschelding over die boekjaren is vastgesteld.", artikel
            )
        for jaar in self._feiten.art21 or ():
            if not self._gebeurd(jaar.vastgesteld_op):
                self._mis(
                    f"De rentekwijtschelding over het boekjaar tot en met {voluit(jaar.boekjaar_eind)} is nog niet vastgesteld.",
                    artikel,
                )
                vanaf = max(vanaf, jaar.boekjaar_eind + _DAG)
        return Stap.OPEISEN, vanaf

    def _opgeeist(self) -> tuple[Stap, date]:
        vanaf = self._feiten.opgeeist_op
        assert vanaf is not None
        if not self._feiten.zienswijze:
            self._mis("Vraag eerst om een zienswijze, of leg vast waarom dat niet hoeft.", "Awb art. 4:8 en 4:12")
        return Stap.TERUGVORDEREN, vanaf

    def _teruggevorderd(self) -> tuple[Stap, date | None]:
        vanaf = self._eerste_aanmaning(uitgelegd=True)
        self._bepaal_kosten(max(self._op, vanaf or self._op))
        return Stap.AANMANEN, vanaf

    def _aangemaand(self) -> tuple[Stap, date | None]:
        aanmaning = self._geldige_aanmaning()
        assert aanmaning is not None
        uitkomst = termijn(Termijnfeiten("aanmaning", aanmaning), self._lezer)
        self._uitleg.neem_over(uitkomst.regels)
        self._bepaal_kosten(aanmaning)
        return Stap.DWANGBEVEL, self._eerste_vrije_dag(uitkomst.laatste_dag + _DAG)

    def _dwangbevel(self) -> tuple[Stap, date | None]:
        dwangbevel = self._geldig_dwangbevel()
        assert dwangbevel is not None
        self._uitleg.regel(f"Het dwangbevel is van {voluit(dwangbevel)}. Bezwaar hiertegen kan niet.", "Awb art. 8:4")
        self._uitleg.regel("De deurwaarder houdt rekening met de beslagvrije voet.", "Pw art. 60 lid 6")
        self._uitleg.regel(
            "Vereenvoudigd beslag of verrekening met een uitkering kan ook een weg zijn.", "Pw art. 60 lid 5 en 60a"
        )
        return Stap.BETEKENEN, self._eerste_vrije_dag(dwangbevel)

    def _eerste_aanmaning(self, *, uitgelegd: bool = False) -> date | None:
        """The first day for an aanmaning: after the payment term, and never during uitstel (Awb art. 4:94 lid 2)."""
        besluit = self._feiten.besluit_bekend_op
        if besluit is None:
            return None
        uitkomst = termijn(Termijnfeiten("betaling", besluit), self._lezer)
        laatste = max(uitkomst.laatste_dag, self._feiten.betalen_uiterlijk or uitkomst.laatste_dag)
        if uitgelegd:
            self._uitleg.neem_over(uitkomst.regels)
            self._uitleg.regel(f"Betalen kan tot en met {voluit(laatste)}.", "Awb art. 4:87")
        return self._eerste_vrije_dag(laatste + _DAG)

    def _eerste_vrije_dag(self, dag: date) -> date | None:
        """The first day from a date on without uitstel or insolvency; None while it is not known when that ends."""
        for blok in samengevoegd(
            [*map(met_een_dag_erna, self._feiten.uitstel), *map(duur_van, self._feiten.insolventies)]
        ):
            if blok.van <= dag <= blok.tot:
                return None if blok.tot == OPEN_EINDE else blok.tot + _DAG
        return dag

    def _geldige_aanmaning(self) -> date | None:
        """The first aanmaning that was sent on a day on which it could be."""
        vroegst = self._eerste_aanmaning()
        geldig = [dag for dag in sorted(self._feiten.aanmaningen) if self._kon(dag, vroegst)]
        return geldig[0] if geldig else None

    def _geldig_dwangbevel(self) -> date | None:
        aanmaning = self._geldige_aanmaning()
        dwangbevel = self._feiten.dwangbevel_op
        if aanmaning is None or dwangbevel is None:
            return None
        vroegst = termijn(Termijnfeiten("aanmaning", aanmaning), self._lezer).laatste_dag + _DAG
        return dwangbevel if self._kon(dwangbevel, vroegst) else None

    def _kon(self, dag: date, vroegst: date | None) -> bool:
        return vroegst is not None and vroegst <= dag <= self._op and self._eerste_vrije_dag(dag) == dag

    def _meld_te_vroeg(self) -> None:
        geldig = self._geldige_aanmaning()
        for dag in sorted(self._feiten.aanmaningen):
            if dag > self._op or dag == geldig:
                continue
            if geldig is not None and dag > geldig:
                self._let_op.append(f"De aanmaning van {voluit(dag)} was niet nodig: er is maar één aanmaning.")
            else:
                self._let_op.append(
                    f"De aanmaning van {voluit(dag)} telt niet: de betaaltermijn liep nog, of er was uitstel of een insolventie."
                )
        dwangbevel = self._feiten.dwangbevel_op
        if dwangbevel is not None and dwangbevel <= self._op and self._geldig_dwangbevel() is None:
            self._let_op.append(
                f"Het dwangbevel van {voluit(dwangbevel)} telt niet: de aanmaningstermijn was niet helemaal voorbij."
            )

    def _meld_bijzonderheden(self, vanaf: date | None) -> None:
        feiten = self._feiten
        for insolventie in feiten.insolventies:
            if duur_van(insolventie).van <= self._op <= duur_van(insolventie).tot:
                self._let_op.append(
                    f"Er loopt sinds {voluit(insolventie.van)} een {insolventie.soort}. Dien de vordering in en vorder niet zelf in."
                )
        if any(deel.van <= self._op <= deel.tot for deel in feiten.uitstel):
            self._let_op.append(
                "Er is uitstel. Aanmanen en invorderen kan dan niet, tenzij het uitstel wordt ingetrokken."
            )
        if feiten.in_bezwaar:
            self._let_op.append("Er loopt bezwaar. Dat schort de invordering niet op. Weeg af of wachten beter is.")
        if feiten.verjaart_na is not None and vanaf is not None and vanaf > feiten.verjaart_na:
            self._let_op.append(
                f"De vordering verjaart na {voluit(feiten.verjaart_na)}, vóór deze stap kan. Stuit de verjaring op tijd."
            )

    def _bepaal_kosten(self, verzonden: date) -> None:
        """The fee for an aanmaning on its day of sending (Awb art. 4:113); some start dates nobody knows."""
        artikel = "Awb art. 4:113"
        try:
            grens = self._lezer.centen("aanmaning.grens_schuld", verzonden)
            hoog = self._feiten.openstaand >= grens
            naam = "aanmaning.hoge_vergoeding" if hoog else "aanmaning.lage_vergoeding"
            self._kosten = self._lezer.centen(naam, verzonden)
        except OnbekendeWaarde as onbekend:
            self._let_op.append(str(onbekend))
            self._uitleg.regel(f"De vergoeding voor een aanmaning op {voluit(verzonden)} is niet bekend.", artikel)
            return
        self._uitleg.regel(
            "De gemeente kan dit bedrag rekenen voor de aanmaning. Dat hoeft niet.", artikel, self._kosten
        )

    def _mis(self, zin: str, artikel: str) -> None:
        self._ontbreekt.append(zin)
        self._uitleg.regel(zin, artikel)

    def _klaar(self, fase: Fase, stap: Stap | None, vanaf: date | None) -> Ketenstand:
        if stap is not None and vanaf is not None:
            self._uitleg.regel(f"De volgende stap is {stap.woorden}. Dat kan vanaf {voluit(vanaf)}.", stap.artikel)
        elif stap is not None:
            self._uitleg.regel(
                f"De volgende stap is {stap.woorden}. Vanaf wanneer is nog niet te zeggen.", stap.artikel
            )
        let_op, ontbreekt = tuple(self._let_op), tuple(self._ontbreekt)
        return Ketenstand(fase, stap, vanaf, ontbreekt, let_op, self._kosten, self._uitleg.regels)
