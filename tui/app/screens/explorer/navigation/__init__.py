"""Going somewhere in the explorer: to records and views, back and forward, from match to match."""
