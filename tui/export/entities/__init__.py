"""Records as entities of FollowTheMoney, the model of Aleph and OpenSanctions."""
