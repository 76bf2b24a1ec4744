"""Debtor sheets of every shape that municipalities keep: the same eight loans, the same outcome."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from bladbouwer import (
    KOPPEN,
    TOTAAL,
    VANDAAG,
    VELDEN,
    Formule,
    Ruw,
    als_csv_rijen,
    bewaar,
    bewaar_csv,
    blad_xml,
    dmj,
    leningen,
    nl,
    rijen,
    serie,
    us,
)

from bbzdesk.domain.geld import als_tekst, cent
from bbzdesk.exchange.blad import Proef, naar_json, proef_inlezen

ANDERE_KOPPEN = {
    "dossier": "Zaaknr.", "naam": "Debiteur", "bedrijf": "Handelsnaam", "bsn": "Burgerservicenummer",
    "iban": "Bankrekeningnummer", "soort": "Type lening", "hoofdsom": "Oorspronkelijk leenbedrag",
    "rente": "Rentepercentage", "ingangsdatum": "Datum verstrekking", "looptijd": "Aantal termijnen",
    "restschuld": "Openstaand saldo", "achterstand": "Betalingsachterstand",
    "laatste_betaling": "Datum laatste ontvangst", "opmerking": "Bijzonderheden",
}  # fmt: skip
ENGELS = {
    "dossier": "File number", "naam": "Borrower", "bedrijf": "Company", "bsn": "BSN", "iban": "Bank account",
    "soort": "Loan type", "hoofdsom": "Principal", "rente": "Interest rate", "ingangsdatum": "Start date",
    "looptijd": "Term (months)", "restschuld": "Outstanding balance", "achterstand": "Arrears",
    "laatste_betaling": "Last payment", "opmerking": "Remarks",
}  # fmt: skip
AFGEKORT = {
    "dossier": "DossierNr", "naam": "NAAM", "bedrijf": "Bedrijfsnaam", "bsn": "B.S.N.", "iban": "Reknr",
    "soort": "Regeling", "hoofdsom": "Hoofdsom (€)", "rente": "%", "ingangsdatum": "Startdatum",
    "looptijd": "Looptijd in maanden", "restschuld": "Restant hoofdsom €", "achterstand": "Achterstand in €",
    "laatste_betaling": "Laatst betaald op", "opmerking": "Opm.",
}  # fmt: skip
SLORDIG = {
    "dossier": " dossier_nummer ", "naam": "Naam van de klant", "bedrijf": "naam onderneming", "bsn": "BSN-nummer",
    "iban": "IBAN nr", "soort": "soort_lening", "hoofdsom": "Hoofdsom van de lening", "rente": "Rente (%)",
    "ingangsdatum": "Ingangs-\ndatum", "looptijd": "looptijd\n(maanden)", "restschuld": "Restschuld per 31-10-2026",
    "achterstand": "Achterstand per 31-10-2026", "laatste_betaling": "Laatste  betaling", "opmerking": "Opmerkingen",
}  # fmt: skip


def _zonder_kop(map_: Path) -> Path:
    blad = rijen()
    blad[0] = [None if kop in ("BSN", "IBAN") else kop for kop in blad[0]]
    return bewaar(map_, blad)


def _titels(map_: Path) -> Path:
    kop = [["Overzicht leningen"], ["Datum:", date(2026, 10, 31), "Naam:", "afdeling"], [], ["vertrouwelijk"], []]
    return bewaar(map_, kop + rijen())


def _twee_kopregels(map_: Path) -> Path:
    onder = dict(zip(VELDEN, ["nr", "naam", "bedrijf", "BSN", "IBAN", "soort", "hoofdsom", "rente %", "ingangsdatum",
                              "looptijd", "restschuld", "achterstand", "laatste betaling", "opmerking"], strict=True))  # fmt: skip
    boven = ["Dossier", "Klant", None, None, None, "Lening", None, None, None, None, "Stand", None, None, None]

    def werk(wb) -> None:
        ws = wb.active
        ws.merge_cells("B1:E1")
        ws.merge_cells("F1:J1")
        ws.merge_cells("K1:N1")

    return bewaar(map_, [boven, *rijen(koppen=onder)], werk=werk)


def _kop_over_twee_regels(map_: Path) -> Path:
    boven = ["Dossier", "Naam", "Bedrijf", "BSN", "IBAN", "Soort", "Hoofd-", "Rente", "Ingangs", "Looptijd", "Rest",
             "Achter-", "Laatste", "Opmerking"]  # fmt: skip
    onder = [None, "klant", None, None, None, None, "som", "%", "datum", "(mnd)", "schuld", "stand", "betaling", None]
    blad = rijen()
    return bewaar(map_, [boven, onder, *blad[1:]])


def _subtotalen(map_: Path) -> Path:
    blad = rijen()
    sub = [None] * 14
    sub[0], sub[10] = "Subtotaal", f"=SUM(K2:K{5})"
    groep = ["Leningen vanaf 2023", *[None] * 13]
    totaal = [None] * 14
    totaal[1], totaal[10] = "Totaal generaal", float(TOTAAL)
    naamloos = [None] * 14
    naamloos[6], naamloos[10] = 12345.67, float(TOTAAL)
    return bewaar(map_, [*blad[:5], sub, [], groep, blad[0], *blad[5:], [], totaal, naamloos, ["Bron: administratie"]])


def _extra_kolommen(map_: Path) -> Path:
    extra = ["Adres", "Geboortedatum", "Rente betaald", "Einddatum", "Achterstand (termijnen)", "Consulent", "KvK"]
    blad = [[*extra[:3], *rij[:7], *extra[3:], *rij[7:]] for rij in rijen()[:1]]
    vulling = ["Dorpsstraat 12", date(1970, 1, 1), 100.5, date(2029, 1, 1), 2, "J. Jansen", "12345678"]
    blad += [[*vulling[:3], *rij[:7], *vulling[3:], *rij[7:]] for rij in rijen()[1:]]
    return bewaar(map_, blad)


def _peildata(map_: Path) -> Path:
    blad = rijen(koppen=KOPPEN | {"restschuld": "Restschuld 31-10-2026"})
    for nr, rij in enumerate(blad):
        rij.insert(10, 99_999 if nr else "Restschuld 31-12-2024")
        rij.insert(10, 1 if nr else "Restschuld 31-12-2025")
    return bewaar(map_, blad)


def _verborgen(map_: Path) -> Path:
    def werk(wb) -> None:
        wb["Blad1"].row_dimensions[4].hidden = True
        wb["Blad1"].column_dimensions["D"].hidden = True
        wb["Blad2"].sheet_state = "hidden"

    return bewaar(map_, rijen(), rijen(), [["Toelichting"], ["dit is een lijst"]], werk=werk)


def _jaarbladen(map_: Path) -> Path:
    blad = rijen()
    return bewaar(map_, [["Leningen 2022"], *blad[:5]], [blad[0], *blad[5:]])


def _leeg_eerste_blad(map_: Path) -> Path:
    return bewaar(map_, [["Dit bestand hoort bij de overdracht."]], rijen())


def _samengevoegde_klant(map_: Path) -> Path:
    """Two loans of one client, whose name and numbers stand once in merged cells."""
    blad = rijen()
    blad[2][1] = None
    blad[2][3], blad[2][4] = None, None

    def werk(wb) -> None:
        for letter in "BDE":
            wb.active.merge_cells(f"{letter}2:{letter}3")

    return bewaar(map_, blad, werk=werk)


def _ruw(blad: str, **delen: bytes) -> Callable[[Path], Path]:
    def maak(map_: Path) -> Path:
        pad = map_ / "ruw.xlsx"
        pad.write_bytes(Ruw(blad, {naam.replace("__", "/"): inhoud for naam, inhoud in delen.items()}).bytes())
        return pad

    return maak


def _formules(map_: Path) -> Path:
    blad = rijen()
    for nr, rij in enumerate(blad[1:], 2):
        rij[10] = Formule(f"G{nr}-P{nr}", rij[10])
        rij[0] = Formule(f'"20"&Q{nr}', rij[0])
    blad.append(["Totaal", *[None] * 9, Formule("SUM(K2:K9)", TOTAAL)])
    return _ruw(blad_xml(blad))(map_)


def _eigen_optelling(map_: Path) -> Path:
    blad = rijen()
    for nr, rij in enumerate(blad[1:], 2):
        rij[10] = Formule(f"SUM(G{nr}:P{nr})", rij[10])
    return _ruw(blad_xml(blad))(map_)


def _sinds_1904(map_: Path) -> Path:
    def werk(wb) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        wb.epoch = CALENDAR_MAC_1904

    return bewaar(map_, rijen(laatste_betaling=lambda dag: serie(dag, date(1904, 1, 1))), werk=werk)


def _gedeelde_teksten(map_: Path) -> Path:
    teksten = [*KOPPEN.values()]
    blad = blad_xml(rijen())
    for nr, kop in enumerate(teksten):
        blad = blad.replace(
            f't="inlineStr"><is><t xml:space="preserve">{kop}</t></is></c>', f't="s"><v>{nr}</v></c>', 1
        )
    sst = (
        "<sst>"
        + "".join(f"<si><r><t>{kop[:2]}</t></r><r><t>{kop[2:]}</t></r><rPh><t>x</t></rPh></si>" for kop in teksten)
        + "</sst>"
    )
    return _ruw(blad, **{"xl__sharedStrings.xml": sst.encode()})(map_)


def _strict(map_: Path) -> Path:
    """The namespace of Excel's *Strict Open XML*, with a prefix on every element."""
    blad = blad_xml(rijen()).replace("<worksheet", "<x:worksheet").replace("</worksheet", "</x:worksheet")
    for naam in ("sheetData", "row", "c", "v", "is", "t"):
        blad = (
            blad.replace(f"<{naam}>", f"<x:{naam}>")
            .replace(f"<{naam} ", f"<x:{naam} ")
            .replace(f"</{naam}>", f"</x:{naam}>")
        )
    blad = blad.replace("xmlns=", "xmlns:x=").replace(
        "schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml/spreadsheetml"
    )
    return _ruw(blad)(map_)


def _accountants(bedrag: Decimal | None) -> str:
    return " € -   " if bedrag is None else f" € {nl(bedrag)} "


VORMEN: dict[str, Callable[[Path], Path]] = {
    "gewoon": lambda m: bewaar(m, rijen()),
    "andere kopwoorden": lambda m: bewaar(m, rijen(koppen=ANDERE_KOPPEN)),
    "Engelse kopwoorden": lambda m: bewaar(m, rijen(koppen=ENGELS)),
    "afgekorte kopwoorden": lambda m: bewaar(m, rijen(koppen=AFGEKORT)),
    "slordige kopwoorden": lambda m: bewaar(m, rijen(koppen=SLORDIG)),
    "kop in hoofdletters": lambda m: bewaar(m, rijen(koppen={veld: kop.upper() for veld, kop in ANDERE_KOPPEN.items()})),
    "andere volgorde": lambda m: bewaar(m, rijen(tuple(reversed(VELDEN)))),
    "zonder kop boven bsn en iban": _zonder_kop,
    "titelregels": _titels,
    "twee kopregels": _twee_kopregels,
    "kop over twee regels": _kop_over_twee_regels,
    "subtotalen en herhaalde kop": _subtotalen,
    "extra kolommen": _extra_kolommen,
    "kolommen van vorige jaren": _peildata,
    "verborgen rijen, kolommen en bladen": _verborgen,
    "een blad per jaar": _jaarbladen,
    "eerste blad zonder leningen": _leeg_eerste_blad,
    "klant in samengevoegde cellen": _samengevoegde_klant,
    "formules met uitkomst": _formules,
    "formule per rij met SUM": _eigen_optelling,
    "geteld vanaf 1904": _sinds_1904,
    "gedeelde teksten in stukken": _gedeelde_teksten,
    "zonder celverwijzingen": _ruw(blad_xml(rijen(), verwijzingen=False)),
    "strikt Open XML": _strict,
    "verkeerde afmeting": _ruw(blad_xml(rijen(), ruimte='<dimension ref="A1"/>')),
    "bedragen als tekst": lambda m: bewaar(m, rijen(hoofdsom=nl, restschuld=lambda b: f"€ {nl(b)}", achterstand=_accountants)),
    "bedragen met spatie en euro": lambda m: bewaar(m, rijen(restschuld=lambda b: f"{nl(b).replace('.', ' ')} euro")),
    "datums als tekst": lambda m: bewaar(m, rijen(ingangsdatum=dmj, laatste_betaling=lambda d: dmj(d, "%d/%m/%y"))),
    "datums als dagnummer": lambda m: bewaar(m, rijen(ingangsdatum=serie, laatste_betaling=serie)),
    "datums als jjjjmmdd": lambda m: bewaar(m, rijen(ingangsdatum=lambda d: int(dmj(d, "%Y%m%d")))),
    "datums met tijd": lambda m: bewaar(m, rijen(ingangsdatum=lambda d: f"{d.isoformat()}T00:00:00")),
    "Amerikaanse export": lambda m: bewaar(m, rijen(koppen=ENGELS, hoofdsom=us, restschuld=us, achterstand=us,
        ingangsdatum=lambda d: dmj(d, "%m/%d/%Y"), laatste_betaling=lambda d: dmj(d, "%m/%d/%Y"))),
    "rente als deel": lambda m: bewaar(m, rijen(rente=lambda r: r / 100)),
    "rente als tekst": lambda m: bewaar(m, rijen(rente=lambda r: f"{r},00%")),
    "looptijd in jaren": lambda m: bewaar(m, rijen(koppen=KOPPEN | {"looptijd": "Looptijd (jaar)"}, looptijd=lambda t: t // 12)),
    "looptijd met eenheid": lambda m: bewaar(m, rijen(looptijd=lambda t: f"{t} mnd" if t % 24 else f"{t // 12} jaar")),
    "bsn als getal": lambda m: bewaar(m, rijen(bsn=int)),
    "bsn met punten": lambda m: bewaar(m, rijen(bsn=lambda b: f"{b[:4]}.{b[4:6]}.{b[6:]}")),
    "iban in groepen": lambda m: bewaar(m, rijen(iban=lambda i: " ".join(i[n : n + 4] for n in range(0, 18, 4)).lower())),
    "csv met puntkomma": lambda m: bewaar_csv(m, als_csv_rijen()),
    "csv met komma": lambda m: bewaar_csv(m, als_csv_rijen(), scheiding=","),
    "csv met tab in UTF-16": lambda m: bewaar_csv(m, als_csv_rijen(), scheiding="\t", codering="utf-16"),
    "csv met BOM": lambda m: bewaar_csv(m, als_csv_rijen(koppen=ANDERE_KOPPEN), codering="utf-8-sig"),
    "csv met sep-regel": lambda m: bewaar_csv(m, als_csv_rijen(), scheiding=",", voor="sep=,\r\n"),
    "csv met gelijkteken": lambda m: bewaar_csv(m, als_csv_rijen(bsn=lambda b: f'="{b}"'), scheiding="\t"),
    "csv met Amerikaanse bedragen": lambda m: bewaar_csv(m, als_csv_rijen(hoofdsom=us, restschuld=us, achterstand=us)),
    "csv met titelregels": lambda m: bewaar_csv(m, [["Leningen"], [], *als_csv_rijen(), ["Totaal", *[None] * 9, nl(TOTAAL)]]),
}  # fmt: skip


def _vergelijk(proef: Proef) -> None:
    gelezen = {rij.dossier: rij for rij in proef.rijen}
    assert not proef.fout
    assert set(gelezen) == {lening.dossier for lening in leningen()}
    for lening in leningen():
        rij = gelezen[lening.dossier]
        for veld in ("bedrijf", "soort", "ingangsdatum", "looptijd", "laatste_betaling", "opmerking", "status"):
            assert getattr(rij, veld) == lening[veld], veld
        for veld in ("hoofdsom", "restschuld"):
            assert getattr(rij, veld) == cent(lening[veld])
        assert rij.achterstand == cent(lening.achterstand or 0)
        assert rij.rente == lening.rente


@pytest.mark.parametrize("vorm", VORMEN)
def test_elke_vorm_van_een_debiteurenlijst_geeft_dezelfde_leningen(vorm: str, tmp_path: Path) -> None:
    proef = proef_inlezen(VORMEN[vorm](tmp_path), None, VANDAAG)
    _vergelijk(proef)
    if vorm != "klant in samengevoegde cellen":
        assert {(rij.dossier, rij.naam, rij.bsn, rij.iban) for rij in proef.rijen} == {
            (lening.dossier, lening.naam, lening.bsn, lening.iban) for lening in leningen()
        }
    assert naar_json(proef)["totaal_restschuld"] == naar_json(proef)["totaal_alle_rijen"] == str(TOTAAL)


def test_de_klant_van_een_samengevoegde_cel_geldt_voor_al_zijn_leningen(tmp_path: Path) -> None:
    rijen_ = proef_inlezen(_samengevoegde_klant(tmp_path), None, VANDAAG).rijen
    assert [(rij.naam, rij.bsn) for rij in rijen_[:2]] == [("Bram Zijlstra", "999994748")] * 2


def test_csv_in_windows_codering_houdt_zijn_accenten(tmp_path: Path) -> None:
    blad = als_csv_rijen()
    blad[1][1] = "Zoë Grünfeld"
    proef = proef_inlezen(bewaar_csv(tmp_path, blad, codering="cp1252"), None, VANDAAG)
    assert proef.rijen[0].naam == "Zoë Grünfeld"
    assert "Windows-1252" in proef.waarschuwingen[0]


def test_wat_verborgen_is_wordt_gezegd(tmp_path: Path) -> None:
    tekst = " ".join(proef_inlezen(_verborgen(tmp_path), None, VANDAAG).waarschuwingen)
    assert "Blad2 is verborgen en is niet gelezen" in tekst
    assert "rij 4 verborgen" in tekst
    assert "kolom D verborgen" in tekst


def test_een_blad_met_andere_kolommen_wordt_niet_meegeteld(tmp_path: Path) -> None:
    top = [["Naam", "Restschuld"], ["Bram Zijlstra", 15772.46]]
    proef = proef_inlezen(bewaar(tmp_path, rijen(), top), None, VANDAAG)
    _vergelijk(proef)
    assert any("Blad2 heeft andere kolommen" in zin for zin in proef.waarschuwingen)


def test_een_totaal_dat_niet_klopt_wordt_gezegd(tmp_path: Path) -> None:
    blad = [*rijen(), ["Totaal", *[None] * 9, float(TOTAAL) + 1]]
    proef = proef_inlezen(bewaar(tmp_path, blad), None, VANDAAG)
    assert sum("Het totaal op blad Blad1 rij 10" in zin for zin in proef.waarschuwingen) == 1
    assert als_tekst(proef.totaal_restschuld) == str(TOTAAL)


def test_een_formule_zonder_uitkomst_is_een_fout_en_geen_lege_cel(tmp_path: Path) -> None:
    blad = rijen()
    blad[3][10] = "=G4-P4"
    proef = proef_inlezen(bewaar(tmp_path, blad), None, VANDAAG)
    assert [(regel.rij, regel.veld) for regel in proef.fout] == [(4, "restschuld")]
    assert "formule zonder uitkomst" in proef.fout[0].reden
    assert any("formules zonder uitkomst" in zin for zin in proef.waarschuwingen)


@pytest.mark.parametrize(
    ("kop", "verwacht"),
    [
        (["Nr", "Naam", "Bedrag", "Saldo"], {"dossier": "Nr", "naam": "Naam", "hoofdsom": "Bedrag", "restschuld": "Saldo"}),
        (["Naam", "Lening", "Rente", "Rest"], {"naam": "Naam", "hoofdsom": "Lening", "rente": "Rente", "restschuld": "Rest"}),
        (["Naam", "Naam bedrijf", "Schuld"], {"naam": "Naam", "bedrijf": "Naam bedrijf", "restschuld": "Schuld"}),
        (["Debiteurnummer", "Leningnummer", "Debiteur", "Restant"], {"dossier": "Leningnummer", "naam": "Debiteur", "restschuld": "Restant"}),
    ],
)  # fmt: skip
def test_korte_koppen_krijgen_hun_veld_door_hun_waarden(
    kop: list[str], verwacht: dict[str, str], tmp_path: Path
) -> None:
    vulling = {"Nr": 12, "Bedrag": 5000, "Saldo": 1000.5, "Naam": "Jan Groot", "Lening": 4000, "Rente": 8, "Rest": 5.5,
               "Naam bedrijf": "Groot BV", "Schuld": 12.5, "Debiteurnummer": 44, "Leningnummer": "L-1", "Debiteur": "Jan", "Restant": 3}  # fmt: skip
    pad = bewaar(tmp_path, [kop, [vulling[woord] for woord in kop], [vulling[woord] for woord in kop]])
    assert proef_inlezen(pad, None, VANDAAG).indeling.kolommen == verwacht
