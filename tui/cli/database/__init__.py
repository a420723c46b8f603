"""Commands about databases, and what commands know of a corpus in one."""
