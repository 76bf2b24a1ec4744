"""*Vandaag*: what is too late, what is due, what debtors do, for whom we wait, what this month asks; each line with its way.

Everything is read in a fixed number of queries, and every word is made here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.services import eerstestappen, signalen, termijnlijst
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.termijnlijst import BESLISSEN, HERSTEL, Termijndag
from bbzdesk.services.werkregel import ACHTERSTAND, GEWOON, LETOP, Werkregel
from bbzdesk.services.woorden import (
    aantal_van,
    al_dagen,
    dag_en_maand,
    met_korte_dag,
    met_weekdag,
    nog_of_te_laat,
    week,
    wie,
)
from bbzdesk.store import kladden, overzichten
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.overzichten import Dossierrij

MEESTE = 7
MEESTE_OPENGEKLAPT = 30  # who has more to look through does that in a list, which sorts and filters
VOORUIT = timedelta(days=14)
TE_LAAT, TERMIJNEN, SIGNALEN, WACHT, MAAND = "te_laat", "termijnen", "signalen", "wacht", "maand"
BEGIN = "begin"
_LIJSTEN = {SIGNALEN: ("Debiteuren", "Open debiteuren", "debiteuren")}
MELDING = "contact:nieuw"  # the draft of a new contact


@dataclass(frozen=True, slots=True)
class Blok:
    """A block of lines: the first ones, and how many there are in all. `opengeklapt`: more of them were asked for."""

    sleutel: str
    titel: str
    regels: tuple[Werkregel, ...]
    aantal: int
    opengeklapt: bool = False

    @property
    def meer(self) -> str:
        """The words of the button that shows more lines; empty when that was done, or when they all stand here."""
        if self.opengeklapt or self.aantal <= len(self.regels):
            return ""
        return (
            f"Toon alle {self.aantal}" if self.aantal <= MEESTE_OPENGEKLAPT else f"Toon de eerste {MEESTE_OPENGEKLAPT}"
        )


@dataclass(frozen=True, slots=True)
class Vandaagbeeld:
    """The page: the date in words, the blocks in order, and what stands there when nothing is too late."""

    datum: str
    blokken: tuple[Blok, ...]
    leeg: str

    def blok(self, sleutel: str) -> Blok:
        """One block by its key."""
        return next(blok for blok in self.blokken if blok.sleutel == sleutel)


def tellingen(kantoor: Kantoor) -> dict[str, int]:
    """How much waits in the parts of the program: beside *Vandaag* what is too late or due, beside *Debiteuren* signals."""
    gezien = beeld(kantoor)
    return {"vandaag": gezien.blok(TE_LAAT).aantal, "debiteuren": gezien.blok(SIGNALEN).aantal}


def beeld(kantoor: Kantoor, alles_van: str = "") -> Vandaagbeeld:
    """The page of today; `alles_van` is the key of a block of which all lines are wanted."""
    vandaag = kantoor.vandaag
    with kantoor.opslag.lees() as bron:
        termijnen = termijnlijst.termijndagen(kantoor, bron)
        lichten = signalen.lichten(kantoor, bron, vandaag)
        gesignaleerd = signalen.met_signaal(lichten)
        getoond = gesignaleerd[: _hoeveel(SIGNALEN, alles_van)]
        zonder_actie = _Openstaand.lees(bron, vandaag, {licht.vordering_id for licht in lichten})
        welke = {dag.dossier_id for dag in termijnen} | {rij.dossier_id for rij in getoond} | zonder_actie.dossiers
        namen = {sleutel: _naam(rij) for sleutel, rij in overzichten.dossiers(bron, vandaag, welke).items()}
        te_laat = [*_verlopen(termijnen, namen, vandaag), *zonder_actie.regels(namen, vandaag)]
        signaalregels = signalen.werkregels(bron, getoond, namen, vandaag)
        maand = _maand(bron, vandaag)
        half = kladden.een(bron, kantoor.wie, MELDING)
    begin = eerstestappen.regels(kantoor)
    te_laat = [*te_laat, *([_kladregel(half)] if half else [])]
    komend = [dag for dag in termijnen if dag.dag > vandaag]
    blokken = (
        _blok(BEGIN, "Eerste stappen", begin, alles_van),
        _blok(TE_LAAT, "Te laat en vandaag", te_laat, alles_van),
        _begrensd(SIGNALEN, "Signalen debiteuren", signaalregels, len(gesignaleerd), alles_van),
        _blok(TERMIJNEN, "Termijnen komende 14 dagen", _termijnregels(komend, namen, vandaag), alles_van),
        _blok(WACHT, "Wacht op anderen", _wachtregels(komend, namen, vandaag), alles_van),
        _blok(MAAND, "Deze maand", maand, alles_van),
    )
    return Vandaagbeeld(week(vandaag), blokken, "" if te_laat or begin else _leeg(komend, namen, vandaag))


def _blok(sleutel: str, titel: str, regels: Sequence[Werkregel], alles_van: str) -> Blok:
    return _begrensd(sleutel, titel, regels[: _hoeveel(sleutel, alles_van)], len(regels), alles_van)


def _hoeveel(sleutel: str, alles_van: str) -> int:
    return MEESTE_OPENGEKLAPT if alles_van == sleutel else MEESTE


def _begrensd(sleutel: str, titel: str, regels: Sequence[Werkregel], aantal: int, alles_van: str) -> Blok:
    """The block with these lines; below an open one that could not show all stands the way to the list that does."""
    open_ = alles_van == sleutel
    verder = [_restregel(sleutel, len(regels), aantal)] if open_ and aantal > len(regels) else []
    return Blok(sleutel, titel, (*regels, *verder), aantal, open_)


def _restregel(sleutel: str, getoond: int, aantal: int) -> Werkregel:
    titel, actie, pagina = _LIJSTEN.get(sleutel, ("Dossiers", "Open dossiers", "dossiers"))
    waarom = f"Hier staan de eerste {getoond} van {aantal}. In de lijst vindt u ze allemaal."
    return Werkregel("lijst", titel, waarom, "", GEWOON, actie, Doel(pagina))


def _naam(rij: Dossierrij) -> str:
    return wie(rij.tussenvoegsel, rij.achternaam, rij.bedrijf) or rij.nummer


def _leeg(komend: Sequence[Termijndag], namen: dict[str, str], vandaag: date) -> str:
    if not komend:
        return "Niets te laat. Er loopt nu geen termijn."
    eerste = komend[0]
    dag = dag_en_maand(eerste.dag, vandaag)
    return f"Niets te laat. Eerstvolgende termijn: {dag}, {namen[eerste.dossier_id]}. {eerste.woorden} {dag}."


def _verlopen(termijnen: Iterable[Termijndag], namen: dict[str, str], vandaag: date) -> list[Werkregel]:
    """The legal terms that end today or have passed, oldest first."""
    zinnen = {BESLISSEN: ("Neem een besluit. De beslistermijn", "Open besluit"),
              HERSTEL: ("Zijn de stukken binnen? De hersteltermijn", "Open aanvraag")}  # fmt: skip
    regels = []
    for termijn in termijnen:
        if termijn.dag > vandaag or termijn.soort not in zinnen:
            continue
        zin, actie = zinnen[termijn.soort]
        loopt = "eindigt vandaag" if termijn.dag == vandaag else f"liep af op {met_weekdag(termijn.dag, vandaag)}"
        regels.append(
            Werkregel(
                soort=termijn.soort,
                wie=namen[termijn.dossier_id],
                waarom=f"{zin} {loopt}.",
                wanneer=nog_of_te_laat(termijn.dag, vandaag),
                toon=LETOP if termijn.dag == vandaag else ACHTERSTAND,
                actie=actie,
                doel=termijn.doel,
            )
        )
    return regels


def _termijnregels(komend: Iterable[Termijndag], namen: dict[str, str], vandaag: date) -> list[Werkregel]:
    return [
        Werkregel(t.soort, namen[t.dossier_id], t.woorden, met_korte_dag(t.dag, vandaag), "", "Open", t.doel)
        for t in komend
        if t.dag <= vandaag + VOORUIT
    ]


def _wachtregels(komend: Iterable[Termijndag], namen: dict[str, str], vandaag: date) -> list[Werkregel]:
    """The documents we wait for, longest first; who did not answer in time stands with what is too late."""
    wachtend = sorted((t for t in komend if t.soort == HERSTEL and t.sinds), key=lambda t: t.sinds or vandaag)
    return [
        Werkregel(
            soort="stukken",
            wie=namen[t.dossier_id],
            waarom=f"Stukken van de ondernemer. Uiterlijk {met_weekdag(t.dag, vandaag)}.",
            wanneer=al_dagen(t.sinds or vandaag, vandaag),
            toon="",
            actie="Open aanvraag",
            doel=t.doel,
        )
        for t in wachtend
    ]


def _maand(bron: Lezing, vandaag: date) -> list[Werkregel]:
    aantal, oudste = overzichten.onverwerkt(bron, vandaag)
    if not aantal or oudste is None:
        return []
    return [
        Werkregel(
            soort="maandverwerking",
            wie="Maandverwerking",
            waarom=f"Oudste van {dag_en_maand(oudste, vandaag)}.",
            wanneer=aantal_van(aantal, "termijn", "termijnen"),
            toon="",
            actie="Open debiteuren",
            doel=Doel("debiteuren"),
        )
    ]


@dataclass(frozen=True, slots=True)
class _Openstaand:
    """What was begun and not finished: contacts, screenings, decisions that were not sent, loans that were not paid."""

    contacten: tuple[overzichten.OpenContact, ...]
    besluiten: tuple[overzichten.Besluitdag, ...]
    leningen: tuple[overzichten.TeBetalen, ...]

    @classmethod
    def lees(cls, bron: Lezing, vandaag: date, geboekt: set[str]) -> "_Openstaand":
        contacten = tuple(c for c in overzichten.open_contacten(bron) if c.screening or c.uitkomst or c.datum < vandaag)
        leningen = tuple(lening for lening in overzichten.te_betalen(bron, geboekt) if lening.gepland <= vandaag)
        return cls(contacten, overzichten.niet_verzonden(bron), leningen)

    @property
    def dossiers(self) -> set[str]:
        van_contacten = {contact.dossier_id for contact in self.contacten if contact.dossier_id is not None}
        return van_contacten | {b.dossier_id for b in self.besluiten} | {lening.dossier_id for lening in self.leningen}

    def regels(self, namen: dict[str, str], vandaag: date) -> list[Werkregel]:
        """Oldest first."""
        gevonden = [
            *(
                (contact.screening or contact.datum, _contactregel(contact, namen, vandaag))
                for contact in self.contacten
            ),
            *((besluit.dag, _besluitregel(besluit, namen, vandaag)) for besluit in self.besluiten),
            *((lening.gepland, _leningregel(lening, namen, vandaag)) for lening in self.leningen),
        ]
        return [regel for _, regel in sorted(gevonden, key=lambda paar: paar[0])]


def _contactregel(contact: overzichten.OpenContact, namen: dict[str, str], vandaag: date) -> Werkregel:
    naam = namen.get(contact.dossier_id or "") or ", ".join(deel for deel in (contact.naam, contact.bedrijf) if deel)
    if contact.screening:
        sinds, soort, actie, pagina = contact.screening, "screening", "Ga verder", "screening"
        waarom = f"De telefonische screening is niet af. Begonnen op {met_weekdag(sinds, vandaag)}."
    else:
        sinds, soort, actie, pagina = contact.datum, "contact", "Open contact", "contact"
        waarom = (
            "Mogelijk Bbz. Er is nog geen dossier."
            if contact.uitkomst
            else f"Contact van {met_weekdag(sinds, vandaag)} heeft nog geen vervolg. Kies wat u gaat doen."
        )
    return Werkregel(
        soort, naam, waarom, _sinds(sinds, vandaag), _toon(sinds, vandaag), actie, Doel(pagina, contact.contact_id)
    )


def _kladregel(klad: Mapping[str, str]) -> Werkregel:
    """A contact that was being typed: the caller still waits."""
    naam = ", ".join(deel for deel in (klad.get("contact.naam"), klad.get("contact.bedrijf")) if deel)
    waarom = "De melding is een concept. Maak haar af of begin opnieuw."
    return Werkregel("contact", naam or "Nieuwe melding", waarom, "concept", GEWOON, "Ga verder", Doel("contact"))


def _besluitregel(besluit: overzichten.Besluitdag, namen: dict[str, str], vandaag: date) -> Werkregel:
    return Werkregel(
        soort="verzending",
        wie=namen[besluit.dossier_id],
        waarom=f"Besluit {besluit.nummer} is definitief, maar nog niet verzonden.",
        wanneer=_sinds(besluit.dag, vandaag),
        toon=_toon(besluit.dag, vandaag),
        actie="Leg verzending vast",
        doel=Doel("dossier", besluit.dossier_id, "besluit"),
    )


def _leningregel(lening: overzichten.TeBetalen, namen: dict[str, str], vandaag: date) -> Werkregel:
    dag = dag_en_maand(lening.gepland, vandaag)
    waarom = f"Lening {lening.nummer} is nog niet uitbetaald. Gepland op {dag}."
    if lening.akte is None:
        stond = "is gepland voor vandaag" if lening.gepland == vandaag else f"was gepland op {dag}"
        waarom = f"De akte van schuldbekentenis is nog niet getekend. Uitbetalen {stond}."
    return Werkregel(
        soort="uitbetaling" if lening.akte else "akte",
        wie=namen[lening.dossier_id],
        waarom=waarom,
        wanneer=nog_of_te_laat(lening.gepland, vandaag),
        toon=_toon(lening.gepland, vandaag),
        actie="Open lening",
        doel=Doel("lening", lening.vordering_id),
    )


def _sinds(dag: date, vandaag: date) -> str:
    return "vandaag" if dag >= vandaag else al_dagen(dag, vandaag)


def _toon(dag: date, vandaag: date) -> str:
    return LETOP if dag < vandaag else ""
