"""Wat van buiten komt, is niet te vertrouwen: namen, bommen, koppelingen, wachtwoorden."""

import io
import os
import random
import struct
import time
import zipfile
import zlib

import pytest
import pyzipper
from pakkethulp import WACHTWOORD, bestanden, binnenste, hermanifest, inpakken, maak, uitpakken, versleuteld, zip_van

from bbzdesk.exchange.pakket import PakketFout, archief, bron, controleer, lees_pakket
from bbzdesk.exchange.pakket.archief import leden_van
from bbzdesk.exchange.pakket.bevindingen import Stop
from bbzdesk.exchange.pakket.bron import Archief

ONVEILIG = [
    "../x", "../../etc/passwd", "a/../../x", "a/../b", "..", ".", "./x", "a//b", "/x", "/etc/passwd", "//server/deel/x",
    "C:x", "C:/x", "c:\\x", "..\\x", "a\\b", "\\x", "\\\\server\\deel\\x", "a/..\\b", "x/..", "...",
    "a\u2044b", "a\u2215b", "a\uff0fb", "\uff0e\uff0e/x", "a\u29f8b", "a\uff3cb", "\u2025/x", "a\ufe68b", "a\uff1ab",
    "a\x01b", "a\nb", "a\rb", "a\tb", "a\x7fb", "a\u202eb", "a\u200bb", "a\ufeffb", "a\u2028b", "a\ue000b",
    "CON", "con.txt", "map/NUL", "aux.tar.gz", "COM1", "com¹.txt", "LPT9.pdf", "PRN", "CONIN$", "CLOCK$",
    "x.", "x ", " x", "map./x", "map /x", "a:b", "a.txt::$DATA", "x" * 256, "é" * 128, "a/" * 600 + "b", "a/" * 20 + "b",
]  # fmt: skip


@pytest.fixture(scope="module")
def pakket(tmp_path_factory):
    return maak(tmp_path_factory.mktemp("pakket"))


def eerste(oordeel):
    assert not oordeel.goed
    return oordeel.bevindingen[0]


def ruwe_zip(leden, soort=0o100600, maker=3):
    """A zip with names exactly as given; the library would tidy some of them."""
    stroom, tabel = io.BytesIO(), io.BytesIO()
    for naam, wat in leden:
        ruw, plaats = naam.encode("utf-8", "surrogatepass"), stroom.tell()
        kop = struct.pack("<5H3L2H", 20, 0x800, 0, 0, 33, zlib.crc32(wat), len(wat), len(wat), len(ruw), 0)
        stroom.write(b"PK\x03\x04" + kop + ruw + wat)
        vast = struct.pack("<4s2B", b"PK\x01\x02", 20, maker)
        tabel.write(vast + kop + struct.pack("<3H2L", 0, 0, 0, soort << 16, plaats) + ruw)
    begin, omvang = stroom.tell(), tabel.tell()
    einde = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(leden), len(leden), omvang, begin, 0)
    return stroom.getvalue() + tabel.getvalue() + einde


def test_the_helper_makes_archives_that_others_read():
    with zipfile.ZipFile(io.BytesIO(ruwe_zip([("a/b.txt", b"hallo")]))) as archief:
        assert archief.read("a/b.txt") == b"hallo"
    assert [lid.naam for lid in leden_van(io.BytesIO(ruwe_zip([("a/b.txt", b"hallo")])), "x")] == ["a/b.txt"]


def test_there_are_enough_unsafe_names():
    assert len(set(ONVEILIG)) == len(ONVEILIG) >= 60


@pytest.mark.parametrize("naam", ONVEILIG)
def test_an_unsafe_name_in_the_inner_archive_is_refused(tmp_path, naam):
    doel = versleuteld(tmp_path / "x.bbzpakket", {"overdracht.zip": ruwe_zip([("bag/bagit.txt", b"x"), (naam, b"x")])})
    zin = eerste(controleer(doel, WACHTWOORD))
    assert "De naam" in zin
    assert zin.isprintable()
    assert [pad.name for pad in tmp_path.iterdir()] == ["x.bbzpakket"]


@pytest.mark.parametrize(
    "naam", [n for n in ONVEILIG if "/" not in n and 0 < len(n.encode()) < 256 and n not in ("..", ".")]
)
def test_an_unsafe_name_in_a_folder_is_refused(tmp_path, naam):
    if os.name != "posix":
        pytest.skip("only here can such a name exist on disk")
    (tmp_path / "bagit.txt").write_bytes(b"x")
    (tmp_path / naam).write_bytes(b"x")
    assert "De naam" in eerste(controleer(tmp_path, None))


@pytest.mark.parametrize(
    "namen",
    [("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("\u00e9.txt", "e\u0301.txt"), ("stra\u00dfe", "STRASSE"), ("\ufb01x", "fix"), ("a", "a/b"), ("A", "a/b")],
)  # fmt: skip
def test_names_that_collide_are_refused(tmp_path, namen):
    archief = ruwe_zip([("bag/bagit.txt", b"x"), *((naam, b"x") for naam in namen)])
    zin = eerste(controleer(versleuteld(tmp_path / "x.bbzpakket", {"overdracht.zip": archief}), WACHTWOORD))
    assert "twee keer" in zin or "ook een map" in zin


@pytest.mark.parametrize("soort", [0o120777, 0o020666, 0o060666, 0o010666, 0o140777, 0o040755])
def test_a_link_or_device_in_the_archive_is_refused(tmp_path, soort):
    archief = ruwe_zip([("bag/bagit.txt", b"/etc/passwd")], soort=soort)
    doel = versleuteld(tmp_path / "x.bbzpakket", {"overdracht.zip": archief})
    assert "koppeling of apparaat" in eerste(controleer(doel, WACHTWOORD))


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes of Unix")
@pytest.mark.parametrize(
    "maak_vreemd", [lambda p: p.symlink_to("/etc/passwd"), lambda p: p.symlink_to("/etc"), os.mkfifo]
)
def test_a_link_or_pipe_in_a_folder_is_refused(tmp_path, pakket, maak_vreemd):
    uitpakken(tmp_path, bestanden(pakket))
    maak_vreemd(tmp_path / "bag" / "vreemd")
    assert "koppeling of apparaat" in eerste(controleer(tmp_path, None))


def test_no_password_and_a_wrong_password_each_have_their_sentence(pakket):
    assert "is een wachtwoord nodig" in eerste(controleer(pakket, None))
    assert "is een wachtwoord nodig" in eerste(controleer(pakket, ""))
    assert "past niet bij dit pakket" in eerste(controleer(pakket, "verkeerd-wachtwoord"))
    assert "past niet bij dit pakket" in eerste(controleer(pakket, "wáchtwoord \ud800"))


def test_a_path_without_anything_is_the_users_problem(tmp_path):
    with pytest.raises(PakketFout, match="staat geen pakket"):
        controleer(tmp_path / "niets.bbzpakket", WACHTWOORD)


def test_an_unencrypted_package_is_refused(tmp_path, pakket):
    doel = tmp_path / "x.bbzpakket"
    doel.write_bytes(zip_van({"overdracht.zip": binnenste(pakket)}))
    assert "niet versleuteld" in eerste(controleer(doel, WACHTWOORD))


def test_weaker_encryption_is_refused(tmp_path, pakket):
    doel = versleuteld(tmp_path / "x.bbzpakket", {"overdracht.zip": binnenste(pakket)}, nbits=128)
    assert "AES-256" in eerste(controleer(doel, WACHTWOORD))


@pytest.mark.parametrize(
    "namen", [(), ("a.zip", "b.zip"), ("overdracht.zip", "leesmij.txt"), ("overdracht.txt",), ("map/overdracht.zip",)]
)
def test_the_outside_holds_exactly_one_archive(tmp_path, pakket, namen):
    doel = versleuteld(tmp_path / "x.bbzpakket", dict.fromkeys(namen, binnenste(pakket)))
    assert "precies één archief" in eerste(controleer(doel, WACHTWOORD))


def test_an_archive_in_the_archive_is_not_unpacked(tmp_path, pakket):
    leden = bestanden(pakket)
    doel = inpakken(tmp_path / "x.bbzpakket", {**leden, "nog-een.zip": zip_van(leden)})
    assert any("nog-een.zip" in zin and "hoort niet" in zin for zin in controleer(doel, WACHTWOORD).bevindingen)


def test_a_package_in_a_package_is_refused(tmp_path, pakket):
    doel = inpakken(tmp_path / "x.bbzpakket", {"overdracht.zip": binnenste(pakket)})
    assert not controleer(doel, WACHTWOORD).goed


@pytest.mark.parametrize("plaats", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_bit_is_found(tmp_path, pakket, plaats):
    inhoud = bytearray(pakket.read_bytes())
    inhoud[int(len(inhoud) * plaats)] ^= 1
    (tmp_path / "x.bbzpakket").write_bytes(inhoud)
    assert "beschadigd" in eerste(controleer(tmp_path / "x.bbzpakket", WACHTWOORD))


@pytest.mark.parametrize("lengte", [0, 1, 21, 22, 100, 1000, 10000])
def test_a_package_cut_short_is_found(tmp_path, pakket, lengte):
    (tmp_path / "x.bbzpakket").write_bytes(pakket.read_bytes()[:lengte])
    assert not controleer(tmp_path / "x.bbzpakket", WACHTWOORD).goed


@pytest.mark.parametrize("extra", [b"\0", b"PK\x05\x06" + bytes(18)])
def test_something_behind_the_end_is_found(tmp_path, pakket, extra):
    (tmp_path / "x.bbzpakket").write_bytes(pakket.read_bytes() + extra)
    assert not controleer(tmp_path / "x.bbzpakket", WACHTWOORD).goed


def test_something_before_the_beginning_is_found(tmp_path, pakket):
    (tmp_path / "x.bbzpakket").write_bytes(b"MZ programma" + pakket.read_bytes())
    assert not controleer(tmp_path / "x.bbzpakket", WACHTWOORD).goed


def bom_plat():
    """Ten megabytes that become ten gigabytes: one deflated block, and a table that admits it."""
    klein = zlib.compressobj(9, zlib.DEFLATED, -15)
    ingepakt = klein.compress(bytes(10_000_000)) + klein.flush()
    return zip_met_maat(ingepakt, 10_000_000)


def zip_met_maat(ingepakt, omvang):
    kop = struct.pack("<5H3L2H", 20, 0x800, 8, 0, 33, 0, len(ingepakt), omvang, 5, 0)
    lokaal = b"PK\x03\x04" + kop + b"a.txt" + ingepakt
    tabel = struct.pack("<4s2B", b"PK\x01\x02", 20, 3) + kop + struct.pack("<3H2L", 0, 0, 0, 0, 0) + b"a.txt"
    return lokaal + tabel + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(tabel), len(lokaal), 0)


def bom_liegt():
    """The table says little; the stream holds more."""
    klein = zlib.compressobj(9, zlib.DEFLATED, -15)
    return zip_met_maat(klein.compress(bytes(10_000_000)) + klein.flush(), 100)


def bom_overlap():
    """Many entries in the table that share the same bytes."""
    stroom = bytearray(ruwe_zip([("a.txt", b"x" * 1000)]))
    begin = stroom.index(b"PK\x01\x02")
    kop = bytes(stroom[begin:-22])
    tabel = b"".join(kop[:-5] + f"{nummer:05d}".encode() for nummer in range(500))
    einde = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(tabel), begin, 0)
    return bytes(stroom[:begin]) + tabel + einde


def bom_veel():
    return ruwe_zip([(f"{nummer}", b"") for nummer in range(20_000)])


def bom_groot():
    return zip_met_maat(bytes(100), 4_000_000_000)


def bom_nest():
    inhoud = b"x"
    for _ in range(6):
        inhoud = zip_van({f"{nummer}.zip": inhoud for nummer in range(8)})
    return inhoud


def piek():
    """The most memory this process ever had, in kB; nought where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("bom", [bom_plat, bom_liegt, bom_overlap, bom_veel, bom_groot, bom_nest])
def test_a_bomb_is_refused_at_once(tmp_path, bom):
    doel = versleuteld(tmp_path / "x.bbzpakket", {"overdracht.zip": bom()})
    vooraf, begin = piek(), time.monotonic()
    assert not controleer(doel, WACHTWOORD).goed
    assert time.monotonic() - begin < 2
    assert piek() - vooraf < 100_000


def test_a_bomb_in_the_outer_archive_is_refused(tmp_path):
    doel = tmp_path / "x.bbzpakket"
    with pyzipper.AESZipFile(doel, "w", pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as buitenste:
        buitenste.setpassword(WACHTWOORD.encode())
        buitenste.writestr("overdracht.zip", bytes(50_000_000))
    assert "keer zo groot" in eerste(controleer(doel, WACHTWOORD))


def test_names_that_differ_between_table_and_member_are_refused():
    archief = ruwe_zip([("a.txt", b"x")]).replace(b"a.txt", b"b.txt", 1)
    with pytest.raises(Stop, match="heet in de inhoudsopgave anders"):
        leden_van(io.BytesIO(archief), "x")


@pytest.mark.parametrize(
    "extra", [b"\x01\x00\x08\x00" + bytes(8), b"\x75\x70\x06\x00\x01" + bytes(5), b"\x01\x99", b"\x55\x54\x09\x00\x01"]
)
def test_a_second_name_or_size_in_an_extra_field_is_refused(extra):
    archief = bytearray(ruwe_zip([("a.txt", b"x")]))
    tabel = archief.index(b"PK\x01\x02")
    archief[tabel + 30 : tabel + 32] = struct.pack("<H", len(extra))
    archief[-22:-22] = extra
    archief[-10:-6] = struct.pack("<L", len(archief) - 22 - tabel)
    with pytest.raises(Stop, match="onbekende toevoeging"):
        leden_van(io.BytesIO(bytes(archief)), "x")


# Places counted from the end record, the table and the first member; the archive holds a.txt and b.txt.
VELDEN = {
    "schijf": ("einde", 4, 1), "schijf van de tabel": ("einde", 6, 1), "aantal hier": ("einde", 8, 1),
    "aantal": ("einde", 10, 3), "omvang van de tabel": ("einde", 12, 5), "begin van de tabel": ("einde", 16, 1),
    "commentaar": ("einde", 20, 1),
    "merk van de tabel": ("tabel", 0, 0), "vlag: gewijzigd": ("tabel", 8, 0x20), "vlag: verborgen": ("tabel", 9, 0x20),
    "vlag: versleuteld": ("tabel", 8, 1), "methode: bzip2": ("tabel", 10, 12), "methode: lzma": ("tabel", 10, 14),
    "methode: AES zonder AES": ("tabel", 10, 99), "ingepakt anders": ("tabel", 20, 2), "omvang anders": ("tabel", 24, 2),
    "langere naam": ("tabel", 28, 6), "langere toevoeging": ("tabel", 30, 1), "commentaar bij een bestand": ("tabel", 32, 1),
    "andere schijf": ("tabel", 34, 1), "ander begin": ("tabel", 42, 1),
    "merk van een bestand": ("lid", 0, 0), "andere vlaggen": ("lid", 6, 6), "andere methode": ("lid", 8, 8),
    "andere naam": ("lid", 30, 0x63), "andere lengte van de naam": ("lid", 26, 4), "toevoeging": ("lid", 28, 1),
}  # fmt: skip


@pytest.mark.parametrize("geval", VELDEN)
def test_a_table_that_does_not_fit_the_archive_is_refused(geval):
    waar, plaats, waarde = VELDEN[geval]
    archief = bytearray(ruwe_zip([("a.txt", b"hallo"), ("b.txt", b"wereld")]))
    begin = {"einde": len(archief) - 22, "tabel": archief.index(b"PK\x01\x02"), "lid": 0}[waar]
    assert archief[begin + plaats] != waarde
    archief[begin + plaats] = waarde
    with pytest.raises(Stop):
        Archief(io.BytesIO(bytes(archief)), "x")


def test_a_gap_between_members_is_refused():
    een, twee = ruwe_zip([("a.txt", b"hallo")]), ruwe_zip([("a.txt", b"hallo"), ("b.txt", b"wereld")])
    gat = bytearray(twee)
    lid, tabel = een.index(b"PK\x01\x02"), twee.index(b"PK\x01\x02")
    tweede = twee.index(b"PK\x01\x02", tabel + 1)
    gat[tweede + 42 : tweede + 46] = struct.pack("<L", lid + 7)
    gat[-6:-2] = struct.pack("<L", tabel + 7)
    gat[lid:lid] = b"verstop"
    with pytest.raises(Stop, match="staat er iets tussen"):
        leden_van(io.BytesIO(bytes(gat)), "x")


def test_a_folder_that_holds_bytes_itself_is_refused():
    with pytest.raises(Stop, match="map met inhoud"):
        leden_van(io.BytesIO(ruwe_zip([("map/", b"x")], soort=0)), "x")


def test_everything_together_has_a_limit(monkeypatch):
    monkeypatch.setattr(archief, "PAKKET", 9)
    with pytest.raises(Stop, match="groter dan 2 GB"):
        leden_van(io.BytesIO(ruwe_zip([("a.txt", b"hallo"), ("b.txt", b"hallo")])), "x")


def test_a_folder_has_the_same_limits(tmp_path, monkeypatch):
    uitpakken(tmp_path, {"bagit.txt": b"x", "a.txt": b"x"})
    monkeypatch.setattr(bron, "LEDEN", 1)
    assert "groter dan een pakket mag zijn" in eerste(controleer(tmp_path, None))


@pytest.mark.parametrize("vlag", [0x800, 0])
def test_a_name_in_an_unknown_encoding_is_refused(vlag):
    ruw = ruwe_zip([("a\u00e9.txt", b"x")])
    ruw = ruw.replace("é".encode(), b"\xe9\xe9").replace(b"\x14\x00\x00\x08", struct.pack("<2H", 20, vlag))
    with pytest.raises(Stop, match="tekenset"):
        leden_van(io.BytesIO(ruw), "x")


def test_a_table_of_more_than_three_megabytes_is_not_read():
    lang = ruwe_zip([("a/" + "b" * 240 + f"{nummer}", b"") for nummer in range(12_000)])
    with pytest.raises(Stop, match="klopt niet"):
        leden_van(io.BytesIO(lang), "x", hoogstens=20_000)


def test_an_archive_for_a_later_kind_of_zip_is_refused():
    archief = bytearray(ruwe_zip([("a.txt", b"x")]))
    archief[archief.index(b"PK\x01\x02") + 6] = 188
    with pytest.raises(Stop, match="onbekende manier"):
        leden_van(io.BytesIO(bytes(archief)), "x")


@pytest.mark.parametrize("zaad", range(8))
def test_whatever_was_damaged_the_answer_is_a_verdict(tmp_path, pakket, zaad):
    """Random damage to the package, to the archive inside and to its files: never anything but an Oordeel."""
    toeval = random.Random(zaad)
    leden = bestanden(pakket)
    for _ in range(25):
        naam = toeval.choice(sorted(leden))
        bouwsels = {
            "buiten.bbzpakket": (pakket.read_bytes(), lambda wat: wat),
            "overdracht.zip": (binnenste(pakket), lambda wat: wat),
            "gewijzigd.zip": (leden[naam], lambda wat, naam=naam: zip_van(hermanifest({**leden, naam: wat}))),
        }
        vorm = toeval.choice(sorted(bouwsels))
        origineel, bouw = bouwsels[vorm]
        map_ = tmp_path / "map"
        map_.mkdir(exist_ok=True)
        doel = map_ / "x.zip" if vorm.endswith(".zip") else tmp_path / vorm
        doel.write_bytes(bouw(beschadigd(origineel, toeval)))
        oordeel = controleer(map_ if vorm.endswith(".zip") else doel, WACHTWOORD)
        assert oordeel.goed == (oordeel.bevindingen == ())


def beschadigd(wat, toeval):
    wat = bytearray(wat)
    plaats = toeval.randrange(len(wat) + 1)
    stukjes = [b"", b"\0", b"\xff", b"<", b"&", b'"', b"%", b"\n", b"\r", b" ", b"..", b"/", b"9" * 40, b"<!--", b"[]"]
    wat[plaats : plaats + toeval.randrange(12)] = toeval.choice(stukjes)
    return bytes(wat)


def test_the_unpacked_package_and_bag_are_judged_too(tmp_path, pakket):
    leden = bestanden(pakket)
    binnen, buiten = uitpakken(tmp_path / "binnen", leden), tmp_path / "buiten"
    buiten.mkdir()
    (buiten / "overdracht.zip").write_bytes(binnenste(pakket))
    for map_ in (binnen, buiten, binnen / "bag"):
        assert controleer(map_, None).bevindingen == ()
    (binnen / "bag/data/dossier/stuk-0001/stuk-0001.pdf").write_bytes(b"%PDF-anders")
    for map_ in (binnen, binnen / "bag"):
        assert not controleer(map_, None).goed


def test_a_folder_with_something_else_is_no_package(tmp_path):
    (tmp_path / "foto.png").write_bytes(b"x")
    assert "geen overdrachtspakket" in eerste(controleer(tmp_path, None))


def test_reading_back_refuses_what_was_judged_bad(tmp_path, pakket):
    leden = bestanden(pakket)
    doel = inpakken(tmp_path / "x.bbzpakket", {**leden, "bag/data/dossier/x.txt": b"x"})
    with pytest.raises(PakketFout, match="wordt niet ingelezen"):
        lees_pakket(doel, WACHTWOORD)
    with pytest.raises(PakketFout, match="past niet bij dit pakket"):
        lees_pakket(pakket, "verkeerd")


def test_reading_a_bare_bag_is_refused(tmp_path, pakket):
    uitpakken(tmp_path, bestanden(pakket))
    with pytest.raises(PakketFout, match="geen volledig overdrachtspakket"):
        lees_pakket(tmp_path / "bag", None)


def test_a_full_disk_or_lost_share_is_a_sentence(pakket, monkeypatch):
    from bbzdesk.exchange.pakket import controle

    def weg(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(controle, "_ontsleutel", weg)
    assert "niet te lezen" in eerste(controleer(pakket, WACHTWOORD))


def test_nothing_stays_behind_after_judging(tmp_path, pakket, monkeypatch):
    from bbzdesk.exchange.pakket import controle

    monkeypatch.setattr(controle, "IN_GEHEUGEN", 100)
    werkmap = tmp_path / "werk"
    werkmap.mkdir(mode=0o700)
    assert controleer(pakket, WACHTWOORD, werkmap).goed
    assert list(werkmap.iterdir()) == []
