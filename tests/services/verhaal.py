"""The steps of the demo story one by one, so that a test can look at the office on any day of it."""

from datetime import date

from bbzdesk.domain.geld import lees_bedrag
from bbzdesk.domain.zaak import Contact
from bbzdesk.services import aanvragen, adviezen, besluiten, checklists, contacten, dossiers, leningen, onderzoeken
from bbzdesk.store import records
from tests.kantoorhulp import Bureau, deel


class Verhaal:
    """One dossier of the demo, played up to and including a day."""

    def __init__(self, b: Bureau, naam: str = "starter", **aanvraag: str) -> None:
        """`aanvraag` adds facts to the application, under their names with a `_` for the dot."""
        self.b, self.data = b, deel(naam)
        self._aanvraag_ook = {feit.replace("_", ".", 1): waarde for feit, waarde in aanvraag.items()}
        self.contact = self.dossier = self.aanvraag = self.opschorting = self.besluit = self.vordering = ""

    def tot(self, dag: date) -> "Verhaal":
        """Play every step up to a day, and stand on that day."""
        dagen = self.data.dagen
        for stap in ("contact_op", "aanvraag_op", "stukken_gevraagd", "stukken_binnen", "onderzoek_op", "advies_op",
                     "besluit_op", "akte_op", "uitbetaald_op"):  # fmt: skip
            if dagen[stap] <= dag:
                self.b.klok.zet(dagen[stap])
                getattr(self, f"_{stap}")()
        for betaling in self.data.betalingen:
            if betaling.datum <= dag:
                self.b.klok.zet(betaling.datum)
                leningen.boek_betaling(
                    self.b.kantoor, self.vordering, betaling.datum, lees_bedrag(betaling.bedrag, "bedrag")
                )
        self.b.klok.zet(dag)
        return self

    def _contact_op(self) -> None:
        k = self.b.kantoor
        self.contact = contacten.leg_contact_vast(k, self.data.contact).uitkomst.id
        invulling = checklists.begin(k, "telefonische-screening", "contact", self.contact).uitkomst
        for regel, antwoord in self.data.screening.items():
            checklists.beantwoord(k, invulling.id, regel, antwoord)
        checklists.rond_af(k, invulling.id)
        self.dossier = dossiers.open_dossier(k, self.contact, self.data.gegevens).uitkomst.id

    def _aanvraag_op(self) -> None:
        invoer = {**self.data.aanvraag, **self._aanvraag_ook}
        self.aanvraag = aanvragen.neem_in(self.b.kantoor, self.dossier, invoer).uitkomst.id

    def _stukken_gevraagd(self) -> None:
        dagen = self.data.dagen
        besluiten.maak_brief(self.b.kantoor, self.aanvraag, "ontvangstbevestiging")
        gedaan = aanvragen.schort_op(
            self.b.kantoor, self.aanvraag, dagen["stukken_gevraagd"], dagen["stukken_uiterlijk"]
        )
        self.opschorting = gedaan.uitkomst.id

    def _stukken_binnen(self) -> None:
        aanvragen.vul_aan(self.b.kantoor, self.opschorting, self.data.dagen["stukken_binnen"])

    def _onderzoek_op(self) -> None:
        k = self.b.kantoor
        onderzoek = onderzoeken.begin(k, self.dossier, self.aanvraag, "vijf-onderdelen").uitkomst
        for (onderdeel, veld), waarde in self.data.onderzoek.items():
            onderzoeken.vul_in(k, onderzoek.id, onderdeel, {veld: waarde})
        for punt in self.data.swot:
            onderzoeken.voeg_swot_toe(k, onderzoek.id, *punt)
        onderzoeken.rond_af(k, onderzoek.id, self.data.oordeel, self.data.conclusie)

    def _advies_op(self) -> None:
        adviezen.leg_advies_vast(self.b.kantoor, self.aanvraag, self.data.advies, vergewist=True)

    def _besluit_op(self) -> None:
        k = self.b.kantoor
        concept = besluiten.begin(k, self.aanvraag, "toekenning-bedrijfskapitaal", self.data.besluit).uitkomst
        vast = besluiten.stel_vast(k, concept.id).uitkomst
        assert vast.vordering_id is not None
        self.besluit, self.vordering = vast.besluit.id, vast.vordering_id
        besluiten.leg_verzending_vast(k, self.besluit, k.vandaag, "post")

    def _akte_op(self) -> None:
        leningen.leg_akte_vast(self.b.kantoor, self.vordering, self.b.kantoor.vandaag)

    def _uitbetaald_op(self) -> None:
        leningen.betaal_uit(self.b.kantoor, self.vordering, self.b.kantoor.vandaag)


def enig_contact(b: Bureau) -> Contact:
    """The only contact there is."""
    with b.kantoor.opslag.lees() as bron:
        (contact,) = records.waar(bron, Contact)
    return contact
