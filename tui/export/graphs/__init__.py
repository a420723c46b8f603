"""Actors and their ties as graphs, for programs that draw and measure networks."""
