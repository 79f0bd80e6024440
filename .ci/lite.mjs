// Runs a Python file in Pyodide: node lite.mjs PYODIDE.mjs FILE.py INPUT.json WHEEL...
// INPUT.json becomes the text `masukan` of the Python file, whose last value goes to stdout.
import fs from "node:fs";

const [pyodide, berkas, masukan, ...roda] = process.argv.slice(2);
const { loadPyodide } = await import(pyodide);
const env = {
  HOME: "/home/pyodide",
  XLWINGS_ON_SERVER: "true", // as xlwings sets it in a browser
  XLWINGS_LICENSE_KEY: process.env.XLWINGS_LICENSE_KEY,
};
try {
  const python = await loadPyodide({ env });
  for (const satu of roda) {
    python.unpackArchive(new Uint8Array(fs.readFileSync(satu)), "wheel");
  }
  python.globals.set("masukan", fs.readFileSync(masukan, "utf8"));
  process.stdout.write(`${await python.runPythonAsync(fs.readFileSync(berkas, "utf8"))}\n`);
} catch (galat) {
  process.stderr.write(`${galat.message}\n`);
  process.exitCode = 1;
}
