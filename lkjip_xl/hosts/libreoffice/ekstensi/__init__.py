"""What runs inside LibreOffice: standard library of Python 3.8 only, no other room of ours."""
