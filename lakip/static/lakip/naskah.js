/* The editor of one text: rich text, preview while typing, drafts kept in this browser, saving that
   is tried again. Without this script the field and its button work as a plain form. */
(() => {
  "use strict";

  const formulir = document.getElementById("formulir-naskah");
  if (!formulir) return;
  const medan = document.getElementById("teks-isi");
  const keadaan = document.getElementById("keadaan-simpan");
  const pulihkan = document.getElementById("pulihkan");
  const kunci = formulir.dataset.kunci;
  let otomatis = !document.querySelector(".bentrok"); // two texts: a person chooses, then saves
  const JEDA = 4000; // milliseconds without typing after which the text saves itself
  const PALING_LAMA = 30000; // and that it waits at most while somebody types on and on
  let penyunting = null;
  let ulang = 0;
  let tunda = 0;
  let sejak = 0;
  let mengirim = false;

  const LABEL = {
    heading3: "Judul", heading4: "Subjudul", heading5: "Anak subjudul", paragraph: "Paragraf",
    bulletList: "Daftar butir", orderedList: "Daftar bernomor", blockquote: "Kutipan",
    bold: "Tebal", italic: "Miring", underline: "Garis bawah", strike: "Coret",
    subscript: "Turun", superscript: "Naik", "history:undo": "Urungkan", "history:redo": "Ulangi", orderedListProperties: "Jenis nomor", table: "Sisipkan tabel",
    "table:addColumnAfter": "Tambah kolom", "table:deleteColumn": "Hapus kolom",
    "table:addRowAfter": "Tambah baris", "table:deleteRow": "Hapus baris",
    "table:mergeCells": "Gabung sel", "table:splitCell": "Pisah sel",
    "table:toggleHeaderCell": "Sel kepala", "table:deleteTable": "Hapus tabel",
  };

  const KATA = {
    Update: "Terapkan", Cancel: "Batal", "Start at": "Mulai dari", "List type": "Jenis nomor",
    "List properties": "Jenis nomor", "Decimal numbers": "Angka", "Lowercase letters": "Huruf kecil",
    "Uppercase letters": "Huruf besar", "Lowercase Roman numerals": "Romawi kecil",
    "Uppercase Roman numerals": "Romawi besar", Bullets: "Butir",
  };
  window.gettext = (kata) => KATA[kata] || kata; // the editor's own words

  /* Drafts in this browser; a full or forbidden store only means that there is none. */
  const simpanan = {
    baca() { try { return JSON.parse(localStorage.getItem(kunci)); } catch { return null; } },
    tulis(isi) { try { localStorage.setItem(kunci, JSON.stringify(isi)); } catch { /* none */ } },
    buang() { try { localStorage.removeItem(kunci); } catch { /* none */ } },
  };

  const katakan = (teks, belum) => {
    keadaan.textContent = teks;
    keadaan.classList.toggle("belum", belum);
  };

  const berubah = () => {
    simpanan.tulis({ isi: medan.value, waktu: new Date().toISOString() });
    katakan("Belum tersimpan", true);
    htmx.trigger("#pratinjau", "naskah-berubah");
    jadwalkan();
  };

  /* Save by itself a little after the last key, or now and then while somebody goes on typing. */
  function jadwalkan() {
    if (!otomatis) return;
    sejak ||= Date.now();
    clearTimeout(tunda);
    tunda = setTimeout(simpanOtomatis, Math.max(0, Math.min(JEDA, sejak + PALING_LAMA - Date.now())));
  }

  /* The preview shows the written text, not the tables before it, as far down as the editor does. */
  const gulirPratinjau = () => {
    const wadah = document.getElementById("pratinjau");
    const teks = wadah.querySelector("[data-jangkar]");
    const sasaran = teks && teks.dataset.jangkar && document.getElementById(teks.dataset.jangkar);
    if (!sasaran) return;
    const kotak = formulir.querySelector(".ProseMirror");
    const jalan = kotak ? kotak.scrollHeight - kotak.clientHeight : 0;
    const sisa = Math.max(0, sasaran.offsetHeight + 32 - wadah.clientHeight);
    const awal = sasaran.getBoundingClientRect().top - wadah.getBoundingClientRect().top - 16;
    wadah.scrollTop += awal + (jalan > 0 ? (sisa * kotak.scrollTop) / jalan : 0);
  };
  document.getElementById("pratinjau").addEventListener("htmx:afterSettle", gulirPratinjau);

  const isikan = (html) => {
    if (penyunting) penyunting.commands.setContent(html, { emitUpdate: true });
    else medan.value = html;
    berubah();
  };

  const kosong = (html) => (/^<p><\/p>$/.test(html) ? "" : html);

  const beriLabel = (akar) => {
    akar.querySelectorAll(".prose-menubar button").forEach((tombol) => {
      const nama = LABEL[tombol.dataset.name];
      if (!nama) return;
      tombol.title = nama;
      tombol.setAttribute("aria-label", nama);
    });
    akar.querySelector(".prose-menubar")?.setAttribute("role", "toolbar");
    akar.querySelector(".prose-menubar")?.setAttribute("aria-label", "Bentuk teks");
  };

  const pasang = async () => {
    const e = await import(medan.dataset.editor);
    const bungkus = document.createElement("div");
    bungkus.className = "prose-editor";
    medan.before(bungkus);
    bungkus.append(medan);
    const Tabel = e.Table.extend({
      addCommands() {
        return {
          ...this.parent?.(),
          insertTableWithOptions: () => ({ commands }) => commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
        };
      },
    });
    const menu = ["blockType", "marks", "table", "history"].map((group) => ({ group }));
    penyunting = new e.Editor({
      element: bungkus,
      injectCSS: false,
      content: medan.value,
      extensions: [
        e.Document, e.Paragraph, e.Text, e.HardBreak, e.Heading.configure({ levels: [3, 4, 5] }),
        e.BulletList, e.OrderedList, e.ListItem, e.Blockquote, e.Bold, e.Italic, e.Underline, e.Strike,
        e.Subscript, e.Superscript, e.Image, e.Figure, e.Caption, Tabel, e.TableRow, e.TableHeader, e.TableCell, e.History,
        e.Dropcursor, e.Gapcursor, e.Menu.configure({ groups: menu }),
      ],
      editorProps: {
        attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": "label-isi", "aria-describedby": "petunjuk-isi" },
        transformPastedHTML: window.rapikanTempelan,
      },
      onCreate: () => setTimeout(() => beriLabel(bungkus)),
      onUpdate({ editor }) {
        medan.value = kosong(editor.getHTML());
        berubah();
      },
    });
    document.getElementById("label-isi").addEventListener("click", () => penyunting.commands.focus());
    document.getElementById("panel-gambar").hidden = false;
  };

  const tawarkan = () => {
    const lama = simpanan.baca();
    if (!lama || lama.isi === medan.value) return;
    pulihkan.hidden = false;
    pulihkan.querySelector("[data-waktu]").textContent = new Date(lama.waktu).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    pulihkan.querySelector("[data-pulihkan]").addEventListener("click", () => { pulihkan.hidden = true; isikan(lama.isi); });
    pulihkan.querySelector("[data-buang]").addEventListener("click", () => { pulihkan.hidden = true; simpanan.buang(); });
  };

  const kue = (nama) => document.cookie.split("; ").find((k) => k.startsWith(`${nama}=`))?.slice(nama.length + 1) || "";

  const cobaLagi = (sebab, cara) => {
    katakan(`Belum tersimpan: ${sebab} Dicoba lagi.`, true);
    clearTimeout(ulang);
    ulang = setTimeout(cara, 5000);
  };

  const kepalaJson = () => ({ Accept: "application/json", "X-CSRFToken": kue("csrftoken") });

  /* The form by fetch, so that a lost connection or session loses nothing: what the server says,
     or null when there is nothing but to try again. */
  async function kirimkan(lain, cara) {
    clearTimeout(ulang);
    ulang = 0;
    clearTimeout(tunda);
    const data = new FormData(formulir);
    data.delete("csrfmiddlewaretoken"); // a new login has changed it; the cookie is current
    Object.entries(lain).forEach(([nama, isi]) => data.set(nama, isi));
    let jawaban;
    mengirim = true;
    try {
      jawaban = await fetch(formulir.action, { method: "POST", body: data, headers: kepalaJson() });
    } catch {
      cobaLagi("sambungan terputus.", cara);
      return null;
    } finally {
      mengirim = false;
    }
    const json = (jawaban.headers.get("Content-Type") || "").includes("json");
    if (json) return { berhasil: jawaban.ok, ...(await jawaban.json()) };
    if (jawaban.ok && new URL(jawaban.url).pathname === formulir.dataset.masuk) {
      cobaLagi("sesi berakhir. Masuk lagi di tab lain.", cara);
    } else if (jawaban.status >= 500) {
      cobaLagi("peladen sedang terganggu.", cara);
    } else {
      katakan(`Belum tersimpan: peladen menolak (${jawaban.status}). Naskah tetap ada di peramban ini.`, true);
    }
    return null;
  }

  async function kirim() {
    otomatis = false;
    if (mengirim) { setTimeout(kirim, 200); return; }
    katakan("Menyimpan …", false);
    const dikirim = medan.value;
    const hasil = await kirimkan({}, kirim);
    if (hasil?.berhasil) {
      if (medan.value === dikirim) simpanan.buang();
      location.assign(hasil.alamat);
    } else if (hasil) {
      formulir.submit(); // refused: the server shows why, with the text
    }
  }

  /* What was typed, saved without leaving the editor. */
  async function simpanOtomatis() {
    if (mengirim) { jadwalkan(); return; }
    sejak = 0;
    const dikirim = medan.value;
    const hasil = await kirimkan({ otomatis: "1" }, simpanOtomatis);
    if (!hasil) return;
    if (!hasil.berhasil) {
      katakan(`Belum tersimpan: ${hasil.galat}`, true);
      return;
    }
    formulir.elements.versi.value = hasil.versi;
    if (medan.value !== dikirim) return;
    simpanan.buang();
    katakan(`Tersimpan otomatis pukul ${new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" })}`, false);
  }

  formulir.addEventListener("submit", (kejadian) => { kejadian.preventDefault(); kirim(); });
  medan.addEventListener("input", berubah);
  window.addEventListener("online", () => { if (ulang) (otomatis ? simpanOtomatis : kirim)(); });
  document.querySelectorAll("[data-buang-naskah]").forEach((tautan) => tautan.addEventListener("click", () => simpanan.buang()));
  document.addEventListener("click", (kejadian) => {
    const tombol = kejadian.target.closest("[data-sisip]");
    if (!tombol) return;
    if (penyunting) penyunting.chain().focus().insertContent({ type: "text", text: tombol.dataset.sisip }).run();
    else { medan.setRangeText(tombol.dataset.sisip, medan.selectionStart, medan.selectionEnd, "end"); berubah(); }
  });

  const formulirGambar = document.getElementById("formulir-gambar");
  const sisipkanGambar = async () => {
    const kata = document.getElementById("keadaan-gambar");
    const keterangan = document.getElementById("keterangan-gambar").value.trim();
    kata.textContent = "Mengunggah …";
    let hasil;
    try {
      const data = new FormData(formulirGambar);
      const jawaban = await fetch(formulirGambar.action, { method: "POST", body: data, headers: kepalaJson() });
      hasil = await jawaban.json();
    } catch {
      hasil = { galat: "Gambar belum terunggah. Periksa sambungan Anda, lalu coba lagi." };
    }
    kata.textContent = hasil.galat || "Gambar disisipkan.";
    if (!hasil.alamat) return;
    const isi = [{ type: "image", attrs: { src: hasil.alamat } }, { type: "caption", content: [{ type: "text", text: keterangan }] }];
    penyunting.chain().focus().insertContent([{ type: "figure", content: isi }, { type: "paragraph" }]).run();
    formulirGambar.reset();
  };
  formulirGambar.addEventListener("submit", (kejadian) => { kejadian.preventDefault(); sisipkanGambar(); });

  window.addEventListener("load", gulirPratinjau);
  tawarkan();
  pasang().catch(() => katakan("Penyunting tidak dapat dimuat; tulis pada kotak teks.", false));
})();
