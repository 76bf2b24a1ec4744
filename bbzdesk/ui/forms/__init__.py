"""Forms and checklists: built from the catalogue of facts and from data, with the checks beside the field."""
