// The panel: signing in and out; and what only the add-in can do for a script.

// Links of the last check outlive the text of their cells.
async function lkjipHapusTautan(context, nomor, alamat) {
  const lembar = await lkjipLembar(context, nomor);
  lembar.getRange(alamat).clear(Excel.ClearApplyTo.hyperlinks);
  await context.sync();
}

// Links to places in the book, each as [cell, target, text, help].
async function lkjipPasangTautan(context, nomor, daftar) {
  const lembar = await lkjipLembar(context, nomor);
  for (const [sel, tujuan, teks, bantuan] of daftar) {
    lembar.getRange(sel).hyperlink = {
      documentReference: tujuan,
      textToDisplay: teks,
      screenTip: bantuan,
    };
  }
  await context.sync();
}

// Cells that were refused before signing in; Excel on the web has no key for that.
async function lkjipHitungSel() {
  try {
    await Excel.run(async (context) => {
      context.workbook.application.calculate(Excel.CalculationType.full);
      await context.sync();
    });
  } catch {
    // A cell is being typed into: they are computed with the next change.
  }
}

async function lkjipLembar(context, nomor) {
  const semua = context.workbook.worksheets.load("items");
  await context.sync();
  return semua.items[nomor];
}

Object.assign(globalThis.callbacks, { lkjipHapusTautan, lkjipPasangTautan });

// The rest of the page comes with xlwings Server, in English.
for (const [pilih, teks] of [
  ["#xlwings-office-ready-error .mb-3", "Panel ini belum selesai dimuat."],
  ["#xlwings-taskpane-reload-btn", "Muat ulang"],
  ["#xlwings-taskpane-reload-cancel-btn", "Tutup"],
]) {
  const unsur = document.querySelector(pilih);
  if (unsur) {
    unsur.textContent = teks;
  }
}

const formulir = document.getElementById("lkjip-masuk");
if (formulir) {
  const isian = document.getElementById("lkjip-kode");
  const kabar = document.getElementById("lkjip-kabar");
  const keluar = document.getElementById("lkjip-keluar");

  async function tampilkan() {
    const { token } = await globalThis.getAuth();
    keluar.hidden = !token;
    if (!token) {
      kabar.textContent = "Anda belum masuk.";
      return false;
    }
    kabar.textContent = "Memeriksa kode masuk ...";
    try {
      const jawab = await fetch("/lkjip/masuk", {
        method: "POST",
        headers: { Authorization: token },
      });
      if (jawab.ok) {
        const { nama } = await jawab.json();
        kabar.textContent = `Anda masuk sebagai ${nama}. Pakai tombol di tab LKjIP.`;
        return true;
      }
      if (jawab.status === 401) {
        globalThis.lkjipKode.simpan("");
        keluar.hidden = true;
        kabar.textContent = "Kode masuk tidak dikenal. Minta kode baru kepada pengelola server.";
        return false;
      }
    } catch {
      // As below.
    }
    kabar.textContent = "Server LKjIP tidak terjangkau. Periksa jaringan, lalu coba lagi.";
    return false;
  }

  formulir.addEventListener("submit", async (event) => {
    event.preventDefault();
    globalThis.lkjipKode.simpan(isian.value.trim());
    isian.value = "";
    if (await tampilkan()) {
      await lkjipHitungSel();
    }
  });
  keluar.addEventListener("click", async () => {
    globalThis.lkjipKode.simpan("");
    await tampilkan();
  });
  tampilkan();
}
