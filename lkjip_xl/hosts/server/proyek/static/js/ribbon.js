// The buttons of the ribbon: each runs the script of its name on the server.
const lkjipVerba = [
  "impor",
  "tahun_baru",
  "hitung_ulang",
  "periksa_data",
  "buat_lkjip",
  "perjanjian_kinerja",
  "dasbor",
  "bantuan",
];

// The book itself, unsaved changes included, as base64; "" where Excel does not hand it over.
function lkjipAmbilBuku() {
  return new Promise((selesai) => {
    const gagal = () => selesai("");
    const pilihan = { sliceSize: 4 * 1024 * 1024 };
    Office.context.document.getFileAsync(Office.FileType.Compressed, pilihan, (jawab) => {
      if (jawab.status !== Office.AsyncResultStatus.Succeeded) {
        gagal();
        return;
      }
      const berkas = jawab.value;
      const bagian = [];
      const ambil = (nomor) => {
        if (nomor === berkas.sliceCount) {
          berkas.closeAsync();
          const pembaca = new FileReader();
          pembaca.onerror = gagal;
          pembaca.onload = () => selesai(pembaca.result.split(",", 2)[1] || "");
          pembaca.readAsDataURL(new Blob(bagian));
          return;
        }
        berkas.getSliceAsync(nomor, (satu) => {
          if (satu.status !== Office.AsyncResultStatus.Succeeded) {
            berkas.closeAsync();
            gagal();
            return;
          }
          bagian.push(new Uint8Array(satu.value.data));
          ambil(nomor + 1);
        });
      };
      ambil(0);
    });
  });
}

async function lkjipJalankan(verb, event) {
  try {
    const masuk = await globalThis.getAuth();
    if (!masuk.token) {
      await Office.addin.showAsTaskpane();
      return;
    }
    const permintaan = { scriptName: verb, auth: masuk.token };
    if (verb === "tahun_baru") {
      permintaan.args = [await lkjipAmbilBuku()];
    }
    await xlwings.runPython(permintaan);
  } finally {
    event.completed();
  }
}

for (const verb of lkjipVerba) {
  Office.actions.associate(verb, (event) => lkjipJalankan(verb, event));
}
