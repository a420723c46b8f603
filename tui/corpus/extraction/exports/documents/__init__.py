"""Documents that hold one text, or what a press database has put into one."""
