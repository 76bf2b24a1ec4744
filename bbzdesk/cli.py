"""The command line: for who manages the computer, for the auditor, for a self-test. It calls what the window calls.

Exit codes: 0 done; 1 not good (`pakket controleer`, `controle`, `zelftest`); 2 bad input; 3 the store could not be used.
"""

import argparse
import getpass
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from bbzdesk import __version__, app, paths
from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import GebruikersFout, InvoerFout

GOED, NIET_GOED, INVOER, OPSLAG = 0, 1, 2, 3
_GROOTSTE_INVOER = 10 * 1024 * 1024


def hoofd(argv: Sequence[str]) -> int:
    """Carry out one order and return its exit code; every problem of the user is a Dutch sentence on standard error."""
    try:
        keuze = _lezer().parse_args(list(argv))
        code: int = keuze.voer_uit(keuze)
    except app.OpslagFout as fout:
        return _meld(fout, OPSLAG)
    except GebruikersFout as fout:
        return _meld(fout, INVOER)
    return code


def _demo(keuze: argparse.Namespace) -> int:
    doel: Path = keuze.map
    try:
        bezet = doel.exists() and (not doel.is_dir() or any(doel.iterdir()))
    except OSError:
        raise InvoerFout("--map", f"De map {doel} is niet te gebruiken. Kies een andere map.") from None
    if bezet:
        raise InvoerFout("--map", f"In {doel} staat al iets. Kies een nieuwe of een lege map.")
    for product in app.speel_demo(doel, paths.hulpbronnen()):
        print(f"{product.pad.relative_to(doel)}: {product.wat}", flush=True)
    print(f"opslag: de oefenopslag. Het wachtwoord van de opslag en van de pakketten is {app.OEFENWACHTWOORD}")
    return GOED


def _schermen(keuze: argparse.Namespace) -> int:
    # No display is needed; the pictures are the same on every computer.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bbzdesk.ui import screens

    try:
        keuze.map.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise InvoerFout("--map", f"De map {keuze.map} kan niet worden gemaakt. Kies een andere map.") from None
    with tempfile.TemporaryDirectory() as tijdelijk:
        deuren = app.deuren_voor_schermen(Path(tijdelijk), paths.hulpbronnen())
        for naam, pad in screens.render(deuren, paths.hulpbronnen(), keuze.map, keuze.thema, keuze.punten):
            print(f"{naam}: {pad}", flush=True)
    return GOED


def _reken(keuze: argparse.Namespace) -> int:
    opslag = None if keuze.opslag is None else (keuze.opslag, _wachtwoord(keuze))
    invoer = _lees_invoer(keuze.invoer)
    print(app.als_json(app.reken(keuze.onderwerp, invoer, paths.hulpbronnen(), opslag)))
    return GOED


def _inlezen(keuze: argparse.Namespace) -> int:
    indeling = None if keuze.indeling is None else _tekst_of_bestand(keuze.indeling)
    antwoord, waarschuwingen = app.lees_blad(keuze.bestand, indeling, paths.hulpbronnen(), app.nu().date())
    print(app.als_json(antwoord))
    for waarschuwing in waarschuwingen:
        print(waarschuwing, file=sys.stderr)
    return GOED


def _pakket_controleer(keuze: argparse.Namespace) -> int:
    wachtwoord = _wachtwoord(keuze) if app.vraagt_wachtwoord(keuze.pad) else None
    oordeel = app.controleer_pakket(keuze.pad, wachtwoord)
    print(app.als_json(oordeel))
    return GOED if oordeel["goed"] else NIET_GOED


def _controle(keuze: argparse.Namespace) -> int:
    bevindingen = app.controleer_opslag(_opslagmap(keuze), _wachtwoord(keuze)).bevindingen
    for bevinding in bevindingen:
        print(bevinding)
    if not bevindingen:
        print("Alles klopt: de bestanden, de boekingen, het logboek en de stukken.")
    return NIET_GOED if bevindingen else GOED


def _backup(keuze: argparse.Namespace) -> int:
    print(f"Back-up gemaakt en gecontroleerd: {app.maak_backup(_opslagmap(keuze), _wachtwoord(keuze), keuze.naar)}")
    return GOED


def _herstel(keuze: argparse.Namespace) -> int:
    laatste = keuze.laatste_besluit
    if laatste is None:
        vraag = "Nummer van het laatste besluit op papier (leeg als er geen is): "
        laatste = input(vraag).strip() if sys.stdin.isatty() else ""
    terug = app.zet_terug(keuze.backup, _wachtwoord(keuze), keuze.naar, laatste)
    aantal = {naam: terug.tellingen.get(naam, 0) for naam in ("dossier", "besluit")}
    print(f"Back-up teruggezet in {keuze.naar}. Dossiers: {aantal['dossier']}, besluiten: {aantal['besluit']}.")
    if terug.ontbrekende_besluiten:
        nummers = ", ".join(terug.ontbrekende_besluiten)
        print(f"Op papier, maar niet in deze back-up: {nummers}. Deze nummers geeft BbzDesk niet opnieuw uit.")
    return GOED


def _zelftest(keuze: argparse.Namespace) -> int:
    blad = app.doe_zelftest(paths.hulpbronnen(), app.nu().date())
    sinds = "onbekend" if blad.bedragen_vanaf is None else voluit(blad.bedragen_vanaf)
    print(f"Zelftest van BbzDesk {blad.versie}. De nieuwste bedragen gelden vanaf {sinds}.")
    for uitslag in blad.uitslagen:
        voorbeeld = uitslag.voorbeeld
        bevinding = f"ok      {voorbeeld.naam}" if uitslag.goed else f"anders  {voorbeeld.naam}: {uitslag.verschil}"
        print(f"{bevinding} (bron: {voorbeeld.bron})")
    for regel in blad.jaarovergang:
        print(f"let op  {regel.tekst}")
    anders = sum(not uitslag.goed for uitslag in blad.uitslagen)
    if not anders:
        print(f"Alle {len(blad.uitslagen)} rekenvoorbeelden komen uit.")
        return GOED
    print(f"Van de {len(blad.uitslagen)} rekenvoorbeelden komen er {anders} niet uit. Installeer BbzDesk opnieuw.")
    return NIET_GOED


class _Lezer(argparse.ArgumentParser):
    """argparse in Dutch: its own messages are English, so a fault becomes one sentence with the right spelling."""

    def error(self, message: str) -> NoReturn:
        bedoeld = " ".join(self.format_usage().split()[1:])
        raise InvoerFout("opdracht", f"Deze opdracht is niet compleet of niet goed geschreven. Schrijf: {bedoeld}")


class _Opmaak(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - as argparse has it
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


def _lezer() -> _Lezer:
    lezer = _nieuw("bbzdesk", "BbzDesk zonder venster. Zonder opdracht opent BbzDesk het venster.")
    lezer.add_argument("--versie", action="version", version=f"BbzDesk {__version__}", help="toon de versie")
    orders = lezer.add_subparsers(metavar="OPDRACHT", required=True, title="opdrachten", parser_class=_Lezer)

    demo = _order(orders, "demo", _demo, "maak met oefengegevens alles wat BbzDesk kan maken")
    demo.add_argument("--map", type=Path, required=True, metavar="MAP", help="een nieuwe of lege map")

    schermen = _order(orders, "schermen", _schermen, "maak van elke pagina van het venster een afbeelding")
    schermen.add_argument("--map", type=Path, required=True, metavar="MAP", help="waar de afbeeldingen komen")
    schermen.add_argument("--thema", choices=("licht", "donker"), default="licht", help="licht of donker")
    schermen.add_argument("--punten", type=int, choices=(10, 12, 14, 18), default=10, help="tekstgrootte in punten")

    reken = _order(orders, "reken", _reken, "doe één berekening: JSON erin, JSON eruit")
    reken.add_argument("onderwerp", metavar="ONDERWERP", help=", ".join(app.onderwerpen()))
    reken.add_argument("--invoer", type=Path, metavar="BESTAND", help="lees de JSON uit dit bestand")
    _met_opslag(reken)

    inlezen = _order(orders, "inlezen", _inlezen, "bekijk een debiteurenlijst (xlsx of csv); er verandert niets")
    inlezen.add_argument("bestand", type=Path, metavar="BESTAND")
    inlezen.add_argument("--indeling", metavar="JSON", help="waar elk veld staat: JSON, of een bestand met JSON")

    pakket = _order(orders, "pakket", None, "controleer een overdrachtspakket")
    delen = pakket.add_subparsers(metavar="OPDRACHT", required=True, title="opdrachten", parser_class=_Lezer)
    controleer = _order(delen, "controleer", _pakket_controleer, "controleer een pakket of een uitgepakte map")
    controleer.add_argument("pad", type=Path, metavar="PAD")
    _met_wachtwoord(controleer)

    _met_opslag(_order(orders, "controle", _controle, "controleer een opslag; er verandert niets"))

    backup = _order(orders, "backup", _backup, "maak een back-up van een opslag")
    backup.add_argument("--naar", type=Path, required=True, metavar="MAP")
    _met_opslag(backup)

    herstel = _order(orders, "herstel", _herstel, "zet een back-up terug in een nieuwe map")
    herstel.add_argument("backup", type=Path, metavar="BACKUP")
    herstel.add_argument("--naar", type=Path, required=True, metavar="MAP")
    herstel.add_argument(
        "--laatste-besluit",
        metavar="NUMMER",
        help="het nummer van het laatste besluit op papier, zoals B-2026-0007; dat nummer komt niet nog eens",
    )
    _met_wachtwoord(herstel)

    _order(orders, "zelftest", _zelftest, "reken gepubliceerde voorbeelden na en toon wat er anders uitkomt")
    return lezer


def _nieuw(naam: str, uitleg: str) -> _Lezer:
    lezer = _Lezer(prog=naam, description=uitleg, add_help=False, formatter_class=_Opmaak, allow_abbrev=False)
    _met_hulp(lezer)
    return lezer


def _order(
    orders: "argparse._SubParsersAction[_Lezer]",
    naam: str,
    voer_uit: Callable[[argparse.Namespace], int] | None,
    uitleg: str,
) -> _Lezer:
    lezer = orders.add_parser(
        naam, help=uitleg, description=uitleg, add_help=False, formatter_class=_Opmaak, allow_abbrev=False
    )
    _met_hulp(lezer)
    if voer_uit is not None:
        lezer.set_defaults(voer_uit=voer_uit)
    return lezer


def _met_hulp(lezer: _Lezer) -> None:
    # The only names under which argparse keeps its two headings.
    lezer._positionals.title, lezer._optionals.title = "gegevens", "opties"  # noqa: SLF001
    lezer.add_argument("-h", "--help", action="help", help="toon deze uitleg")


def _met_wachtwoord(lezer: _Lezer) -> None:
    lezer.add_argument(
        "--wachtwoord-van-invoer",
        action="store_true",
        help="lees het wachtwoord van de eerste regel van de invoer; anders vraagt BbzDesk erom",
    )


def _met_opslag(lezer: _Lezer) -> None:
    lezer.add_argument("--opslag", type=Path, metavar="MAP", help="de map van de opslag")
    _met_wachtwoord(lezer)


def _opslagmap(keuze: argparse.Namespace) -> Path:
    map_ = keuze.opslag or app.plaatsgeheugen(paths.opslagkeuze(), paths.opslag()).map
    if not map_.is_dir():
        raise app.OpslagFout(f"In {map_} is geen opslag. Geef met --opslag de map van de opslag.")
    return Path(map_)


def _wachtwoord(keuze: argparse.Namespace) -> str:
    """The passphrase: from a prompt, or the first line of standard input; never from an argument or the environment."""
    if keuze.wachtwoord_van_invoer:
        try:
            return sys.stdin.readline().rstrip("\r\n")
        except UnicodeDecodeError:
            raise InvoerFout(
                "wachtwoord", "Het wachtwoord op de invoer is niet in UTF-8 geschreven. Gebruik UTF-8."
            ) from None
    if not sys.stdin.isatty():
        raise InvoerFout(
            "wachtwoord",
            "Het wachtwoord ontbreekt. Gebruik --wachtwoord-van-invoer en zet het op de eerste regel van de invoer.",
        )
    return getpass.getpass("Wachtwoord: ")


def _lees_invoer(pad: Path | None) -> str:
    if pad is not None:
        return _lees_bestand(pad)
    try:
        tekst = sys.stdin.read(_GROOTSTE_INVOER + 1)
    except UnicodeDecodeError:
        raise InvoerFout("invoer", "De invoer is niet in UTF-8 geschreven. Bewaar de JSON als UTF-8.") from None
    if len(tekst) > _GROOTSTE_INVOER:
        raise InvoerFout("invoer", "De invoer is groter dan 10 MB. Geef alleen de feiten van één berekening.")
    return tekst


def _tekst_of_bestand(waarde: str) -> str:
    return waarde if waarde.lstrip().startswith("{") else _lees_bestand(Path(waarde))


def _lees_bestand(pad: Path) -> str:
    try:
        if not pad.is_file():
            raise InvoerFout("invoer", f"{pad} is geen bestand dat te lezen is. Controleer de naam en de plaats.")
        if pad.stat().st_size > _GROOTSTE_INVOER:
            raise InvoerFout(
                "invoer", f"Het bestand {pad} is groter dan 10 MB. Geef alleen de feiten van één berekening."
            )
        return pad.read_text(encoding="utf-8-sig")
    except OSError:
        raise InvoerFout("invoer", f"Het bestand {pad} is niet te lezen. Controleer de naam en de plaats.") from None
    except UnicodeDecodeError:
        raise InvoerFout("invoer", f"Het bestand {pad} is niet in UTF-8 bewaard. Bewaar het als UTF-8.") from None


def _meld(fout: GebruikersFout, code: int) -> int:
    print(fout, file=sys.stderr)
    return code
