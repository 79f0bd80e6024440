"""Words on results that the command line and the buttons share."""
