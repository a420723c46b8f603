"""What is saved between two runs: the reading position, bookmarks, the history."""
