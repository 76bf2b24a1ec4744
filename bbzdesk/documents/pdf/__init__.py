"""The PDF renderer: tagged, archivable and the same every time."""

from bbzdesk.documents.pdf.render import adres_past, ontbrekend_in, ontbrekende_tekens, render_pdf

__all__ = ["adres_past", "ontbrekend_in", "ontbrekende_tekens", "render_pdf"]
