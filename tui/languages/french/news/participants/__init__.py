"""Who took part in an event, or was there, by a French report."""
