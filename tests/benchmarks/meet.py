"""Measure BbzDesk on stores of three sizes (1x, 4x, 16x) and compare with the targets of the architecture.

`python -m tests.benchmarks.meet [--maat L|klein] [--json BESTAND]` from the root of the source tree. Size L is 2,000
dossiers, 5,000 claims, 200,000 ledger rows and 20,000 stukken at 16x. The targets hold for L only. Figures depend on
the computer and on what else it does: look at what they tell together, and never let a test fail on one.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks import maker, metingen
from tests.benchmarks.metingen import HULPBRONNEN, Hoeveel, Meting, Tijd, midden

WORTEL = Path(__file__).parents[2]
STAPPEN = (1, 4, 16)
_RUIMTE = 1.25  # above this times linear, and above noise, it is worse than linear
_RUIS_MS = 5.0


@dataclass(frozen=True, slots=True)
class Maat:
    """The number of dossiers at 1x, and how much is done at 16x of what comes in numbers."""

    basis: int
    bij_16: Hoeveel


MATEN = {
    "L": Maat(125, Hoeveel(schemas=10_000, brieven=500, bladrijen=10_000, overnemen=500, keren=5)),
    "klein": Maat(10, Hoeveel(schemas=320, brieven=32, bladrijen=640, overnemen=48, keren=3)),
}


@dataclass(frozen=True, slots=True)
class Soort:
    """A line of the table: what it is, and the targets for size L in milliseconds (middle and worst)."""

    wat: str
    doel: float | None = None
    doel_ergst: float | None = None


# The targets of the architecture; those of a month report and a backup come from the list of tests (T-182, T-183).
SOORTEN = {
    "sleutelafleiding": Soort("sleutel afleiden uit wachtwoord (scrypt 2^17)"),
    "inhoud_laden": Soort("inhoud laden (resources)"),
    "openen": Soort("opslag openen, zonder sleutelafleiding"),
    "openen_tot_overzicht": Soort("openen + inhoud + overzicht (naar Vandaag)", 1000),
    "zoeken": Soort("zoeken per toets, 1-8 letters", 16, 50),
    "zoeken_met_typefout": Soort("zoeken per toets, met typefout", 16, 50),
    "overzicht_vandaag": Soort("debiteurenoverzicht vandaag", 100),
    "overzicht_eerder": Soort("debiteurenoverzicht op eerdere datum", 100),
    "overzicht_sorteren_filteren": Soort("overzicht 2x sorteren en filteren", 100),
    "overzicht_xlsx": Soort("overzicht als xlsx (maandrapport)", 10_000),
    "overzicht_pdf": Soort("overzicht als pdf (maandrapport)", 10_000),
    "vandaag": Soort("Vandaag", 100),
    "dossierlijst": Soort("lijst van dossiers", 100),
    "dossier_overzicht": Soort("kop en overzicht van een dossier", 100),
    "lening": Soort("één lening met boekingen en termijnen", 100),
    "standen_uit_grootboek": Soort("alle standen uit grootboek, zonder cache"),
    "controle_snel": Soort("controle bij het openen"),
    "controle_volledig": Soort("volledige controle"),
    "veld_bewaren": Soort("één veld bewaren (persoon)", 50),
    "betaling_boeken": Soort("betaling boeken op lening"),
    "maandverwerking": Soort("maandverwerking alle leningen"),
    "maandverwerking_zonder_werk": Soort("maandverwerking, niets te doen"),
    "brief_twee_bladen": Soort("brief van twee bladzijden (pdf)", 30),
    "brief_120_termijnen": Soort("brief met 120 termijnen (pdf)", 80),
    "brieven": Soort("500 brieven uit de opslag (pdf)", 30_000),
    "backup_eerste": Soort("back-up, eerste twee", 60_000),
    "backup_later": Soort("back-up, daarna", 60_000),
    "schemas": Soort("10.000 schema's van 120 termijnen"),
    "inlezen_proef_xlsx": Soort("proef inlezen 10.000 rijen xlsx"),
    "inlezen_proef_csv": Soort("proef inlezen 10.000 rijen csv"),
    "inlezen_overnemen": Soort("500 rijen overnemen"),
}
# What is done in numbers that grow from 1x to 16x, apart from the store.
NAAR_AANTAL = ("brieven", "schemas", "inlezen_proef_xlsx", "inlezen_proef_csv")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One line, in milliseconds: the middle per size, the worst and the processor's part at the largest size."""

    naam: str
    wat: str
    midden: dict[int, float]
    ergst: float
    cpu: float
    doel: float | None
    doel_ergst: float | None
    gehaald: bool | None
    groei: float | None
    sneller_dan_lineair: bool


def meet(maat: Maat, werkmap: Path, *, met_doelen: bool) -> tuple[list[Uitslag], dict[int, dict[str, float]]]:
    """Make the three stores and measure each; return the lines and what each store holds."""
    gemeten: dict[str, dict[int, list[Tijd]]] = {naam: {} for naam in SOORTEN}
    omvang: dict[int, dict[str, float]] = {}
    for stap in STAPPEN:
        map_ = werkmap / f"maat{stap}"
        _meld(f"{stap}x: opslag van {maat.basis * stap} dossiers maken")
        _maak_apart(map_, maat.basis * stap)
        omvang[stap] = _omvang(map_)
        for naam, tijden in _op_opslag(_hoeveel(maat, stap), map_, werkmap):
            gemeten[naam][stap] = tijden
            _meld(f"{stap}x {naam}: {1000 * midden(tijden).klok:.1f} ms")
    for naam, tijden in metingen.los_van_de_opslag(maat.bij_16, werkmap):
        gemeten[naam][STAPPEN[-1]] = tijden
    return [_uitslag(naam, tijden, met_doelen=met_doelen) for naam, tijden in gemeten.items()], omvang


def _meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


def _maak_apart(map_: Path, dossiers: int) -> None:
    """In a process of its own, so that the memory of making is not counted as memory of working."""
    opdracht = [sys.executable, "-m", "tests.benchmarks.maker", str(map_), str(dossiers)]
    subprocess.run(opdracht, check=True, cwd=WORTEL)


def _hoeveel(maat: Maat, stap: int) -> Hoeveel:
    deel = STAPPEN[-1] // stap
    vol = maat.bij_16
    return Hoeveel(vol.schemas // deel, max(1, vol.brieven // deel), vol.bladrijen // deel, vol.overnemen, vol.keren)


def _op_opslag(hoeveel: Hoeveel, map_: Path, werkmap: Path) -> Iterable[Meting]:
    yield from metingen.openen(hoeveel, map_)
    inhoud = metingen.laad_inhoud(HULPBRONNEN)
    with maker.open_(map_) as opslag:
        kantoor = maker.kantoor(opslag, inhoud)
        yield from metingen.lezen(kantoor, hoeveel)
        yield from metingen.brieven(kantoor, hoeveel)
        yield from metingen.backups(kantoor, hoeveel, werkmap / "backup")
        yield from metingen.aantallen(hoeveel, werkmap)
        yield from metingen.schrijven(kantoor, hoeveel, map_)
        yield from metingen.maandverwerking(kantoor)


def _omvang(map_: Path) -> dict[str, float]:
    tabellen = ("dossier", "vordering", "lening_voorwaarden", "boekingsregel", "schema_termijn", "stuk", "zoek")
    with maker.open_(map_) as opslag, opslag.lees() as bron:
        telling = {tabel: float(bron.waarde(f"SELECT count(*) FROM {tabel}")) for tabel in tabellen}
    return telling | {naam: round((map_ / naam).stat().st_size / 1e6, 1) for naam in ("bbzdesk.db", "stukken.db")}


def _uitslag(naam: str, tijden: dict[int, list[Tijd]], *, met_doelen: bool) -> Uitslag:
    soort = SOORTEN[naam]
    klok = {stap: 1000 * midden(reeks).klok for stap, reeks in tijden.items()}
    cpu = {stap: 1000 * midden(reeks).cpu for stap, reeks in tijden.items()}
    ergst = 1000 * max(tijd.klok for tijd in tijden[STAPPEN[-1]])
    groei = cpu[16] / max(cpu[4], 0.01) if 4 in cpu else None
    erger = groei is not None and groei > 4 * _RUIMTE and cpu[16] > _RUIS_MS
    gehaald = None
    if met_doelen and soort.doel is not None:
        gehaald = klok[16] <= soort.doel and (soort.doel_ergst is None or ergst <= soort.doel_ergst)
    return Uitslag(naam, soort.wat, klok, ergst, cpu[16], soort.doel, soort.doel_ergst, gehaald, groei, erger)


def tabel(uitslagen: Sequence[Uitslag], omvang: dict[int, dict[str, float]]) -> str:
    """The table that a person reads; milliseconds."""
    regels = [
        f"{'wat (ms)':<47}{'1x':>9}{'4x':>9}{'16x':>10}{'ergst':>10}{'cpu':>10}{'groei':>7}  {'doel':>9}  oordeel"
    ]
    for u in uitslagen:
        cellen = "".join(f"{_ms(u.midden.get(stap)):>{9 + (stap == 16)}}" for stap in STAPPEN)
        groei = "" if u.groei is None else f"{u.groei:.1f}"
        doel = "/".join(_ms(d) for d in (u.doel, u.doel_ergst) if d is not None)
        regels.append(f"{u.wat:<47}{cellen}{_ms(u.ergst):>10}{_ms(u.cpu):>10}{groei:>7}  {doel:>9}  {_oordeel(u)}")
    regels += [
        "",
        "groei: processortijd bij 16x gedeeld door die bij 4x; 4 is lineair. ergst, cpu: bij 16x, op de klok en van de processor.",
    ]
    for stap, telling in omvang.items():
        regels.append(f"{stap}x: " + ", ".join(f"{naam} {aantal:g}" for naam, aantal in telling.items()))
    regels.append(f"meeste geheugen {_geheugen():.0f} MB; {platform.platform()}; {os.cpu_count()} kernen{_druk()}")
    return "\n".join(regels)


def _ms(waarde: float | None) -> str:
    if waarde is None:
        return ""
    return f"{waarde:.0f}" if waarde >= 100 or waarde == int(waarde) else f"{waarde:.1f}"


def _oordeel(u: Uitslag) -> str:
    delen = [] if u.gehaald is None else ["gehaald" if u.gehaald else "NIET GEHAALD"]
    return ", ".join([*delen, "ERGER DAN LINEAIR"] if u.sneller_dan_lineair else delen)


def _geheugen() -> float:
    """The most memory this process ever used, in MB; nought where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _druk() -> str:
    """What else the computer does: more than its number of cores means that it was busy."""
    return f"; belasting {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print; with --json also write it down for a machine."""
    ontleder = argparse.ArgumentParser(prog="python -m tests.benchmarks.meet")
    ontleder.add_argument("--maat", choices=tuple(MATEN), default="klein")
    ontleder.add_argument("--json", type=Path)
    keuze = ontleder.parse_args(argumenten)
    with tempfile.TemporaryDirectory(prefix="bbzdesk-meting-") as map_:
        uitslagen, omvang = meet(MATEN[keuze.maat], Path(map_), met_doelen=keuze.maat == "L")
    print(tabel(uitslagen, omvang))
    if keuze.json is not None:
        keuze.json.write_text(json.dumps({"omvang": omvang, "uitslagen": [asdict(u) for u in uitslagen]}, indent=1))


if __name__ == "__main__":
    main()
