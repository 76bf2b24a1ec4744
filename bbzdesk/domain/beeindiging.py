"""The end of the business: Bbz art. 43 with 39 lid 2 b. What follows by law, and what a person decides.

A rest that is not secured may be made free of interest from the day of the end; during five years half of what
the net income has above the norm goes to repayment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bbzdesk.domain.boekjaar import DAGEN, Dagen
from bbzdesk.domain.datum import MAANDEN, laatste_dag, plus_jaren, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL_RENTELOOS = "Bbz art. 43 lid 2"
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Inkomensmaand:
    """A month (its first day), with net income and norm; None where the income is not known yet."""

    maand: date
    netto_inkomen: int | None
    norm: int


@dataclass(frozen=True, slots=True)
class Maandaflossing:
    """What the income of a month leaves for repayment; None where the income is not known yet."""

    maand: date
    bedrag: int | None


@dataclass(frozen=True, slots=True)
class Aflossingen:
    """The repayments since the end of the business, as far as the loan reaches, against what was paid.

    `te_betalen` and `vooruit` leave the months out of which the income is unknown.
    """

    maanden: tuple[Maandaflossing, ...]
    te_betalen: int
    vooruit: int
    onbekend: tuple[date, ...]
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Rentepost:
    """Interest that was posted: the days it is about, its amount, and what of it was paid."""

    dagen: Dagen
    bedrag: int
    betaald: int


@dataclass(frozen=True, slots=True)
class Terugboeking:
    """Posted interest that falls away: the counter-booking, and what was paid on it and becomes repayment."""

    post: Rentepost
    rente: int
    naar_hoofdsom: int


def aflossing_van_maand(maand: Inkomensmaand, lezer: Lezer, uitleg: Uitleg) -> int | None:
    """Half of what the net income of a month has above the norm (art. 43 lid 2); None while the income is unknown."""
    naam = _naam(maand.maand)
    if maand.netto_inkomen is None:
        uitleg.regel(f"Het netto inkomen van {naam} is nog niet bekend.", ARTIKEL_RENTELOOS)
        return None
    deel = lezer.waarde("bbz_vast.aflossing_na_beeindiging", maand.maand)
    if maand.netto_inkomen <= maand.norm:
        zin = (
            f"Het netto inkomen in {naam} ({euro(maand.netto_inkomen)}) is niet hoger dan de norm ({euro(maand.norm)}): "
            "er is geen aflossing."
        )
        uitleg.regel(zin, ARTIKEL_RENTELOOS, 0)
        return 0
    boven = maand.netto_inkomen - maand.norm
    zin = f"Het netto inkomen in {naam} ({euro(maand.netto_inkomen)}) is hoger dan de norm ({euro(maand.norm)}). Dit is het verschil."
    uitleg.regel(zin, ARTIKEL_RENTELOOS, boven)
    bedrag = afgerond(boven * Fraction(deel) / 100)
    uitleg.regel(f"Daarvan is {procent(deel)}% voor de aflossing.", ARTIKEL_RENTELOOS, bedrag)
    return bedrag


def jaren_van_aflossing(beeindigd_op: date, lezer: Lezer) -> Dagen:
    """The days over which art. 43 lid 2 asks repayment: five years from the day of the end."""
    later = plus_jaren(beeindigd_op, lezer.aantal("bbz_vast.aflossing_na_beeindiging_jaren", beeindigd_op))
    return Dagen(beeindigd_op, later - _DAG if later.day == beeindigd_op.day else later)


def aflossingen_sinds_beeindiging(
    beeindigd_op: date,
    restschuld: int,
    maanden: Sequence[Inkomensmaand],
    betaald: int,
    deel_van_maand: str,
    lezer: Lezer,
) -> Aflossingen:
    """Compute what should have been repaid in each month since the end, against what was paid (art. 43 lid 2).

    With whole months a month counts when its first day lies in the five years, so there are sixty; otherwise the
    first and the last count by their days. The months together never come to more than the loan. Raises InvoerFouten when a month is given twice or does not begin on its first day.
    """
    _controleer_maanden(maanden)
    uitleg = Uitleg()
    jaren = jaren_van_aflossing(beeindigd_op, lezer)
    zin = f"Aflossen naar inkomen geldt van {voluit(jaren.van)} tot en met {voluit(jaren.tot)}."
    uitleg.regel(zin, ARTIKEL_RENTELOOS)
    uit, onbekend, over = [], [], restschuld
    for maand in sorted(maanden, key=lambda deel: deel.maand):
        deel = _deel_in(maand.maand, jaren, deel_van_maand)
        bedrag = aflossing_van_maand(maand, lezer, uitleg) if deel else 0
        if bedrag is None:
            onbekend.append(maand.maand)
        else:
            bedrag = min(over, afgerond(bedrag * deel))
            over -= bedrag
        uit.append(Maandaflossing(maand.maand, bedrag))
    nodig = restschuld - over
    uitleg.regel("Dit is samen af te lossen over deze maanden.", ARTIKEL_RENTELOOS, nodig)
    uitleg.regel("Dit is sinds de beëindiging betaald.", ARTIKEL_RENTELOOS, betaald)
    return Aflossingen(tuple(uit), max(0, nodig - betaald), max(0, betaald - nodig), tuple(onbekend), uitleg.regels)


def renteloos_vanaf_beeindiging(
    beeindigd_op: date, posten: Sequence[Rentepost], uitleg: Uitleg
) -> tuple[Terugboeking, ...]:
    """Turn back interest about the day of the end and the days after it (art. 43 lid 2).

    Of interest about days before and after, the part by days falls away. What was paid beyond what stays becomes
    repayment. Raises InvoerFouten when more was paid on a post than it comes to.
    """
    terug = []
    for plaats, post in enumerate(posten):
        if post.betaald > post.bedrag:
            zin = f"Bij posten[{plaats}] is meer betaald ({euro(post.betaald)}) dan de rente ({euro(post.bedrag)}). Controleer de post."
            raise InvoerFouten([InvoerFout(f"posten[{plaats}]", zin)])
        erna = post.dagen.binnen(Dagen(beeindigd_op, date.max))
        dagen_erna = erna.aantal if erna else 0
        vervalt = afgerond(Fraction(post.bedrag * dagen_erna, post.dagen.aantal))
        if not vervalt:
            continue
        naar_hoofdsom = max(0, post.betaald - (post.bedrag - vervalt))
        terug.append(Terugboeking(post, vervalt, naar_hoofdsom))
        zin = f"Rente over {voluit(post.dagen.van)} tot en met {voluit(post.dagen.tot)}: {dagen_erna} dagen vallen weg."
        uitleg.regel(zin, ARTIKEL_RENTELOOS, -vervalt)
    uitleg.regel(
        "Van de betaalde rente wordt dit aflossing.", ARTIKEL_RENTELOOS, sum(deel.naar_hoofdsom for deel in terug)
    )
    return tuple(terug)


def _deel_in(maand: date, jaren: Dagen, deel_van_maand: str) -> Fraction:
    """Which part of a month lies in the five years; with whole months its first day decides."""
    geheel = Dagen(maand, laatste_dag(maand.year, maand.month))
    binnen = geheel.binnen(jaren)
    if binnen is None:
        return Fraction(0)
    if deel_van_maand == DAGEN:
        return Fraction(binnen.aantal, geheel.aantal)
    return Fraction(int(binnen.van == maand))


def _controleer_maanden(maanden: Sequence[Inkomensmaand]) -> None:
    fouten = []
    gezien: set[date] = set()
    for plaats, maand in enumerate(maanden):
        veld = f"maanden[{plaats}].maand"
        if maand.maand.day != 1:
            zin = f"De datum bij {veld} ({voluit(maand.maand)}) is niet de eerste dag van een maand. Vul die dag in."
            fouten.append(InvoerFout(veld, zin))
        if maand.maand in gezien:
            fouten.append(InvoerFout(veld, f"De maand {_naam(maand.maand)} staat er twee keer. Haal er een weg."))
        gezien.add(maand.maand)
    if fouten:
        raise InvoerFouten(fouten)


def _naam(maand: date) -> str:
    return f"{MAANDEN[maand.month - 1]} {maand.year}"
