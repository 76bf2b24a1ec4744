"""A decision letter as the office sends it, with the schedule of a loan behind it. Everybody in it is invented."""

import io
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from bbzdesk.documents.model import (
    Afbeelding,
    Alinea,
    Blok,
    Briefhoofd,
    Document,
    Feiten,
    Gegevensbijlage,
    Kop,
    Lijst,
    NieuwePagina,
    Ondertekening,
    Tabel,
    Tekst,
    lees_opmaak,
)  # fmt: skip
from bbzdesk.domain.datum import kort, plus_maanden
from bbzdesk.domain.geld import euro, getal

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
MOMENT = datetime(2026, 3, 9, 10, 15, tzinfo=timezone(timedelta(hours=1)))
GEGEVENS = Gegevensbijlage("beschikking.json", b'{"kenmerk": "2025-0151 / B-2", "bedrag": "30000.00"}', "Gegevens")


def logo() -> bytes:
    from PIL import Image, ImageDraw

    beeld = Image.new("RGB", (180, 220), "#17568F")
    pen = ImageDraw.Draw(beeld)
    for hoogte in (60, 110, 160):
        punten = [(x, hoogte + (10 if (x // 40) % 2 else -10)) for x in range(25, 160, 13)]
        pen.line(punten, fill="white", width=12, joint="curve")
    uit = io.BytesIO()
    beeld.save(uit, "PNG")
    return uit.getvalue()


def briefhoofd(**anders: object) -> Briefhoofd:
    gegevens: dict[str, object] = {
        "afzender": "Gemeente Meerdijk",
        "afdeling": "Bureau Zelfstandigen",
        "retouradres": "Postbus 10, 0000 AA Meerdijk",
        "adresregels": (
            "De heer Y. El Amrani en mevrouw S. El Amrani", "Bakkerij El Amrani", "Molenpad 8", "0000 AB  MEERDIJK",
        ),
        "datum": "9 maart 2026",
        "kenmerk": "2025-0151 / B-2",
        "contact": ("A. Veenstra", "000 000 00 00"),
        "bijlagen": "2",
        "voetregel": "Gemeente Meerdijk  ·  Marktplein 1  ·  0000 AA Meerdijk  ·  www.meerdijk.example",
    }  # fmt: skip
    return Briefhoofd(**gegevens | anders)  # type: ignore[arg-type]


def aflosschema(termijnen: int) -> Tabel:
    schuld, maand, rijen, rentes = 3_000_000, 60_829, [], 0
    for nummer in range(1, termijnen + 1):
        rente = schuld * 8 // 1200
        aflossing = min(maand - rente, schuld) if nummer < termijnen else schuld
        schuld -= aflossing
        rentes += rente
        datum = kort(plus_maanden(date(2026, 5, 1), nummer - 1))
        rijen.append((str(nummer), datum, getal(rente), getal(aflossing), getal(rente + aflossing), getal(schuld)))
    return Tabel(
        koppen=("Termijn", "Betalen op", "Rente", "Aflossing", "Samen", "Schuld daarna"),
        rijen=tuple(rijen),
        uitlijning=("links", "links", "rechts", "rechts", "rechts", "rechts"),
        totaal=("Totaal", "", getal(rentes), getal(3_000_000), getal(rentes + 3_000_000), ""),
        bijschrift="Uw termijnen",
    )


def blokken() -> tuple[Blok, ...]:
    return (
        Alinea("Geachte heer en mevrouw El Amrani,"),
        Kop(1, "Ons besluit"),
        Alinea(lees_opmaak(
            "U krijgt van ons een lening van **€\N{NO-BREAK SPACE}30.000,00** voor uw bakkerij. U betaalt de lening "
            "terug in 60 maanden. U betaalt 8 procent rente per jaar. De rente blijft de hele looptijd gelijk."
        )),
        Kop(1, "Wat spreken we af?"),
        Feiten((
            ("Waarvoor is de lening?", "Een nieuwe oven en een koelcel"),
            ("Hoeveel krijgt u?", euro(3_000_000)),
            ("Wat betaalt u per maand?", f"{euro(60_829)} (rente en aflossing samen)"),
            ("Wanneer betaalt u voor het eerst?", "Op 1 mei 2026"),
            ("Wat is de zekerheid?", "Pandrecht op de oven en de koelcel"),
        )),
        Kop(1, "Wat moet u doen?"),
        Lijst((
            "Teken samen de akte van schuldbekentenis (bijlage 1) vóór 23 maart 2026.",
            "Betaal elke maand op tijd. Lukt dat niet? Bel ons dan meteen.",
            "Stuur ons elk jaar vóór 1 juli de jaarstukken van het jaar daarvoor.",
        ), genummerd=True),
        Kop(1, "Waarom dit besluit?"),
        Alinea(
            "Uw bakkerij kan met deze lening verder. Dat blijkt uit het onderzoek van 27 februari 2026 (bijlage 2). "
            "De bank gaf u geen lening. Ook kunt u het bedrag niet uit eigen vermogen betalen."
        ),
        Alinea(
            "Wij verwachten dat u na twee jaar genoeg verdient om van te leven. U kunt dan ook de lening betalen. "
            "In de jaarcijfers over 2023, 2024 en 2025 zien wij dat de omzet elk jaar is gegroeid."
        ),
        Kop(1, "Wat gebeurt er als u niet op tijd betaalt?"),
        Alinea(
            "Betaalt u niet op tijd? Dan krijgt u eerst een herinnering. Daarna kunnen wij de hele lening in één keer "
            "terugvragen. Bel ons daarom meteen als het een maand niet lukt. Dan zoeken we samen naar een oplossing."
        ),
        Kop(1, "Hebt u vragen?"),
        Alinea("Bel dan mevrouw A. Veenstra, 000 000 00 00. Zij werkt van maandag tot en met donderdag."),
        Kop(1, "Bent u het er niet mee eens?"),
        Alinea(
            "U kunt binnen zes weken bezwaar maken. Stuur een brief aan burgemeester en wethouders van Meerdijk, "
            "Postbus 10, 0000 AA Meerdijk. Zet in uw brief:"
        ),
        Lijst(("uw naam en adres;", "de datum;", "ons kenmerk 2025-0151 / B-2;", "waarom u het niet eens bent.")),
        Kop(1, "Wettelijke grond"),
        Alinea("Wij nemen dit besluit op grond van de artikelen 2, 14 en 20 van het Bbz 2004."),
        Ondertekening((
            "Met vriendelijke groet,", "namens burgemeester en wethouders van Meerdijk,", "", "", "",
            "A. Veenstra", "consulent Bureau Zelfstandigen",
        )),
    )  # fmt: skip


def brief(termijnen: int = 0, **anders: object) -> Document:
    annex: tuple[Blok, ...] = ()
    if termijnen:
        annex = (NieuwePagina(breed=True), Kop(1, "Bijlage 1: wat betaalt u wanneer?"), aflosschema(termijnen))
    gegevens: dict[str, object] = {
        "titel": "Besluit: lening voor uw bakkerij",
        "blokken": blokken() + annex,
        "auteur": "Gemeente Meerdijk",
        "onderwerp": "Besluit op uw aanvraag om bedrijfskapitaal",
        "kenmerk": "2025-0151 / B-2",
        "briefhoofd": briefhoofd(logo=logo()),
        "gegevensbijlage": GEGEVENS,
    }
    return Document(**gegevens | anders)  # type: ignore[arg-type]


NAMEN = (
    "Ünal", "Łukasz Świątek-Żółć", "Gülşah Çağlayan İğneci", "Nguyễn Thị Ánh Tuyết", "IJsbrand van ĳzeren",
    "Dvořák Ťažký", "Ólafur Þórðarson", "Ǧ Ṣ ẖ ʿAlī", "Παπαδόπουλος", "Иванов Юрий", "x\u0323\u0301 combinerend",
    "A", "W" * 200, "محمد علي", "שלמה", "ﬁnanciën", "Ａ 全 😀", "a\u0000b\u200bc\u202ed\ufeff", "\ue000\uf001", "\u0301los",
)  # fmt: skip
MARKUP = "Jansen & Zn <b>\"'</b> ]]> &amp; \\(x) % #1 **niet vet** {0} $x"


def jpeg() -> bytes:
    from PIL import Image

    uit = io.BytesIO()
    Image.linear_gradient("L").resize((900, 300)).save(uit, "JPEG")
    return uit.getvalue()


def doorzichtig() -> bytes:
    from PIL import Image

    uit = io.BytesIO()
    Image.new("RGBA", (40, 20), (255, 0, 0, 100)).save(uit, "PNG")
    return uit.getvalue()


def alles(merk: str = "") -> tuple[Blok, ...]:
    """Every kind of block, in the forms that differ on paper."""
    breed = tuple(f"Kolom {n}" for n in range(1, 8))
    return (
        Kop(1, "Kop een"), Alinea("Gewoon."), Kop(2, "Kop twee"), Kop(3, "Kop drie"),
        Alinea(lees_opmaak("Met **vet** erin.\nEn een nieuwe regel.")), Alinea(""), Alinea(Tekst("Helemaal vet", vet=True)),
        Feiten((("Vraag?", "Antwoord"), ("Leeg?", ""), ("Lang?", "woord " * 80))), Feiten(()),
        Tabel(("A", "B"), ()),
        Tabel(breed, (breed, ("",) * 7), ("rechts",) * 7, totaal=breed, bijschrift="Een bijschrift", rijkoppen=False),
        Tabel(("Smal", "Breed"), (("a", "b " * 40),), breedtes=(1, 3)),
        Lijst(("een", "twee " * 60, "")), Lijst(tuple(str(n) for n in range(1, 120)), genummerd=True), Lijst(()),
        Afbeelding(logo(), "Het logo", 20), Afbeelding(jpeg(), "Een verloop", 400), Afbeelding(doorzichtig(), "Rood", 10),
        NieuwePagina(), NieuwePagina(breed=True), Kop(1, "Bijlage"), Alinea("Tekst van de bijlage. " * 30),
        Ondertekening(("Met groet,", "", "", "A. Veenstra")), Ondertekening(()), NieuwePagina(),
    )  # fmt: skip


def overal(tekst: str) -> Document:
    """A letter with one text in every field that people fill in."""
    plat = " ".join(tekst.split("\n"))
    return Document(
        titel=plat, auteur=tekst, onderwerp=tekst, kenmerk=plat, merk="CONCEPT",
        briefhoofd=briefhoofd(
            afzender=plat[:60], afdeling=plat[:60], retouradres=plat[:90], adresregels=tuple(tekst.split("\n"))[:9],
            datum=plat[:20], kenmerk=plat[:30], contact=(plat[:30], plat[:30]), bijlagen=plat[:20], voetregel=plat,
            venster="rechts",
        ),
        gegevensbijlage=Gegevensbijlage("gegevens.json", tekst.encode("utf-8", "surrogatepass"), tekst),
        blokken=(
            Kop(1, tekst), Alinea(tekst), Feiten(((tekst, tekst),)),
            Tabel((plat, tekst), ((tekst, plat),), totaal=(tekst, tekst), bijschrift=tekst), Lijst((tekst,)),
            Afbeelding(logo(), tekst, 10), Ondertekening((tekst,)),
        ),
    )  # fmt: skip
