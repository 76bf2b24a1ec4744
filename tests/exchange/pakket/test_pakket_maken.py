"""Een pakket wordt in een keer gemaakt, is goed, en komt terug zoals het ging."""

import dataclasses
import hashlib
import os
import re
import stat
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st
from pakkethulp import NU, PDF, WACHTWOORD, bestanden, binnenste, inhoud, maak, stuk

from bbzdesk.domain.nummers import elfproef
from bbzdesk.exchange.pakket import (
    Oordeel,
    PakketFout,
    Soort,
    controleer,
    lees_pakket,
    maak_pakket,
    maken,
    naar_json,
)


def test_an_untouched_package_is_good(tmp_path):
    pakket = maak(tmp_path)
    assert naar_json(controleer(pakket, WACHTWOORD)) == {"goed": True, "bevindingen": []}


def test_the_result_says_what_was_written(tmp_path):
    resultaat = maak_pakket(inhoud(), tmp_path, WACHTWOORD, NU)
    assert resultaat.pad == tmp_path / f"{resultaat.pakketnummer}.bbzpakket"
    assert resultaat.bytes == resultaat.pad.stat().st_size
    assert resultaat.sha512 == hashlib.sha512(resultaat.pad.read_bytes()).hexdigest()
    assert resultaat.aantal_bestanden == sum(naam.startswith("bag/data/") for naam in bestanden(resultaat.pad))


def test_the_outside_is_one_encrypted_neutral_member(tmp_path):
    with pyzipper.AESZipFile(maak(tmp_path)) as buitenste:
        (lid,) = buitenste.infolist()
    assert (lid.filename, lid.wz_aes_strength, lid.flag_bits & 1) == ("overdracht.zip", 3, 1)


def test_the_plain_zip_reader_cannot_read_it(tmp_path):
    with zipfile.ZipFile(maak(tmp_path)) as buitenste, pytest.raises((RuntimeError, NotImplementedError)):
        buitenste.read("overdracht.zip")


def test_no_name_of_a_person_or_bsn_is_in_a_file_name(tmp_path):
    persoon = "Şükran Ünlü 999993653"
    pakket = maak(tmp_path, dossiertitel=persoon, onderdelen=(stuk(f"Paspoort {persoon}"),))
    namen = " ".join([pakket.name, *bestanden(pakket)])
    assert namen.isascii()
    assert "999993653" not in namen
    assert "Paspoort" not in namen
    assert not any(elfproef(cijfers) for cijfers in re.findall(r"(?=([0-9]{9}))", namen))


def test_titles_may_be_real_and_come_back(tmp_path):
    titels = {onderdeel.titel for onderdeel in lees_pakket(maak(tmp_path), WACHTWOORD).onderdelen}
    assert titels == {onderdeel.titel for onderdeel in inhoud().onderdelen}


def test_what_is_packed_comes_back_the_same(tmp_path):
    gelezen, bron = lees_pakket(maak(tmp_path), WACHTWOORD), inhoud()
    for veld in ("opslag_id", "dossier_id", "dossiernummer", "dossiertitel", "zaaknummer", "gegevens", "bewaring"):
        assert getattr(gelezen, veld) == getattr(bron, veld)
    assert (gelezen.gebeurtenissen, gelezen.vertrouwelijkheid) == (bron.gebeurtenissen, bron.vertrouwelijkheid)
    assert gelezen.pakbon.bijzonderheden == bron.bijzonderheden
    zonder_kenmerk = {dataclasses.replace(onderdeel, kenmerk="") for onderdeel in gelezen.onderdelen}
    assert zonder_kenmerk == {dataclasses.replace(onderdeel, kenmerk="") for onderdeel in bron.onderdelen}
    assert "019a-overzicht" in {onderdeel.kenmerk for onderdeel in gelezen.onderdelen}


def test_packing_what_was_read_gives_the_same_files(tmp_path):
    eerste = maak(tmp_path)
    gelezen = lees_pakket(eerste, WACHTWOORD)
    opnieuw = inhoud(
        **{
            veld: getattr(gelezen, veld)
            for veld in (
                "opslag_id", "dossier_id", "dossiernummer", "dossiertitel", "zaaknummer", "gegevens", "onderdelen",
                "bewaring", "gebeurtenissen", "vertrouwelijkheid",
            )
        },
        bijzonderheden=gelezen.pakbon.bijzonderheden,
    )  # fmt: skip
    (tmp_path / "twee").mkdir()
    tweede = maak_pakket(opnieuw, tmp_path / "twee", WACHTWOORD, NU).pad
    een, twee = bestanden(eerste), bestanden(tweede)
    verschil = {naam.rpartition("/")[2] for naam in een if een[naam] != twee.get(naam)}
    assert een.keys() == twee.keys()
    # An explanation of the start page is not part of the dossier, so only that page and what counts it may differ.
    assert verschil <= {
        "index.html", "index.html.bestand.MDTO.xml", "pakbon.xml", "pakbon.pdf", "dossier.MDTO.xml",
        "manifest-sha512.txt", "tagmanifest-sha512.txt", "bag-info.txt",
    }  # fmt: skip


def test_the_same_dossier_at_the_same_moment_gives_the_same_bytes_inside(tmp_path):
    (tmp_path / "twee").mkdir()
    een, twee = maak(tmp_path), maak(tmp_path / "twee")
    assert binnenste(een) == binnenste(twee)
    assert een.read_bytes() != twee.read_bytes()  # the salt


def test_the_package_number_differs_when_anything_differs(tmp_path):
    nummers = {
        maken.pakketnummer(inhoud(), NU),
        maken.pakketnummer(inhoud(), NU.replace(microsecond=1)),
        maken.pakketnummer(inhoud(opslag_id="andere"), NU),
        maken.pakketnummer(inhoud(onderdelen=(stuk(),)), NU),
    }
    assert len(nummers) == 4


def test_the_file_is_only_for_its_owner(tmp_path):
    if os.name == "posix":
        assert stat.S_IMODE(maak(tmp_path).stat().st_mode) == 0o600


def test_nothing_unencrypted_touches_the_disk(tmp_path, monkeypatch):
    geschreven = []
    echt = maken._schrijf
    monkeypatch.setattr(
        maken, "_schrijf", lambda deel, *rest: (echt(deel, *rest), geschreven.append(deel.read_bytes()))
    )
    maak(tmp_path, onderdelen=(stuk(inhoud=PDF + b"herkenbare inhoud" * 100),))
    assert geschreven
    assert b"herkenbare inhoud" not in geschreven[0]


@pytest.mark.parametrize("moment", ["_schrijf_binnenste", "_schrijf", "_vast_os"])
def test_a_failure_while_writing_leaves_nothing_with_the_final_name(tmp_path, monkeypatch, moment):
    def stuk_gaan(*_):
        raise OSError(28, "No space left on device")

    if moment == "_vast_os":
        monkeypatch.setattr(maken.os, "fsync", stuk_gaan)
    else:
        monkeypatch.setattr(maken, moment, stuk_gaan)
    with pytest.raises(PakketFout, match="kon niet worden geschreven"):
        maak(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_power_cut_halfway_leaves_only_an_unfinished_file(tmp_path):
    """Kill the process in the middle of writing; what stays has no name that anyone would take for a package."""
    code = (
        "import sys, os, pathlib; sys.path[:0] = sys.argv[2:]\n"
        "import pakkethulp\nfrom bbzdesk.exchange.pakket import maken\n"
        "echt = maken._schrijf\n"
        "def half(deel, *rest):\n    echt(deel, *rest)\n    os._exit(9)\n"
        "maken._schrijf = half\npakkethulp.maak(pathlib.Path(sys.argv[1]))\n"
    )
    wortel = Path(__file__).parents[3]
    uitkomst = subprocess.run([sys.executable, "-c", code, str(tmp_path), str(Path(__file__).parent), str(wortel)], check=False)  # fmt: skip
    assert uitkomst.returncode == 9
    assert [pad.suffix for pad in tmp_path.iterdir()] == [".deel"]


def test_a_package_that_fails_its_own_check_is_never_handed_out(tmp_path, monkeypatch):
    monkeypatch.setattr(maken, "controleer", lambda *_, **__: Oordeel(goed=False, bevindingen=("Iets klopt niet.",)))
    with pytest.raises(PakketFout, match="Iets klopt niet"):
        maak(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"onderdelen": (stuk(extensie="exe", mediatype="application/x-msdownload"),)}, "soort bestand"),
        ({"onderdelen": (stuk(mediatype="image/png"),)}, "soort bestand"),
        ({"onderdelen": (stuk(inhoud=bytes(50_000_001)),)}, "groter dan 50 MB"),
        ({"onderdelen": (stuk(),) * 501}, "hoogstens 500 stukken"),
        ({"dossiertitel": "Bakker\x00ij"}, "onzichtbaar teken"),
        ({"onderdelen": (stuk("Titel met \ud800"),)}, "onzichtbaar teken"),
    ],
)
def test_what_cannot_travel_is_refused_in_a_sentence(tmp_path, anders, zin):
    with pytest.raises(PakketFout, match=zin):
        maak(tmp_path, **anders)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "gegevens", [{"versie": 1, "x": 1.5}, {"versie": 1, "x": float("nan")}, {"versie": 1, "x": {1}}]
)
def test_an_export_that_is_no_strict_json_is_our_bug(tmp_path, gegevens):
    with pytest.raises(ValueError, match="strict JSON"):
        maak(tmp_path, gegevens=gegevens)


def test_an_export_without_a_version_is_not_packed(tmp_path):
    with pytest.raises(PakketFout, match="mist bij /gegevens de sleutel versie"):
        maak(tmp_path, gegevens={"dossier": {}})


@pytest.mark.parametrize(
    ("wachtwoord", "zin"), [("kort", "te kort"), ("", "te kort"), ("pássword-lang-genoeg", "zonder accent")]
)
def test_a_weak_or_unusual_password_is_refused(tmp_path, wachtwoord, zin):
    with pytest.raises(PakketFout, match=zin):
        maak_pakket(inhoud(), tmp_path, wachtwoord, NU)


def test_progress_only_goes_forward_and_reaches_the_end(tmp_path):
    standen = []
    maak_pakket(inhoud(), tmp_path, WACHTWOORD, NU, lambda gedaan, totaal: standen.append(gedaan / totaal))
    assert standen == sorted(standen)
    assert 0 < standen[0] < 0.5
    assert 0.9 < standen[-1] <= 1


@pytest.mark.parametrize("deel", [0.1, 0.6])
def test_whoever_stops_halfway_keeps_nothing(tmp_path, deel):
    class Gestopt(Exception):
        pass

    def stop(gedaan, totaal):
        if gedaan > deel * totaal:
            raise Gestopt

    with pytest.raises(Gestopt):
        maak_pakket(inhoud(), tmp_path, WACHTWOORD, NU, stop)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(tmp_path):
    pakket = maak(tmp_path)
    eerst = pakket.read_bytes()
    with pytest.raises(PakketFout, match="staat al een bestand"):
        maak(tmp_path)
    assert pakket.read_bytes() == eerst


@pytest.mark.parametrize("naam", ["pakket.zip", "map-die-niet-bestaat/x.bbzpakket"])
def test_an_unusable_place_is_refused(tmp_path, naam):
    with pytest.raises(PakketFout):
        maak_pakket(inhoud(), tmp_path / naam, WACHTWOORD, NU)


def test_a_dossier_without_parts_or_case_number_still_travels(tmp_path):
    pakket = maak(tmp_path, onderdelen=(), zaaknummer="", verhaal=(), bijzonderheden="")
    assert lees_pakket(pakket, WACHTWOORD).zaaknummer == ""


def test_long_and_unusual_titles_survive(tmp_path):
    titel = "Brief van " + "é\N{COMBINING DOT BELOW}" * 300 + " \t\r\n einde ]]> &amp; <b>"
    gelezen = lees_pakket(maak(tmp_path, onderdelen=(stuk(titel),)), WACHTWOORD)
    assert gelezen.onderdelen[0].titel == titel


def test_a_time_with_a_zone_survives(tmp_path):
    tijd = datetime.fromisoformat("2026-07-01T10:00:00.123456+02:00")
    gelezen = lees_pakket(maak(tmp_path, onderdelen=(stuk(gemaakt_op=tijd),)), WACHTWOORD)
    assert gelezen.onderdelen[0].gemaakt_op == tijd


def test_each_kind_has_its_own_numbering(tmp_path):
    delen = (stuk(), stuk("twee"), stuk("drie", soort=Soort.INTAKE))
    namen = {naam.rpartition("/")[2] for naam in bestanden(maak(tmp_path, onderdelen=delen)) if naam.endswith(".pdf")}
    assert namen == {"stuk-0001.pdf", "stuk-0002.pdf", "intakeverslag-0001.pdf", "pakbon.pdf"}


def test_a_file_that_shrinks_too_well_is_stored_as_it_is(tmp_path):
    leeg = stuk("Leeg", b" " * 2_000_000, extensie="txt", mediatype="text/plain")
    assert controleer(maak(tmp_path, onderdelen=(leeg,)), WACHTWOORD).goed


TEKST = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40)
WAARDE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**28), 10**28) | st.text(st.characters(exclude_categories=("Cs",))),
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(TEKST, deel, max_size=4),
    max_leaves=20,
)


@given(
    TEKST,
    TEKST,
    st.binary(max_size=500),
    st.dictionaries(TEKST.filter(lambda naam: naam != "versie"), WAARDE, max_size=5),
)
@settings(max_examples=15)
def test_whatever_a_dossier_holds_comes_back(titel, dossiertitel, bytes_, gegevens):
    with tempfile.TemporaryDirectory() as map_:
        heen = inhoud(
            dossiertitel=dossiertitel,
            gegevens={**gegevens, "versie": 1},
            onderdelen=(stuk(titel, PDF + bytes_), stuk("twee", PDF)),
        )
        pad = maak_pakket(heen, Path(map_), WACHTWOORD, NU).pad
        terug = lees_pakket(pad, WACHTWOORD)
    assert terug.dossiertitel == dossiertitel == terug.pakbon.titel
    assert terug.gegevens == heen.gegevens
    assert [(deel.titel, deel.inhoud) for deel in terug.onderdelen] == [(titel, PDF + bytes_), ("twee", PDF)]
