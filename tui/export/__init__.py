"""What leaves the program: a module for each export, with one function from records to text."""
