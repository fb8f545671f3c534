"""The schema's history: numbered files, appended, never edited; installed with the package."""
