"""Excel on the web and on Mac, through xlwings Server: an optional extra, used by nothing else."""
