"""How it stands with the store, line by line: tone, words, and where in the window it is explained.

Tones: `bij` (all is well), `letop`, `achterstand` (act now) and nothing (only a fact).
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bbzdesk.domain.jaarovergang import jaarovergang
from bbzdesk.services import backups, instellingen, naast
from bbzdesk.services.backups import Plaats
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.momenten import in_woorden
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import bewaarbeleid, geschiedenis, logboek, schema
from bbzdesk.store import instellingen as bewaard
from bbzdesk.store.identiteit import uit_tijdstip

CONTROLE, HERSTELTEST = "opslag.controle", "opslag.hersteltest"
_OPSLAG, _BEDRAGEN = Doel("opslag"), Doel("instellingen", tab="bedragen")
_TOON_VAN_WAARSCHUWING = {None: "bij", "let_op": "letop", "alarm": "achterstand"}
_LAATSTE_REGELS = 1000
_GB = 1_000_000_000
_WEINIG_RUIMTE, _TE_WEINIG_RUIMTE = 2 * _GB, 300_000_000


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what it is about, how it stands, and where a click leads."""

    toon: str
    woorden: str
    waarde: str
    doel: Doel = _OPSLAG


def regels(kantoor: Kantoor) -> tuple[Regel, ...]:
    """Every line of the page *Opslag en back-up*."""
    plaatsen = backups.plaatsen(kantoor)
    return (
        _waar(kantoor),
        *(_backup(kantoor, plaats) for plaats in plaatsen),
        *(() if any(plaats.tweede for plaats in plaatsen) else (_geen_tweede_plaats(),)),
        hersteltest(kantoor),
        _controle(kantoor),
        _keten(kantoor),
        ruimte(kantoor),
        Regel("bij", "Versleuteling", "de gegevens en de back-ups zijn versleuteld; wat u opent in Word of Excel niet"),
        Regel("", "Programma", f"{kantoor.opslag.omstandigheden.oorsprong}, opslagversie {schema.VERSIE}"),
    )


def gezondheid(kantoor: Kantoor) -> tuple[Regel, ...]:
    """The lines of *Gezondheid*: backup, amounts, restore test, disk. In practice only what still says something."""
    if kantoor.oefening:
        return (bedragen(kantoor), ruimte(kantoor))
    return (_backup_in_het_kort(kantoor), bedragen(kantoor), hersteltest(kantoor), ruimte(kantoor))


def statusregel(kantoor: Kantoor) -> tuple[tuple[str, str, Doel], ...]:
    """Saved, backup, amounts: tone, words and where it is explained."""
    geld = bedragen(kantoor)
    items = [_opgeslagen(kantoor)]
    if not kantoor.oefening:
        kort = _backup_in_het_kort(kantoor)
        items.append((kort.toon, f"{kort.woorden} {kort.waarde}", kort.doel))
    items.append((geld.toon, geld.woorden if geld.toon == "bij" else f"{geld.woorden}: {geld.waarde}", geld.doel))
    return tuple(items)


def _opgeslagen(kantoor: Kantoor) -> tuple[str, str, Doel]:
    if kantoor.opslag.alleen_lezen:
        return "letop", "Alleen lezen", _OPSLAG
    with kantoor.opslag.lees() as bron:
        laatste = geschiedenis.laatste(bron, 1)
    if not laatste:
        return "bij", "Alles is opgeslagen", _OPSLAG
    return "bij", f"Opgeslagen {in_woorden(laatste[0].tijdstip, kantoor.nu)}", _OPSLAG


def _waar(kantoor: Kantoor) -> Regel:
    if kantoor.opslag.alleen_lezen:
        return Regel("letop", "Uw gegevens", f"{kantoor.opslag.map}; u kunt ze alleen lezen")
    if naast.zin(kantoor.opslag.map):
        return Regel("letop", "Uw gegevens", f"{kantoor.opslag.map}; dit zijn niet de gegevens waarmee u werkt")
    andere = naast.over_andere(kantoor.opslag.map)
    return Regel("bij", "Uw gegevens", f"{kantoor.opslag.map}{andere and f'; {andere}'}")


def _backup(kantoor: Kantoor, plaats: Plaats) -> Regel:
    naam = "Back-up op de tweede plaats" if plaats.tweede else "Back-up op deze computer"
    if not plaats.bereikbaar:
        return Regel("letop", naam, f"{plaats.map} is nu niet bereikbaar; sluit de schijf of het netwerk aan")
    toon = _toon(kantoor, plaats)
    moment = "nog niet gemaakt" if plaats.moment is None else in_woorden(plaats.moment, kantoor.nu)
    return Regel(toon, naam, f"{moment}, in {plaats.map}")


def _toon(kantoor: Kantoor, plaats: Plaats) -> str:
    gewijzigd = backups.gewijzigd_sinds(kantoor, plaats.laatste)
    if plaats.moment is None:
        return "letop"  # a store of today has none yet; that is no alarm
    return _TOON_VAN_WAARSCHUWING[bewaarbeleid.waarschuwing(plaats.moment, kantoor.nu, gewijzigd=gewijzigd)]


def _geen_tweede_plaats() -> Regel:
    return Regel("letop", "Tweede plaats", "nog niet ingesteld; gaat deze computer stuk, dan ook de back-ups")


def _backup_in_het_kort(kantoor: Kantoor) -> Regel:
    """The newest backup of both places; without a second place too, because *Vandaag* is not the place to nag."""
    plaatsen = [plaats for plaats in backups.plaatsen(kantoor) if plaats.moment is not None]
    if not plaatsen:
        return Regel("letop", "Back-up", "nog niet gemaakt")
    nieuwste = max(plaatsen, key=_moment)
    return Regel(_toon(kantoor, nieuwste), "Back-up", in_woorden(_moment(nieuwste), kantoor.nu))


def _moment(plaats: Plaats) -> datetime:
    assert plaats.moment is not None
    return plaats.moment


def hersteltest(kantoor: Kantoor) -> Regel:
    """When the newest restore test was, with the advice to do one after 90 days."""
    instelling = _instellingen(kantoor)
    gedaan = _gedaan_op(instelling, HERSTELTEST)
    sinds = gedaan or uit_tijdstip(str(instelling["opslag.gemaakt_op"]))
    oud = kantoor.nu - sinds > bewaarbeleid.HERSTELTEST_NA
    if gedaan is None:
        return Regel(
            "letop" if oud else "", "Hersteltest", "nog niet gedaan; probeer of een back-up teruggezet kan worden"
        )
    wanneer = in_woorden(gedaan, kantoor.nu)
    advies = "; doe er weer een, de vorige is meer dan 90 dagen geleden" if oud else ""
    return Regel("letop" if oud else "bij", "Hersteltest", f"{wanneer}{advies}")


def _controle(kantoor: Kantoor) -> Regel:
    instelling = _instellingen(kantoor)
    gedaan = _gedaan_op(instelling, CONTROLE)
    if gedaan is None:
        return Regel("", "Controle van de gegevens", "nog niet gedaan; elke back-up wordt wel gecontroleerd")
    aantal = int(instelling[CONTROLE]["bevindingen"])
    uitslag = "alles klopt" if aantal == 0 else f"{aantal} zaken kloppen niet; voer de controle opnieuw uit en lees ze"
    return Regel(
        "bij" if aantal == 0 else "achterstand",
        "Controle van de gegevens",
        f"{in_woorden(gedaan, kantoor.nu)}: {uitslag}",
    )


def _keten(kantoor: Kantoor) -> Regel:
    with kantoor.opslag.lees() as bron:
        breuk = logboek.eerste_breuk(bron, kantoor.opslag.opslag_id, _LAATSTE_REGELS)
        aantal = logboek.ketenkop(bron, kantoor.opslag.opslag_id).volgnr
    if breuk is not None:
        return Regel("achterstand", "Logboek", f"sluit niet aan vanaf regel {breuk}; meld dit aan uw beheerder")
    return Regel("bij", "Logboek", f"{aantal_van(aantal, 'regel', 'regels')}, er ontbreekt niets")


def ruimte(kantoor: Kantoor) -> Regel:
    """The room on the disk of the store."""
    vrij = shutil.disk_usage(kantoor.opslag.map).free
    hoeveel = f"{vrij / _GB:.1f} GB vrij".replace(".", ",")
    if vrij < _TE_WEINIG_RUIMTE:
        return Regel(
            "achterstand", "Ruimte op de schijf", f"{hoeveel}; maak nu ruimte vrij, anders lukt opslaan niet meer"
        )
    if vrij < _WEINIG_RUIMTE:
        return Regel("letop", "Ruimte op de schijf", f"{hoeveel}; maak ruimte vrij voor de back-ups")
    return Regel("bij", "Ruimte op de schijf", hoeveel)


def bedragen(kantoor: Kantoor) -> Regel:
    """Whether the amounts of the year are there: what is missing, and what nobody checked for it."""
    with kantoor.opslag.lees() as bron:
        parameters = instellingen.parameters_van(kantoor.inhoud.parameters, bron)
    jaar = jaarovergang(parameters, kantoor.vandaag)
    over = f"Bedragen {jaar.peildag.year}"
    if jaar.ontbreekt:
        toon = "achterstand" if jaar.peildag <= kantoor.vandaag else "letop"
        return Regel(toon, over, f"in {_tabellen(len(jaar.ontbreekt))} ontbreken nog waarden", _BEDRAGEN)
    if jaar.te_controleren:
        return Regel("letop", over, f"{_tabellen(len(jaar.te_controleren))} nog te controleren", _BEDRAGEN)
    return Regel("bij", over, "compleet", _BEDRAGEN)


def _tabellen(aantal: int) -> str:
    return "1 tabel" if aantal == 1 else f"{aantal} tabellen"


def _instellingen(kantoor: Kantoor) -> dict[str, Any]:
    with kantoor.opslag.lees() as bron:
        return bewaard.alle(bron)


def _gedaan_op(instelling: dict[str, Any], naam: str) -> datetime | None:
    gegeven = instelling.get(naam)
    return uit_tijdstip(str(gegeven["op"])) if isinstance(gegeven, dict) else None
