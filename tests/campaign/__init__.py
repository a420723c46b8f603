"""Long campaigns against the program, outside the default run: `python -m tests.campaign` says which."""
