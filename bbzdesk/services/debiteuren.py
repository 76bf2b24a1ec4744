"""The debtor overview as at a date: one line per claim with its stoplicht, on screen, in a sheet and on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from bbzdesk.documents.kleuren import STOPLICHT
from bbzdesk.documents.model import Alinea, Document, Tabel
from bbzdesk.documents.pdf import render_pdf
from bbzdesk.documents.xlsx import Kolom, Werkblad, render_xlsx
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.geld import euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.stoplicht import OPGEEIST, RENTELOOS, UITSTEL, Statusregel, Stoplicht, stoplicht
from bbzdesk.domain.vordering import Debiteur
from bbzdesk.services import instellingen
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import overzichten, standen, vorderingen
from bbzdesk.store.standen import Vorderingstand
from bbzdesk.store.vorderingen import Kop
from bbzdesk.store.vouwen import vouw

_STATUSSEN = (OPGEEIST, UITSTEL, RENTELOOS)  # the statuses that the stoplicht looks at


@dataclass(frozen=True, slots=True)
class Overzicht:
    """All claims as at a date, by name, with their totals in cents.

    `onverwerkt` is how many terms fell due of which the maandverwerking did not post the interest yet.
    """

    op: date
    rijen: tuple[Debiteur, ...]
    onverwerkt: int = 0

    @property
    def restschuld(self) -> int:
        """Everything that is open."""
        return sum(rij.restschuld for rij in self.rijen)

    @property
    def achterstand(self) -> int:
        """Everything that is due and not paid."""
        return sum(rij.achterstand for rij in self.rijen)

    def per_stoplicht(self) -> list[tuple[Stoplicht, int, int]]:
        """Per state: how many claims, and what is open on them; states without claims are left out."""
        delen = [(licht, [rij for rij in self.rijen if rij.stoplicht is licht]) for licht in Stoplicht]
        return [(licht, len(rijen), sum(rij.restschuld for rij in rijen)) for licht, rijen in delen if rijen]


def overzicht(kantoor: Kantoor, op: date) -> Overzicht:
    """The overview as at a date, from all that is known now."""
    with kantoor.opslag.lees() as bron:
        gevonden = standen.overzicht(bron, op)
        statussen = vorderingen.statussen(bron, op, _STATUSSEN)
        koppen = vorderingen.koppen(bron, op)
        lezer = instellingen.parameters_van(kantoor.inhoud.parameters, bron).lezer()
        onverwerkt, _ = overzichten.onverwerkt(bron, op)
    rijen = [
        _rij(kop, stand, statussen.get(kop.vordering_id, ()), op, lezer)
        for kop in koppen
        if (stand := gevonden.get(kop.vordering_id)) is not None
    ]
    return Overzicht(op, op_naam(rijen), onverwerkt)


def _rij(kop: Kop, stand: Vorderingstand, statussen: Sequence[Statusregel], op: date, lezer: Lezer) -> Debiteur:
    restschuld = stand.totaal
    achter = stand.te_laat(op)
    return Debiteur(
        kop.vordering_id,
        kop.dossier_id,
        kop.nummer,
        kop.naam,
        kop.bedrijf,
        kop.soort,
        kop.hoofdsom,
        kop.rente,
        restschuld,
        achter.bedrag,
        achter.termijnen,
        stand.laatste_betaling or kop.laatste_betaling,
        stoplicht(restschuld, achter.bedrag, achter.oudste, statussen, op, lezer),
        achter.oudste,
    )


def op_naam(rijen: Iterable[Debiteur]) -> tuple[Debiteur, ...]:
    """In the order of a Dutch list: by family name, then by the rest of the name; accents and capitals do not count."""
    gevouwen = cache(lambda naam: [vouw(deel) for deel in naam.split(", ")])  # few different names, many claims
    return tuple(sorted(rijen, key=lambda rij: (gevouwen(rij.naam), rij.nummer, rij.vordering_id)))


def als_xlsx(kantoor: Kantoor, gezien: Overzicht) -> bytes:
    """The overview as a sheet, with its totals."""
    kolommen = (
        statuskolom(),
        Kolom("Ondernemer", "tekst", 30),
        Kolom("Bedrijf", "tekst", 30),
        Kolom("Kenmerk", "tekst", 14),
        Kolom("Soort", "tekst", 18),
        Kolom("Hoofdsom", "bedrag", 16),
        Kolom("Rente", "procent", 10),
        Kolom("Restschuld", "bedrag", 16),
        Kolom("Achterstand", "bedrag", 16),
        Kolom("Termijnen achter", "getal", 12),
        Kolom("Laatste betaling", "datum", 16),
    )
    rijen = [
        (
            statustekst(rij.stoplicht), rij.naam, rij.bedrijf, rij.nummer, rij.soort, rij.hoofdsom,
            rij.rente, rij.restschuld, rij.achterstand, rij.termijnen_achter, rij.laatste_betaling,
        )
        for rij in gezien.rijen
    ]  # fmt: skip
    blad = Werkblad(
        naam="Debiteuren",
        titel=f"Debiteurenoverzicht op {voluit(gezien.op)}",
        toelichting=_toelichting(kantoor, gezien),
        kolommen=kolommen,
        rijen=rijen,
        totalen=("Totaal", "", "", "", "", None, None, gezien.restschuld, gezien.achterstand, None, None),
    )
    return render_xlsx([blad], kantoor.nu)


def statustekst(licht: Stoplicht) -> str:
    """The state as a list on paper or in a sheet has it: letter and word."""
    return f"{licht.letter} {licht.woord}"


def statuskolom() -> Kolom:
    """The column of the states, in their colours."""
    return Kolom("Status", "status", 16, kleuren={statustekst(licht): kleur for licht, kleur in STOPLICHT.items()})


def als_pdf(kantoor: Kantoor, gezien: Overzicht) -> bytes:
    """The overview on paper; the state stands there as a letter and a word."""
    rijen = tuple(
        (
            statustekst(rij.stoplicht), rij.naam, rij.bedrijf, rij.nummer, euro(rij.restschuld),
            euro(rij.achterstand), kort(rij.laatste_betaling) if rij.laatste_betaling else "",
        )
        for rij in gezien.rijen
    )  # fmt: skip
    blokken = (
        Alinea(_toelichting(kantoor, gezien)),
        Tabel(
            koppen=("Status", "Aantal", "Restschuld"),
            rijen=tuple((licht.woord, str(aantal), euro(som)) for licht, aantal, som in gezien.per_stoplicht()),
            uitlijning=("links", "rechts", "rechts"),
            totaal=("Totaal", str(len(gezien.rijen)), euro(gezien.restschuld)),
        ),
        Tabel(
            koppen=("Status", "Ondernemer", "Bedrijf", "Kenmerk", "Restschuld", "Achterstand", "Laatste betaling"),
            rijen=rijen,
            uitlijning=("links", "links", "links", "links", "rechts", "rechts", "links"),
            totaal=("Totaal", "", "", "", euro(gezien.restschuld), euro(gezien.achterstand), ""),
        ),
    )
    document = Document(
        titel=f"Debiteurenoverzicht op {voluit(gezien.op)}",
        blokken=blokken,
        auteur=_gemeente(kantoor),
        merk="OEFENING" if kantoor.oefening else "",
        liggend=True,
    )
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def rijen_van(gezien: Overzicht, dossier_id: str) -> Sequence[Debiteur]:
    """The claims of one dossier."""
    return [rij for rij in gezien.rijen if rij.dossier_id == dossier_id]


def _toelichting(kantoor: Kantoor, gezien: Overzicht) -> str:
    zin = f"{_gemeente(kantoor)}. Stand op {voluit(gezien.op)}, met alles wat nu bekend is. {_aantal(gezien)}. De restschuld is hoofdsom, rente en kosten samen."
    return f"{zin} {nog_te_verwerken(gezien.onverwerkt)}".strip()


def nog_te_verwerken(aantal: int) -> str:
    """What a standing says while interest is still to be posted; empty when all is posted.

    Until then an arrear counts the terms as they were planned, and what is open lacks their interest.
    """
    if not aantal:
        return ""
    zin = aantal_van(aantal, "vervallen termijn is", "vervallen termijnen zijn")
    return f"{zin} nog niet verwerkt: de rente kan saldo en achterstand nog veranderen."


def _aantal(gezien: Overzicht) -> str:
    return aantal_van(len(gezien.rijen), "vordering", "vorderingen")


def _gemeente(kantoor: Kantoor) -> str:
    return instellingen.naam_van_de_gemeente(kantoor) or "BbzDesk"
