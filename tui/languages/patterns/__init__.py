"""Regular expressions that are searched only where they may match."""
