"""How texts write the names of actors: in capitals or not, with full stops, across line ends, as hashtags."""
