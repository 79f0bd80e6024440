"""`python -m lkjip_xl` is the command line."""

import sys

from lkjip_xl.hosts.cli import main

sys.exit(main())
