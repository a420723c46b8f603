"""What is remembered between two starts: the place, bookmarks, history."""
