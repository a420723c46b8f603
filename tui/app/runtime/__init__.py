"""How the program runs in a terminal: keys in order, timers, threads, messages, its end."""
