"""Running in a terminal: keys in order, timers, threads, messages, the end of the program."""
