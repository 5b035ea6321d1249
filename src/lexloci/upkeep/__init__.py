"""Importers of official files into the user's own gazetteer and record."""
