"""The jaarnorm: the norms over a boekjaar, with the bijzondere bijstand that was granted (Bbz art. 1 g).

The contribution of art. 46 Zvw, to which art. 1 g still refers, no longer exists: nothing is added for it. Whether a
part of a month counts is open (art. 60ba sets Pw art. 45 lid 3 aside): by whole months, or by days.

Reading of whole months: a month counts when it lies wholly in the boekjaar and no day of it is excluded; it then has
the norm of the facts on its first day.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

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
    False: "Leeswijze hele maanden: een maand telt helemaal of niet, met de situatie op de eerste dag; "
    "een maand waarin een deel geen recht bestond, telt niet mee.",
    True: "Leeswijze dagen: een deel van een maand telt mee naar het aantal dagen.",
}


@dataclass(frozen=True, slots=True)
class _Deel:
    """A month with its norm and reasons. Months in a row with the same `samen` are told in one line.

    `telling` is the line itself of a month that counts by days, `zonder_recht` a month that drops out for exclusion.
    """

    maand: Dagen
    norm: int
    redenen: tuple[Regel, ...] = ()
    telling: str = ""
    zonder_recht: bool = False

    @property
    def samen(self) -> Hashable:
        return (self.zonder_recht, self.norm, self.telling and self.maand.van)


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
        self._zonder = tuple(periode.dagen for periode in self._perioden if periode.situatie is None)

    def maak(self, bijzondere_bijstand: int) -> Jaarnorm:
        maanden = kalendermaanden(self._boekjaar) if self._per_dag else maanden_van(self._boekjaar)
        delen = [self._per_maand(maand) for maand in maanden]
        for _, groep in groupby(delen, key=lambda deel: deel.samen):
            self._vertel(list(groep))
        som = sum(deel.norm for deel in delen)
        if bijzondere_bijstand:
            self._uitleg.regel("De verleende bijzondere bijstand telt mee.", ARTIKEL, bijzondere_bijstand)
        totaal = som + bijzondere_bijstand
        self._uitleg.regel(_LEESWIJZE[self._per_dag], "Bbz art. 1 g en 60ba")
        self._uitleg.regel(f"De jaarnorm over {_van_tot(self._boekjaar)} is {euro(totaal)}.", ARTIKEL, totaal)
        normen = tuple(Maandnorm(deel.maand.van, deel.norm) for deel in delen)
        return Jaarnorm(totaal, normen, self._uitleg.regels, self._zonder)

    def _per_maand(self, maand: Dagen) -> _Deel:
        deel = maand.binnen(self._boekjaar)
        assert deel is not None
        zonder = sum(dagen.aantal for dagen in self._zonder_recht(deel))
        if zonder == deel.aantal or (zonder and not self._per_dag):
            return _Deel(maand, 0, zonder_recht=True)
        if self._per_dag:
            return self._naar_dagen(maand, deel)
        uitleg = Uitleg()
        if deel != maand:
            zin = f"{_naam(maand.van)} telt niet mee: alleen hele maanden tellen (leeswijze hele maanden)."
            uitleg.regel(zin, "Bbz art. 1 g en 60ba", 0)
            return _Deel(maand, 0, uitleg.regels)
        return _Deel(maand, self._norm_op(maand.van, uitleg), uitleg.regels)

    def _zonder_recht(self, dagen: Dagen) -> list[Dagen]:
        return [deel for zonder in self._zonder if (deel := zonder.binnen(dagen))]

    def _naar_dagen(self, maand: Dagen, deel: Dagen) -> _Deel:
        """The mean of the norms of the days; a day outside the boekjaar or without right has none."""
        if deel == maand and self._zelfde_feiten(maand):
            eerste, laatste = (self._norm_op(dag, Uitleg()) for dag in (maand.van, maand.tot))
            if eerste == laatste:
                uitleg = Uitleg()
                return _Deel(maand, self._norm_op(maand.van, uitleg), uitleg.regels)
        zonder = self._zonder_recht(deel)
        dagen = [deel.van + nummer * _DAG for nummer in range(deel.aantal)]
        recht = [dag for dag in dagen if not any(weg.van <= dag <= weg.tot for weg in zonder)]
        normen = Counter(self._norm_op(dag, Uitleg()) for dag in recht)
        norm = afgerond(Fraction(sum(n * aantal for n, aantal in normen.items()), maand.aantal))
        telt = " en ".join(f"{aantal} van de {maand.aantal} dagen × {euro(n)}" for n, aantal in normen.items())
        zin = f"{_naam(maand.van)}: {telt} (leeswijze dagen)."
        return _Deel(maand, norm, telling=f"{zin} {_geen_recht(zonder)}".strip())

    def _zelfde_feiten(self, maand: Dagen) -> bool:
        return any(periode.dagen.binnen(maand) == maand for periode in self._perioden)

    def _norm_op(self, dag: date, uitleg: Uitleg) -> int:
        periode = next(periode for periode in self._perioden if periode.dagen.van <= dag <= periode.dagen.tot)
        assert periode.situatie is not None, "a day without right has no norm"
        norm = norm_per_maand(periode.situatie, dag, self._lezer, self._parameters, uitleg, periode.veld)
        if periode.verlaging > norm:
            zin = f"De {periode.veld}verlaging ({euro(periode.verlaging)}) is hoger dan de norm ({euro(norm)}). Verlaag het bedrag."
            raise InvoerFouten([InvoerFout(f"{periode.veld}verlaging", zin)])
        if periode.verlaging:
            uitleg.regel("De norm is verlaagd.", "Pw art. 27 en 28", -periode.verlaging)
        return norm - periode.verlaging

    def _vertel(self, groep: Sequence[_Deel]) -> None:
        """Sum up months in a row that are alike in one line, after the reasons of the first of them."""
        eerste, laatste, aantal = groep[0], groep[-1], len(groep)
        self._uitleg.neem_over(eerste.redenen)
        if eerste.telling:
            self._uitleg.regel(eerste.telling, "Bbz art. 1 g en 60ba", eerste.norm)
            return
        maanden = _naam(eerste.maand.van)
        if aantal > 1:
            maanden += f" tot en met {_naam(laatste.maand.van).lower()}"
        if eerste.zonder_recht:
            binnen = Dagen(eerste.maand.van, laatste.maand.tot)
            telt = "tellen" if aantal > 1 else "telt"
            zin = f"{_geen_recht(self._zonder_recht(binnen))} {maanden} {telt} niet mee."
            self._uitleg.regel(zin, "Pw art. 13; Bbz art. 1 g", 0)
            return
        self._uitleg.regel(f"{maanden}: {aantal} × {euro(eerste.norm)}.", ARTIKEL, aantal * eerste.norm)


def _geen_recht(zonder: Sequence[Dagen]) -> str:
    """Say over which stretches there was no right to bijstand; nothing when there were none."""
    if not zonder:
        return ""
    aaneen = [zonder[0]]
    for dagen in zonder[1:]:
        if dagen.van == aaneen[-1].tot + _DAG:
            aaneen[-1] = Dagen(aaneen[-1].van, dagen.tot)
        else:
            aaneen.append(dagen)
    wanneer = " en ".join(
        f"van {_van_tot(dagen)}" if dagen.aantal > 1 else f"op {voluit(dagen.van)}" for dagen in aaneen
    )
    return f"{wanneer[0].upper()}{wanneer[1:]} bestond geen recht op bijstand."


def _naam(maand: date) -> str:
    return f"{MAANDEN[maand.month - 1].capitalize()} {maand.year}"
