"""The page of one loan: its cards, what an act will do in words before it is done, and the loan on paper."""

from dataclasses import dataclass
from datetime import date

from bbzdesk.documents.model import Alinea, Blok, Document, Kop, Tabel
from bbzdesk.documents.pdf import render_pdf
from bbzdesk.domain.datum import kort, voluit
from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.domain.geld import euro
from bbzdesk.domain.grootboek import Boeking, Rekening
from bbzdesk.domain.uitleg import Regel
from bbzdesk.domain.vordering import Vordering
from bbzdesk.services import instellingen, leningbeeld, leningen
from bbzdesk.services.debiteuren import nog_te_verwerken
from bbzdesk.services.kantoor import Kantoor, NietMogelijk
from bbzdesk.services.leningbeeld import Boekregel, Leningbeeld
from bbzdesk.services.leningen import Proefbetaling
from bbzdesk.services.termijnstaat import KOMT, OPEN
from bbzdesk.services.woorden import aantal_van
from bbzdesk.store import grootboek, records
from bbzdesk.store.lezing import Lezing

_ARTIKEL = "Awb art. 4:92"


@dataclass(frozen=True, slots=True)
class Kaart:
    """An amount with its label and a note, as a card shows it."""

    titel: str
    bedrag: str
    noot: str


@dataclass(frozen=True, slots=True)
class Leningblad:
    """A claim as at a day, with its cards; `terugblik` says that it is another day than today.

    `nog_te_verwerken` says that interest is still to be posted; empty when all is.
    """

    beeld: Leningbeeld
    kaarten: tuple[Kaart, ...]
    terugblik: str
    nog_te_verwerken: str


def blad(kantoor: Kantoor, vordering_id: str, op: date | None) -> Leningblad:
    """The claim as at a day, or today; a day that has not been is refused, because nobody knows what will be paid."""
    dag = op or kantoor.vandaag
    if dag > kantoor.vandaag:
        raise InvoerFout("op", "Deze datum ligt in de toekomst. Kies een dag tot en met vandaag.")
    with kantoor.opslag.lees() as bron:
        if not records.waar(bron, Vordering, id=vordering_id):
            raise NietMogelijk("Deze vordering is er niet meer: het inlezen is teruggedraaid. Ga naar Debiteuren.")
    beeld = leningbeeld.beeld(kantoor, vordering_id, dag)
    with kantoor.opslag.lees() as bron:
        betaald = grootboek.stand(bron, vordering_id, dag).ontvangen
        begin = _overgenomen_op(bron, vordering_id)
    kaarten = (
        Kaart("Openstaand", euro(beeld.totaal), _delen(beeld)),
        Kaart("Achterstand", euro(beeld.achterstand), beeld.achterstand_woorden),
        Kaart(
            "Betaald", euro(betaald), f"sinds uw overzicht van {kort(begin)}" if begin else f"tot en met {kort(dag)}"
        ),
        _volgende(beeld),
    )
    onverwerkt = sum(1 for termijn in beeld.termijnen if termijn.vervallen and not termijn.verwerkt)
    terugblik = "" if dag == kantoor.vandaag else _terugblik(dag)
    return Leningblad(beeld, kaarten, terugblik, nog_te_verwerken(onverwerkt))


def _overgenomen_op(bron: Lezing, vordering_id: str) -> date | None:
    """From when the payments are known of a claim that came from a sheet; what was paid before is in its balance."""
    boekingen = grootboek.geldende(grootboek.boekingen_van(bron, vordering_id))
    return next((boeking.valutadatum for boeking in boekingen if _is_overname(boeking)), None)


def _is_overname(boeking: Boeking) -> bool:
    return any(regel.rekening is Rekening.OVERNAME for regel in boeking.regels)


def _delen(beeld: Leningbeeld) -> str:
    delen = (("hoofdsom", beeld.hoofdsom), ("rente", beeld.rente), ("kosten", beeld.kosten))
    return ", ".join(f"{naam} {euro(bedrag)}" for naam, bedrag in delen if bedrag) or "Er staat niets open"


def _volgende(beeld: Leningbeeld) -> Kaart:
    termijn = next((termijn for termijn in beeld.termijnen if termijn.staat in (OPEN, KOMT)), None)
    if termijn is None and beeld.totaal > 0 and not beeld.termijnen:
        return Kaart("Volgende termijn", "–", "Het betaalschema is niet bekend")
    if termijn is None:
        return Kaart("Volgende termijn", "–", "Er komt geen termijn meer")
    return Kaart("Volgende termijn", euro(termijn.open), f"uiterlijk {kort(termijn.vervaldatum)}")


def _terugblik(dag: date) -> str:
    return f"U ziet hoe de lening stond op {voluit(dag)}, met alles wat nu bekend is. Wat u boekt, boekt u nu."


@dataclass(frozen=True, slots=True)
class Verdeelbeeld:
    """What booking a payment will do: its parts, which add up to the payment, and what stays open after it."""

    regels: tuple[Regel, ...]
    daarna: tuple[tuple[str, str], ...]
    let_op: str


def verdeelbeeld(kantoor: Kantoor, vordering_id: str, datum: date, bedrag: int) -> Verdeelbeeld:
    """How this payment would be divided; refuses what booking would refuse."""
    proef = leningen.proefbetaling(kantoor, vordering_id, datum, bedrag)
    daarna = [("Hoofdsom die daarna open staat", euro(proef.hoofdsom_daarna))]
    if proef.achterstand_daarna is not None:
        daarna.append(("Achterstand daarna", euro(proef.achterstand_daarna)))
    return Verdeelbeeld(_regels(proef), tuple(daarna), _let_op(proef))


def _regels(proef: Proefbetaling) -> tuple[Regel, ...]:
    delen = (
        ("Kosten", proef.kosten),
        ("Rente", proef.rente),
        ("Aflossing van wat betaald moest zijn", proef.aflossing),
        ("Extra aflossing", proef.extra),
    )
    regels = [Regel(tekst, _ARTIKEL, bedrag) for tekst, bedrag in delen if bedrag]
    return (*regels, Regel("Samen: deze betaling", "", proef.bedrag))


def _let_op(proef: Proefbetaling) -> str:
    if proef.herverdeeld:
        betalingen = aantal_van(proef.herverdeeld, "latere betaling wordt", "latere betalingen worden")
        return f"De datum ligt eerder dan een andere betaling. {betalingen} opnieuw verdeeld; dat blijft zichtbaar."
    if not proef.hoofdsom_daarna and not proef.achterstand_daarna:
        return "Met deze betaling is alles afgelost."
    return "Door de extra aflossing is de lening eerder afbetaald." if proef.extra else ""


def terugdraaien_in_woorden(regel: Boekregel) -> str:
    """What turning back this booking does."""
    return (
        f"“{regel.wat}” van {voluit(regel.datum)} gaat uit alle totalen, met alles wat bij die betaling hoort. "
        "De rente en de achterstand worden opnieuw berekend. De boeking blijft zichtbaar als teruggedraaid."
    )


def als_pdf(kantoor: Kantoor, gezien: Leningblad) -> bytes:
    """The loan on paper: where it stands, every booking and the schedule."""
    beeld = gezien.beeld
    stand = Tabel(
        ("Wat", "Bedrag", "Toelichting"),
        tuple((kaart.titel, kaart.bedrag, kaart.noot) for kaart in gezien.kaarten),
        ("links", "rechts", "links"),
    )
    blokken: list[Blok] = [Alinea(f"{beeld.wie}. {'. '.join(beeld.feiten)}."), Kop(1, beeld.op_woorden), stand]
    if beeld.boekingen:
        blokken += [Kop(1, "Boekingen"), _boekingen(beeld)]
    if beeld.termijnen:
        blokken += [Kop(1, "Betaalschema"), _schema(beeld)]
    with kantoor.opslag.lees() as bron:
        gemeente = instellingen.gemeentefeiten(bron)["gemeente.naam"] or ""
    document = Document(
        titel=beeld.titel,
        blokken=tuple(blokken),
        auteur=f"Gemeente {gemeente}".strip(),
        onderwerp=beeld.op_woorden,
        kenmerk=beeld.titel,
    )
    return render_pdf(document, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def _boekingen(beeld: Leningbeeld) -> Tabel:
    rijen = tuple(
        (kort(r.datum), f"{r.wat} (teruggedraaid)" if r.teruggedraaid else r.wat,
         euro(r.hoofdsom), euro(r.rente), euro(r.kosten), euro(r.saldo_daarna))
        for r in beeld.boekingen
    )  # fmt: skip
    koppen = ("Datum", "Wat", "Hoofdsom", "Rente", "Kosten", "Saldo daarna")
    return Tabel(koppen, rijen, ("links", "links", "rechts", "rechts", "rechts", "rechts"))


def _schema(beeld: Leningbeeld) -> Tabel:
    rijen = tuple(
        (str(t.nummer), kort(t.vervaldatum), euro(t.rente), euro(t.aflossing), euro(t.bedrag), t.woord)
        for t in beeld.termijnen
    )
    koppen = ("Nr.", "Uiterlijk", "Rente", "Aflossing", "Samen", "Stand")
    return Tabel(koppen, rijen, ("rechts", "links", "rechts", "rechts", "rechts", "links"))
