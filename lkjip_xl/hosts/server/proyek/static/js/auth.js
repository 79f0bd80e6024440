// Who is signed in: xlwings asks this before every call to the server.
// The token stays in the storage of this add-in on this computer.
globalThis.lkjipKode = {
  nama: "lkjip.kode",
  baca() {
    try {
      return localStorage.getItem(this.nama) || "";
    } catch {
      return this.sementara || "";
    }
  },
  simpan(kode) {
    this.sementara = kode;
    try {
      if (kode) {
        localStorage.setItem(this.nama, kode);
      } else {
        localStorage.removeItem(this.nama);
      }
    } catch {
      // Without storage the sign-in lasts as long as Excel is open.
    }
  },
};

globalThis.getAuth = async function () {
  const kode = globalThis.lkjipKode.baca();
  return { token: kode ? `Bearer ${kode}` : "", provider: "" };
};
