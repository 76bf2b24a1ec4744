"""A screen reader at work: finds the telephone screening by its names, operates it, and reads a table.

Runs on a bus of its own with the Python of the system, which has pyatspi; `test_at_spi.py` starts it with the order
that opens the window. Prints one line per thing it did.
"""

import subprocess
import sys
import time

import pyatspi

GEDULD = 40


def alle(knoop):
    """The things in sight, in order of reading."""
    try:
        zichtbaar = knoop.getState().contains(pyatspi.STATE_VISIBLE)
        delen = list(knoop) if zichtbaar else []
    except Exception:  # noqa: BLE001 - it went away while we looked
        return
    if zichtbaar:
        yield knoop
    for deel in delen:
        if deel is not None:
            yield from alle(deel)


def zoek(rol, begin, onder):
    """Wait for the thing with this role whose name begins so."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        for knoop in alle(onder()):
            if knoop.getRoleName() == rol and knoop.name.startswith(begin):
                return knoop
        time.sleep(0.05)
    raise SystemExit(f"niet gevonden: {rol} “{begin}”")


def venster(begin):
    """The window, once its title begins so."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        for programma in pyatspi.Registry.getDesktop(0):
            for kader in programma or ():
                if kader is not None and kader.getRoleName() == "frame" and kader.name.startswith(begin):
                    zeg("venster", kader.name)
                    return kader
        time.sleep(0.05)
    raise SystemExit(f"geen venster “{begin}”")


def druk(knoop, handeling="Press"):
    acties = knoop.queryAction()
    namen = [acties.getName(n) for n in range(acties.nActions)]
    acties.doAction(namen.index(handeling))


def wacht(waar, wat):
    einde = time.monotonic() + GEDULD
    while not waar():
        if time.monotonic() > einde:
            raise SystemExit(f"het bleef uit: {wat}")
        time.sleep(0.05)


def bij_label(rol, woorden, kader):
    """The control that a label with these words belongs to."""
    for knoop in alle(kader):
        if knoop.getRoleName() == rol:
            for verband in knoop.getRelationSet():
                labels = [verband.getTarget(n).name for n in range(verband.getNTargets())]
                if verband.getRelationType() == pyatspi.RELATION_LABELLED_BY and woorden in labels:
                    return knoop
    raise SystemExit(f"geen {rol} bij “{woorden}”")


def menukeuze(woorden, kader):
    """Choose from a menu that need not be open."""
    balk = next(deel for deel in kader if deel.getRoleName() == "menu bar")
    keuzes = [k for k in _alles(balk) if k.getRoleName() == "menu item" and k.name.startswith(woorden)]
    if not keuzes:
        raise SystemExit(f"geen keuze “{woorden}” in {[k.name for k in _alles(balk)]}")
    druk(keuzes[0])


def _alles(knoop):
    for deel in knoop:
        if deel is not None:
            yield deel
            yield from _alles(deel)


def zeg(soort, *woorden):
    print(soort, *woorden, sep="\t", flush=True)


def leg_melding_vast():
    kader = venster("Vandaag")
    druk(zoek("push button", "Nieuwe melding", lambda: kader))
    kader = venster("Nieuwe melding")
    naam = zoek("text", "Naam", lambda: kader)
    naam.queryEditableText().setTextContents("Zoë ë€")
    zeg("naam", naam.queryText().getText(0, -1))
    bron = bij_label("combo box", "Verwijzer", kader)
    zeg("verwijzer", bron.name)
    druk(zoek("push button", "Start telefonische screening", lambda: kader))


def screen():
    kader = venster("Telefonische screening: Zoë ë€")
    teller = zoek("label", "0 van ", lambda: kader)
    zeg("geteld", teller.name)
    for vraag, antwoord in (("Woont de ondernemer in onze gemeente?", "Ja"), ("Is er spoed", "Nee")):
        knop = next(
            k for k in alle(zoek("panel", vraag, lambda: kader))
            if k.getRoleName() == "check box" and f"? {antwoord} (" in k.name
        )  # fmt: skip
        zeg("voor", knop.name, knop.getState().contains(pyatspi.STATE_CHECKED))
        druk(knop)
        wacht(lambda k=knop: k.getState().contains(pyatspi.STATE_CHECKED), f"het antwoord op {vraag}")
        zeg("na", knop.name, knop.getState().contains(pyatspi.STATE_CHECKED))
    wacht(lambda: teller.name.startswith("2 van "), "de telling")
    zeg("geteld", teller.name)
    return kader


def lees_tabel(kader):
    menukeuze("Dossiers", kader)
    kader = venster("Dossiers")
    knoop = zoek("table", "Dossiers", lambda: kader)
    tabel = knoop.queryTable()
    zeg("tabel", tabel.nRows, tabel.nColumns)
    zeg("koppen", *(tabel.getColumnDescription(k) or tabel.getColumnHeader(k).name for k in range(tabel.nColumns)))
    zeg("rij", *(tabel.getAccessibleAt(0, k).name for k in range(tabel.nColumns)))
    menukeuze("Afsluiten", kader)


def main(bus, *opdracht):
    lezer = subprocess.Popen([bus, "--launch-immediately"])
    programma = subprocess.Popen(opdracht)
    try:
        leg_melding_vast()
        lees_tabel(screen())
        zeg("einde", programma.wait(GEDULD))
    finally:
        for kind in (programma, lezer):
            kind.terminate()
            kind.wait(GEDULD)


if __name__ == "__main__":
    main(*sys.argv[1:])
