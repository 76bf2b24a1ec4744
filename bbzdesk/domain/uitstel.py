"""Uitstel of payment of a loan: Bbz art. 41 lid 1 to 3. How much has been used, and how far a new one may reach.

Counting goes from date to date: a year ends on the day before the same date of the next year. 29 February is never
counted against the debtor, so that a year is always 365 days and the three years are the same whole or in parts.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.boekjaar import Dagen
from bbzdesk.domain.datum import plus_maanden, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

ARTIKEL = "Bbz art. 41 lid 2"
_DAG = timedelta(days=1)
_DAGEN_PER_JAAR, _MAANDEN_PER_JAAR = 365, 12
_SCHRIKKELDAG = "02-29"


@dataclass(frozen=True, slots=True)
class Uitstelvraag:
    """A request for uitstel: the looptijd of the loan, what was granted before, and what is asked; last days included."""

    looptijd: Dagen
    eerder: tuple[Dagen, ...]
    gevraagd: Dagen


@dataclass(frozen=True, slots=True)
class Uitstelruimte:
    """What the law leaves room for; whether to grant it is for the college to decide.

    `gebruikt_dagen` is what was granted before this request. `uiterste_datum` is the last day that an uitstel from the
    first day asked can have, None when it can have no day at all.
    """

    toegestaan: bool
    redenen: tuple[str, ...]
    gebruikt_dagen: int
    resterend_dagen: int
    gebruikt_in_woorden: str
    uiterste_datum: date | None
    regels: tuple[Regel, ...]


def uitstel(vraag: Uitstelvraag, lezer: Lezer) -> Uitstelruimte:
    """Test a request against art. 41 lid 2. Raises InvoerFouten for facts that contradict each other."""
    _controleer(vraag)
    van = vraag.gevraagd.van
    maanden = lezer.aantal("bbz_vast.uitstel_totaal_maanden", van)
    per_besluit = lezer.aantal("bbz_vast.uitstel_per_besluit_maanden", van)
    eerder = samengevoegd(vraag.eerder)
    gebruikt = sum(getelde_dagen(deel) for deel in eerder)
    resterend = max(0, dagen_in_maanden(maanden) - gebruikt)
    uiterste = _uiterste_datum(vraag, eerder, resterend, per_besluit)
    redenen = _redenen(vraag, eerder, resterend, maanden, per_besluit)
    woorden = _in_woorden(eerder, maanden)
    uitleg = Uitleg()
    _leg_ruimte_uit(vraag, eerder, gebruikt, resterend, woorden, uitleg)
    _waarschuw_voor_verlengingen(vraag, lezer, uitleg)
    _leg_uitkomst_uit(vraag, redenen, uiterste, uitleg)
    _leg_gevolg_uit(not redenen, resterend, uitleg)
    return Uitstelruimte(not redenen, redenen, gebruikt, resterend, woorden, uiterste, uitleg.regels)


def einde_van_maanden(van: date, maanden: int) -> date:
    """The last day of so many months from a date: the day before the same date; from 29 February the end of the month."""
    later = plus_maanden(van, maanden)
    return later - _DAG if later.day == van.day else later


def getelde_dagen(dagen: Dagen) -> int:
    """The days of a period without 29 February."""
    jaren = filter(calendar.isleap, range(dagen.van.year, dagen.tot.year + 1))
    schrikkeldagen = (date.fromisoformat(f"{jaar}-{_SCHRIKKELDAG}") for jaar in jaren)
    return dagen.aantal - sum(1 for dag in schrikkeldagen if dagen.van <= dag <= dagen.tot)


def dagen_in_maanden(maanden: int) -> int:
    """How many counted days so many months are: a year is 365."""
    return maanden * _DAGEN_PER_JAAR // _MAANDEN_PER_JAAR


def samengevoegd(perioden: Iterable[Dagen]) -> tuple[Dagen, ...]:
    """Join periods that overlap or follow each other, oldest first, so that each day counts once."""
    blokken: list[Dagen] = []
    for periode in sorted(perioden, key=lambda deel: deel.van):
        if blokken and periode.van <= blokken[-1].tot + _DAG:
            blokken[-1] = Dagen(blokken[-1].van, max(blokken[-1].tot, periode.tot))
        else:
            blokken.append(periode)
    return tuple(blokken)


def _controleer(vraag: Uitstelvraag) -> None:
    fouten = []
    looptijd, gevraagd = vraag.looptijd, vraag.gevraagd
    if looptijd.van > looptijd.tot:
        zin = (
            f"De looptijd_begin ({voluit(looptijd.van)}) ligt na looptijd_eind ({voluit(looptijd.tot)}). "
            "Controleer de datums."
        )
        fouten.append(InvoerFout("looptijd_begin", zin))
    if gevraagd.van > gevraagd.tot:
        fouten.append(_omgedraaid("gevraagd", gevraagd))
    for plaats, deel in enumerate(vraag.eerder):
        veld = f"eerder[{plaats}]"
        if deel.van > deel.tot:
            fouten.append(_omgedraaid(veld, deel))
        elif looptijd.van <= looptijd.tot and deel.binnen(looptijd) != deel:
            zin = (
                f"Het uitstel bij {veld} ({_periode(deel)}) ligt niet binnen de looptijd van de lening "
                f"({_periode(looptijd)}). Controleer de datums."
            )
            fouten.append(InvoerFout(veld, zin))
    if fouten:
        raise InvoerFouten(fouten)


def _omgedraaid(veld: str, dagen: Dagen) -> InvoerFout:
    zin = f"Bij {veld} ligt van ({voluit(dagen.van)}) na tot ({voluit(dagen.tot)}). Controleer de datums."
    return InvoerFout(veld, zin)


def _uiterste_datum(vraag: Uitstelvraag, eerder: Sequence[Dagen], resterend: int, per_besluit: int) -> date | None:
    """Walk from the first day asked until the year, the looptijd or the three years end."""
    van = vraag.gevraagd.van
    if not vraag.looptijd.van <= van <= vraag.looptijd.tot:
        return None
    grens = min(einde_van_maanden(van, per_besluit), vraag.looptijd.tot)
    nieuw, laatste, dag = 0, None, van
    while dag <= grens:
        nieuw += _is_nieuw(dag, eerder)
        if nieuw > resterend:
            break
        laatste, dag = dag, dag + _DAG
    return laatste


def _is_nieuw(dag: date, eerder: Sequence[Dagen]) -> bool:
    """Whether a day takes away from what is left: not on 29 February, and not when it was granted before."""
    return f"{dag:%m-%d}" != _SCHRIKKELDAG and not any(deel.van <= dag <= deel.tot for deel in eerder)


def _redenen(
    vraag: Uitstelvraag, eerder: Sequence[Dagen], resterend: int, maanden: int, per_besluit: int
) -> tuple[str, ...]:
    gevraagd, looptijd = vraag.gevraagd, vraag.looptijd
    redenen = []
    if gevraagd.binnen(looptijd) != gevraagd:
        redenen.append(
            f"Het gevraagde uitstel ({_periode(gevraagd)}) ligt niet binnen de looptijd van de lening "
            f"({_periode(looptijd)}). Kies een uitstel binnen de looptijd."
        )
    einde = einde_van_maanden(gevraagd.van, per_besluit)
    if gevraagd.tot > einde:
        redenen.append(
            f"Uitstel is per besluit ten hoogste {per_besluit} maanden. "
            f"Vanaf {voluit(gevraagd.van)} is dat tot en met {voluit(einde)}. Kies een eerdere einddatum."
        )
    samen = sum(getelde_dagen(deel) for deel in samengevoegd([*eerder, gevraagd]))
    nieuw = samen - sum(getelde_dagen(deel) for deel in eerder)
    if nieuw > resterend:
        redenen.append(
            f"Over de hele looptijd is ten hoogste {maanden} maanden uitstel mogelijk. "
            f"Daarvan {_er_zijn(resterend)} over en dit uitstel vraagt er {_duizend(nieuw)}."
        )
    return tuple(redenen)


def _leg_ruimte_uit(
    vraag: Uitstelvraag, eerder: Sequence[Dagen], gebruikt: int, resterend: int, woorden: str, uitleg: Uitleg
) -> None:
    uitleg.regel(f"De lening loopt van {_periode(vraag.looptijd)}.", ARTIKEL)
    for deel in eerder:
        uitleg.regel(f"Eerder uitstel: {_periode(deel)}, {_aantal_dagen(getelde_dagen(deel))}.", ARTIKEL)
    zin = (
        f"Gebruikt is {woorden}: {_aantal_dagen(gebruikt)}. Over {_er_zijn(resterend)}. "
        "29 februari telt niet mee en dagen die dubbel staan, tellen één keer."
    )
    uitleg.regel(zin, ARTIKEL)


def _waarschuw_voor_verlengingen(vraag: Uitstelvraag, lezer: Lezer, uitleg: Uitleg) -> None:
    """The text speaks of lengthening twice; three years in short parts one after the other it does not speak of."""
    meeste = lezer.aantal("bbz_vast.uitstel_verlengingen", vraag.gevraagd.van)
    aansluitend = 0
    begin = vraag.gevraagd.van
    for deel in sorted(vraag.eerder, key=lambda deel: deel.tot, reverse=True):
        if deel.van < begin <= deel.tot + _DAG:
            aansluitend += 1
            begin = deel.van
    if aansluitend > meeste:
        zin = (
            f"Dit wordt verlenging {aansluitend} op rij. De wet noemt er {meeste}. "
            "BbzDesk rekent alleen met de tijd. Leg in het besluit uit waarom dit kan."
        )
        uitleg.regel(zin, ARTIKEL)


def _leg_uitkomst_uit(vraag: Uitstelvraag, redenen: Sequence[str], uiterste: date | None, uitleg: Uitleg) -> None:
    for reden in redenen:
        uitleg.regel(reden, ARTIKEL)
    if uiterste is None:
        uitleg.regel(f"Uitstel vanaf {voluit(vraag.gevraagd.van)} is niet mogelijk.", ARTIKEL)
    elif not any(f"tot en met {voluit(uiterste)}." in reden for reden in redenen):  # a refusal may have named it
        zin = f"Uitstel vanaf {voluit(vraag.gevraagd.van)} kan tot en met {voluit(uiterste)}."
        uitleg.regel(zin, ARTIKEL)
    if not redenen:
        zin = (
            f"Het gevraagde uitstel van {_periode(vraag.gevraagd)} past binnen de wet. Het college beslist op een "
            "verzoek met redenen of de ondernemer nu niet of niet alles kan betalen."
        )
        uitleg.regel(zin, "Bbz art. 41 lid 1")


def _leg_gevolg_uit(toegestaan: bool, resterend: int, uitleg: Uitleg) -> None:
    """What uitstel does to the interest, and what follows when there is none left."""
    if toegestaan:
        zin = "Uitstel is eerst van de aflossing, en pas daarna van de rente. Over uitgestelde rente loopt geen rente."
        uitleg.regel(zin, "Bbz art. 41 lid 3")
    if not resterend:
        zin = "Na de hele tijd van uitstel kan de lening worden teruggevorderd. Of dat gebeurt, beslist het college."
        uitleg.regel(zin, "Bbz art. 41 lid 4")


def _in_woorden(blokken: Sequence[Dagen], totaal: int) -> str:
    """Say how long the blocks are together: whole months from date to date, and the days that are left."""
    maanden = dagen = 0
    for blok in blokken:
        heel, los = _maanden_en_dagen(blok)
        maanden += heel
        dagen += los
    if not dagen:
        return f"{maanden} van {totaal} maanden"
    delen = [_aantal(maanden, "maand", "maanden")] if maanden else []
    return f"{' en '.join([*delen, _aantal_dagen(dagen)])} van {totaal} maanden"


def _maanden_en_dagen(blok: Dagen) -> tuple[int, int]:
    heel, geteld_tot = 0, blok.van - _DAG
    while (einde := einde_van_maanden(blok.van, heel + 1)) <= blok.tot:
        heel, geteld_tot = heel + 1, einde
    return heel, getelde_dagen(Dagen(geteld_tot + _DAG, blok.tot))


def _periode(dagen: Dagen) -> str:
    return f"{voluit(dagen.van)} tot en met {voluit(dagen.tot)}"


def _aantal_dagen(aantal: int) -> str:
    return _aantal(aantal, "dag", "dagen")


def _er_zijn(dagen: int) -> str:
    return f"{'is' if dagen == 1 else 'zijn'} nog {_aantal_dagen(dagen)}"


def _duizend(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{_duizend(aantal)} {een if aantal == 1 else meer}"
