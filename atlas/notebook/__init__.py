"""Cases, plans and sessions of the reader, kept in one SQLite file."""
