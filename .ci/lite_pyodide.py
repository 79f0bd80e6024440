# ruff: noqa: F704  # Pyodide awaits at the top of a file
"""Inside Pyodide, as xlwings Lite does it: docs/lite/main.py, and each call through xlwings."""

import json
import types

from xlwings.server import custom_functions_call, custom_functions_meta

isi = json.loads(masukan)  # noqa: F821  # set by lite.mjs
main = types.ModuleType("main")
exec(compile(isi["main"], "main.py", "exec"), main.__dict__)
daftar = [satu["name"] for satu in custom_functions_meta(main)["functions"]]
hasil = [await custom_functions_call(satu, main) for satu in isi["panggilan"]]
json.dumps({"fungsi": daftar, "hasil": hasil})
