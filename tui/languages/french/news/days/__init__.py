"""The days of a French report: when an event began and ended, where its year is left open too."""
