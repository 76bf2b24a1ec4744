"""Runs beside the tests in a process of its own: forks writers, kills them with -9, and asks whether all is well.

Usage: moordhulp.py <scenario> <folder> <times>. Prints one line per finding; an empty output is a good end.
"""

import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import opslaghulp as hulp

from bbzdesk.store import backup, grootboek, herstel, sleutels, sleutelwissel, upgrade
from bbzdesk.store.fouten import OpslagFout, OpslagInGebruik
from bbzdesk.store.openen import MetWachtwoord
from bbzdesk.store.verbinding import ruwe_verbinding

TOEVAL = random.Random(20260302)


def in_kind(doe: Callable[[int], None]) -> tuple[int, int]:
    """Fork a child that does something and acknowledges on a pipe; return its number and the reading end."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lees)
        try:
            doe(schrijf)
        except BaseException as fout:  # noqa: BLE001 - a child tells it all
            print(f"kind: {fout!r}", flush=True)
        finally:
            os._exit(0)
    os.close(schrijf)
    return kind, lees


def vermoord(doe: Callable[[int], None], na_eerste: float) -> bytes:
    """Kill the child a moment after its first acknowledgement; return everything that it acknowledged."""
    kind, lees = in_kind(doe)
    select.select([lees], [], [], 10)
    time.sleep(na_eerste)
    os.kill(kind, signal.SIGKILL)
    os.waitpid(kind, 0)
    gezegd = b""
    while deel := os.read(lees, 65536):
        gezegd += deel
    os.close(lees)
    return gezegd


def schrijven(map_: Path, keren: int) -> None:
    """A writer is killed at any moment: what it acknowledged is there, all is whole, no lock stays behind."""

    def schrijf(pijp: int) -> None:
        opslag = hulp.open_(map_)
        while True:
            schuld = hulp.lening(opslag)
            with opslag.werk("Betaling geboekt", wie="x", nu=hulp.NU) as w:
                hulp.ontvangst(w, schuld, 500)
                w.indexeer("vordering", schuld, None, f"vordering {schuld}")
            os.write(pijp, f"{schuld}\n".encode())

    bevestigd: set[str] = set()
    for keer in range(keren):
        gezegd = vermoord(schrijf, TOEVAL.uniform(0, 0.06)).decode().splitlines()
        bevestigd.update(gezegd)
        with hulp.open_(map_) as opslag:
            # The whole check reads everything, and the store grows: not after each of five hundred.
            if keer % (1 + keren // 100) == 0 and not hulp.gezond(opslag):
                print("niet gezond")
            with opslag.lees() as bron:
                standen = grootboek.standen(bron, hulp.NU.date())
            kwijt = [schuld for schuld in gezegd if standen[schuld].totaal != 99_500]
            if kwijt or not bevestigd <= standen.keys():
                print(f"kwijt: {len(kwijt)}")


def heet_journaal(map_: Path, keren: int) -> None:
    """A writer dies with half a transaction on the disk: the next opening rolls it back."""

    def half(_: int) -> None:
        opslag = hulp.open_(map_)
        with opslag.werk("Half", wie="x", nu=hulp.NU) as w:
            w.uitvoeren("PRAGMA cache_size=2")
            for nummer in range(300):
                schuld = hulp.vordering(w, f"half-{nummer}")
                hulp.uitbetaling(w, schuld, 100)
            os.kill(os.getpid(), signal.SIGKILL)

    for _ in range(keren):
        kind, _lees = in_kind(half)
        os.waitpid(kind, 0)
        if not (map_ / "bbzdesk.db-journal").exists():
            print("geen heet journaal")
        with hulp.open_(map_) as opslag:
            with opslag.lees() as bron:
                over = bron.waarde("SELECT count(*) FROM vordering")
            if over or not hulp.gezond(opslag):
                print(f"niet teruggerold: {over}")


def race(map_: Path, keren: int) -> None:
    """Two starts at the same moment: exactly one gets the store."""

    def start(pijp: int, af: int, stop: int) -> None:
        os.read(af, 1)
        try:
            opslag = hulp.open_(map_)
        except OpslagInGebruik:
            os.write(pijp, b"bezet")
            return
        os.write(pijp, b"open")
        os.read(stop, 1)  # keep it until both have answered
        opslag.sluit()

    for _ in range(keren):
        (af, los), (stop, einde) = os.pipe(), os.pipe()
        kinderen = [in_kind(lambda pijp, af=af, stop=stop: start(pijp, af, stop)) for _ in range(2)]
        os.write(los, b"xx")
        gezegd = sorted(os.read(lees, 20) for _, lees in kinderen)
        os.write(einde, b"xx")
        for kind, lees in kinderen:
            os.waitpid(kind, 0)
            os.close(lees)
        for pijp in (af, los, stop, einde):
            os.close(pijp)
        if gezegd != [b"bezet", b"open"]:
            print(gezegd)


def backups(map_: Path, keren: int) -> None:
    """A backup is killed at any moment: what has a final name is whole, and the next one succeeds."""
    plek = map_.parent / "b"
    with hulp.open_(map_) as opslag:
        for _ in range(40):
            hulp.lening(opslag)
            hash_ = opslag.stukken.bewaar(os.urandom(20_000))
            with opslag.werk("Stuk", wie="x", nu=hulp.NU) as w:
                rij = {"soort": "x", "naam": "x", "mimetype": "x", "lengte": 20_000, "sha256": hash_}
                w.voeg_toe("stuk", {"opslag": "x", "toegevoegd_op": hulp.NU, **rij})
        opslag_id = opslag.opslag_id
        backup.maak(opslag, plek, hulp.NU)

    for nummer in range(1, keren + 1):

        def maak(pijp: int, nummer: int = nummer) -> None:
            opslag = hulp.open_(map_)
            os.write(pijp, b"begin")
            backup.maak(opslag, plek, hulp.NU + timedelta(seconds=nummer))

        vermoord(maak, 0.08 * nummer / keren)
    with hulp.open_(map_) as opslag:
        backup.maak(opslag, plek, hulp.NU + timedelta(hours=1))
    for nummer, gemaakt in enumerate(backup.lijst(plek, opslag_id)):
        try:
            met = MetWachtwoord(hulp.WACHTWOORD)
            herstel.zet_terug(gemaakt.pad, map_.parent / f"t{nummer}", met, "1", hulp.NU, omstandigheden=hulp.PROEF)
        except OpslagFout as fout:
            print(f"{gemaakt.pad.name}: {fout}")
    namen = {pad.name for pad in backup.map_van(plek, opslag_id).glob("*.bbzbackup")}
    if len(namen) != len(backup.lijst(plek, opslag_id)):
        print("een half bestand met een hele naam")


def herstellen(map_: Path, keren: int) -> None:
    """Putting back is killed at any moment: the new folder is whole or not there."""
    with hulp.open_(map_) as opslag:
        for _ in range(20):
            hulp.lening(opslag)
        gemaakt = backup.maak(opslag, map_.parent / "b", hulp.NU)
    doel = map_.parent / "terug"
    met = MetWachtwoord(hulp.WACHTWOORD)

    def zet_terug(pijp: int) -> None:
        os.write(pijp, b"begin")
        herstel.zet_terug(gemaakt.pad, doel, met, "1", hulp.NU, omstandigheden=hulp.PROEF)

    for nummer in range(1, keren + 1):
        vermoord(zet_terug, 0.08 * nummer / keren)
        if doel.exists():
            with hulp.open_(doel) as opslag:
                if not hulp.gezond(opslag):
                    print("niet gezond")
            shutil.rmtree(doel)
    herstel.zet_terug(gemaakt.pad, doel, met, "1", hulp.NU, omstandigheden=hulp.PROEF)
    if len(list(map_.parent.glob(".terug*"))) != 0:
        print("resten blijven liggen")


def sleutelwissels(map_: Path, keren: int) -> None:
    """A change of key is killed at any moment: the next opening finishes it or nothing happened."""
    with hulp.open_(map_) as opslag:
        for _ in range(20):
            hulp.lening(opslag)
    for nummer in range(1, keren + 1):
        with hulp.open_(map_) as opslag:
            opslag.zet_wachtwoord("Bert", "het woord van Bert")

        def wissel(pijp: int) -> None:
            opslag = hulp.open_(map_)
            os.write(pijp, b"begin")
            opslag.verwijder_gebruiker("Bert", "Anna", hulp.WACHTWOORD)

        vermoord(wissel, 0.06 * nummer / keren)
        with hulp.open_(map_) as opslag:
            if not hulp.gezond(opslag) or sleutels.lees(map_).overgang is not None:
                print("niet gezond")


def sleutelwissel_per_stap(map_: Path, _: int) -> None:
    """The same, at each renaming: between `sleutels.json`, the first file and the second."""
    for stap in range(4):
        with hulp.open_(map_) as opslag:
            opslag.zet_wachtwoord("Bert", "het woord van Bert")
            hulp.lening(opslag)

        def wissel(_: int, stap: int = stap) -> None:
            opslag, teller = hulp.open_(map_), [0]
            echt = sleutelwissel.hernoem

            def hernoem(van: Path, naar: Path) -> None:
                if teller[0] == stap:
                    os.kill(os.getpid(), signal.SIGKILL)
                teller[0] += 1
                echt(van, naar)

            sleutelwissel.hernoem = hernoem
            opslag.verwijder_gebruiker("Bert", "Anna", hulp.WACHTWOORD)

        kind, _lees = in_kind(wissel)
        os.waitpid(kind, 0)
        halverwege = sleutels.lees(map_).overgang is not None
        if halverwege != (stap < 2):
            print(f"stap {stap}: overgang {halverwege}")
        with hulp.open_(map_) as opslag:
            if not hulp.gezond(opslag) or "Bert" in opslag.gebruikers:
                print(f"stap {stap}: niet gezond")


def upgrades(map_: Path, _: int) -> None:
    """An upgrade is killed after every statement: the old file is untouched, the next attempt succeeds."""
    from test_opslag_upgrade import DOEL, SLEUTEL, bouw_oude_opslag, inhoud_nieuw, inhoud_oud

    bouw_oude_opslag(map_)
    oud = inhoud_oud(map_)
    statement = 0
    while True:
        statement += 1

        def werk_bij(pijp: int, statement: int = statement) -> None:
            def stop(nummer: int) -> None:
                if nummer == statement:
                    os.kill(os.getpid(), signal.SIGKILL)

            upgrade.werk_bij(map_, SLEUTEL, hulp.NU, doel=DOEL, na_statement=stop)
            os.write(pijp, b"klaar")

        kind, lees = in_kind(werk_bij)
        os.waitpid(kind, 0)
        klaar = os.read(lees, 5)
        os.close(lees)
        if klaar:
            break
        if inhoud_oud(map_) != oud:
            print(f"statement {statement}: het oude bestand is veranderd")
    if statement < 10:
        print(f"maar {statement} statements")
    verbinding = ruwe_verbinding(map_ / "bbzdesk.db", SLEUTEL)
    if verbinding.execute("PRAGMA user_version").fetchone() != (1,) or not inhoud_nieuw(map_):
        print("niet bijgewerkt")


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
