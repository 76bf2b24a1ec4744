"""Words that municipalities put above their columns, and which field each means. The longest match decides."""

import difflib
import re
from functools import lru_cache
from typing import NamedTuple

from bbzdesk.exchange.blad.tekst import vouw

OVERIG = ""  # known words of columns that are no field of ours

_WOORDEN: dict[str, str] = {
    "dossier": "onze referentie|dossier|dossiernummer|dossiernr|dossier nummer|dossier nr|dossier id|zaaknummer|zaaknr|zaak nr|zaak nummer|zaakid|"
    "leningnummer|leningnr|lening nr|lening nummer|nummer lening|nr lening|lening id|contractnummer|contractnr|"
    "contract|contract nr|contract nummer|vorderingnummer|vorderingsnummer|vorderingnr|vordering nr|"
    "vordering nummer|debiteurnummer|debiteurennummer|debiteurnr|debiteurennr|debiteur nr|debiteur nummer|debnr|"
    "deb nr|klantnummer|klantnr|klant nr|client nr|clientnummer|clientnr|registratienummer|kenmerk|ons kenmerk|"
    "referentie|referentienummer|case number|file number|file no|loan number|loan no|loan id|account number|"
    "reference|kredietnummer|krediet nr|kredietnr|besluitnummer|beschikkingsnummer",
    "naam": "naam|betrokkene|naam betrokkene|zzper|zzp er|wie|naam klant|klant|klantnaam|debiteur|debiteurnaam|debiteurennaam|naam debiteur|client|clientnaam|"
    "naam client|achternaam|schuldenaar|naam schuldenaar|ondernemer|naam ondernemer|zelfstandige|"
    "naam zelfstandige|belanghebbende|naam belanghebbende|persoon|lener|naam lener|kredietnemer|leningnemer|"
    "geldnemer|naam en voorletters|naam voorletters|voorletters en naam|volledige naam|naam aanvrager|aanvrager|"
    "name|client name|customer|customer name|borrower|debtor|debtor name|last name|surname|full name|familienaam|geslachtsnaam|achternaam debiteur|achternaam klant|achternaam client|"
    "voornaam naam|voornaam en naam|naam voornaam|naam en voornaam|voornaam en achternaam|achternaam en voornaam",
    "voornaam": "voornaam|voornamen|roepnaam|first name|first names|given name|voornaam debiteur|debiteur voornaam|"
    "voornaam klant|klant voornaam|voornaam client|client voornaam",
    "voorletters": "voorletters|voorletter|voorl|initialen|initials|vlt|voorletters debiteur|debiteur voorletters",
    "tussenvoegsel": "tussenvoegsel|tussenvoegsels|tussenvoeging|tussenv|tussenvgsl|voorvoegsel|voorvoegsels|tv|tvg|infix",
    "bedrijf": "bedrijf|bedr naam|bedrnaam|naam v d zaak|naam zaak|winkel|bedrijfsnaam|naam bedrijf|onderneming|naam onderneming|ondernemingsnaam|handelsnaam|firma|"
    "firmanaam|eenmanszaak|company|company name|business|business name|naam zaak|zaaknaam|bedrijf onderneming",
    "bsn": "bsn|bsn nummer|bsn nr|bsnnummer|bsnnr|burgerservicenummer|burger service nummer|burgerservice nummer|"
    "sofinummer|sofi nummer|sofi nr|sofi|ssn|citizen service number",
    "iban": "iban|iban nummer|ibannummer|iban nr|rekeningnummer|rekeningnr|rekening nummer|rekening nr|rekening|"
    "bankrekening|bankrekeningnummer|bankrekeningnr|bankrek|bankrek nr|banknummer|bank|bank nr|bank account|"
    "rek nr|reknr|bankaccount",
    "soort": "soort|tozo|leensoort|bijstandsvorm|verstrekkingsvorm|doel|soort lening|soort krediet|soort vordering|soort bijstand|soort verstrekking|soort schuld|type|"
    "type lening|type krediet|leningsoort|leningtype|leningvorm|vorm lening|kredietsoort|kredietvorm|vorderingsoort|"
    "vorderingssoort|regeling|product|productsoort|vorm|categorie|verstrekking|kind|loan type|product type|"
    "regeling soort|soort regeling|aard|aard lening|aard vordering",
    "hoofdsom": "hoofdsom|leensom|uitgekeerd|uitgekeerd bedrag|kapitaal|beginstand|oorspronkelijk schuld|oorspronkelijk hoofdsom|oorspronkelijk lening|hoofdsom lening|oorspronkelijke hoofdsom|leenbedrag|leningbedrag|leningsbedrag|"
    "geleend bedrag|geleend|bedrag geleend|bedrag lening|lening bedrag|lening|oorspronkelijk bedrag|"
    "oorspronkelijke lening|oorspronkelijk leenbedrag|oorspronkelijke schuld|oorspronkelijke vordering|"
    "oorspr bedrag|oorspr hoofdsom|verstrekt bedrag|verstrekt|bedrag verstrekt|bedrag verstrekking|verstrekking bedrag|"
    "totaal verstrekt|kredietbedrag|krediet|bedrag krediet|startbedrag|beginbedrag|beginschuld|beginsaldo|"
    "aanvangsbedrag|aanvangsschuld|toegekend bedrag|toegekend|bedrag toegekend|toekenning bedrag|uitbetaald bedrag|"
    "uitgeleend bedrag|uitgeleend|vorderingsbedrag|bedrag vordering|bedrag|principal|principal amount|loan amount|"
    "original amount|original principal|amount|initiele schuld|initieel bedrag|schuld bij aanvang",
    "rente": "rente|rentetarief|r %|tarief|rente %|% rente|rente pct|rente perc|rente percentage|rentepercentage|rente procent|rentevoet|"
    "rente in %|percentage|percentage rente|rente per jaar|jaarrente|interest|interest %|interest rate|rate|rate %|"
    "rente p j|%",
    "ingangsdatum": "ingangsdatum|per datum|verstrekking datum|start lening|vanaf|begin lening|per|ingangsdatum lening|ingang|ingang lening|datum ingang|startdatum|start datum|"
    "startdatum lening|start|datum start|begindatum|begindatum lening|datum begin|aanvangsdatum|aanvang|"
    "datum aanvang|datum verstrekking|verstrekkingsdatum|verstrekkingdatum|datum verstrekt|verstrekt op|"
    "verstrekt per|datum lening|leningdatum|datum uitbetaling|uitbetaaldatum|uitbetalingsdatum|uitbetaald op|"
    "datum besluit|besluitdatum|datum beschikking|beschikkingsdatum|beschikkingdatum|datum toekenning|"
    "toekenningsdatum|toegekend op|datum|datum contract|contractdatum|ingegaan op|ingaande|looptijd vanaf|"
    "start date|loan date|begin date|date|datum krediet|datum ingang lening|afsluitdatum",
    "looptijd": "looptijd|nr termijnen|lpt|aflosperiode|periode|looptijd mnd|looptijd in maanden|looptijd maanden|looptijd in mnd|looptijd lening|"
    "looptijd jaar|looptijd jaren|looptijd in jaren|looptijd in jaar|duur|duur mnd|duur maanden|duur in maanden|duur lening|"
    "duur jaren|aantal maanden|aantal mnd|aantal jaren|aantal termijnen|termijnen|maanden|mnd|mnden|jaren|term|term months|"
    "months|term in months|loan term|number of months|aflossingstermijn mnd|aflostermijn|aflossingsduur",
    "restschuld": "restschuld|eindstand|nu open|rest schuld|restantschuld|restant schuld|restant|restant hoofdsom|restanthoofdsom|"
    "rest hoofdsom|resthoofdsom|restant lening|restant bedrag|restantbedrag|restbedrag|rest bedrag|restant saldo|restsaldo|rest|"
    "resterende schuld|resterend|resterend bedrag|resterende hoofdsom|openstaand|openstaande|openstaand saldo|"
    "openstaande schuld|openstaand bedrag|openstaande hoofdsom|openstaande lening|openstaande vordering|"
    "bedrag openstaand|nog openstaand|nog open|open bedrag|openstaande post|nog te betalen|nog te voldoen|"
    "nog te innen|nog af te lossen|nog verschuldigd|saldo|saldo schuld|saldo lening|saldo vordering|"
    "saldo hoofdsom|huidig saldo|huidige schuld|huidige restschuld|huidige stand|actueel saldo|actuele schuld|eindsaldo|"
    "saldo per|saldo einde|stand|stand lening|stand schuld|schuld|schuld per|schuldrestant|schuldsaldo|schuld nu|"
    "uitstaand|uitstaand saldo|uitstaand bedrag|uitstaande schuld|uitstaande lening|outstanding|"
    "outstanding balance|outstanding amount|outstanding principal|balance|current balance|remaining|"
    "remaining balance|remaining debt|verschuldigd|verschuldigd bedrag",
    "achterstand": "achterstand|achter|achterstallige aflossing|achterstallige termijnen|vervallen termijnen|openstaande termijnen|termijnen openstaand|achterstallig|achterstallig bedrag|achterstallige termijnen bedrag|bedrag achterstand|"
    "betalingsachterstand|betaalachterstand|achterstand bedrag|achterstandsbedrag|bedrag in achterstand|"
    "achterstand in eur|openstaande achterstand|totale achterstand|vervallen bedrag|vervallen en niet betaald|"
    "vervallen niet betaald|arrears|overdue|amount overdue|past due|in arrears|overdue amount",
    "laatste_betaling": "laatste betaling|laatst betaling|laatst ontvangst|betaald op|betaaldatum|recentste betaling|datum betaling|datum laatste betaling|laatste betaling op|laatste betaaldatum|"
    "laatste betalingsdatum|laatst betaald|laatst betaald op|laatste ontvangst|datum laatste ontvangst|"
    "laatst ontvangen|laatste aflossing|datum laatste aflossing|laatste storting|datum laatste storting|"
    "betaald t m|betaald tot en met|laatste bet|datum laatste bet|last payment|last payment date|"
    "date last payment|last paid",
    "opmerking": "opmerking|info|informatie|extra|actie|acties|opmerkingen|opm|bijzonderheden|bijzonderheid|bijz|notitie|notities|toelichting|memo|"
    "commentaar|aantekening|aantekeningen|omschrijving|remark|remarks|notes|note|comment|comments",
    "termijnbedrag": "termijnbedrag|termijn bedrag|maandbedrag|maandtermijn|termijn|termijn per maand|"
    "bedrag per maand|per maand|aflossing per maand|aflossing p m|maandelijkse aflossing|aflossingsbedrag|"
    "maandelijks bedrag|maandlast|aflossing|aflossing mnd|annuiteit|te betalen per maand|te betalen p m|bedrag per termijn|"
    "termijn p m|bedrag p m|maandelijkse termijn|installment|instalment|monthly payment|monthly amount",
    "status": "status|status lening|status vordering|status dossier|betaalstatus|betalingsstatus|fase|toestand|"
    "stand van zaken|situatie|invorderingsstatus|incassostatus|state|loan status|stand v zaken|statuslening",
    OVERIG: "datum aanvraag|aanvraagdatum|datum ontvangst|startdatum bedrijf|datum start bedrijf|start bedrijf|datum mutatie|"
    "mutatiedatum|percentage rijk|rijksdeel|einddatum|eind datum|datum einde|eind|einde|einde looptijd|eind looptijd|looptijd tot|laatste termijn|"
    "geboortedatum|geb datum|adres|straat|postcode|plaats|woonplaats|telefoon|telefoonnummer|tel|mobiel|email|"
    "e mail|mail|kvk|kvk nummer|kvknummer|kvk nr|consulent|naam consulent|behandelaar|naam behandelaar|"
    "contactpersoon|naam contactpersoon|gemeente|naam gemeente|herkomstgemeente|partner|naam partner|bsn partner|bedrijfstak|branche|sector|"
    "rente betaald|betaalde rente|rentebedrag|rente eur|rente bedrag|bedrag rente|openstaande rente|"
    "achterstallige rente|rente achterstand|achterstand rente|rente openstaand|verschuldigde rente|rente over|opgebouwde rente|lopende rente|"
    "totaal betaald|totaal afgelost|afgelost|afgelost bedrag|reeds afgelost|betaald|ontvangen|ontvangsten|bedrag laatste betaling|"
    "laatste betaling eur|laatste betaling bedrag|bedrag laatste aflossing|achterstand maanden|achterstand mnd|"
    "achterstand in maanden|maanden achterstand|achterstand termijnen|achterstand in termijnen|"
    "aantal termijnen achterstand|termijnen achterstand|achterstand dagen|dagen achterstand|achterstand sinds|datum achterstand|"
    "aantal achterstallige termijnen|resterende looptijd|restant looptijd|restlooptijd|"
    "resterende termijnen|restant termijnen|resterende maanden|aantal termijnen betaald|termijnen betaald|betaalde termijnen|"
    "datum opgeeist|opgeeist op|datum uitstel|uitstel tot|datum aanmaning|laatste aanmaning|datum status|status datum|"
    "datum opmerking|datum laatste contact|laatste contact|jaar|boekjaar|saldo vorig jaar|restschuld vorig jaar|"
    "schuld vorig jaar|begin jaar|saldo begin jaar|stand begin jaar|grootboek|grootboekrekening|kostenplaats|"
    "kostensoort|volgnummer bank|tenaamstelling|voornaam partner|voornamen partner|roepnaam partner|voorletters partner|tussenvoegsel partner|achternaam partner|"
    "voornaam consulent|voornaam behandelaar|voornaam contactpersoon|soort zekerheid|zekerheid|"
    "eerste termijn|eerste vervaldatum|eerste betaling|datum eerste termijn|peildatum|datum peil|datum bijgewerkt|"
    "totaal te betalen|totale rente|end date|maturity|city|phone|address|"
    "soort bedrijf|type bedrijf|rechtsvorm|status bedrijf|aantal kinderen|leeftijd|geslacht|"
    "rekening gemeente|saldo achterstand termijnen|verschil|controle",
}
# Alone these say little; they count when nothing better claims the field.
_ZWAK: dict[str, str] = {
    "nummer": "dossier", "nr": "dossier", "id": "dossier", "no": "dossier", "number": "dossier", "volgnr": "dossier",
    "volgnummer": "dossier", "zaak": "dossier", "bedrag": "hoofdsom", "amount": "hoofdsom", "datum": "ingangsdatum",
    "date": "ingangsdatum", "vorm": "soort", "categorie": "soort", "kind": "soort", "bank": "iban",
    "omschrijving": "opmerking", "percentage": "rente", "%": "rente", "schuld": "restschuld", "rest": "restschuld",
    "stand": "restschuld", "verschuldigd": "restschuld", "lening": "hoofdsom", "krediet": "hoofdsom",
    "verstrekt": "hoofdsom", "verstrekking": "soort", "term": "looptijd", "termijnen": "looptijd",
    "wie": "naam", "winkel": "bedrijf", "doel": "soort", "kapitaal": "hoofdsom", "per": "ingangsdatum",
    "vanaf": "ingangsdatum", "periode": "looptijd", "achter": "achterstand", "info": "opmerking",
    "extra": "opmerking", "actie": "opmerking", "tarief": "rente", "aflossing": "termijnbedrag", "termijn": "termijnbedrag", "start": "ingangsdatum", "ingang": "ingangsdatum",
    "product": "soort", "contract": "dossier", "kenmerk": "dossier", "maanden": "looptijd", "persoon": "naam",
}  # fmt: skip
_AFKORTINGEN = {
    "openst": "openstaand", "achterst": "achterstand", "restsch": "restschuld", "oorspr": "oorspronkelijk",
    "oorsp": "oorspronkelijk", "ontv": "ontvangst", "lst": "laatste", "ltste": "laatste", "ltst": "laatste",
    "bet": "betaling", "dat": "datum", "dd": "datum", "ref": "referentie", "int": "interest", "loopt": "looptijd",
    "bedr": "bedrag", "hfdsom": "hoofdsom", "verstr": "verstrekking", "uitbet": "uitbetaling", "nrs": "nr",
    "ing": "ingang", "opmerk": "opmerking", "rentep": "rentepercentage", "schuldn": "schuldenaar", "deb": "debiteur",
    "maandn": "maanden", "mndn": "mnd", "cl": "client", "clnt": "client", "leningsnr": "leningnr",
}  # fmt: skip
# A debtor's number names a person and not a loan: a number of the loan or dossier goes before it.
# The same for a decision beside the loan that follows from it.
_BESLUIT = {"besluit", "besluitdatum", "beschikking", "beschikkingsdatum", "toekenning", "toekenningsdatum", "contract",
            "besluitnummer", "beschikkingsnummer", "contractnummer"}  # fmt: skip
_PERSOONSNUMMER = ("debiteur", "deb", "klant", "client")


class Treffer(NamedTuple):
    """How well a header fits a field."""

    veld: str
    punten: int


_ZINNEN: dict[tuple[str, ...], str] = {
    tuple(vouw(zin).split()): veld for veld, zinnen in _WOORDEN.items() for zin in zinnen.split("|")
} | {(woord,): veld for woord, veld in _ZWAK.items()}
_ALLEEN_HEEL = {"aflossing", "termijn"}  # `Aflossing 2025` is what was paid, not what is due each month
_LANG = {
    "".join(zin): veld
    for zin, veld in _ZINNEN.items()
    if len("".join(zin)) >= 6 and veld != OVERIG and "".join(zin) not in _ALLEEN_HEEL
}
EXACT = 100


def bekend(kop: str) -> bool:
    """Whether a header (folded words) is, or holds, a known phrase as it stands."""
    heel = tuple(kop.split())
    return heel in _ZINNEN or _deel_van(heel) is not None


@lru_cache(maxsize=4096)
def treffer(kop: str) -> Treffer | None:
    """The field that a header (folded words) names; None when no word of it is known."""
    heel = tuple(kop.split())
    for woord, veld in (("bsn", "bsn"), ("sofi", "bsn"), ("iban", "iban")):
        if woord in heel and "partner" not in heel:
            return Treffer(veld, EXACT)
    voluit = tuple(_AFKORTINGEN.get(deel, deel) for deel in re.sub(r"\bd d\b", "dd", kop).split())
    delen = tuple(deel for deel in voluit if deel not in ("de", "het", "van", "in", "op", "een", "bbz"))
    for poging in (heel, voluit, delen, tuple(deel for deel in delen if deel != "eur"), ("".join(delen),)):
        if poging in _ZINNEN:
            return _waardering(_ZINNEN[poging], poging, EXACT)
    return _deel_van(voluit) or _deel_van(delen) or _samenstelling(delen) or _bijna(delen)


def _waardering(veld: str, zin: tuple[str, ...], punten: int) -> Treffer:
    if len(zin) == 1 and zin[0] in _ZWAK:
        punten -= 40
    elif zin[0].startswith(_PERSOONSNUMMER) or _BESLUIT & set(zin):
        punten -= 20 if veld in ("dossier", "ingangsdatum") else 0
    return Treffer(veld, punten + min(len("".join(zin)), 20))


def _deel_van(delen: tuple[str, ...]) -> Treffer | None:
    """The longest known phrase inside the header."""
    beste: tuple[int, tuple[str, ...]] | None = None
    for van in range(len(delen)):
        for tot in range(van + 1, len(delen) + 1):
            zin = delen[van:tot]
            lengte = len("".join(zin))
            zwak = len(zin) == 1 and zin[0] in _ALLEEN_HEEL
            if zin in _ZINNEN and not zwak and (beste is None or lengte > beste[0]):
                beste = (lengte, zin)
    return _waardering(_ZINNEN[beste[1]], beste[1], 65) if beste else None


def _samenstelling(delen: tuple[str, ...]) -> Treffer | None:
    """A known word inside a longer one, such as `leningrestschuld`; the last part of a compound carries its meaning."""
    aaneen = "".join(delen)
    gevonden = [
        (aaneen.rfind(woord) + len(woord), len(woord), veld) for woord, veld in _LANG.items() if woord in aaneen
    ]
    return Treffer(max(gevonden)[2], 45) if gevonden else None


def _bijna(delen: tuple[str, ...]) -> Treffer | None:
    """A typing error in a long word."""
    aaneen = "".join(delen)
    if len(aaneen) < 6:
        return None
    dichtbij = difflib.get_close_matches(aaneen, _LANG, n=1, cutoff=0.86)
    return Treffer(_LANG[dichtbij[0]], 40) if dichtbij else None
