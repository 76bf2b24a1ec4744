"""Measure the window: the first paint, size L, every page, and the stops of the main job.

`PYTHONPATH=. .venv/bin/python tests/benchmarks/meet_venster.py [--maat L|klein] [--alleen SOORT ...] [--json BESTAND]`.
Every measurement is a process of its own on a screen that nobody sees. Figures depend on the computer and on what else
it does; `--json` keeps all of them. Nothing here fails on a figure.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

WORTEL = Path(__file__).parents[2]
DOSSIERS = {"L": 2000, "klein": 60}
_KEREN_VERF, _KEREN_OPENEN = 9, 3
_LANGSTE = 10

# A figure, what it is, and the targets of the architecture for size L in milliseconds (middle and worst).
SOORTEN: dict[str, tuple[str, float | None, float | None]] = {
    "verf_kaal": ("start tot eerste verf, kaal venster", None, None),
    "verf_deur": ("start tot eerste verf, deur", None, None),
    "naar_vandaag": ("wachtwoord tot Vandaag, zonder sleutelafleiding", 1000, None),
    "debiteuren_open": ("Debiteuren openen, klaargezet in een rustig moment", 100, None),
    "debiteuren_open_te_vroeg": ("Debiteuren openen voordat het klaar staat", 100, None),
    "debiteuren_lezen": ("  waarvan lezen door de dienst", None, None),
    "debiteuren_sorteren": ("Debiteuren sorteren op saldo", 100, None),
    "debiteuren_filter_woord": ("Debiteuren filteren op woord, per letter", 100, None),
    "debiteuren_filter_tegel": ("Debiteuren filteren op tegel", 100, None),
    "zoeken": ("zoeken, toets tot lijst", 16, 50),
    "zoeken_typefout": ("zoeken met typefout, toets tot lijst", 16, 50),
    "veld_bewaard": ("antwoord in screening tot bewaard", 50, None),
    "concept_bewaard": ("concept tot bewaard", 50, None),
    "dossier_tab_eerste keer": ("tab van een dossier, eerste keer", None, None),
    "dossier_tab_ander dossier": ("tab van een ander dossier", None, None),
    "blad_dossiers": ("Dossiers openen, eerste keer", None, None),
    "blad_lening": ("lening openen, eerste keer", None, None),
    "blad_vandaag": ("terug naar Vandaag", None, None),
    "blad_contact": ("nieuwe melding openen, eerste keer", None, None),
    "signalen_alle": ("Vandaag: alle signalen tonen", None, None),
    "schema_L": ("andere kleuren, maat L", None, None),
    "tekstgrootte_L": ("andere tekstgrootte, maat L", None, None),
    "blad_eerste_keer": ("elk blad van de oefenopslag, eerste keer", None, None),
    "blad_tweede_keer": ("elk blad van de oefenopslag, tweede keer", None, None),
    "omkleden": ("kleuren en tekstgrootte, tien bladen open", None, None),
}
METINGEN = ("verf", "openen", "bladen", "plekken", "verhaal")


@dataclass
class Uitkomst:
    """All figures by name, and the stops by measurement."""

    cijfers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    stilstanden: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


def meet(maat: str, werkmap: Path, welke: Sequence[str]) -> Uitkomst:
    """Make what must be there, and measure each in processes of its own."""
    uitkomst = Uitkomst()
    groot = werkmap / "groot"
    if {"verf", "openen", "bladen"} & set(welke):
        _meld(f"opslag van {DOSSIERS[maat]} dossiers maken")
        _draai(["-m", "tests.benchmarks.maker", str(groot), str(DOSSIERS[maat])])
    for soort in welke:
        _meld(f"meten: {soort}")
        _MEET[soort](uitkomst, groot, werkmap)
    return uitkomst


def _verf(uitkomst: Uitkomst, groot: Path, _: Path) -> None:
    """In turns, after one turn for warm files."""
    for keer in range(_KEREN_VERF + 1):
        for soort in ("kaal", "deur"):
            opdracht = ["tests/benchmarks/eerste_verf.py", soort, str(groot)]
            seconden = float(_draai(opdracht, T0=str(time.time())))
            if keer:
                uitkomst.cijfers[f"verf_{soort}"].append(1000 * seconden)


def _openen(uitkomst: Uitkomst, groot: Path, _: Path) -> None:
    for _keer in range(_KEREN_OPENEN):
        _neem_op(uitkomst, "openen", groot)


def _bladen(uitkomst: Uitkomst, groot: Path, _: Path) -> None:
    _neem_op(uitkomst, "bladen", groot)


def _plekken(uitkomst: Uitkomst, _: Path, werkmap: Path) -> None:
    _draai(["-m", "tests.benchmarks.venstermeting", "maak_oefenopslag", str(werkmap / "oefenen")])
    _neem_op(uitkomst, "plekken", werkmap / "oefenen")


def _verhaal(uitkomst: Uitkomst, _: Path, werkmap: Path) -> None:
    map_ = werkmap / "verhaal"
    map_.mkdir()
    _neem_op(uitkomst, "verhaal", map_)


_MEET = {"verf": _verf, "openen": _openen, "bladen": _bladen, "plekken": _plekken, "verhaal": _verhaal}


def _neem_op(uitkomst: Uitkomst, soort: str, map_: Path) -> None:
    for regel in _draai(["-m", "tests.benchmarks.venstermeting", soort, str(map_)]).splitlines():
        gemeten = json.loads(regel)
        if "naam" in gemeten:
            uitkomst.cijfers[gemeten["naam"]] += gemeten["ms"]
        else:
            uitkomst.stilstanden[soort].append(gemeten["stilstand"])


def _draai(argumenten: Sequence[str], **omgeving: str) -> str:
    zonder = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}
    omgeving = {**zonder, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(WORTEL), **omgeving}
    opdracht = [sys.executable, *argumenten]
    klaar = subprocess.run(opdracht, check=False, cwd=WORTEL, env=omgeving, capture_output=True, text=True)
    if klaar.returncode:
        raise SystemExit(f"{' '.join(argumenten[:3])} stopped:\n{klaar.stderr}")
    return klaar.stdout


def _meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


# --- the report -----------------------------------------------------------------------------------------------------


def regels(uitkomst: Uitkomst) -> Iterator[str]:
    """The tables, for people."""
    yield f"{'':<52}{'n':>4}{'midden':>9}{'ergst':>9}   doel"
    for naam, (wat, doel, doel_ergst) in SOORTEN.items():
        if tijden := uitkomst.cijfers.get(naam):
            yield f"{wat:<52}{len(tijden):>4}{median(tijden):>9.1f}{max(tijden):>9.1f}   {_doel(doel, doel_ergst)}"
    kaal, deur = uitkomst.cijfers.get("verf_kaal"), uitkomst.cijfers.get("verf_deur")
    if kaal and deur:
        yield f"{'deur gedeeld door kaal':<52}{'':>4}{median(deur) / median(kaal):>9.2f}{'':>9}   2"
    for soort, gezien in uitkomst.stilstanden.items():
        yield ""
        yield f"langste stilstanden: {soort} (ms, waarvan venster / alle draden / opruimen)"
        for s in sorted(gezien, key=lambda s: -s["ms"])[:_LANGSTE]:
            yield (
                f"{s['ms']:>7.0f} {s['venster']:>6.0f}{s['alles']:>6.0f}{s['opruimen']:>6.0f}"
                f"  {s['bladzij']}: {s['daad']}  [{s['waar'][:110]}]"
            )


def _doel(midden: float | None, ergst: float | None) -> str:
    return " / ".join(f"{grens:.0f}" for grens in (midden, ergst) if grens is not None)


def main(argumenten: Sequence[str] | None = None) -> None:
    """Measure and print."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--maat", choices=tuple(DOSSIERS), default="L")
    lezer.add_argument("--alleen", nargs="+", choices=METINGEN, default=METINGEN)
    lezer.add_argument("--json", type=Path)
    keuze = lezer.parse_args(argumenten)
    werkmap = Path(tempfile.mkdtemp(prefix="bbzdesk-venster-"))
    try:
        uitkomst = meet(keuze.maat, werkmap, keuze.alleen)
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)
    print("\n".join(regels(uitkomst)))
    if keuze.json:
        alles = {"cijfers": uitkomst.cijfers, "stilstanden": uitkomst.stilstanden}
        keuze.json.write_text(json.dumps(alles, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
