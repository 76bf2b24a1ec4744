"""Zip files that are the same every time: docx and xlsx are zip files, and a zip carries the time of every part."""

import io
import zipfile

_EERSTE = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name


def met_vaste_tijden(gegevens: bytes) -> bytes:
    """The same zip, with one fixed time for every part."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(gegevens)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            nieuw = zipfile.ZipInfo(deel.filename, _EERSTE)
            nieuw.compress_type = zipfile.ZIP_DEFLATED
            nieuw.create_system = 0  # else it differs between Windows and Linux
            doel.writestr(nieuw, bron.read(deel))
    return uit.getvalue()
