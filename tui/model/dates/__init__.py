"""Dates: EDTF, ranges, and how they are written for people."""
