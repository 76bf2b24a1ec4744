"""Files that are made to harm, or that are something else: one sentence, soon, and nothing happens outside."""

import contextlib
import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bladbouwer import DELEN, KOPPEN, VANDAAG, Ruw, als_csv_rijen, bewaar, bewaar_csv, blad_xml, proef_van, rijen

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.exchange.blad import BladFout, proef_inlezen
from bbzdesk.exchange.blad import kind as kind_
from bbzdesk.exchange.blad.grenzen import REGEL
from bbzdesk.exchange.blad.lezen import lees_werkmap
from bbzdesk.exchange.blad.model import Blad, Cel, Rij, Werkmap
from bbzdesk.exchange.blad.proef import beoordeel_werkmap, naar_json

GOED = blad_xml(rijen())


def weigert(
    map_: Path, inhoud: bytes, woord: str = r"\.$", naam: str = "lijst.xlsx", seconden: float = 10, in_kind=False
) -> str:
    """The content is refused within the time and leaves nothing behind; `in_kind`: with all limits in place."""
    pad = map_ / naam
    pad.write_bytes(inhoud)
    begin = time.monotonic()
    with pytest.raises(BladFout, match=woord) as fout:
        proef_inlezen(pad, None, VANDAAG) if in_kind else proef_van(pad)
    assert time.monotonic() - begin < seconden
    assert sorted(map_.iterdir()) == [pad]
    return str(fout.value)


# --- something else --------------------------------------------------------------------------------------------------


def _zip(**delen: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_punt_", "."), inhoud)
    return uit.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
ANDERS: dict[str, tuple[bytes, str]] = {
    "leeg": (b"", "leeg"), "alleen witruimte": (b"\xef\xbb\xbf \r\n", "leeg"), "pdf": (b"%PDF-1.7 ...", "pdf"), "xls": (OLE, "oude vorm"),
    "met wachtwoord": (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"), "html": (b"<html><table><tr><td>Naam</table>", "webpagina"),
    "html met doctype": (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "webpagina"), "xml 2003": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "html in utf-16": ("<html><table>".encode("utf-16"), "webpagina"), "exe": (b"MZ\x90\0" + bytes(200), "programma"), "elf": (b"\x7fELF" + bytes(200), "programma"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "afbeelding"), "gzip": (b"\x1f\x8b\x08" + bytes(50), "ingepakt"), "rtf": (b"{\\rtf1 x}", "tekstdocument"),
    "ods": (_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_punt_xml=b"<a/>"), "LibreOffice"), "docx": (_zip(word__document_punt_xml=b"<a/>"), "Word"),
    "xlsb": (_zip(xl__workbook_punt_bin=b"x"), "xlsb"), "zip": (_zip(lijst_punt_csv=b"a;b"), "ingepakt"), "lege zip": (b"PK\x05\x06" + bytes(18), "ingepakt"),
    "bytes": (bytes(range(256)) * 4, "tekens"), "nul in csv": (b"Naam;Restschuld\r\nJan\x00;1\r\n", "tekens"), "halve zip": (Ruw(GOED).bytes()[:900], "beschadigd"),
    "sqlite": (b"SQLite format 3\0" + bytes(100), "database"), "json": (b'{"naam": 1}', "geen kopregel"), "een woord": (b"hallo", "geen kopregel"),
}  # fmt: skip


@pytest.mark.parametrize("soort", ANDERS)
@pytest.mark.parametrize("naam", ["lijst.xlsx", "lijst.csv"])
def test_wat_geen_werkblad_is_wordt_geweigerd_met_wat_te_doen(soort, naam, tmp_path):
    inhoud, woord = ANDERS[soort]
    zin = weigert(tmp_path, inhoud, woord, naam, in_kind=naam.endswith("csv"))
    assert zin.count(".") >= 1
    assert "Traceback" not in zin


def test_de_naam_van_het_bestand_zegt_niets(tmp_path):
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(Ruw(GOED).bytes())
    assert len(proef_inlezen(pad, None, VANDAAG).rijen) == 8
    pad = bewaar_csv(tmp_path, als_csv_rijen()).rename(tmp_path / "lijst.xlsx")
    assert len(proef_inlezen(pad, None, VANDAAG).rijen) == 8


def test_een_map_of_een_bestand_dat_er_niet_is(tmp_path):
    for pad in (tmp_path, tmp_path / "weg.xlsx"):
        with pytest.raises(BladFout, match="is er niet"):
            proef_inlezen(pad, None, VANDAAG)


def test_een_bestand_boven_25_megabyte(tmp_path):
    pad = tmp_path / "groot.csv"
    with pad.open("wb") as uit:
        uit.truncate(25 * 1024 * 1024 + 1)
    with pytest.raises(BladFout, match="25 MB"):
        proef_inlezen(pad, None, VANDAAG)


# --- the zip ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "naam",
    ["../weg.xml", "/etc/passwd.xml", "C:/weg.xml", "..\\weg.xml", "\\\\server\\deel\\x.xml", "xl/../../weg.xml", "xl/con.xml", "NUL", "a" * 300 + ".xml", "xl/a\x01b.xml",
     "xl/workbook.xml:verborgen", "xl/COM1.xml", "xl/..", "XL/WORKBOOK.XML"],
)  # fmt: skip
def test_een_naam_met_een_streek_in_de_zip(naam, tmp_path):
    weigert(tmp_path, Ruw(GOED, {naam: b"<a/>"}).bytes(), "beschadigd")


def test_een_koppeling_in_de_zip(tmp_path):
    uit = io.BytesIO(Ruw(GOED).bytes())
    with zipfile.ZipFile(uit, "a") as archief:
        lid = zipfile.ZipInfo("xl/media/plaat.png")
        lid.external_attr = 0o120777 << 16
        archief.writestr(lid, "/etc/passwd")
    weigert(tmp_path, uit.getvalue(), "beschadigd")


def test_een_versleuteld_deel(tmp_path):
    inhoud = bytearray(Ruw(GOED).bytes())
    plek = inhoud.rfind(b"PK\x01\x02")
    inhoud[plek + 8] |= 1
    weigert(tmp_path, bytes(inhoud), "wachtwoord")


def test_te_veel_delen(tmp_path):
    weigert(tmp_path, Ruw(GOED, {f"xl/x{nr}.xml": b"<a/>" for nr in range(2001)}).bytes(), "te groot")


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"Rar!\x1a\x07"])
def test_een_archief_in_het_archief(begin, tmp_path):
    weigert(tmp_path, Ruw(GOED, {"xl/embeddings/object1.bin": begin + bytes(99)}).bytes(), "ander ingepakt")


def test_een_bom_van_een_deel(tmp_path):
    weigert(
        tmp_path,
        Ruw(GOED, {"xl/theme/theme1.xml": b"<a>" + b" " * 190_000_000 + b"</a>"}).bytes(),
        "te groot",
        seconden=20,
    )


def test_een_bom_die_liegt_over_zijn_omvang(tmp_path):
    """The declared size is small; what comes out is not."""
    inhoud = bytearray(Ruw(GOED, {"xl/zz.xml": b"<a>" + b" " * 40_000_000 + b"</a>"}).bytes())
    for kenmerk, plaats in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        plek = inhoud.rfind(kenmerk)
        inhoud[plek + plaats : plek + plaats + 4] = (50).to_bytes(4, "little")
    weigert(tmp_path, bytes(inhoud), "beschadigd")


def test_een_kwaadaardig_lang_blad_met_een_verhouding_boven_honderd(tmp_path):
    blad = GOED.replace("</sheetData>", "<row><c/></row>" * 4_000_000 + "</sheetData>")
    weigert(tmp_path, Ruw(blad).bytes(), "te groot", seconden=20, in_kind=True)


# --- the XML ---------------------------------------------------------------------------------------------------------

LACHEN = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + nr)} "{("&" + chr(97 + nr) + ";") * 10}">' for nr in range(9))
    + "]>"
)
VERKLARINGEN = {
    "een miljard keer lachen": LACHEN, "een groot woord": f'<!DOCTYPE q [<!ENTITY a "{"x" * 50_000}">]>', "een bestand van buiten": '<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "een adres van buiten": '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/q.dtd">', "een parameter": '<!DOCTYPE q [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>', "alleen een soort": "<!DOCTYPE q>",
}  # fmt: skip


@pytest.mark.parametrize("verklaring", VERKLARINGEN)
@pytest.mark.parametrize(
    "deel",
    [
        *DELEN,
        "xl/worksheets/sheet1.xml",
        "xl/theme/theme1.xml",
        "docProps/core.xml",
        "xl/drawings/vml.vml",
        "xl/tables/t1.xml",
    ],
)
def test_geen_deel_mag_iets_verklaren(deel, verklaring, tmp_path):
    delen = DELEN | {"xl/worksheets/sheet1.xml": GOED.encode()}
    inhoud = VERKLARINGEN[verklaring].encode() + delen.get(deel, b"<a>&a;</a>").removeprefix(b'<?xml version="1.0"?>')
    weigert(tmp_path, Ruw(GOED, {deel: inhoud}).bytes(), "beschadigd")


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-be", "cp037"])
def test_ook_niet_in_een_andere_codering(codering, tmp_path):
    kop = f'<?xml version="1.0" encoding="{codering}"?>'
    inhoud = (kop + LACHEN + "<w/>").encode(codering)
    weigert(tmp_path, Ruw(GOED, {"xl/worksheets/sheet1.xml": inhoud}).bytes(), "beschadigd")


@pytest.mark.parametrize(
    "blad",
    [
        "<worksheet>", "", "geen xml", "<worksheet><sheetData><row r='0'><c r='A0'><v>1</v></c></row></sheetData></worksheet>",
        "<w><row r='2'><c r='A1'><v>1</v></c></row></w>", "<w><row r='1'><c r='XFE1'><v>1</v></c></row></w>", "<w><row r='9999999'><c><v>1</v></c></row></w>",
        "<w><row r='1'><c t='s'><v>99</v></c></row></w>", "<w><row r='1'><c t='s'><v>-1</v></c></row></w>", "<w><row r='3'><c><v>1</v></c></row><row r='3'><c><v>1</v></c></row></w>",
        "<w>" * 100_000, "<w a='" + "x" * 5_000_000 + "'/>",
    ],
)  # fmt: skip
def test_een_blad_dat_niet_klopt(blad, tmp_path):
    weigert(tmp_path, Ruw(blad).bytes())


@pytest.mark.parametrize("deel", ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_een_werkmap_zonder_samenhang(deel, tmp_path):
    weigert(tmp_path, Ruw(GOED, {deel: b"<a/>"}).bytes(), "beschadigd") if deel != "_rels/.rels" else None


def test_een_blad_buiten_het_archief_wordt_niet_gelezen(tmp_path):
    rels = DELEN["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets/sheet1.xml"', b'Target="file:///etc/passwd" TargetMode="External"'
    )
    weigert(tmp_path, Ruw(GOED, {"xl/_rels/workbook.xml.rels": rels}).bytes(), "beschadigd")


# --- much ------------------------------------------------------------------------------------------------------------


@pytest.mark.lang
def test_te_veel_gevulde_cellen(tmp_path):
    rij = "".join(f"<c><v>{nr}</v></c>" for nr in range(1000))
    inhoud = Ruw("<w>" + "".join(f"<row>{rij}{nr}</row>" for nr in range(1001)) + "</w>").bytes()
    weigert(tmp_path, inhoud, "te groot", seconden=25, in_kind=True)


def test_een_regel_van_meer_dan_een_miljoen_tekens(tmp_path):
    weigert(tmp_path, b"Naam;Restschuld\r\n" + b"x" * (REGEL + 1) + b";1\r\n", "miljoen tekens", naam="lijst.csv")


@pytest.mark.lang
def test_een_miljoen_lege_opgemaakte_rijen_worden_vlot_overgeslagen(tmp_path):
    leeg = "".join(f'<row r="{nr}"><c r="A{nr}" s="1"/><c r="B{nr}" s="1"/></row>' for nr in range(10, 1_048_577))
    pad = tmp_path / "lijst.xlsx"
    pad.write_bytes(Ruw(GOED.replace("</sheetData>", leeg + "</sheetData>")).bytes())
    begin = time.monotonic()
    assert len(proef_inlezen(pad, None, VANDAAG).rijen) == 8
    assert time.monotonic() - begin < 30


def test_wie_te_lang_doet_wordt_gestopt(tmp_path, monkeypatch):
    with pytest.raises(BladFout, match="te groot"):
        lees_werkmap(bewaar(tmp_path, rijen()), seconden=0.0001)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on memory here")
def test_het_kind_kan_niet_schrijven_en_niet_veel_onthouden(tmp_path):
    import multiprocessing

    hier, daar = multiprocessing.get_context("spawn").Pipe(duplex=False)
    proces = multiprocessing.get_context("spawn").Process(target=_probeer_kwaad, args=(str(tmp_path / "uit"), daar))
    proces.start()
    daar.close()
    assert hier.recv_bytes() == b"geheugen op, niets geschreven"
    proces.join()
    proces.close()
    hier.close()


def _probeer_kwaad(pad: str, uit) -> None:
    import signal

    kind_._begrens()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    gelukt = []
    try:
        bytearray(700 * 1024 * 1024)
    except MemoryError:
        gelukt.append("geheugen op")
    try:
        Path(pad).write_bytes(b"kwaad")
    except OSError:
        gelukt.append("niets geschreven")
    uit.send_bytes(", ".join(gelukt).encode())


# --- mutations -------------------------------------------------------------------------------------------------------


def _bronnen(map_: Path) -> list[tuple[bytes, Callable[[bytes], bytes]]]:
    """What is damaged, and how it becomes a file: whole files, and the sheet inside an otherwise sound one."""
    csv = [
        bewaar_csv(map_, als_csv_rijen(), codering=codering).read_bytes() for codering in ("utf-8", "cp1252", "utf-16")
    ]
    heel = [Ruw(GOED).bytes(zipfile.ZIP_STORED), bewaar(map_, rijen()).read_bytes(), *csv]
    delen = [(DELEN | {"xl/worksheets/sheet1.xml": GOED.encode()})[deel] for deel in _DELEN]
    return [(bron, bytes) for bron in heel] + [
        (inhoud, lambda kapot, deel=deel: Ruw(GOED, {deel: kapot}).bytes())
        for deel, inhoud in zip(_DELEN, delen, strict=True)
    ]


_DELEN = ["xl/worksheets/sheet1.xml"] * 4 + ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]


def _gemuteerd(bron: bytes, toeval: random.Random) -> bytes:
    inhoud = bytearray(bron)
    for _ in range(toeval.choice((1, 3, 20))):
        plek = toeval.randrange(len(inhoud))
        keus = toeval.randrange(4)
        if keus == 0:
            inhoud[plek] = toeval.randrange(256)
        elif keus == 1:
            del inhoud[plek : plek + toeval.randrange(1, 60)]
        elif keus == 2:
            inhoud[plek:plek] = toeval.choice(
                (b"<", b"&", b"\0", b"9" * 30, b"1e309", b"NaN", b"-", b'"', b";;;", b"\xff\xfe", b"</c>", b"<c>")
            )
        else:
            ander = toeval.randrange(len(inhoud))
            inhoud[plek : plek + 40] = inhoud[ander : ander + 40]
        if not inhoud:
            return b""
    return bytes(inhoud)


def _mutaties(map_: Path, aantal: int, zaad: int) -> None:
    toeval = random.Random(zaad)
    bronnen = _bronnen(map_)
    for nr in range(aantal):
        bron, maak = toeval.choice(bronnen)
        inhoud = maak(_gemuteerd(bron, toeval))
        begin = time.monotonic()
        try:
            werkmap = kind_.lees_inhoud(inhoud)
            _beoordeel(werkmap)
        except GebruikersFout:
            pass
        except Exception as fout:
            raise AssertionError(f"mutation {nr} of seed {zaad}") from fout
        assert time.monotonic() - begin < 30


def _beoordeel(werkmap: Werkmap) -> None:
    naar_json(beoordeel_werkmap(werkmap, None, VANDAAG))


def test_tweehonderd_beschadigde_bestanden_geven_een_uitkomst_of_een_zin(tmp_path):
    _mutaties(tmp_path, 200, zaad=1)


@pytest.mark.lang
def test_nog_duizend_beschadigde_bestanden(tmp_path):
    _mutaties(tmp_path, 1000, zaad=2)


VREEMD = [
    "", " ", "0", "-", "--", "€", "%", "1e999999999", "-1e-999", "NaN", "Infinity", "9" * 400, "1.234", "1,234", "99-99-9999", "00-00-00", "31-12-9999", "1-1-0001",
    "²", "१२३", "\u202e", "a" * 40_000, "=1+1", "totaal", "#REF!", "2024", "45000", "uitstel t/m 99-99-99", "tot 31-02-2024 uitstel", "NL", "5 jaar", "0 jaar", "9999 jaar", "\n", "'", "(1)", "-/-",
]  # fmt: skip


@pytest.mark.parametrize("zaad", range(3))
def test_vreemde_cellen_geven_een_uitkomst_of_een_zin(zaad):
    toeval = random.Random(zaad)
    kop = Rij(1, False, {nr: Cel("t", naam) for nr, naam in enumerate(KOPPEN.values(), 1)})
    for _ in range(60):
        cellen = [
            {
                nr: Cel(toeval.choice("tttnpdbef"), toeval.choice(VREEMD), toeval.choice((None, "SUM(A1:A9)")))
                for nr in range(1, 15)
                if toeval.random() < 0.9
            }
            for _ in range(12)
        ]
        blad = Blad("x", False, (kop, *(Rij(nr, False, rij) for nr, rij in enumerate(cellen, 2))))
        with contextlib.suppress(GebruikersFout):
            _beoordeel(Werkmap("xlsx", (blad,), toeval.random() < 0.2))
