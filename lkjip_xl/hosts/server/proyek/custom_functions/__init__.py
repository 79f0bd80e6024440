"""What xlwings Server offers to cells: exactly the functions of lkjip_xl.

A request for any other name ends in `__getattr__`, before it is looked at.
"""

from lkjip_xl.hosts.server.penolakan import refuse_nama as __getattr__  # noqa: F401
from lkjip_xl.hosts.udf_xlwings import *  # noqa: F403
