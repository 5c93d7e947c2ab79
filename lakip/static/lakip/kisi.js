// A table of inputs that behaves as a spreadsheet does; without this script it is a plain form.
(() => {
  const tabel = document.getElementById("kisi");
  if (!tabel) return;
  // A new row must not wear the classes of the one that it replaces while htmx settles it.
  htmx.config.attributesToSettle = [];
  const simpan = document.getElementById("kisi-simpan");
  const urung = document.getElementById("kisi-urung");
  const kabar = document.getElementById("kisi-kabar");
  const tambah = document.getElementById("kisi-tambah");
  const PILIH = "input:not([type=hidden]), textarea, select";
  const langkah = []; // operations that can be undone: lists of [cell name, old value]
  let saatFokus = null;
  let menyimpan = false;

  const baris = () => [...tabel.querySelectorAll("tr[data-kunci]")];
  const sel = (tr) => [...tr.querySelectorAll(PILIH)];
  const menurutNama = (nama) => tabel.querySelector(`[name="${CSS.escape(nama)}"]`);
  const awal = (el) => el.dataset.awal;
  const berubah = (tr) =>
    sel(tr).some((el) => el.value !== awal(el)) || tr.matches(".galat, .bentrok");

  function segarkan() {
    let banyak = 0;
    for (const tr of baris()) {
      for (const el of sel(tr)) el.classList.toggle("sel-berubah", el.value !== awal(el));
      const beda = berubah(tr);
      tr.classList.toggle("berubah", beda);
      if (beda) {
        banyak += 1;
        if (!tr.matches(".galat, .bentrok")) {
          tr.classList.remove("tersimpan");
          tr.querySelector(".keadaan").textContent = "Belum disimpan";
        }
      } else if (!tr.classList.contains("tersimpan")) tr.querySelector(".keadaan").textContent = "";
    }
    simpan.disabled = banyak === 0 || menyimpan;
    simpan.textContent = banyak ? `Simpan ${banyak} baris` : "Simpan";
    urung.hidden = langkah.length === 0;
    return banyak;
  }

  function catat(perubahan) {
    if (perubahan.length) langkah.push(perubahan);
    segarkan();
  }

  function tetapkan() {
    if (saatFokus && saatFokus.el.value !== saatFokus.nilai)
      catat([[saatFokus.el.name, saatFokus.nilai]]);
    if (saatFokus) saatFokus.nilai = saatFokus.el.value;
  }

  function urungkan() {
    tetapkan();
    const terakhir = langkah.pop();
    if (!terakhir) return;
    for (const [nama, nilai] of terakhir) {
      const el = menurutNama(nama);
      if (el) el.value = nilai;
    }
    if (saatFokus) saatFokus.nilai = saatFokus.el.value;
    segarkan();
  }

  function pindah(el, turun, kanan) {
    const semua = baris();
    const r = semua.indexOf(el.closest("tr"));
    const k = sel(semua[r]).indexOf(el);
    const tujuan = semua[r + turun] && sel(semua[r + turun])[k + kanan];
    if (!tujuan) return false;
    tujuan.focus();
    return true;
  }

  tabel.addEventListener("focusin", (e) => {
    if (!e.target.matches(PILIH)) return;
    saatFokus = { el: e.target, nilai: e.target.value };
    if (e.target.select && !("alinea" in e.target.dataset)) e.target.select();
  });
  tabel.addEventListener("focusout", (e) => {
    if (e.target.matches(PILIH)) tetapkan();
  });
  tabel.addEventListener("input", segarkan);
  tabel.addEventListener("change", tetapkan);

  tabel.addEventListener("keydown", (e) => {
    const el = e.target;
    if (!el.matches(PILIH)) return;
    const teks = el.tagName !== "SELECT";
    const semua = teks && el.selectionStart === 0 && el.selectionEnd === el.value.length;
    const diAwal = teks && el.selectionStart === 0 && el.selectionEnd === 0;
    const diAkhir = teks && el.selectionStart === el.value.length;
    const satuBaris = el.tagName !== "TEXTAREA" || semua;
    let jalan = false;
    if (e.key === "Enter" && "alinea" in el.dataset && !e.ctrlKey) return; // a new point
    if (e.key === "Enter" && !e.altKey && (teks ? !(e.ctrlKey || e.metaKey) : true)) {
      jalan = true;
      pindah(el, e.shiftKey ? -1 : 1, 0);
    } else if (e.key === "ArrowDown" && teks && satuBaris) jalan = pindah(el, 1, 0);
    else if (e.key === "ArrowUp" && teks && satuBaris) jalan = pindah(el, -1, 0);
    else if (e.key === "ArrowRight" && teks && (diAkhir || semua)) jalan = pindah(el, 0, 1);
    else if (e.key === "ArrowLeft" && teks && (diAwal || semua)) jalan = pindah(el, 0, -1);
    else if (e.key === "F2" && teks) {
      el.setSelectionRange(el.value.length, el.value.length);
      jalan = true;
    } else if (e.key === "Escape") {
      el.value = awal(el);
      tetapkan();
      jalan = true;
    }
    if (jalan) e.preventDefault();
  });

  document.addEventListener("keydown", (e) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
    const tombol = e.key.toLowerCase();
    if (tombol === "s") {
      e.preventDefault();
      tetapkan();
      kirim();
    } else if (tombol === "z" && !e.shiftKey && tabel.contains(e.target)) {
      e.preventDefault();
      urungkan();
    }
  });

  tabel.addEventListener("paste", (e) => {
    const teks = e.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!e.target.matches(PILIH) || !/[\t\n]/.test(teks)) return;
    if ("alinea" in e.target.dataset && !teks.includes("\t") && !teks.startsWith('"')) return;
    e.preventDefault();
    const r0 = baris().indexOf(e.target.closest("tr"));
    const k0 = sel(baris()[r0]).indexOf(e.target);
    const perubahan = [];
    let terbuang = 0;
    urai(teks).forEach((isiBaris, r) => {
      const tr = baris()[r0 + r] || tambahBaris();
      isiBaris.forEach((isi, k) => {
        const el = tr && sel(tr)[k0 + k];
        if (!el || !tempel(el, isi.trim(), perubahan)) terbuang += 1;
      });
    });
    if (saatFokus) saatFokus.nilai = saatFokus.el.value;
    catat(perubahan);
    kabar.textContent = terbuang
      ? `${terbuang} isi tidak ditempel karena di luar tabel, terkunci, atau tidak ada pada pilihan.`
      : `${perubahan.length} sel ditempel.`;
  });

  /* Cells as a spreadsheet copies them: one that holds tabs, lines or quotes stands in quotes. */
  function urai(teks) {
    const hasil = [[]];
    const pola = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/gy;
    for (let m = pola.exec(teks); m; m = pola.exec(teks)) {
      const dikutip = /^"[^]*"$/.test(m[1]);
      hasil[hasil.length - 1].push(dikutip ? m[1].slice(1, -1).replaceAll('""', '"') : m[1]);
      if (!m[2]) break;
      if (m[2] === "\n") hasil.push([]);
    }
    return hasil;
  }

  /* One more blank line, where the table grows; null where it does not. */
  function tambahBaris() {
    const contoh = "tumbuh" in tabel.dataset && [...tabel.querySelectorAll("tr.baru")].pop();
    if (!contoh) return null;
    const lama = contoh.dataset.kunci;
    const baru = lama.replace(/\d+$/, (n) => Number(n) + 1);
    contoh.insertAdjacentHTML("afterend", contoh.outerHTML.replaceAll(lama, baru));
    const tr = contoh.nextElementSibling;
    for (const el of sel(tr)) el.value = awal(el);
    htmx.process(tr);
    return tr;
  }

  function tempel(el, isi, perubahan) {
    if (el.readOnly) return false;
    let nilai = el.tagName === "INPUT" ? isi.replace(/\n/g, " ") : isi;
    if (el.tagName === "SELECT") {
      const cocok = [...el.options].find((o) => o.text.trim() === isi || o.value === isi);
      if (!cocok) return false;
      nilai = cocok.value;
    }
    perubahan.push([el.name, el.value]);
    el.value = nilai;
    return true;
  }

  async function kirim() {
    const antre = baris().filter(berubah).map((tr) => tr.dataset.kunci);
    if (menyimpan || !antre.length) return;
    menyimpan = true;
    segarkan();
    let gagal = 0;
    for (const [n, kunci] of antre.entries()) {
      kabar.textContent = `Menyimpan ${n + 1} dari ${antre.length} …`;
      const tr = document.getElementById(`baris-${kunci}`);
      let sampai = false;
      let berakhir = false;
      const catatHasil = (ev) => {
        sampai = ev.detail.successful;
        berakhir = ev.detail.xhr?.status === 401;
      };
      document.body.addEventListener("htmx:afterRequest", catatHasil, { once: true });
      try {
        await htmx.ajax("POST", tabel.dataset.alamat, { source: tr, target: tr, swap: "outerHTML" });
        // The promise may come before the swap: the old row is gone when the new one stands.
        for (let n = 0; sampai && tr.isConnected && n < 100; n += 1)
          await new Promise((lanjut) => { setTimeout(lanjut, 20); });
      } catch { sampai = false; }
      document.body.removeEventListener("htmx:afterRequest", catatHasil);
      const jadi = document.getElementById(`baris-${kunci}`);
      if (!sampai || (jadi && jadi.matches(".galat, .bentrok"))) gagal += 1;
      if (berakhir) { gagal = antre.length - n; break; }
    }
    if ("tumbuh" in tabel.dataset)
      for (const tr of tabel.querySelectorAll("tr.baru")) tr.parentNode.append(tr);
    menyimpan = false;
    langkah.length = 0;
    saatFokus = null;
    segarkan();
    kabar.textContent = gagal
      ? `${gagal} baris belum tersimpan. Periksa baris yang ditandai, atau sambungan Anda.`
      : "Semua perubahan tersimpan.";
    const tr = tabel.querySelector("tr.galat, tr.bentrok");
    if (!tr) return;
    (tr.querySelector("[aria-invalid=true]") ?? sel(tr)[0])?.focus();
    tr.scrollIntoView({ block: "nearest" }); // with the reason below the cell
  }

  simpan.addEventListener("click", (e) => {
    e.preventDefault();
    tetapkan();
    kirim();
  });
  urung.addEventListener("click", urungkan);
  if (tambah) {
    tambah.hidden = false;
    tambah.addEventListener("click", () => sel(tambahBaris())[0].focus());
  }
  tabel.addEventListener("click", async (e) => {
    const pakai = e.target.closest("[data-pakai]");
    if (!pakai) return;
    e.preventDefault();
    const tr = pakai.closest("tr");
    const alamat = `${tabel.dataset.alamat}?baris=${encodeURIComponent(pakai.dataset.pakai)}`;
    await htmx.ajax("GET", alamat, { target: tr, swap: "outerHTML" });
    segarkan();
  });
  // A link to a row leads on to its first empty cell; the browser itself moves until the page is loaded.
  window.addEventListener("load", () => {
    const tr = /^#baris-[\w-]+$/.test(location.hash) && tabel.querySelector(location.hash);
    const isi = tr ? sel(tr).filter((el) => !el.readOnly) : [];
    (isi.find((el) => !el.value) ?? isi[0])?.focus({ preventScroll: true });
  });
  window.addEventListener("beforeunload", (e) => {
    if (!menyimpan && baris().some((tr) => sel(tr).some((el) => el.value !== awal(el)))) e.preventDefault();
  });
  segarkan();
})();
