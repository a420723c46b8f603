"""Tests of the days that French reports tell of."""
