"""What xlwings Server runs for buttons: exactly the scripts of lkjip_xl.

A request for any other name ends in `__getattr__`, before it is looked at.
"""

from lkjip_xl.hosts.server.penolakan import refuse_nama as __getattr__  # noqa: F401
from lkjip_xl.hosts.server.skrip import *  # noqa: F403
