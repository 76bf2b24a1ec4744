"""The limits within which a package is made and read. Nothing beyond them is ever unpacked."""

PAKKET = 2_000_000_000
"""Bytes of the package, and of everything in it together."""
BESTAND = 50_000_000
"""Bytes of one file of the dossier."""
SAMEN_JSON = 25_000_000
"""Bytes of dossier.json and of its schema."""
SIDECAR = 1_000_000
"""Bytes of one XML file (sidecar, pakbon)."""
PAGINA = 5_000_000
"""Bytes of the start page."""
ELEMENTEN = 400_000
"""Tags in one XML file or page."""
BAG_INFO = 100_000
"""Bytes of bag-info.txt."""
MANIFEST = 4_000_000
"""Bytes of a manifest."""
VERHOUDING = 100
"""How many times larger a member may become by unpacking."""
LEDEN = 10_000
"""Members of the inner archive, or files of a folder."""
ONDERDELEN = 500
"""Parts of one dossier in one package."""
DIEPTE = 16
"""Folders in one path."""
PAD = 1_000
"""Characters of a path."""
NAAM = 255
"""Characters and bytes of one name (MDTO-SIP, and every file system)."""
JSON_DIEPTE = 32
JSON_CIJFERS = 30
JSON_WAARDEN = 500_000
IN_GEHEUGEN = 64_000_000
"""An inner archive up to this size never touches the disk while it is read."""
BLOK = 1 << 20
BEVINDINGEN = 200
"""Sentences of one verdict; a hostile package must not fill a screen without end."""
