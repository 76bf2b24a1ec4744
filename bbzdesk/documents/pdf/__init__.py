"""The PDF renderer: tagged, archivable and the same every time."""

from bbzdesk.documents.pdf.render import adres_past, ontbrekende_tekens, render_pdf

__all__ = ["adres_past", "ontbrekende_tekens", "render_pdf"]
