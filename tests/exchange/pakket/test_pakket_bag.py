"""Elke regel van BagIt een keer gebroken: het pakket wordt afgewezen met een zin die het bestand noemt."""

import re

import pytest
from pakkethulp import WACHTWOORD, bestanden, hermanifest, hertag, inpakken, maak, som, uitpakken

from bbzdesk.exchange.pakket import controleer

STUK = "bag/data/dossier/stuk-0001/stuk-0001.pdf"
M, T = "bag/manifest-sha512.txt", "bag/tagmanifest-sha512.txt"
INFO, B = "bag/bag-info.txt", "bag/bagit.txt"


@pytest.fixture(scope="module")
def leden(tmp_path_factory):
    return bestanden(maak(tmp_path_factory.mktemp("pakket")))


VEEL = "".join(f"A: {som(str(nummer).encode())}\n" for nummer in range(1000)).encode()


def vervang(naam, oud, nieuw, aantal=1):
    def doe(leden):
        assert oud in leden[naam]
        return {**leden, naam: leden[naam].replace(oud, nieuw, aantal)}

    return doe


def zonder(naam):
    return lambda leden: {ander: wat for ander, wat in leden.items() if ander != naam}


def erbij(naam, wat):
    return lambda leden: {**leden, naam: wat}


def regel(bewerk, naam=M):
    """Change the first line of a manifest."""

    def doe(leden):
        eerste, rest = leden[naam].decode().split("\n", 1)
        return {**leden, naam: f"{bewerk(eerste)}\n{rest}".encode()}

    return doe


def getagd(*stappen):
    """Apply the steps, then make the tag manifest fit again, so that only the rule itself can find it."""

    def doe(leden):
        for stap in stappen:
            leden = stap(leden)
        return hertag(leden)

    return doe


GEBROKEN = {
    "bagit.txt weg": (zonder(B), "bagit.txt"),
    "bagit.txt met BOM": (getagd(lambda x: {**x, B: b"\xef\xbb\xbf" + x[B]}), "bagit.txt.*byte order mark"),
    "bagit.txt een derde regel": (getagd(lambda x: {**x, B: x[B] + b"Extra: 1\n"}), "bagit.txt.*twee regels"),
    "bagit.txt een lege regel": (getagd(lambda x: {**x, B: x[B] + b"\n"}), "bagit.txt.*twee regels"),
    "bagit.txt regels omgedraaid": (
        getagd(erbij(B, b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n")),
        "bagit.txt.*twee regels",
    ),
    "bagit.txt spatie voor de dubbele punt": (getagd(vervang(B, b"Version:", b"Version :")), "bagit.txt.*twee regels"),
    "bagit.txt zonder spatie": (getagd(vervang(B, b": 1.0", b":1.0")), "bagit.txt.*twee regels"),
    "bagit.txt twee spaties": (getagd(vervang(B, b": 1.0", b":  1.0")), "bagit.txt.*twee regels"),
    "bagit.txt andere hoofdletters": (getagd(vervang(B, b"BagIt", b"bagit")), "bagit.txt.*twee regels"),
    "bagit.txt versie 0.97": (getagd(vervang(B, b"1.0", b"0.97")), "bagit.txt.*versie 0.97"),
    "bagit.txt versie 2.0": (getagd(vervang(B, b"1.0", b"2.0")), "bagit.txt.*versie 2.0"),
    "bagit.txt onbekende tekenset": (getagd(vervang(B, b"UTF-8", b"EBCDIC")), "bagit.txt.*tekenset"),
    "bagit.txt andere tekenset": (getagd(vervang(B, b"UTF-8", b"ISO-8859-1")), "bagit.txt.*UTF-8"),
    "manifest weg": (getagd(zonder(M)), "manifest"),
    "manifest met BOM": (getagd(lambda x: {**x, M: b"\xef\xbb\xbf" + x[M]}), "manifest-sha512.txt.*byte order mark"),
    "manifest geen UTF-8": (getagd(lambda x: {**x, M: x[M] + b"\xff\xfe\n"}), "manifest-sha512.txt.*tekenset"),
    "manifest lege regel": (getagd(lambda x: {**x, M: x[M] + b"\n"}), "manifest-sha512.txt.*regel"),
    "manifest regel zonder naam": (getagd(regel(lambda r: r[:128])), "manifest-sha512.txt.*regel 1"),
    "manifest regel zonder spatie": (getagd(regel(lambda r: r.replace("  ", ""))), "manifest-sha512.txt.*regel 1"),
    "manifest regel begint met een spatie": (getagd(regel(lambda r: " " + r)), "manifest-sha512.txt.*regel 1"),
    "manifest spatie achter de naam": (getagd(regel(lambda r: r + " ")), "manifest-sha512.txt.*regel 1"),
    "manifest sterretje": (getagd(regel(lambda r: r.replace("  ", " *"))), "regel 1 een sterretje"),
    "manifest punt-schuine-streep": (getagd(regel(lambda r: r.replace("data/", "./data/"))), "regel 1"),
    "manifest backslash": (getagd(regel(lambda r: r.replace("data/", "data\\"))), "regel 1.*backslash"),
    "manifest buiten data": (getagd(regel(lambda r: r[:130] + "bag-info.txt")), "regel 1.*buiten de map data"),
    "manifest map omhoog": (getagd(regel(lambda r: r.replace("data/", "data/../data/"))), "wijst buiten de map"),
    "manifest vaste plaats": (getagd(regel(lambda r: r.replace("data/", "/data/"))), "vaste plaats"),
    "manifest los procentteken": (getagd(regel(lambda r: r + "%41")), "procentteken"),
    "manifest kort": (getagd(regel(lambda r: r[1:])), "verkeerde lengte"),
    "manifest som is geen hex": (getagd(regel(lambda r: "g" + r[1:])), "regel 1"),
    "manifest andere som": (getagd(regel(lambda r: ("1" if r[0] == "0" else "0") + r[1:])), "gewijzigd of beschadigd"),
    "manifest regel dubbel": (getagd(regel(lambda r: r + "\n" + r)), "twee keer"),
    "manifest regel dubbel met andere hoofdletters": (
        getagd(regel(lambda r: r + "\n" + r[:130] + r[130:].replace("dossier", "DOSSIER"))),
        "twee keer",
    ),
    "manifest noemt wat er niet is": (
        getagd(regel(lambda r: r + "\n" + "a" * 128 + "  data/dossier/niets.pdf")),
        "niets.pdf.*ontbreekt",
    ),
    "manifest verwart regels": (getagd(regel(lambda r: r + "\x85" + r)), "verwart"),
    "bestand van de inhoud weg": (zonder(STUK), "stuk-0001.pdf.*ontbreekt"),
    "bestand van de inhoud te veel": (erbij("bag/data/dossier/stuk-0001/x.pdf", b"x"), "x.pdf.*staat niet in"),
    "bestand van de inhoud gewijzigd": (
        lambda x: {**x, STUK: x[STUK][:-1] + b"!"},
        "stuk-0001.pdf.*gewijzigd of beschadigd",
    ),
    "bestand van de inhoud langer": (lambda x: {**x, STUK: x[STUK] + b"!"}, "Payload-Oxum"),
    "bestand van de inhoud anders gespeld": (
        lambda x: {(n.replace("stuk-0001.pdf", "Stuk-0001.pdf") if n == STUK else n): w for n, w in x.items()},
        "Stuk-0001.pdf",
    ),
    "manifest in een onbekende vorm": (
        getagd(erbij("bag/manifest-sha999.txt", b"")),
        "manifest-sha999.txt.*niet bekend",
    ),
    "manifest met hoofdletters": (getagd(erbij("bag/manifest-SHA256.txt", b"")), "manifest-SHA256.txt.*niet bekend"),
    "tweede manifest onvolledig": (getagd(erbij("bag/manifest-md5.txt", b"")), "staat niet in manifest-md5.txt"),
    "tagmanifest weg": (zonder(T), "tagmanifest-sha512.txt"),
    "tagmanifest mist bag-info": (
        lambda x: {**x, T: b"".join(r for r in x[T].splitlines(True) if b"bag-info" not in r)},
        "bag-info.txt.*staat niet in tagmanifest",
    ),
    "tagmanifest noemt zichzelf": (
        lambda x: {**x, T: x[T] + f"{'a' * 128}  tagmanifest-sha512.txt\n".encode()},
        "noemt tagmanifest-sha512.txt",
    ),
    "tagmanifest noemt inhoud": (
        lambda x: {**x, T: x[T] + f"{som(x[STUK])}  {STUK[4:]}\n".encode()},
        "in de map data",
    ),
    "tagmanifest noemt wat er niet is": (
        lambda x: {**x, T: x[T] + f"{'a' * 128}  weg.txt\n".encode()},
        "weg.txt.*ontbreekt",
    ),
    "bag-info gewijzigd": (vervang(INFO, b"Voorbeeldstad", b"Voorbeeldstat"), "bag-info.txt.*gewijzigd"),
    "bag-info weg": (getagd(zonder(INFO)), "bag-info.txt.*mist"),
    "bag-info regel zonder dubbele punt": (getagd(vervang(INFO, b"Contact-Name: ", b"Contact-Name ")), "regel 2"),
    "bag-info spatie voor de dubbele punt": (getagd(vervang(INFO, b"Contact-Name:", b"Contact-Name :")), "regel 2"),
    "bag-info zonder Payload-Oxum": (getagd(vervang(INFO, b"Payload-Oxum", b"X-Oxum")), "mist Payload-Oxum"),
    "bag-info Payload-Oxum te veel": (getagd(vervang(INFO, b"Oxum: ", b"Oxum: 1")), "Payload-Oxum niet het echte"),
    "bag-info Payload-Oxum geen getal": (getagd(vervang(INFO, b"Oxum: ", b"Oxum: -")), "Payload-Oxum niet het echte"),
    "bag-info Payload-Oxum dubbel": (
        getagd(lambda x: {**x, INFO: x[INFO] + b"Payload-Oxum: 1.1\n"}),
        "noemt Payload-Oxum twee keer",
    ),
    "bag-info Payload-Oxum dubbel in kleine letters": (
        getagd(lambda x: {**x, INFO: x[INFO] + b"payload-oxum: 1.1\n"}),
        "noemt Payload-Oxum twee keer",
    ),
    "bag-info alleen een verkeerde payload-oxum in kleine letters": (
        getagd(vervang(INFO, b"Payload-Oxum: ", b"payload-OXUM: 1")),
        "Payload-Oxum niet het echte",
    ),
    "bag-info een van negen": (getagd(lambda x: {**x, INFO: x[INFO] + b"Bag-Count: 1 of 9\n"}), "Bag-Count"),
    "bag-info een van onbekend": (getagd(lambda x: {**x, INFO: x[INFO] + b"bag-count: 1 of ?\n"}), "Bag-Count"),
    "bag-info telling leeg": (getagd(lambda x: {**x, INFO: x[INFO] + b"Bag-Count: \n"}), "Bag-Count"),
    "bag-info telling dubbel": (
        getagd(lambda x: {**x, INFO: x[INFO] + b"Bag-Count: 1 of 9\nBag-Count: 1 of 1\n"}),
        "noemt Bag-Count twee keer",
    ),
    "bag-info datum bestaat niet": (getagd(vervang(INFO, b"2026-03-02", b"2026-02-30")), "Bagging-Date"),
    "bag-info geen UTF-8": (getagd(vervang(INFO, b"Voorbeeldstad", b"Voorb\xe9eldstad")), "bag-info.txt.*tekenset"),
    "bag-info begint met een vervolgregel": (getagd(lambda x: {**x, INFO: b" vervolg\n" + x[INFO]}), "regel 1"),
    "bag-info te groot": (
        getagd(lambda x: {**x, INFO: x[INFO] + VEEL}),
        "bag-info.txt.*te groot",
    ),
    "manifest te veel regels": (
        getagd(lambda x: {**x, M: x[M] + b"\n" * 30_000}),
        "manifest-sha512.txt.*te veel regels",
    ),
    "manifest begint met een hoofdletter": (
        getagd(erbij("bag/Manifest-sha256.txt", b"")),
        "Manifest-sha256.txt.*niet bekend",
    ),
    "fetch.txt": (getagd(erbij("bag/fetch.txt", b"https://elders.example/x 10 data/x\n")), "fetch.txt.*van elders"),
    "vreemd bestand in de bag": (getagd(erbij("bag/leesmij.txt", b"hallo")), "leesmij.txt.*hoort niet"),
    "tweede map data": (getagd(erbij("bag/Data2/x.txt", b"x")), "x.txt.*hoort niet"),
}


def test_the_untouched_files_repacked_are_good(leden, tmp_path):
    assert controleer(inpakken(tmp_path / "x.bbzpakket", leden), WACHTWOORD).bevindingen == ()
    assert hermanifest(leden) == leden


@pytest.mark.parametrize("geval", GEBROKEN)
def test_a_broken_rule_is_found_with_a_fitting_sentence(leden, tmp_path, geval):
    breek, zin = GEBROKEN[geval]
    gebroken = breek(leden)
    assert gebroken != leden
    oordeel = controleer(inpakken(tmp_path / "x.bbzpakket", gebroken), WACHTWOORD)
    assert not oordeel.goed
    assert any(re.search(zin, bevinding) for bevinding in oordeel.bevindingen), oordeel.bevindingen
    assert all(re.match(r"[A-Z“].*\.$", bevinding) for bevinding in oordeel.bevindingen), oordeel.bevindingen


@pytest.mark.parametrize("einde", [b"\n", b"\r\n", b"\r"])
def test_every_line_ending_that_bagit_allows_is_read(leden, tmp_path, einde):
    anders = hertag({**leden, B: leden[B].replace(b"\n", einde), INFO: leden[INFO].replace(b"\n", einde)})
    assert controleer(uitpakken(tmp_path / "x", {n[4:]: w for n, w in anders.items() if n[:4] == "bag/"}), None).goed


def test_other_labels_may_be_repeated_and_continued(leden, tmp_path):
    anders = hertag({**leden, INFO: leden[INFO] + b"Opmerking: een\n\tvervolg\nOpmerking: twee\n"})
    assert controleer(inpakken(tmp_path / "x.bbzpakket", anders), WACHTWOORD).bevindingen == ()


def test_one_bag_of_one_and_other_case_are_fine(leden, tmp_path):
    info = leden[INFO].replace(b"Bagging-Date", b"bagging-date") + b"BAG-COUNT: 1 of 1\n"
    assert controleer(inpakken(tmp_path / "x.bbzpakket", hertag({**leden, INFO: info})), WACHTWOORD).bevindingen == ()


def kale_bag(**anders):
    leden = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "manifest-sha512.txt": f"{som(b'hallo')} \t data/map met spatie/100%25 é.txt\n".encode(),
        "data/map met spatie/100% é.txt": b"hallo",
    }
    return {naam: wat for naam, wat in (leden | anders).items() if wat is not None}


def test_a_plain_bag_without_mdto_only_has_to_satisfy_bagit(tmp_path):
    assert controleer(uitpakken(tmp_path, kale_bag()), None).bevindingen == ()


def test_a_plain_bag_with_another_algorithm_is_read(tmp_path):
    import hashlib

    anders = {"manifest-sha512.txt": None, "manifest-sha256.txt": f"{hashlib.sha256(b'hallo').hexdigest().upper()}  data/map met spatie/100%25 é.txt\n".encode()}  # fmt: skip
    assert controleer(uitpakken(tmp_path, kale_bag(**anders)), None).bevindingen == ()


def test_a_bag_that_says_it_is_an_mdto_sip_must_be_one(tmp_path):
    bag = kale_bag(**{"bag-info.txt": b"External-Description: MDTO-SIP 1.0\n"})
    assert not controleer(uitpakken(tmp_path, bag), None).goed
