"""Word out: from keyed results to an editable .docx."""
