"""What is measured: each function does an act of the office some times and returns the seconds of each time.

Reading comes before writing, so that what is read is the store as `maker` made it.
"""

import gc
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bbzdesk.documents.pdf import render_pdf
from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.lening import ANNUITAIR, Leningvoorwaarden, Uitbetaling, maak_schema
from bbzdesk.domain.stoplicht import Stoplicht
from bbzdesk.domain.zaak import Persoon
from bbzdesk.exchange.blad import proef_inlezen
from bbzdesk.services import (
    besluiten,
    debiteuren,
    dossierbeeld,
    dossierlijst,
    inlezen,
    leningbeeld,
    leningen,
    vandaag,
)
from bbzdesk.services.kantoor import Kantoor, laad_inhoud
from bbzdesk.store import backup, controle, grootboek, records, sleutels, zoeken
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vouwen import vouw
from tests.benchmarks import blad, maker
from tests.benchmarks.maker import MOMENT
from tests.benchmarks.schulden import PEILDATUM
from tests.documents import proefbrief

HULPBRONNEN = Path(__file__).parents[2] / "resources"
EERDER = plus_maanden(PEILDATUM, -8)


class Tijd(NamedTuple):
    """Seconds on the clock, and seconds that the processor worked for us: the second knows no other programs."""

    klok: float
    cpu: float


Meting = tuple[str, list[Tijd]]


@dataclass(frozen=True, slots=True)
class Hoeveel:
    """How much is done of what comes in numbers."""

    schemas: int
    brieven: int
    bladrijen: int
    overnemen: int
    keren: int


def nu() -> Tijd:
    """Where both clocks stand; work in a child process counts once it has ended."""
    anderen = os.times()
    return Tijd(time.perf_counter(), time.process_time() + anderen.children_user + anderen.children_system)


def sinds(begin: Tijd) -> Tijd:
    """What both clocks ran since then."""
    eind = nu()
    return Tijd(eind.klok - begin.klok, eind.cpu - begin.cpu)


def duur(keren: int, daad: Callable[[int], object]) -> list[Tijd]:
    """Do an act some times, numbered, and return the time of each; tidying up memory before it is not counted."""
    tijden = []
    for keer in range(keren):
        gc.collect()
        begin = nu()
        daad(keer)
        tijden.append(sinds(begin))
    return tijden


def midden(tijden: Iterable[Tijd]) -> Tijd:
    """The middle on each clock."""
    klok, cpu = zip(*tijden, strict=True)
    return Tijd(median(klok), median(cpu))


def los_van_de_opslag(hoeveel: Hoeveel, _map: Path) -> Iterator[Meting]:
    """What does not read the store."""
    bos, _, _ = sleutels.maak("opslag", maker.NAAM, maker.WACHTWOORD)
    yield "sleutelafleiding", duur(3, lambda _: sleutels.open_met_wachtwoord(bos, maker.WACHTWOORD))
    yield "inhoud_laden", duur(hoeveel.keren, lambda _: laad_inhoud(HULPBRONNEN))
    kort, lang = proefbrief.brief(), proefbrief.brief(120)
    render_pdf(kort, gemaakt_op=MOMENT, lettertypen=proefbrief.FONTS)  # fonts are read once
    for naam, document in (("brief_twee_bladen", kort), ("brief_120_termijnen", lang)):
        yield (
            naam,
            duur(
                4 * hoeveel.keren, lambda _, d=document: render_pdf(d, gemaakt_op=MOMENT, lettertypen=proefbrief.FONTS)
            ),
        )


def aantallen(hoeveel: Hoeveel, map_: Path) -> Iterator[Meting]:
    """What grows with a number instead of with the store."""
    lening = Leningvoorwaarden(
        2_500_000, Decimal(8), (Uitbetaling(date(2026, 3, 2), 2_500_000),), date(2026, 4, 1), 120, ANNUITAIR
    )
    yield "schemas", duur(1, lambda _: [maak_schema(replace(lening, hoofdsom=2_500_000 + n, uitbetalingen=(
        Uitbetaling(date(2026, 3, 2), 2_500_000 + n),))) for n in range(hoeveel.schemas)])  # fmt: skip
    for soort, schrijf in (("xlsx", blad.schrijf_xlsx), ("csv", blad.schrijf_csv)):
        pad = map_ / f"proef.{soort}"
        schrijf(pad, hoeveel.bladrijen, 0)
        yield f"inlezen_proef_{soort}", duur(2, lambda _, p=pad: proef_inlezen(p, None, PEILDATUM))


def openen(hoeveel: Hoeveel, opslagmap: Path) -> Iterator[Meting]:
    """From the right key to the first page; every time with fresh connections."""
    open_tijden, eerste_tijden = [], []
    for _ in range(hoeveel.keren):
        gc.collect()
        begin = nu()
        with maker.open_(opslagmap) as opslag:
            open_tijden.append(sinds(begin))
            debiteuren.overzicht(maker.kantoor(opslag, laad_inhoud(HULPBRONNEN)), PEILDATUM)
            eerste_tijden.append(sinds(begin))
    yield "openen", open_tijden
    yield "openen_tot_overzicht", eerste_tijden


def lezen(k: Kantoor, hoeveel: Hoeveel) -> Iterator[Meting]:
    """Searching, the overviews and the checks."""
    yield from _zoeken(k, hoeveel.keren)
    debiteuren.overzicht(k, PEILDATUM)
    yield "overzicht_vandaag", duur(hoeveel.keren, lambda _: debiteuren.overzicht(k, PEILDATUM))
    yield "overzicht_eerder", duur(hoeveel.keren, lambda _: debiteuren.overzicht(k, EERDER))
    gezien = debiteuren.overzicht(k, PEILDATUM)
    yield "overzicht_sorteren_filteren", duur(hoeveel.keren, lambda _: _sorteer_en_filter(gezien))
    yield "overzicht_xlsx", duur(1, lambda _: debiteuren.als_xlsx(k, gezien))
    yield "overzicht_pdf", duur(1, lambda _: debiteuren.als_pdf(k, gezien))
    yield from _bladzijden(k, hoeveel.keren, gezien)

    def alle_standen(_: int) -> None:
        with k.opslag.lees() as bron:
            grootboek.standen(bron, PEILDATUM)

    yield "standen_uit_grootboek", duur(hoeveel.keren, alle_standen)
    yield "controle_snel", duur(hoeveel.keren, lambda _: controle.snel(k.opslag))
    yield "controle_volledig", duur(1, lambda _: controle.volledig(k.opslag))


def _bladzijden(k: Kantoor, keren: int, gezien: debiteuren.Overzicht) -> Iterator[Meting]:
    """What the pages of the window read, each time about another claim and its dossier."""
    rijen = gezien.rijen[:: max(1, len(gezien.rijen) // keren)]

    def dossier(keer: int) -> None:
        dossierbeeld.kop(k, rijen[keer].dossier_id)
        dossierbeeld.overzicht(k, rijen[keer].dossier_id)

    yield "vandaag", duur(keren, lambda _: vandaag.beeld(k))
    yield "dossierlijst", duur(keren, lambda _: dossierlijst.lijst(k))
    yield "dossier_overzicht", duur(keren, dossier)
    yield "lening", duur(keren, lambda keer: leningbeeld.beeld(k, rijen[keer].vordering_id, PEILDATUM))


def _sorteer_en_filter(gezien: debiteuren.Overzicht) -> None:
    sorted(gezien.rijen, key=lambda rij: rij.restschuld)
    sorted(gezien.rijen, key=lambda rij: vouw(rij.naam))
    [rij for rij in gezien.rijen if rij.stoplicht is Stoplicht.ACHTERSTAND and "an" in rij.naam]
    gezien.per_stoplicht()


def zoekvragen(k: Kantoor) -> tuple[list[str], list[str]]:
    """What people type, letter by letter: the beginnings of words, numbers and pairs; and the same with a slip."""
    kans = random.Random("zoeken")
    with k.opslag.lees() as bron:
        rijen = bron.lees("SELECT gevouwen FROM zoek WHERE soort = 'dossier' ORDER BY rij")
    teksten = [rijen[kans.randrange(len(rijen))].gevouwen.split() for _ in range(12)]
    woorden = [kans.choice(tekst) for tekst in teksten] + ["jansen", "yildiz", "bbz", "ba", "06"]
    begin = [woord[:lengte] for woord in woorden for lengte in range(1, 9) if len(woord) >= lengte]
    paren = [f"{tekst[0]} {tekst[-1][:3]}" for tekst in teksten]
    slips = [_vertikt(kans, woord[:lengte]) for woord in woorden for lengte in (5, 6, 7, 8) if len(woord) >= lengte]
    return list(dict.fromkeys(begin + paren)), [slip for slip in dict.fromkeys(slips) if slip not in begin]


def _vertikt(kans: random.Random, woord: str) -> str:
    plaats = kans.randrange(1, len(woord) - 1)
    return kans.choice((
        woord[:plaats] + woord[plaats + 1] + woord[plaats] + woord[plaats + 2 :],
        woord[:plaats] + woord[plaats + 1 :],
        woord[:plaats] + kans.choice("aeiourst") + woord[plaats:],
    ))  # fmt: skip


def _zoeken(k: Kantoor, keren: int) -> Iterator[Meting]:
    """One time per question, the middle one of some: a slow question counts, a hiccup of the computer does not."""

    def zoek(vraag: str) -> None:
        with k.opslag.lees() as bron:
            zoeken.zoek(bron, vraag)

    gewoon, vertikt = zoekvragen(k)
    for naam, vragen in (("zoeken", gewoon), ("zoeken_met_typefout", vertikt)):
        yield naam, [midden(_zonder_opruimen(keren, zoek, vraag)) for vraag in vragen]


def _zonder_opruimen(keren: int, daad: Callable[[str], None], vraag: str) -> list[Tijd]:
    tijden = []
    for _ in range(keren):
        begin = nu()
        daad(vraag)
        tijden.append(sinds(begin))
    return tijden


def brieven(k: Kantoor, hoeveel: Hoeveel) -> Iterator[Meting]:
    """A letter to each of many entrepreneurs, with the facts from the store."""
    with k.opslag.lees() as bron:
        aanvragen = [rij.id for rij in bron.lees("SELECT id FROM aanvraag ORDER BY id")]

    def alles(_: int) -> None:
        for nummer in range(hoeveel.brieven):
            aanvraag = aanvragen[nummer % len(aanvragen)]
            document = besluiten.brief_bij_aanvraag(k, aanvraag, "ontvangstbevestiging")
            render_pdf(document, gemaakt_op=k.nu, lettertypen=k.inhoud.lettertypen)

    yield "brieven", duur(1, alles)


def backups(k: Kantoor, hoeveel: Hoeveel, plek: Path) -> Iterator[Meting]:
    """The first two fill the two copies of the stukken; later ones add what is new."""
    momenten = [MOMENT.replace(minute=minuut) for minuut in range(2 + hoeveel.keren)]
    tijden = duur(len(momenten), lambda keer: backup.maak(k.opslag, plek, momenten[keer]))
    yield "backup_eerste", tijden[:2]
    yield "backup_later", tijden[2:]


def schrijven(k: Kantoor, hoeveel: Hoeveel, map_: Path) -> Iterator[Meting]:
    """A field, a payment, a sheet that is taken over."""
    with k.opslag.lees() as bron:
        personen = [rij.persoon_id for rij in bron.lees("SELECT persoon_id FROM rol WHERE rol = 'aanvrager'")]
        open_leningen = _open_leningen(bron)
    keren = 4 * hoeveel.keren
    kans = random.Random("schrijven")
    gekozen = kans.sample(personen, min(keren, len(personen)))
    yield "veld_bewaren", duur(len(gekozen), lambda keer: _bewaar_veld(k, gekozen[keer]))
    betalers = kans.sample(open_leningen, min(keren, len(open_leningen)))
    yield (
        "betaling_boeken",
        duur(len(betalers), lambda keer: leningen.boek_betaling(k, betalers[keer], PEILDATUM, 10_000)),
    )
    bladen = []
    for nummer in range(3):
        pad = map_ / f"overnemen{nummer}.csv"
        blad.schrijf_csv(pad, hoeveel.overnemen, 100_000 + nummer * hoeveel.overnemen)
        bladen.append((pad, inlezen.proef(k, pad)))
    yield "inlezen_overnemen", duur(3, lambda keer: inlezen.neem_over(k, *bladen[keer], PEILDATUM))


def _open_leningen(bron: Lezing) -> list[str]:
    rijen = bron.lees(
        "SELECT vordering_id FROM vordering_stand stand JOIN lening_voorwaarden USING (vordering_id)"
        " WHERE stand.hoofdsom > 100000 AND ? >= stand.vanaf AND ? < stand.tot ORDER BY vordering_id",
        (PEILDATUM, PEILDATUM),
    )
    return [rij.vordering_id for rij in rijen]


def _bewaar_veld(k: Kantoor, persoon_id: str) -> None:
    with k.werk("Persoon gewijzigd") as w:
        persoon = records.haal(w, Persoon, persoon_id)
        records.bewaar(w, replace(persoon, telefoon="0687654321"))
        rol = w.een("SELECT dossier_id FROM rol WHERE persoon_id = ?", (persoon_id,))
        assert rol is not None
        dossier = w.een("SELECT nummer FROM dossier WHERE id = ?", (rol.dossier_id,))
        assert dossier is not None
        w.indexeer("dossier", rol.dossier_id, rol.dossier_id, f"{dossier.nummer} {persoon.naam} 0687654321")


def maandverwerking(k: Kantoor, maanden: int = 2) -> Iterator[Meting]:
    """Some months in a row, each with a term for every running loan; then once more, with nothing to do."""
    dagen = [plus_maanden(PEILDATUM, maand) for maand in range(1, maanden + 1)]

    def op(dag: date) -> Kantoor:
        moment = datetime.combine(dag, MOMENT.timetz())
        return replace(k, klok=lambda: moment)

    yield "maandverwerking", duur(maanden, lambda keer: leningen.verwerk_maand(op(dagen[keer]), dagen[keer]))
    yield "maandverwerking_zonder_werk", duur(1, lambda _: leningen.verwerk_maand(op(dagen[-1]), dagen[-1]))
