"""Who took part in an event, did it, or was there, by a French report."""
