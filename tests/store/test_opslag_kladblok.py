"""Drafts beside the main file: there while that is taken, and nowhere once it has them."""

import os
import shutil
import stat
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from opslaghulp import NU, PROEF, WACHTWOORD, WIE, VasteSchijf, afdrukken, gezond, lening, open_

from bbzdesk.store import backup, kladblok, kladden, sleutels, sleutelwissel
from bbzdesk.store.kladblok import BESTAND, OPZIJ, Beurt
from bbzdesk.store.kladden import Klad
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.verbinding import ruwe_verbinding

TEKST = "de ondernemer belde over zijn huur"


def beurt(opslag: Opslag) -> Beurt:
    return opslag.kladblok.beurt(NU)


def ernaast(opslag: Opslag, sleutel: str, tekst: str, wanneer: Beurt | None = None) -> Beurt:
    wanneer = wanneer or beurt(opslag)
    kladden.bewaar_ernaast(opslag, WIE, Klad(sleutel, {"tekst": tekst}, wanneer.op), wanneer)
    return wanneer


def gewoon(opslag: Opslag, sleutel: str, tekst: str, wanneer: Beurt | None = None) -> None:
    wanneer = wanneer or beurt(opslag)
    kladden.bewaar(opslag, WIE, Klad(sleutel, {"tekst": tekst}, wanneer.op), wanneer)


def lees(opslag: Opslag) -> dict[str, str]:
    with opslag.lees() as bron:
        return {klad.sleutel: klad.waarden["tekst"] for klad in kladden.alle(bron, WIE)}


def na_een_moord(opslag: Opslag, wachtwoord: str = WACHTWOORD) -> dict[str, str]:
    """What a new opening finds when the program is killed now: everything on the disk, nothing of the memory."""
    kopie = opslag.map.with_name(f"na-moord-{os.urandom(4).hex()}")
    shutil.copytree(opslag.map, kopie)
    with open_(kopie, wachtwoord) as heropend:
        assert not (kopie / BESTAND).exists(), "the file is there only while it is needed"
        return lees(heropend)


def test_terwijl_het_hoofdbestand_bezet_is_staat_een_klad_ernaast_op_de_schijf(opslag: Opslag) -> None:
    with opslag.werk("Maandverwerking", wie=WIE, nu=NU):
        ernaast(opslag, "contact:nieuw", TEKST)
        assert na_een_moord(opslag) == {"contact:nieuw": TEKST}
    bestand = opslag.map / BESTAND
    assert TEKST.encode() not in bestand.read_bytes(), "it is encrypted"
    if sys.platform != "win32":
        assert stat.S_IMODE(bestand.stat().st_mode) == stat.S_IMODE((opslag.map / "bbzdesk.db").stat().st_mode) == 0o600


def test_zolang_een_backup_leest_wacht_een_klad_ernaast_niet(opslag: Opslag) -> None:
    lezer = ruwe_verbinding(opslag.map / "bbzdesk.db", opslag.sleutel)
    lezer.execute("BEGIN")
    lezer.execute("SELECT count(*) FROM vordering").fetchone()
    try:
        ernaast(opslag, "contact:nieuw", TEKST)
        assert na_een_moord(opslag) == {"contact:nieuw": TEKST}
    finally:
        lezer.close()


def test_zodra_het_hoofdbestand_het_heeft_is_het_bestand_weg(opslag: Opslag) -> None:
    wanneer = ernaast(opslag, "contact:nieuw", "half")
    gewoon(opslag, "contact:nieuw", "half", wanneer)
    assert not (opslag.map / BESTAND).exists()
    assert lees(opslag) == {"contact:nieuw": "half"}


def test_van_twee_kladden_gaat_alleen_het_bewaarde_weg(opslag: Opslag) -> None:
    eerste = ernaast(opslag, "contact:nieuw", "een")
    ernaast(opslag, "aanvraag:1", "twee")
    gewoon(opslag, "contact:nieuw", "een", eerste)
    assert (opslag.map / BESTAND).exists()
    assert na_een_moord(opslag) == {"contact:nieuw": "een", "aanvraag:1": "twee"}


def test_een_ouder_verzoek_aan_het_hoofdbestand_laat_het_nieuwere_ernaast_staan(opslag: Opslag) -> None:
    """Two drafts waited for a long job; the program dies between them."""
    eerste, tweede = beurt(opslag), beurt(opslag)
    ernaast(opslag, "contact:nieuw", "half", eerste)
    ernaast(opslag, "contact:nieuw", "half af", tweede)
    gewoon(opslag, "contact:nieuw", "half", eerste)
    assert na_een_moord(opslag) == {"contact:nieuw": "half af"}
    gewoon(opslag, "contact:nieuw", "half af", tweede)
    assert not (opslag.map / BESTAND).exists()


@pytest.mark.parametrize("eerst", ["ernaast", "gewist"])
def test_wie_bewaart_krijgt_zijn_klad_niet_terug(opslag: Opslag, eerst: str) -> None:
    """Typed, kept aside, confirmed: whichever of the two threads comes last."""
    getypt = beurt(opslag)
    if eerst == "ernaast":
        ernaast(opslag, "contact:nieuw", TEKST, getypt)
    kladden.wis(opslag, WIE, "contact:nieuw", beurt(opslag))
    if eerst == "gewist":
        ernaast(opslag, "contact:nieuw", TEKST, getypt)
    assert not (opslag.map / BESTAND).exists()
    assert na_een_moord(opslag) == lees(opslag) == {}


def test_wat_na_het_bevestigen_is_getypt_blijft(opslag: Opslag) -> None:
    bevestigd = beurt(opslag)
    ernaast(opslag, "instellingen", "daarna getypt")
    kladden.wis(opslag, WIE, "instellingen", bevestigd)
    assert na_een_moord(opslag) == {"instellingen": "daarna getypt"}


def test_een_moord_midden_in_het_wissen_brengt_niets_terug(opslag: Opslag, monkeypatch: pytest.MonkeyPatch) -> None:
    gewoon(opslag, "contact:nieuw", "ouder")
    ernaast(opslag, "contact:nieuw", TEKST)
    gezien: list[dict[str, str]] = []
    echt = opslag.terzijde

    def terzijde():
        gezien.append(na_een_moord(opslag))
        return echt()

    monkeypatch.setattr(opslag, "terzijde", terzijde)
    kladden.wis(opslag, WIE, "contact:nieuw", beurt(opslag))
    assert gezien == [{}]
    assert na_een_moord(opslag) == {}


def test_ook_wissen_kan_niet_wachten_op_een_lange_taak(opslag: Opslag) -> None:
    """The form was confirmed, and a backup came between that and the wiping."""
    gewoon(opslag, "contact:nieuw", TEKST)
    wissen = beurt(opslag)
    kladden.bewaar_ernaast(opslag, WIE, Klad("contact:nieuw", {}, wissen.op), wissen)
    assert lees(opslag) == {"contact:nieuw": TEKST}
    assert na_een_moord(opslag) == {}
    kladden.wis(opslag, WIE, "contact:nieuw", wissen)
    assert not (opslag.map / BESTAND).exists()


def test_wat_het_hoofdbestand_later_kreeg_wint(opslag: Opslag) -> None:
    """A kill between the main file taking a draft and the removing of the one beside it."""
    ernaast(opslag, "contact:nieuw", "ouder")
    bewaard = (opslag.map / BESTAND).read_bytes()
    gewoon(opslag, "contact:nieuw", "nieuwer")
    (opslag.map / BESTAND).write_bytes(bewaard)
    assert na_een_moord(opslag) == {"contact:nieuw": "nieuwer"}


def test_een_klok_die_teruggaat_maakt_het_laatste_klad_niet_ouder(opslag: Opslag) -> None:
    gewoon(opslag, "contact:nieuw", "eerst", opslag.kladblok.beurt(NU + timedelta(hours=1)))
    ernaast(opslag, "contact:nieuw", "daarna", opslag.kladblok.beurt(NU))
    assert na_een_moord(opslag) == {"contact:nieuw": "daarna"}


def test_ook_na_een_herstart_met_een_klok_die_achterloopt_wint_het_laatste(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        gewoon(opslag, "contact:nieuw", "eerst", opslag.kladblok.beurt(NU + timedelta(hours=1)))
    with open_(opslagmap) as opslag:
        ernaast(opslag, "contact:nieuw", "daarna")
        assert na_een_moord(opslag) == {"contact:nieuw": "daarna"}


def test_bij_het_sluiten_neemt_het_hoofdbestand_over_wat_bleef(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        ernaast(opslag, "contact:nieuw", TEKST)
    assert not (opslagmap / BESTAND).exists()
    with open_(opslagmap) as opslag:
        assert lees(opslag) == {"contact:nieuw": TEKST}


def test_wat_nu_niet_kan_worden_overgenomen_wacht_en_gaat_later_toch_weg(
    opslag: Opslag, monkeypatch: pytest.MonkeyPatch
) -> None:
    ernaast(opslag, "contact:nieuw", TEKST)
    kopie = opslag.map.with_name("vol")
    shutil.copytree(opslag.map, kopie)
    with monkeypatch.context() as lap:
        lap.setattr(kladblok, "_neem_over", lambda *_: (_ for _ in ()).throw(OSError("vol")))
        heropend = open_(kopie)
    assert (kopie / BESTAND).exists()
    kladden.wis(heropend, WIE, "contact:nieuw")
    assert not (kopie / BESTAND).exists(), "a draft that was wiped does not come back another time"
    heropend.sluit()


# --- a file that cannot be read ------------------------------------------------------------------------------------------


def vreemd(map_: Path, sleutel: bytes, toepassing: int = kladblok.TOEPASSING, versie: int = kladblok.VERSIE) -> None:
    verbinding = ruwe_verbinding(map_ / BESTAND, sleutel, nieuw=True)
    verbinding.execute("CREATE TABLE iets (x TEXT)")
    verbinding.execute(f"PRAGMA application_id={toepassing}")
    verbinding.execute(f"PRAGMA user_version={versie}")
    verbinding.close()


@pytest.mark.parametrize("hoe", ["onzin", "andere sleutel", "ander programma", "nieuwere versie", "afgebroken"])
def test_een_onleesbaar_bestand_houdt_niemand_buiten(opslagmap: Path, hoe: str) -> None:
    with open_(opslagmap) as opslag:
        gewoon(opslag, "aanvraag:1", "bewaard")
        sleutel = opslag.sleutel
        lening(opslag)
        ernaast(opslag, "contact:nieuw", TEKST)
        heel = (opslagmap / BESTAND).read_bytes()
        gewoon(opslag, "contact:nieuw", TEKST)
    match hoe:
        case "onzin":
            (opslagmap / BESTAND).write_bytes(os.urandom(12_288))
        case "andere sleutel":
            vreemd(opslagmap, os.urandom(32))
        case "ander programma":
            vreemd(opslagmap, sleutel, toepassing=1)
        case "nieuwere versie":
            vreemd(opslagmap, sleutel, versie=2)
        case _:
            (opslagmap / BESTAND).write_bytes(heel[:5000])
    inhoud = (opslagmap / BESTAND).read_bytes()
    with open_(opslagmap) as opslag:
        assert lees(opslag) == {"aanvraag:1": "bewaard", "contact:nieuw": TEKST}
        assert (opslagmap / OPZIJ).read_bytes() == inhoud, "nothing is thrown away"
        assert not (opslagmap / BESTAND).exists()
        ernaast(opslag, "contact:nieuw", "verder")
        assert gezond(opslag)
    with open_(opslagmap) as opslag:
        assert lees(opslag)["contact:nieuw"] == "verder"


def test_een_bestand_dat_tijdens_het_werk_stukgaat_maakt_plaats(opslag: Opslag) -> None:
    (opslag.map / BESTAND).write_bytes(os.urandom(8192))
    ernaast(opslag, "contact:nieuw", TEKST)
    assert na_een_moord(opslag) == {"contact:nieuw": TEKST}


def test_een_moord_voor_het_eerste_klad_laat_een_leeg_bestand_dat_verdwijnt(opslagmap: Path) -> None:
    (opslagmap / BESTAND).touch()
    open_(opslagmap).sluit()
    assert not (opslagmap / BESTAND).exists()
    assert not (opslagmap / OPZIJ).exists()


def test_wie_alleen_mag_lezen_verandert_niets(opslag: Opslag) -> None:
    ernaast(opslag, "contact:nieuw", TEKST)
    kopie = opslag.map.with_name("dicht")
    shutil.copytree(opslag.map, kopie)
    voor = afdrukken(kopie)
    dicht = replace(PROEF, waarnemer=VasteSchijf(schrijfbaar=False))
    with Opslag.open(kopie, WACHTWOORD, NU, omstandigheden=dicht) as lezer:
        assert lees(lezer) == {}
    assert afdrukken(kopie) == voor


def test_het_zit_in_geen_enkele_backup(opslag: Opslag, tmp_path: Path) -> None:
    ernaast(opslag, "contact:nieuw", TEKST)
    gemaakt = backup.maak(opslag, tmp_path / "b", NU)
    assert not [pad for pad in gemaakt.pad.parent.rglob("*") if "klad" in pad.name]


# --- a change of key -----------------------------------------------------------------------------------------------------


def test_na_een_sleutelwissel_is_er_niets_onder_de_oude_sleutel(opslagmap: Path, monkeypatch) -> None:
    with open_(opslagmap) as opslag:
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        (opslagmap / OPZIJ).write_bytes(b"van eerder")
        getypt, bevestigd = beurt(opslag), beurt(opslag)
        echt = sleutelwissel._kopie_met

        def kopie_met(*wat):
            ernaast(opslag, "contact:nieuw", TEKST, getypt)  # somebody types while the files are copied
            ernaast(opslag, "aanvraag:1", "nieuwer", bevestigd)
            return echt(*wat)

        monkeypatch.setattr(sleutelwissel, "_kopie_met", kopie_met)
        opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
        assert sorted(pad.name for pad in opslagmap.glob("klad*")) == []
        gewoon(opslag, "aanvraag:1", "ouder, en nog in de rij", getypt)
        assert lees(opslag) == {"contact:nieuw": TEKST, "aanvraag:1": "nieuwer"}
        ernaast(opslag, "contact:nieuw", "onder de nieuwe sleutel")
        assert na_een_moord(opslag)["contact:nieuw"] == "onder de nieuwe sleutel"


def test_een_afgebroken_sleutelwissel_brengt_het_klad_terug(opslagmap: Path, monkeypatch) -> None:
    """Killed before each writing of the accesses and after the last: with the old key, with both, with the new one."""
    opslag = open_(opslagmap)
    oude = opslag.sleutel
    opslag.zet_wachtwoord("Bert", "het woord van Bert")
    ernaast(opslag, "contact:nieuw", TEKST)
    momenten: list[Path] = []
    echt, echt_hernoem = sleutels.schrijf, sleutelwissel.hernoem

    def stap() -> None:
        momenten.append(opslagmap.with_name(f"stap-{len(momenten)}"))
        shutil.copytree(opslagmap, momenten[-1])

    monkeypatch.setattr(sleutels, "schrijf", lambda *wat: (stap(), echt(*wat)))
    monkeypatch.setattr(sleutelwissel, "hernoem", lambda *wat: (stap(), echt_hernoem(*wat)))
    opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
    stap()
    opslag.sluit()
    monkeypatch.undo()
    assert len(momenten) == 5
    for moment in momenten:
        with open_(moment) as heropend:
            assert lees(heropend) == {"contact:nieuw": TEKST}, moment.name
            assert not list(moment.glob("klad*"))
            if moment is not momenten[0]:
                assert heropend.sleutel != oude


def test_twee_draden_laten_altijd_het_laatste_staan(opslag: Opslag) -> None:
    """One types on and on, kept aside; the other lets the main file take it: nothing is lost, nothing stays."""
    beurten = [beurt(opslag) for _ in range(40)]
    naast = threading.Thread(
        target=lambda: [ernaast(opslag, "contact:nieuw", str(wanneer.nummer), wanneer) for wanneer in beurten]
    )
    naast.start()
    for wanneer in beurten:
        gewoon(opslag, "contact:nieuw", str(wanneer.nummer), wanneer)
    naast.join()
    assert not (opslag.map / BESTAND).exists()
    assert na_een_moord(opslag) == {"contact:nieuw": str(beurten[-1].nummer)}
