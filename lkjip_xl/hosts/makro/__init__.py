"""What the buttons do with an open book, a module for each subject."""
