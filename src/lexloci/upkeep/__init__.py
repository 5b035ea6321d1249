"""Importers: data files into the user's own gazetteer and record."""
