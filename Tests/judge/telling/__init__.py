"""What must be told to whom on which day, worked out from rule files without a line of the program's code."""
