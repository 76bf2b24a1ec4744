"""An invented debtor sheet of any length, as a municipality keeps one."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bbzdesk.domain.geld import getal
from tests.benchmarks import namen

_KOPPEN = (
    "Dossier", "Naam", "Bedrijf", "BSN", "IBAN", "Soort", "Hoofdsom", "Rente %", "Ingangsdatum", "Looptijd (mnd)",
    "Restschuld", "Achterstand", "Laatste betaling", "Opmerking",
)  # fmt: skip


def _leningen(aantal: int, vanaf: int) -> Iterator[tuple[str, str, str, str, str, int, date, int, int, int, date]]:
    for nummer in range(vanaf, vanaf + aantal):
        kans = random.Random(f"blad {nummer}")
        naam = f"{kans.choice(namen.VOORNAMEN)} {namen.achternaam(kans)}"
        hoofdsom = kans.randrange(500_000, 4_000_000, 5_000)
        restschuld = kans.randrange(10_000, hoofdsom)
        yield (
            f"M{nummer:07d}", naam, f"{kans.choice(namen.VAKKEN)} {nummer}",
            namen.TESTBSN[nummer] if nummer < len(namen.TESTBSN) else "", namen.iban(nummer), hoofdsom,
            date(2021, 1, 1) + timedelta(days=nummer % 1500), kans.choice((36, 60, 84)), restschuld,
            restschuld // 20 if nummer % 7 == 0 else 0, date(2026, 5, 1 + nummer % 28),
        )  # fmt: skip


def schrijf_csv(pad: Path, aantal: int, vanaf: int) -> None:
    """A csv as a Dutch Excel writes it."""
    with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow(_KOPPEN)
        for dossier, naam, bedrijf, bsn, iban, som, dag, maanden, rest, achter, betaald in _leningen(aantal, vanaf):
            schrijver.writerow((
                dossier, naam, bedrijf, bsn, iban, "bedrijfskapitaal", getal(som), "8", f"{dag:%d-%m-%Y}", maanden,
                getal(rest), getal(achter) if achter else "", f"{betaald:%d-%m-%Y}", "",
            ))  # fmt: skip


def schrijf_xlsx(pad: Path, aantal: int, vanaf: int) -> None:
    """The same as a sheet with real numbers and dates."""
    from openpyxl import Workbook

    werkmap = Workbook(write_only=True)
    vel = werkmap.create_sheet("Leningen")
    vel.append(list(_KOPPEN))
    for dossier, naam, bedrijf, bsn, iban, som, dag, maanden, rest, achter, betaald in _leningen(aantal, vanaf):
        vel.append([
            dossier, naam, bedrijf, bsn, iban, "bedrijfskapitaal", som / 100, 8, dag, maanden, rest / 100,
            achter / 100 if achter else None, betaald, None,
        ])  # fmt: skip
    werkmap.save(pad)
