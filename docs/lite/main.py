"""main.py untuk xlwings Lite: fungsi LKJ_ dan tombol LKjIP di dalam Excel, tanpa server.

Cara memasangnya: docs/lite/README.md. xlwings Lite mendaftarkan apa pun yang ada di berkas ini dan
bertanda @func atau @script, jadi impor di bawah ini sudah cukup.
"""

from lkjip_xl.hosts.udf_xlwings import *  # noqa: F403

try:
    # These read whole books, with libraries that a browser may lack; functions need none of them.
    from lkjip_xl.hosts.lite import *  # noqa: F403
except ImportError as kurang:
    print(f"Tombol LKjIP belum tersedia, fungsi LKJ_ tetap bekerja. Yang kurang: {kurang.name}")
