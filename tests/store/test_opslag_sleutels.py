"""Keys and access: right passphrases always work, wrong ones never, and a crash leaves exactly one of both."""

import dataclasses
import json
import random
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opslaghulp import NU, PROEF, WACHTWOORD, lening, open_

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.store import gebruikers, logboek, sleutels, sleutelwissel
from bbzdesk.store import herstelcode as blad
from bbzdesk.store.fouten import OpslagBezet, OpslagFout, VerkeerdeHerstelcode, VerkeerdWachtwoord
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.sleutelwissel import Blijver


@settings(max_examples=60)
@given(st.text(min_size=8, max_size=60))
def test_het_juiste_wachtwoord_opent_altijd_hoe_het_ook_is_samengesteld(wachtwoord: str) -> None:
    if len(unicodedata.normalize("NFC", wachtwoord)) < 8:
        return
    bos, sleutel, _ = sleutels.maak("opslag", "Anna", wachtwoord, sleutels.PROEF)
    for vorm in ("NFC", "NFD"):
        assert sleutels.open_met_wachtwoord(bos, unicodedata.normalize(vorm, wachtwoord), proef=True)[0] == sleutel


@pytest.mark.parametrize(
    "wachtwoord", ["12345678", "x" * 1024, "  spaties  ", "wachtwoord 😀", "Ünïcödé wörd", "ĳsvrij ß"]
)
def test_lange_korte_en_vreemde_wachtwoorden_werken(wachtwoord: str) -> None:
    bos, sleutel, _ = sleutels.maak("opslag", "Anna", wachtwoord, sleutels.PROEF)
    assert sleutels.open_met_wachtwoord(bos, wachtwoord, "Anna", proef=True) == (sleutel, "Anna")


@pytest.mark.parametrize("wachtwoord", ["", "1234567", "x" * 1025])
def test_een_te_kort_of_te_lang_wachtwoord_wordt_niet_gekozen(wachtwoord: str) -> None:
    with pytest.raises(InvoerFout, match="wachtwoord"):
        sleutels.controleer_wachtwoord(wachtwoord)


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_een_ander_wachtwoord_opent_nooit(wachtwoord: str) -> None:
    bos, _, _ = sleutels.maak("opslag", "Anna", WACHTWOORD, sleutels.PROEF)
    if wachtwoord != WACHTWOORD:
        with pytest.raises(VerkeerdWachtwoord):
            sleutels.open_met_wachtwoord(bos, wachtwoord, proef=True)


def test_de_herstelcode_mag_in_elke_schrijfwijze(opslagmap: Path, herstelcode: str) -> None:
    groepen = herstelcode.split()
    assert [len(groep) for groep in groepen] == [5] * 9
    assert not set("ILOU") & set(herstelcode)
    for getypt in (herstelcode, herstelcode.lower(), herstelcode.replace(" ", ""), "-".join(groepen),
                   " \n ".join(groepen), herstelcode.replace("0", "O").replace("1", "l")):  # fmt: skip
        with Opslag.open_met_herstelcode(opslagmap, getypt, NU, omstandigheden=PROEF) as opslag:
            assert opslag.naam is None


def test_een_verkeerde_groep_wordt_geweigerd_zonder_te_zeggen_welke(opslagmap: Path, herstelcode: str) -> None:
    zinnen = set()
    groepen = herstelcode.split()
    for plaats in range(9):
        anders = "22222" if groepen[plaats] != "22222" else "33333"
        getypt = " ".join([*groepen[:plaats], anders, *groepen[plaats + 1 :]])
        with pytest.raises(VerkeerdeHerstelcode) as gevangen:
            Opslag.open_met_herstelcode(opslagmap, getypt, NU, omstandigheden=PROEF)
        zinnen.add(str(gevangen.value))
    for getypt in ("", "abc", herstelcode + " AAAAA", herstelcode[:-1], "U" * 45, "é" * 45, blad.nieuw()[0]):
        with pytest.raises(VerkeerdeHerstelcode) as gevangen:
            Opslag.open_met_herstelcode(opslagmap, getypt, NU, omstandigheden=PROEF)
        zinnen.add(str(gevangen.value))
    assert len(zinnen) == 1


def test_een_nieuw_herstelblad_vervangt_het_oude(opslagmap: Path, herstelcode: str) -> None:
    with open_(opslagmap) as opslag:
        nieuw = opslag.nieuw_herstelblad()
    with pytest.raises(VerkeerdeHerstelcode):
        Opslag.open_met_herstelcode(opslagmap, herstelcode, NU, omstandigheden=PROEF)
    Opslag.open_met_herstelcode(opslagmap, nieuw, NU, omstandigheden=PROEF).sluit()


def test_na_het_wijzigen_opent_alleen_het_nieuwe_wachtwoord(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        with pytest.raises(VerkeerdWachtwoord):
            opslag.wijzig_wachtwoord("Anna", "niet het oude", "een heel nieuw woord")
        opslag.wijzig_wachtwoord("Anna", WACHTWOORD, "een heel nieuw woord")
    with pytest.raises(VerkeerdWachtwoord):
        open_(opslagmap)
    open_(opslagmap, "een heel nieuw woord").sluit()


def test_een_onderbroken_schrijven_laat_het_oude_wachtwoord_werken(
    opslagmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_(opslagmap) as opslag:
        for stap in ("os.fsync", "pathlib.Path.replace"):
            with monkeypatch.context() as lap:
                lap.setattr(stap, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
                with pytest.raises(KeyboardInterrupt):
                    opslag.wijzig_wachtwoord("Anna", WACHTWOORD, "een heel nieuw woord")
            sleutels.open_met_wachtwoord(sleutels.lees(opslagmap), WACHTWOORD, proef=True)


def test_twee_gebruikers_openen_elk_met_hun_eigen_wachtwoord(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        assert opslag.gebruikers == ("Anna", "Bert")
    with open_(opslagmap, "het woord van Bert") as opslag:
        assert opslag.naam == "Bert"
    with pytest.raises(VerkeerdWachtwoord):
        Opslag.open(opslagmap, "het woord van Bert", NU, naam="Anna", omstandigheden=PROEF)


def test_een_verwijderde_gebruiker_kan_er_ook_met_de_oude_sleutel_niet_meer_in(
    opslagmap: Path, herstelcode: str
) -> None:
    oude_bos = sleutels.lees(opslagmap)
    with open_(opslagmap) as opslag:
        oude_sleutel = opslag.sleutel
        lening(opslag)
        hash_ = opslag.stukken.bewaar(b"inhoud")
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        opslag.zet_wachtwoord("Carla", "het woord van Carla")
        toegang = opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
        assert opslag.sleutel != oude_sleutel
        assert opslag.stukken.lees(hash_) == b"inhoud"
        assert opslag.gebruikers == ("Anna", "Carla")
        lening(opslag)
    for wachtwoord in ("het woord van Bert", "het woord van Carla"):
        with pytest.raises(VerkeerdWachtwoord):
            open_(opslagmap, wachtwoord)
    with pytest.raises(VerkeerdeHerstelcode):
        Opslag.open_met_herstelcode(opslagmap, herstelcode, NU, omstandigheden=PROEF)
    ((naam, startwachtwoord),) = toegang.startwachtwoorden
    assert naam == "Carla"
    open_(opslagmap, startwachtwoord).sluit()
    Opslag.open_met_herstelcode(opslagmap, toegang.herstelcode, NU, omstandigheden=PROEF).sluit()
    assert not list(opslagmap.glob("*.sleutel"))
    sleutels.schrijf(opslagmap, oude_bos)
    with pytest.raises(OpslagFout):
        open_(opslagmap)


def test_verwijderen_vraagt_het_eigen_wachtwoord_en_verandert_anders_niets(opslagmap: Path) -> None:
    with open_(opslagmap) as opslag:
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        with pytest.raises(VerkeerdWachtwoord):
            opslag.verwijder_gebruiker("Bert", "Anna", "verkeerd woord")
        lening(opslag)
    open_(opslagmap, "het woord van Bert").sluit()


def _acties(opslag: Opslag) -> list[str]:
    with opslag.lees() as bron:
        return [regel.actie for regel in logboek.alle(bron)]


def _trek_in(opslag: Opslag) -> None:
    gebruikers.trek_toegang_in(opslag, "Bert", Blijver("Anna", WACHTWOORD), "gebruiker-1", NU)


@pytest.mark.parametrize("bij", ["stukken.db", "bbzdesk.db"])
def test_een_bestand_dat_bezet_is_laat_alles_zoals_het_was(
    opslagmap: Path, monkeypatch: pytest.MonkeyPatch, bij: str
) -> None:
    echt = sleutelwissel.hernoem
    geweigerd: list[str] = []

    def hernoem(van: Path, naar: Path) -> None:
        if naar.name == bij and not geweigerd:
            geweigerd.append(bij)
            raise PermissionError
        echt(van, naar)

    with open_(opslagmap) as opslag:
        gebruikers.voeg_toe(opslag, "Bert", "gebruiker-1", NU)
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        hash_, sleutel = opslag.stukken.bewaar(b"inhoud"), opslag.sleutel
        sleutelbestand = (opslagmap / "sleutels.json").read_bytes()
        monkeypatch.setattr(sleutelwissel, "hernoem", hernoem)
        with pytest.raises(OpslagBezet):
            _trek_in(opslag)
        assert opslag.sleutel == sleutel
        assert json.loads((opslagmap / "sleutels.json").read_bytes()) == json.loads(sleutelbestand)
        assert opslag.stukken.lees(hash_) == b"inhoud"
        lening(opslag)
        assert gebruikers.INGETROKKEN not in _acties(opslag)
        assert not list(opslagmap.glob("*.sleutel*"))
        _trek_in(opslag)
        assert _acties(opslag).count(gebruikers.INGETROKKEN) == 1
    with open_(opslagmap) as opslag:
        assert opslag.gebruikers == ("Anna",)


@pytest.mark.parametrize("na", range(5))
def test_wat_er_ook_van_kwam_het_logboek_zegt_of_de_toegang_weg_is(
    opslagmap: Path, monkeypatch: pytest.MonkeyPatch, na: int
) -> None:
    """The power goes before step `na` of: the new accesses, the two files, the key that is forgotten."""
    with open_(opslagmap) as opslag:
        gebruikers.voeg_toe(opslag, "Bert", "gebruiker-1", NU)
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        toen = opslagmap.parent / f"stroom-weg-{na}"
        gedaan: list[object] = []

        def stap(echt: Callable[..., None]) -> Callable[..., None]:
            def doe(*wat: object) -> None:
                if len(gedaan) == na:
                    shutil.copytree(opslagmap, toen)
                gedaan.append(wat)
                echt(*wat)

            return doe

        with monkeypatch.context() as lap:
            lap.setattr(sleutels, "schrijf", stap(sleutels.schrijf))
            lap.setattr(sleutelwissel, "hernoem", stap(sleutelwissel.hernoem))
            _trek_in(opslag)
        if na == len(gedaan):
            shutil.copytree(opslagmap, toen)
        assert len(gedaan) == 4
    with open_(toen) as opslag:
        weg = "Bert" not in opslag.gebruikers
        assert weg == (na > 0)
        assert _acties(opslag).count(gebruikers.INGETROKKEN) == weg
        with opslag.lees() as bron:
            bert = next(gebruiker for gebruiker in gebruikers.alle(bron) if gebruiker.naam == "Bert")
        assert bert.actief != weg
        assert not list(toen.glob("*.sleutel*"))
        assert sleutels.lees(toen).overgang is None
        lening(opslag)


def test_een_journaal_van_een_afgebroken_kopie_komt_niet_in_de_volgende(opslagmap: Path) -> None:
    (opslagmap / "bbzdesk.db.sleutel-journal").write_bytes(b"van een vorige keer" * 100)
    with open_(opslagmap) as opslag:
        assert not list(opslagmap.glob("*.sleutel*"))
        (opslagmap / "bbzdesk.db.sleutel-journal").write_bytes(b"van een vorige keer" * 100)
        opslag.zet_wachtwoord("Bert", "het woord van Bert")
        _trek_in(opslag)
        lening(opslag)
        assert not list(opslagmap.glob("*.sleutel*"))


def test_een_startcode_mag_in_elke_schrijfwijze_en_is_te_herkennen(opslagmap: Path, herstelcode: str) -> None:
    with open_(opslagmap) as opslag:
        for naam in ("Bert", "Carla"):
            opslag.zet_wachtwoord(naam, f"het woord van {naam}")
        toegang = opslag.verwijder_gebruiker("Bert", "Anna", WACHTWOORD)
    ((naam, startcode),) = toegang.startwachtwoorden
    for getypt in (startcode, startcode.lower(), startcode.replace(" ", "-"), startcode.replace("0", "o")):
        assert sleutels.is_startcode(getypt)
        with open_(opslagmap, getypt) as opslag:
            assert opslag.naam == naam == "Carla"
    for anders in (WACHTWOORD, startcode[:-1], ""):
        assert not sleutels.is_startcode(anders)
    with pytest.raises(VerkeerdWachtwoord):
        open_(opslagmap, toegang.herstelcode)


def test_elke_veranderde_byte_in_een_toegang_wordt_gemerkt() -> None:
    bos, _, _ = sleutels.maak("opslag", "Anna", WACHTWOORD, sleutels.PROEF)
    toegang = next(t for t in bos.toegangen if t.naam == "Anna")
    for veld in ("zout", "nonce", "verpakt"):
        ruw = getattr(toegang, veld)
        for plaats in range(len(ruw)):
            anders = ruw[:plaats] + bytes([ruw[plaats] ^ 1]) + ruw[plaats + 1 :]
            vals = dataclasses.replace(toegang, **{veld: anders})
            with pytest.raises(VerkeerdWachtwoord):
                sleutels.open_met_wachtwoord(dataclasses.replace(bos, toegangen=(vals,)), WACHTWOORD, proef=True)


@pytest.mark.parametrize("verander", [{"naam": "Bert"}, {"kosten": sleutels.Kosten(2**5)}])
def test_naam_en_kosten_horen_bij_de_toegang(verander: dict[str, object]) -> None:
    bos, _, _ = sleutels.maak("opslag", "Anna", WACHTWOORD, sleutels.PROEF)
    vals = tuple(dataclasses.replace(t, **verander) for t in bos.toegangen if t.naam == "Anna")
    with pytest.raises(VerkeerdWachtwoord):
        sleutels.open_met_wachtwoord(dataclasses.replace(bos, toegangen=vals), WACHTWOORD, proef=True)
    with pytest.raises(VerkeerdWachtwoord):
        sleutels.open_met_wachtwoord(dataclasses.replace(bos, opslag="andere"), WACHTWOORD, proef=True)


@pytest.mark.parametrize("kosten", [(2**40, 8, 1), (2**17, 10**6, 1), (0, 0, 0), (-1, 8, 1)])
def test_onmogelijke_kosten_worden_geweigerd_voor_er_gerekend_wordt(
    opslagmap: Path, kosten: tuple[int, int, int]
) -> None:
    inhoud = json.loads((opslagmap / "sleutels.json").read_text())
    for toegang in inhoud["toegangen"]:
        toegang["kdf"] |= dict(zip("nrp", kosten, strict=True))
    (opslagmap / "sleutels.json").write_text(json.dumps(inhoud))
    with pytest.raises(OpslagFout):
        open_(opslagmap)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(zaad=st.integers())
def test_een_verminkt_sleutelbestand_geeft_altijd_een_zin(opslagmap: Path, zaad: int) -> None:
    pad = opslagmap / "sleutels.json"
    goed = pad.read_bytes()
    toeval = random.Random(zaad)
    ruw = bytearray(goed)
    for _ in range(toeval.randint(1, 4)):
        ruw[toeval.randrange(len(ruw))] = toeval.randrange(256)
    pad.write_bytes(ruw)
    try:
        open_(opslagmap).sluit()
    except OpslagFout:
        pass  # one sentence, whatever is wrong; anything else fails this test
    finally:
        pad.write_bytes(goed)


# Written by version 1 of the file; it must open for as long as the program lives.
VERSIE_1 = """\
{
 "soort": "bbzdesk-sleutels",
 "versie": 1,
 "opslag": "019cadc6-9a80-7000-a72c-642307685eac",
 "toegangen": [
  {
   "soort": "wachtwoord",
   "naam": "Zoë",
   "kdf": {
    "naam": "scrypt",
    "n": 16,
    "r": 8,
    "p": 1
   },
   "zout": "r+0YnqF36F+MQE3Lh7RGew==",
   "nonce": "0Uf2eVyC/2uvZg0F",
   "sleutel": "gv2tZEhm2I4nAJ1n07+Upr9D37gJqUea1RF00v+m/VF76/C5aiMFRqL+gNWxGozp"
  },
  {
   "soort": "herstelblad",
   "naam": "",
   "kdf": {
    "naam": "scrypt",
    "n": 16,
    "r": 8,
    "p": 1
   },
   "zout": "Lx/ZL0Nz+cvk6DkJo9T18A==",
   "nonce": "Zn97L8BGoz7HhflU",
   "sleutel": "mzrXvUxnUEpynTQxgqa483kPdwLISmT2stBCWe0IayBSG3gQf6rsEiTSXW+MPXDd"
  }
 ]
}
"""
HERSTELCODE_1 = "PXZSA 947VR AFHSJ X636M CTTAR 99VFM D29KS QDEQT 577TF"


def test_een_sleutelbestand_van_versie_1_blijft_opengaan(tmp_path: Path) -> None:
    (tmp_path / "sleutels.json").write_text(VERSIE_1, encoding="utf-8")
    bos = sleutels.lees(tmp_path)
    assert sleutels.open_met_wachtwoord(bos, "wachtwóórd 2026", proef=True) == (bytes(range(32)), "Zoë")
    assert sleutels.open_met_herstelcode(bos, HERSTELCODE_1, proef=True) == bytes(range(32))
