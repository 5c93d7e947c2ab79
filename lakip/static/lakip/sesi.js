// Keeps what was typed. Before the scripts had come: they learn of it when they stand. When the session
// has ended: a form sent to the login page is filled in again after it, and htmx pages stay as they are.
// Without this script a login leads back to the page only.
(() => {
  const KUNCI = "lakip-ditahan";
  const halaman = location.pathname + location.search;
  const { pengguna, masuk } = document.body.dataset;
  const diLuar = !pengguna; // the login page, or that of a form without a session
  const gudang = {
    baca() { try { return JSON.parse(sessionStorage.getItem(KUNCI)); } catch { return null; } },
    tulis(isi) { try { sessionStorage.setItem(KUNCI, JSON.stringify(isi)); } catch { /* none */ } },
    buang() { try { sessionStorage.removeItem(KUNCI); } catch { /* none */ } },
  };
  // A login in another tab has changed the token; the cookie is current.
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];

  function katakan(teks, tautan) {
    document.getElementById("kabar-sesi")?.remove();
    const kabar = document.createElement("div");
    kabar.id = "kabar-sesi";
    kabar.className = "alert alert-warning kabar-sesi";
    kabar.setAttribute("role", "alert");
    kabar.append(teks);
    if (tautan) {
      const a = Object.assign(document.createElement("a"), { href: masuk, target: "_blank", textContent: tautan });
      kabar.append(" ", a, ".");
    }
    document.getElementById("isi").prepend(kabar);
    kabar.scrollIntoView({ block: "nearest" });
  }

  const diketik = (el) => el.name && !/^(hidden|file|password|submit|button|reset)$/.test(el.type);

  document.addEventListener("submit", (e) => {
    const f = e.target;
    if (f.method !== "post") return;
    const medan = f.querySelector("[name=csrfmiddlewaretoken]");
    if (medan && token()) medan.value = token();
    if (diLuar || e.defaultPrevented) return;
    const isi = [...f.elements].filter(diketik).map((el) => [el.name, el.value, el.checked]);
    const berkas = Boolean(f.querySelector("[type=file]"));
    if (isi.length) gudang.tulis({ halaman, pengguna, aksi: f.getAttribute("action"), isi, berkas });
  });
  document.addEventListener("htmx:configRequest", (e) => {
    if (token()) e.detail.headers["X-CSRFToken"] = token();
  });
  document.addEventListener("htmx:responseError", (e) => {
    if (e.detail.xhr.status === 401)
      katakan("Sesi Anda berakhir. Isian Anda masih ada di halaman ini; simpan lagi sesudah", "masuk di tab lain");
  });

  function pulihkan({ aksi, isi, berkas }) {
    const f = [...document.forms].find((x) => x.method === "post" && x.getAttribute("action") === aksi);
    if (!f) return;
    for (const [nama, nilai, dicentang] of isi) {
      const sama = [...f.elements].filter((el) => el.name === nama && diketik(el));
      const el = sama.find((x) => /^(radio|checkbox)$/.test(x.type) && x.value === nilai) ?? sama[0];
      if (!el) continue;
      if (/^(radio|checkbox)$/.test(el.type)) el.checked = dicentang;
      else el.value = nilai;
    }
    katakan(`Sesi Anda berakhir sebelum isian ini tersimpan. Isian dikembalikan di bawah; periksa, ${berkas ? "pilih lagi berkasnya, " : ""}lalu simpan.`);
  }

  const semula = (el) => {
    if (/^(radio|checkbox)$/.test(el.type)) return el.checked === el.defaultChecked;
    if (!el.options) return el.value === el.defaultValue;
    return el.selectedIndex === Math.max(0, [...el.options].findIndex((o) => o.defaultSelected));
  };
  // Typed on a slow network, kept by the browser over a reload, or filled in below: htmx listens by now.
  document.addEventListener("DOMContentLoaded", () => {
    for (const el of document.querySelectorAll("input, select, textarea"))
      if (diketik(el) && !semula(el))
        for (const jenis of ["input", "change"]) el.dispatchEvent(new Event(jenis, { bubbles: true }));
  });

  const ditahan = gudang.baca();
  if (!ditahan) return;
  if (diLuar) gudang.tulis({ ...ditahan, tertunda: true });
  else if (!ditahan.tertunda || ditahan.pengguna !== pengguna) gudang.buang(); // it arrived, or is another's
  else if (ditahan.halaman === halaman) {
    gudang.buang();
    pulihkan(ditahan);
  }
})();
