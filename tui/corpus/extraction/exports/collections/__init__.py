"""Files that hold many texts in a form of the web: feeds, mail, tables, bibliographies, archives."""
