"""The case: contact, person, company, dossier, household, application, checklist, investigation, advice."""

TABELLEN = (
    """
    CREATE TABLE contact (
        id TEXT PRIMARY KEY,
        datum TEXT NOT NULL CHECK (date(datum) IS datum),
        kanaal TEXT NOT NULL,
        medium TEXT NOT NULL,
        naam TEXT NOT NULL,
        telefoon TEXT NOT NULL,
        woonplaats TEXT NOT NULL,
        bedrijf TEXT NOT NULL,
        hulpvraag TEXT NOT NULL,
        wil_aanvragen_op TEXT CHECK (date(wil_aanvragen_op) IS wil_aanvragen_op),
        uitkomst TEXT NOT NULL DEFAULT '',
        dossier_id TEXT REFERENCES dossier (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    """
    CREATE TABLE persoon (
        id TEXT PRIMARY KEY,
        achternaam TEXT NOT NULL CHECK (achternaam <> ''),
        voornamen TEXT NOT NULL DEFAULT '',
        tussenvoegsel TEXT NOT NULL DEFAULT '',
        aanhef TEXT NOT NULL DEFAULT '',
        bsn TEXT UNIQUE CHECK (length(bsn) = 9),
        geboortedatum TEXT,
        straat TEXT NOT NULL DEFAULT '',
        postcode TEXT NOT NULL DEFAULT '',
        woonplaats TEXT NOT NULL DEFAULT '',
        telefoon TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        iban TEXT
    ) STRICT
    """,
    """
    CREATE TABLE bedrijf (
        id TEXT PRIMARY KEY,
        naam TEXT NOT NULL,
        rechtsvorm TEXT NOT NULL,
        kvk TEXT CHECK (length(kvk) = 8),
        activiteit TEXT NOT NULL DEFAULT '',
        gestart_op TEXT CHECK (date(gestart_op) IS gestart_op),
        boekjaar_maand INTEGER NOT NULL DEFAULT 1 CHECK (boekjaar_maand BETWEEN 1 AND 12),
        uren_per_jaar INTEGER CHECK (uren_per_jaar >= 0),
        volledige_zeggenschap INTEGER CHECK (volledige_zeggenschap IN (0, 1)),
        financieel_risico INTEGER CHECK (financieel_risico IN (0, 1)),
        wettelijke_vereisten INTEGER CHECK (wettelijke_vereisten IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE dossier (
        id TEXT PRIMARY KEY,
        nummer TEXT NOT NULL UNIQUE,
        bedrijf_id TEXT REFERENCES bedrijf (id),
        categorie TEXT NOT NULL,
        fase TEXT NOT NULL,
        contactpersoon TEXT NOT NULL,
        zaaknummer TEXT NOT NULL DEFAULT '',
        overgedragen_op TEXT CHECK (date(overgedragen_op) IS overgedragen_op)
    ) STRICT
    """,
    """
    CREATE TABLE rol (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        persoon_id TEXT NOT NULL REFERENCES persoon (id),
        rol TEXT NOT NULL,
        van TEXT NOT NULL CHECK (date(van) IS van),
        tot TEXT CHECK (tot IS NULL OR (date(tot) IS tot AND tot >= van))
    ) STRICT
    """,
    "CREATE INDEX rol_dossier ON rol (dossier_id)",
    "CREATE INDEX rol_persoon ON rol (persoon_id)",
    """
    CREATE TABLE huishouden (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        van TEXT NOT NULL CHECK (date(van) IS van),
        leefvorm TEXT NOT NULL,
        kinderen INTEGER CHECK (kinderen IN (0, 1)),
        kostendelers INTEGER NOT NULL CHECK (kostendelers >= 0),
        UNIQUE (dossier_id, van)
    ) STRICT
    """,
    """
    CREATE TABLE aanvraag (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        soort TEXT NOT NULL,
        ontvangen TEXT NOT NULL CHECK (date(ontvangen) IS ontvangen),
        meldingsdatum TEXT CHECK (date(meldingsdatum) IS meldingsdatum),
        gevraagd_bedrag INTEGER CHECK (gevraagd_bedrag >= 0),
        bestemming TEXT NOT NULL DEFAULT '',
        bankafwijzing INTEGER CHECK (bankafwijzing IN (0, 1)),
        zaaknummer TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX aanvraag_dossier ON aanvraag (dossier_id)",
    """
    CREATE TABLE opschorting (
        id TEXT PRIMARY KEY,
        aanvraag_id TEXT NOT NULL REFERENCES aanvraag (id),
        verzonden TEXT NOT NULL CHECK (date(verzonden) IS verzonden),
        uiterste_datum TEXT NOT NULL CHECK (date(uiterste_datum) IS uiterste_datum AND uiterste_datum > verzonden),
        hersteld_op TEXT CHECK (date(hersteld_op) IS hersteld_op)
    ) STRICT
    """,
    # `onderwerp_soort` is contact or dossier: a screening is done before there is a dossier.
    """
    CREATE TABLE invulling (
        id TEXT PRIMARY KEY,
        checklist TEXT NOT NULL,
        versie INTEGER NOT NULL,
        onderwerp_soort TEXT NOT NULL CHECK (onderwerp_soort IN ('contact', 'dossier')),
        onderwerp_id TEXT NOT NULL,
        begonnen TEXT NOT NULL,
        afgerond TEXT
    ) STRICT
    """,
    "CREATE INDEX invulling_onderwerp ON invulling (onderwerp_soort, onderwerp_id)",
    """
    CREATE TABLE antwoord (
        id TEXT PRIMARY KEY,
        invulling_id TEXT NOT NULL REFERENCES invulling (id),
        regel TEXT NOT NULL,
        antwoord TEXT NOT NULL,
        opmerking TEXT NOT NULL DEFAULT '',
        UNIQUE (invulling_id, regel)
    ) STRICT
    """,
    """
    CREATE TABLE onderzoek (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        aanvraag_id TEXT REFERENCES aanvraag (id),
        format TEXT NOT NULL,
        formatversie INTEGER NOT NULL,
        begonnen TEXT NOT NULL CHECK (date(begonnen) IS begonnen),
        uitvoering TEXT NOT NULL CHECK (uitvoering IN ('intern', 'extern', 'gemengd')),
        oordeel TEXT NOT NULL DEFAULT '',
        conclusie TEXT NOT NULL DEFAULT '',
        afgerond TEXT CHECK (date(afgerond) IS afgerond),
        onderzoeker TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX onderzoek_dossier ON onderzoek (dossier_id)",
    """
    CREATE TABLE onderzoek_veld (
        id TEXT PRIMARY KEY,
        onderzoek_id TEXT NOT NULL REFERENCES onderzoek (id),
        onderdeel INTEGER NOT NULL CHECK (onderdeel BETWEEN 1 AND 5),
        veld TEXT NOT NULL,
        waarde TEXT NOT NULL,
        UNIQUE (onderzoek_id, onderdeel, veld)
    ) STRICT
    """,
    """
    CREATE TABLE swot (
        id TEXT PRIMARY KEY,
        onderzoek_id TEXT NOT NULL REFERENCES onderzoek (id),
        soort TEXT NOT NULL CHECK (soort IN ('sterk', 'zwak', 'kans', 'bedreiging')),
        tekst TEXT NOT NULL,
        gewicht INTEGER NOT NULL CHECK (gewicht BETWEEN 1 AND 3)
    ) STRICT
    """,
    "CREATE INDEX swot_onderzoek ON swot (onderzoek_id)",
    """
    CREATE TABLE advies (
        id TEXT PRIMARY KEY,
        dossier_id TEXT NOT NULL REFERENCES dossier (id),
        aanvraag_id TEXT NOT NULL REFERENCES aanvraag (id),
        datum TEXT NOT NULL CHECK (date(datum) IS datum),
        adviseur TEXT NOT NULL,
        oordeel TEXT NOT NULL,
        bedrag INTEGER CHECK (bedrag >= 0),
        motivatie TEXT NOT NULL,
        voorwaarden TEXT NOT NULL DEFAULT '',
        vergewist INTEGER NOT NULL CHECK (vergewist IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX advies_dossier ON advies (dossier_id)",
)
TRIGGERS: tuple[str, ...] = ()
ALLEEN_TOEVOEGEN: tuple[str, ...] = ()
DEFINITIEF: dict[str, str] = {}
