/* The reading page: numbers open their origin in a panel, finished downloads start by themselves.
   Without this script every number is a link to a page that says the same. */
(() => {
  "use strict";

  const lebar = window.matchMedia("(min-width: 992px)");
  const navigasi = document.querySelector("[data-terbuka-lebar]");
  if (navigasi) {
    const atur = () => { navigasi.open = lebar.matches; };
    atur();
    lebar.addEventListener("change", atur);
  }

  const panel = document.getElementById("panel-asal");
  if (panel) {
    const isi = document.getElementById("panel-isi");
    const kembali = document.getElementById("panel-kembali");
    let jejak = [];

    const muat = (alamat) => {
      kembali.hidden = jejak.length < 2;
      isi.setAttribute("aria-busy", "true");
      return htmx.ajax("GET", alamat, { target: isi, swap: "innerHTML" }).then(() => {
        isi.removeAttribute("aria-busy");
        isi.scrollTop = 0;
        isi.focus();
      });
    };

    document.addEventListener("click", (kejadian) => {
      const angka = kejadian.target.closest("a.angka");
      if (!angka || kejadian.button !== 0 || kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey) return;
      kejadian.preventDefault();
      if (!panel.open) {
        jejak = [];
        isi.textContent = "";
        panel.showModal();
      }
      jejak.push(angka.href);
      muat(angka.href);
    });

    kembali.addEventListener("click", () => {
      jejak.pop();
      muat(jejak[jejak.length - 1]);
    });
    document.getElementById("panel-tutup").addEventListener("click", () => panel.close());
    panel.addEventListener("click", (kejadian) => {
      const tautan = kejadian.target.closest("a:not(.angka)");
      if (kejadian.target === panel || (tautan && tautan.hash)) panel.close();
    });
    document.body.addEventListener("htmx:responseError", (kejadian) => {
      if (kejadian.detail.target === isi) isi.textContent = "Asal angka tidak dapat dimuat. Muat ulang halaman lalu coba lagi.";
    });
  }

  document.body.addEventListener("htmx:load", (kejadian) => {
    const unduh = kejadian.detail.elt.querySelector && kejadian.detail.elt.querySelector("[data-unduh]");
    if (unduh) unduh.click();
  });
})();
