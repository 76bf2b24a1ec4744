"""A file is what its name says, before it goes out and when it comes in."""

import pytest
from pakkethulp import NU, WACHTWOORD, inhoud, maak, stuk

from bbzdesk.exchange.pakket import PakketFout, controleer, lees_pakket, maak_pakket
from bbzdesk.exchange.pakket.bestandssoort import bezwaar_inhoud
from bbzdesk.exchange.pakket.gegevens import MEDIATYPEN

ZIP = b"PK\x03\x04"
GOED = {
    "csv": b"a;b\n", "docx": ZIP, "eml": b"From: a\n\nhallo", "jpg": b"\xff\xd8\xff\xe0", "json": b"{}", "ods": ZIP, "odt": ZIP,
    "pdf": b"\xef\xbb\xbf\n%PDF-1.4", "png": b"\x89PNG\r\n\x1a\n", "tif": b"II*\0", "txt": "caf\xe9".encode("cp1252"), "xlsx": ZIP,
}  # fmt: skip
ANDERS = (b"MZ\x90\0", b"\x7fELF\x02", b"<html>\0", b"\0\0\0\0", b"\x1f\x8b\x08\0")


@pytest.mark.parametrize("uitgang", MEDIATYPEN)
def test_elke_soort_herkent_zichzelf_en_weigert_een_ander(uitgang):
    assert bezwaar_inhoud(uitgang, (GOED[uitgang],)) is None
    assert bezwaar_inhoud(uitgang, ()) == "is leeg"
    for begin in ANDERS:
        assert "al zegt de naam van wel" in (bezwaar_inhoud(uitgang, (begin,)) or "")


@pytest.mark.parametrize("begin", [b"%PDF-1.7", ZIP, b"MZ"])
def test_een_tekst_die_een_ander_bestand_is_wordt_geweigerd(begin):
    assert bezwaar_inhoud("txt", (begin,)) == "is geen tekst, al zegt de naam van wel"


def test_een_lange_tekst_wordt_tot_het_eind_gelezen():
    assert bezwaar_inhoud("csv", (b"a;b\n", b"c;d\n")) is None
    assert bezwaar_inhoud("csv", (b"a;b\n", b"c\0d\n")) is not None
    assert bezwaar_inhoud("csv", ("a;b".encode("utf-16"),)) is None


@pytest.mark.parametrize(("bytes_", "woord"), [(b"", "is leeg"), (b"MZ", "geen pdf-bestand")])
def test_wie_een_pakket_maakt_hoort_welk_onderdeel_niet_kan(tmp_path, bytes_, woord):
    with pytest.raises(PakketFout, match=f"Onderdeel 2 .*{woord}"):
        maak(tmp_path, onderdelen=(stuk(), stuk("twee", bytes_)))
    assert not list(tmp_path.iterdir())


def test_een_titel_van_drie_lange_namen_past_en_een_langere_niet(tmp_path):
    titel = ", ".join([chr(letter) * 200 for letter in (233, 235, 239)])
    pad = maak(tmp_path, dossiertitel=titel)
    assert controleer(pad, WACHTWOORD).bevindingen == ()
    assert lees_pakket(pad, WACHTWOORD).dossiertitel == titel
    for lengte, past in ((1000, True), (1001, False)):
        doel = tmp_path / f"{lengte}.bbzpakket"
        if past:
            maak_pakket(inhoud(dossiertitel="x" * lengte), doel, WACHTWOORD, NU)
        else:
            with pytest.raises(PakketFout, match="lengte"):
                maak_pakket(inhoud(dossiertitel="x" * lengte), doel, WACHTWOORD, NU)
