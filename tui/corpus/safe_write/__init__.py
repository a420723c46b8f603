"""Files written under a lock, whole or not at all."""
