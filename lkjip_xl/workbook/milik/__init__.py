"""What staff added to a book of ours: columns, sheets, comments; they come along."""
