"""The database, asked to write what must not be."""
