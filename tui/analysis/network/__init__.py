"""Who occurs together with whom: the network of an actor, its drawing, the passages of a pair."""
