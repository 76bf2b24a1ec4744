"""The jaarnorm: the norms over a boekjaar, with the bijzondere bijstand that was granted (Bbz art. 1 g).

The contribution of art. 46 Zvw, to which art. 1 g still refers, no longer exists: nothing is added for it. Whether a
part of a month counts is open (art. 60ba sets Pw art. 45 lid 3 aside): by whole months, or by days.

Reading of whole months: a month counts when it lies wholly in the boekjaar and no day of it is excluded; it then has
the norm of the facts on its first day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bbzdesk.domain.boekjaar import DAGEN, Dagen, kalendermaanden, maanden_van
from bbzdesk.domain.datum import MAANDEN, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.norm import Situatie, controleer_situatie, norm_per_maand
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL = "Bbz art. 1 g"
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Normperiode:
    """The facts over a stretch of the boekjaar. `verlaging` is an amount per month (Pw art. 27, 28).

    Without `situatie` there was no right to bijstand (excluded, Pw art. 13). `veld` is the prefix of its keys.
    """

    dagen: Dagen
    situatie: Situatie | None
    verlaging: int = 0
    veld: str = ""


@dataclass(frozen=True, slots=True)
class Maandnorm:
    """What a month adds to the jaarnorm; `maand` is its first day."""

    maand: date
    norm: int


@dataclass(frozen=True, slots=True)
class Jaarnorm:
    """The jaarnorm, what each month adds to it, and the days of it without right to bijstand (Pw art. 13)."""

    bedrag: int
    maanden: tuple[Maandnorm, ...]
    regels: tuple[Regel, ...]
    uitgesloten: tuple[Dagen, ...] = ()


def jaarnorm(
    boekjaar: Dagen,
    perioden: Sequence[Normperiode],
    bijzondere_bijstand: int,
    deel_van_maand: str,
    lezer: Lezer,
    parameters: Parameters,
) -> Jaarnorm:
    """Add up the norms of a boekjaar.

    Raises InvoerFouten when the periods overlap, leave a gap or contradict themselves, OnbekendeWaarde where an amount
    is not known.
    """
    _controleer(boekjaar, perioden)
    return _Berekening(boekjaar, perioden, deel_van_maand, lezer, parameters).maak(bijzondere_bijstand)


def _controleer(boekjaar: Dagen, perioden: Sequence[Normperiode]) -> None:
    fouten: list[InvoerFout] = []
    verwacht = boekjaar.van
    for periode in sorted(perioden, key=lambda periode: periode.dagen.van):
        van, tot, veld = periode.dagen.van, periode.dagen.tot, periode.veld
        if periode.situatie is not None:
            fouten += controleer_situatie(periode.situatie, veld)
        if van > tot:
            fouten.append(InvoerFout(f"{veld}tot", f"Bij {veld}tot ligt tot vóór van. Controleer de datums."))
        elif van < boekjaar.van or tot > boekjaar.tot:
            zin = f"De periode bij {veld}van ligt niet in het boekjaar ({_van_tot(boekjaar)}). Pas de datums aan."
            fouten.append(InvoerFout(f"{veld}van", zin))
        elif van < verwacht:
            zin = f"De periode bij {veld}van begint op {voluit(van)} en overlapt een andere periode. Pas de datums aan."
            fouten.append(InvoerFout(f"{veld}van", zin))
        elif van > verwacht:
            fouten.append(_gat(Dagen(verwacht, van - _DAG)))
        verwacht = max(verwacht, tot + _DAG)
    if not fouten and verwacht <= boekjaar.tot:
        fouten.append(_gat(Dagen(verwacht, boekjaar.tot)))
    if fouten:
        raise InvoerFouten(fouten)


def _gat(dagen: Dagen) -> InvoerFout:
    zin = f"Voor {_van_tot(dagen)} staat niets bij perioden. Vul een periode in, met uitgesloten als er geen recht was."
    return InvoerFout("perioden", zin)


def _van_tot(dagen: Dagen) -> str:
    return f"{voluit(dagen.van)} tot en met {voluit(dagen.tot)}"


# Art. 60ba switches off Pw art. 45 lid 3, so how part of a month counts is open; both readings say which they are.
_LEESWIJZE = {
    False: "Leeswijze hele maanden: een maand telt helemaal of niet, met de situatie op de eerste dag ervan.",
    True: "Leeswijze dagen: een deel van een maand telt mee naar het aantal dagen.",
}


class _Berekening:
    def __init__(
        self,
        boekjaar: Dagen,
        perioden: Sequence[Normperiode],
        deel_van_maand: str,
        lezer: Lezer,
        parameters: Parameters,
    ) -> None:
        self._boekjaar = boekjaar
        self._perioden = sorted(perioden, key=lambda periode: periode.dagen.van)
        self._per_dag = deel_van_maand == DAGEN
        self._lezer = lezer
        self._parameters = parameters
        self._uitleg = Uitleg()
        self._redenen: list[tuple[Regel, ...]] = []

    def maak(self, bijzondere_bijstand: int) -> Jaarnorm:
        maanden = kalendermaanden(self._boekjaar) if self._per_dag else maanden_van(self._boekjaar)
        normen = []
        for maand in maanden:
            uitleg = Uitleg()
            normen.append(Maandnorm(maand.van, self._per_maand(maand, uitleg)))
            self._redenen.append(uitleg.regels)
        self._vertel(normen)
        som = sum(maand.norm for maand in normen)
        if bijzondere_bijstand:
            self._uitleg.regel("De verleende bijzondere bijstand telt mee.", ARTIKEL, bijzondere_bijstand)
        totaal = som + bijzondere_bijstand
        self._uitleg.regel(_LEESWIJZE[self._per_dag], "Bbz art. 1 g en 60ba")
        self._uitleg.regel(f"De jaarnorm over {_van_tot(self._boekjaar)} is {euro(totaal)}.", ARTIKEL, totaal)
        uitgesloten = tuple(periode.dagen for periode in self._perioden if periode.situatie is None)
        return Jaarnorm(totaal, tuple(normen), self._uitleg.regels, uitgesloten)

    def _per_maand(self, maand: Dagen, uitleg: Uitleg) -> int:
        if self._per_dag:
            return self._naar_dagen(maand, uitleg)
        if maand.binnen(self._boekjaar) != maand or self._deels_uitgesloten(maand):
            uitleg.regel(
                f"{_naam(maand.van)} telt niet mee: alleen hele maanden tellen (leeswijze hele maanden).",
                "Bbz art. 1 g en 60ba",
                0,
            )
            return 0
        return self._norm_op(maand.van, uitleg)

    def _deels_uitgesloten(self, maand: Dagen) -> bool:
        return any(periode.situatie is None and periode.dagen.binnen(maand) for periode in self._perioden)

    def _naar_dagen(self, maand: Dagen, uitleg: Uitleg) -> int:
        """The mean of the norms of the days; a day outside the boekjaar or without right has none."""
        deel = maand.binnen(self._boekjaar)
        assert deel is not None
        if deel == maand and self._zelfde_feiten(maand):
            eerste, laatste = (self._norm_op(dag, Uitleg()) for dag in (maand.van, maand.tot))
            if eerste == laatste:
                return self._norm_op(maand.van, uitleg)
        som = sum(self._norm_op(deel.van + nummer * _DAG, Uitleg()) for nummer in range(deel.aantal))
        norm = afgerond(Fraction(som, maand.aantal))
        uitleg.regel(f"{_naam(maand.van)} telt naar dagen mee (leeswijze dagen).", "Bbz art. 1 g en 60ba", norm)
        return norm

    def _zelfde_feiten(self, maand: Dagen) -> bool:
        return any(periode.dagen.binnen(maand) == maand for periode in self._perioden)

    def _norm_op(self, dag: date, uitleg: Uitleg) -> int:
        periode = next(periode for periode in self._perioden if periode.dagen.van <= dag <= periode.dagen.tot)
        if periode.situatie is None:
            return 0
        norm = norm_per_maand(periode.situatie, dag, self._lezer, self._parameters, uitleg, periode.veld)
        if periode.verlaging > norm:
            zin = f"De {periode.veld}verlaging ({euro(periode.verlaging)}) is hoger dan de norm ({euro(norm)}). Verlaag het bedrag."
            raise InvoerFouten([InvoerFout(f"{periode.veld}verlaging", zin)])
        if periode.verlaging:
            uitleg.regel("De norm is verlaagd.", "Pw art. 27 en 28", -periode.verlaging)
        return norm - periode.verlaging

    def _vertel(self, normen: Sequence[Maandnorm]) -> None:
        """Sum up months in a row with the same norm in one line, after the reasons of the first of them."""
        begin = 0
        for plaats in range(1, len(normen) + 1):
            if plaats < len(normen) and normen[plaats].norm == normen[begin].norm:
                continue
            self._uitleg.neem_over(self._redenen[begin])
            aantal, norm = plaats - begin, normen[begin].norm
            maanden = _naam(normen[begin].maand)
            if aantal > 1:
                maanden += f" tot en met {_naam(normen[plaats - 1].maand).lower()}"
            self._uitleg.regel(f"{maanden}: {aantal} × {euro(norm)}.", ARTIKEL, aantal * norm)
            begin = plaats


def _naam(maand: date) -> str:
    return f"{MAANDEN[maand.month - 1].capitalize()} {maand.year}"
