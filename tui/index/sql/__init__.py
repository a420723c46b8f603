"""What the stores share of SQL: connections, what full text is asked, the end of a request."""
