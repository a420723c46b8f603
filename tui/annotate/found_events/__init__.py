"""Events that articles report, found without anybody's work: gathered, and compared by what they state."""
