"""The forms in which press texts come: exports of databases, documents, feeds, tables, archives."""
