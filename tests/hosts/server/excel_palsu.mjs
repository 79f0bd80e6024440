// Excel as far as the scripts inside it touch it: xlwings' own scripts and ours run unchanged on it,
// over HTTP to a running server. node excel_palsu.mjs JS_FOLDER INPUT.json; what happened: stdout.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const [folder, masukan] = process.argv.slice(2);
const { asal, token, tombol, buku, konfigurasi } = JSON.parse(fs.readFileSync(masukan, "utf8"));
const catatan = { kiriman: null, pesan: [], nilai: [], tautan: [], hapus: [], aktif: null };

// An object of Excel: loading gives it back, whatever is not there is empty.
const kosong = () => ({ isNullObject: true, load: () => kosong() });
const benda = (isi) => ({ ...isi, isNullObject: false, load() { return this; } });
const daftar = (items) => benda({ items, getItemOrNullObject: () => kosong() });
const daerah = (lembar, alamat, isi = {}) => benda({ address: `${lembar}!${alamat}`, ...isi });

function buatTabel(lembar, t) {
  return benda({
    ...t.sifat,
    getRange: () => daerah(lembar, t.alamat, { rowCount: t.baris, columnCount: t.kolom.length }),
    getDataBodyRange: () => daerah(lembar, t.badan),
    getHeaderRowRange: () => daerah(lembar, t.judul),
    columns: daftar(t.kolom.map((name) => ({ name }))),
    resize: (alamat) => catatan.nilai.push([lembar, "resize", alamat]),
  });
}

function buatLembar(l, position) {
  const tulis = (tempat) => ({
    set values(isi) { catatan.nilai.push([l.nama, tempat, isi]); },
    set hyperlink(isi) { catatan.tautan.push([l.nama, tempat, isi]); },
    clear: (apa) => catatan.hapus.push([l.nama, tempat, apa]),
  });
  return benda({
    name: l.nama, position, visibility: "Visible", showGridlines: true,
    names: daftar([]), notes: daftar([]), charts: daftar([]), pivotTables: daftar([]),
    shapes: daftar([]), tables: daftar(l.tabel.map((t) => buatTabel(l.nama, t))),
    pageLayout: { getPrintAreaOrNullObject: kosong },
    getUsedRangeOrNullObject: () =>
      daerah(l.nama, l.alamat, { rowCount: l.nilai.length, columnCount: l.nilai[0].length }),
    getRange: (alamat) => ({
      ...benda({ values: structuredClone(l.nilai), numberFormat: l.format }),
      clear: tulis(alamat).clear,
      set hyperlink(isi) { tulis(alamat).hyperlink = isi; },
    }),
    getRangeByIndexes: (...tempat) => tulis(tempat),
    activate: () => { catatan.aktif = l.nama; },
  });
}

const lembar = buku.lembar.map(buatLembar);
const aplikasi = benda({
  calculationMode: "Automatic", calculate: () => {}, suspendScreenUpdatingUntilNextSync: () => {},
});
const context = {
  sync: async () => {},
  workbook: benda({
    name: buku.nama, application: aplikasi,
    names: daftar(buku.names.map((satu) => benda({ ...satu, getRangeOrNullObject: kosong }))),
    worksheets: { ...daftar(lembar), load() { return this; }, getActiveWorksheet: () => lembar[0] },
    getSelectedRange: () => daerah(lembar[0].name, "A1"),
  }),
};
const tombolnya = {};
const unsur = { textContent: JSON.stringify(konfigurasi) };
Object.assign(globalThis, {
  window: { location: { origin: asal } },
  document: {
    getElementById: (id) => (id === "config" ? unsur : null), querySelector: () => null,
    querySelectorAll: () => [], addEventListener: () => {},
  },
  localStorage: { getItem: () => token, setItem: () => {} },
  Office: {
    onReady: async () => {}, actions: { associate: (nama, f) => { tombolnya[nama] = f; } },
    addin: { showAsTaskpane: async () => {} },
    AsyncResultStatus: { Failed: "failed", Succeeded: "ok" }, FileType: {}, EventType: {},
    context: {
      platform: "OfficeOnline", requirements: { isSetSupported: () => true },
      document: { getFileAsync: (a, b, k) => k({ status: "failed" }) },
      ui: {
        displayDialogAsync: (alamat) =>
          catatan.pesan.push(new URL(alamat).searchParams.get("prompt")),
      },
    },
  },
  Excel: {
    run: async (kerja) => kerja(context), ShapeType: { image: "Image" },
    CalculationType: { full: "Full" }, ClearApplyTo: { hyperlinks: "Hyperlinks" },
  },
  XMLHttpRequest: class {
    kepala = {};
    open(cara, alamat) { Object.assign(this, { cara, alamat }); }
    setRequestHeader(nama, isi) { this.kepala[nama] = isi; }
    getResponseHeader(nama) { return this.jawab.headers.get(nama); }
    async send(body) {
      catatan.kiriman = { kepala: this.kepala, isi: JSON.parse(body) };
      this.jawab = await fetch(this.alamat, { method: this.cara, headers: this.kepala, body });
      Object.assign(this, { status: this.jawab.status, responseText: await this.jawab.text() });
      this.onload();
    }
  },
});
if (!globalThis.navigator) globalThis.navigator = { userAgent: "Excel" };
console.log = () => {};

const muat = (nama) => vm.runInThisContext(fs.readFileSync(path.join(folder, nama), "utf8"));
const modul = (nama) => import(pathToFileURL(path.join(folder, nama)));
// In the order of the page: xlwings, who is signed in, ours.
await modul("custom-scripts/index.js");
muat("auth.js");
await modul("main.js");
muat("ribbon.js");
await tombolnya[tombol]({ completed: () => { catatan.selesai = true; } });
process.stdout.write(JSON.stringify(catatan));
