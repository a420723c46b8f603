"""The explorer: panes of articles, actors and events around the text of the open record."""
