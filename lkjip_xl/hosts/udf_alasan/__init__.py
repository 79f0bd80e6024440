"""Why cells that call a UDF show an error: the book is read, each call is explained."""
