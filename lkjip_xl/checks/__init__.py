"""Rules over inputs and results; each returns Problems and changes nothing."""
