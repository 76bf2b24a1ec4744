"""Invented cases that run today, so that in the practice store every day has its work."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from bbzdesk.content.oefendata import LopendeZaak, OefenBetaling, Oefendossier
from bbzdesk.domain.datum import plus_maanden
from bbzdesk.services.demo import Oefenklok, Stap, Verhaal

_LANGST = 12


def speel(verhaal: Verhaal, klok: Oefenklok, zaken: tuple[LopendeZaak, ...], vandaag: date) -> None:
    """Play every case as far as it came by `vandaag`, all of them together in the order of the days."""
    stappen: list[tuple[date, int, Stap]] = []
    for nummer, zaak in enumerate(zaken):
        dagen = {stap: vandaag + timedelta(days=aantal) for stap, aantal in zaak.dagen.items()}
        stappen += [(dag, nummer, stap) for dag, stap in _stappen(verhaal, zaak, dagen, vandaag)]
    for dag, _, stap in sorted(stappen, key=lambda stap: stap[:2]):
        klok.ga_naar(dag)
        for _ in stap():
            pass  # the files of these cases are thrown away; what they are made from stays


def _stappen(verhaal: Verhaal, zaak: LopendeZaak, dagen: Mapping[str, date], vandaag: date) -> list[tuple[date, Stap]]:
    deel = _met_datums(zaak.verhaal, dagen)
    mogelijk: list[tuple[str, Stap]] = [
        ("contact_op", partial(verhaal.contact, deel, zaak.screening_regels)),
        ("dossier_op", partial(verhaal.open_dossier, deel)),
        ("aanvraag_op", partial(verhaal.aanvraag, deel)),
        ("stukken_gevraagd", partial(verhaal.vraag_stukken, deel, dagen.get("stukken_uiterlijk", vandaag))),
        ("stukken_binnen", partial(verhaal.stukken_binnen, deel)),
        ("onderzoek_op", partial(verhaal.onderzoek, deel, zaak.onderzoek_onderdelen)),
        ("advies_op", partial(verhaal.advies, deel)),
        ("concept_op", partial(verhaal.concept, deel)),
        ("besluit_op", partial(verhaal.concept, deel)),
        ("besluit_op", partial(verhaal.besluit, deel)),
        ("verzonden_op", partial(verhaal.verzending, deel)),
        ("akte_op", partial(verhaal.akte, deel)),
        ("uitbetaald_op", partial(verhaal.uitbetaling, deel)),
    ]
    gedaan = [(dagen[naam], stap) for naam, stap in mogelijk if naam in dagen and dagen[naam] <= vandaag]
    return gedaan + [
        (betaling.datum, partial(verhaal.betaling, deel, betaling)) for betaling in _betaald(zaak, dagen, vandaag)
    ]


def _met_datums(deel: Oefendossier, dagen: Mapping[str, date]) -> Oefendossier:
    """The texts of a story with the days of this case in their place."""
    contact, aanvraag = dagen["contact_op"], dagen.get("aanvraag_op", dagen["contact_op"])
    uitbetalen = dagen.get("uitbetaald_op") or max(dagen.values()) + timedelta(days=20)
    melding = {"aanvraag.meldingsdatum": _getypt(contact)}
    return replace(
        deel,
        contact={**deel.contact, **melding},
        screening={**deel.screening, "meldingsdatum": _getypt(contact)},
        aanvraag={**deel.aanvraag, **melding, "aanvraag.ontvangen": _getypt(aanvraag)},
        besluit={
            **deel.besluit,
            "lening.uitbetalen_op": _getypt(uitbetalen),
            "lening.eerste_vervaldatum": _getypt(plus_maanden(uitbetalen, 1)),
        },
    )


def _betaald(zaak: LopendeZaak, dagen: Mapping[str, date], vandaag: date) -> list[OefenBetaling]:
    """The terms that were paid, each on its due date."""
    if zaak.betaald_tot is None:
        return []
    tot = vandaag + timedelta(days=zaak.betaald_tot)
    vervaldagen = (plus_maanden(dagen["uitbetaald_op"], maand) for maand in range(1, _LANGST))
    return [OefenBetaling(dag, zaak.termijn) for dag in vervaldagen if dag <= tot]


def _getypt(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
