"""Invented people and companies in many scripts, and numbers that pass their checks but belong to nobody."""

import random

from bbzdesk.domain.nummers import elfproef

VOORNAMEN = (
    "Anna", "Bram", "Fatima", "Gülşah", "Łukasz", "Søren", "Zoë", "Nguyễn Thị", "Đorđe", "Ìyá", "Jan Willem", "Chloé",
    "Юрий", "Ελένη", "محمد", "שלמה", "小龍", "さくら", "अनिल", "Sjoukje", "Þórdís", "Ahmed", "Maria da Graça", "IJsbrand",
)  # fmt: skip
TUSSENVOEGSELS = ("", "", "", "", "van", "de", "van der", "van den", "'t", "el", "da", "ter")
ACHTERNAMEN = (
    "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Dekker", "Dijkstra", "Postma", "Hoekstra",
    "Vermeulen", "Kuipers", "Scholten", "Willemsen", "Brouwer", "Hoek", "Linden", "Berg", "Heuvel", "IJzerman", "Yildiz",
    "Yıldız", "Çağlayan", "Öztürk", "El Amrani", "Benali", "Wójcik", "Świątek", "Żółć", "Ørsted", "Straßer", "Müller",
    "Œuvrard", "Dvořák", "Ťažký", "Þórðarson", "Ánh Tuyết", "Rodríguez", "Gonçalves", "Иванов", "Παπαδόπουλος", "علي",
    "כהן", "王", "田中", "शर्मा", "Singh", "Pengel", "Ramdin", "Tuinfort", "Wijdenbosch", "Sitompul", "Pattiasina",
)  # fmt: skip
LETTERGREPEN = (
    "ba", "ker", "hof", "stra", "ma", "den", "wal", "lin", "zand", "brug", "veld", "molen", "ste", "rin", "gel", "oord",
    "dam", "huis", "kamp", "ro", "vis", "land", "meer", "dijk", "bos", "wij", "tol", "ven", "heer", "goed",
)  # fmt: skip
VAKKEN = (
    "Bakkerij", "Schildersbedrijf", "Kapsalon", "Autobedrijf", "Bloemen", "Timmerwerken", "Catering", "Rijschool",
    "Fysio", "Webwinkel", "Klussen", "Vertaalbureau", "Hovenier", "Fotografie", "Koeriers", "Naaiatelier", "Viskraam",
)  # fmt: skip
PLAATSEN = ("Meerdijk", "Voorbeeldstad", "Zandoord", "Hoogbrugge", "Waldam")

# The range 99999xxxx is never issued; the numbers in it that pass the elfproef are all that a test may use.
TESTBSN = tuple(bsn for bsn in (f"99999{n:04d}" for n in range(10_000)) if elfproef(bsn))


def achternaam(kans: random.Random) -> str:
    """A surname: a known one, or one of some syllables, so that a large store has thousands of different ones."""
    if kans.random() < 0.4:
        return kans.choice(ACHTERNAMEN)
    return "".join(kans.choice(LETTERGREPEN) for _ in range(kans.choice((2, 3, 3, 4)))).capitalize()


def iban(nummer: int) -> str:
    """An IBAN of a bank that does not exist, with the right check digits."""
    rekening = f"BBZD{nummer:010d}"
    cijfers = "".join(str(int(teken, 36)) for teken in f"{rekening}NL00")
    return f"NL{98 - int(cijfers) % 97:02d}{rekening}"
