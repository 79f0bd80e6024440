"""Installing the add-in for one user of Windows, and the starter that works without it."""
