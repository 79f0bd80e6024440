"""LKjIP.xlam: ribbon, macros and functions for Excel on Windows, built without Excel."""
