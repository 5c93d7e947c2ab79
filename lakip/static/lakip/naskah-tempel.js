/* Pasted text: what word processors mean by it, without their dress. Lists that are only paragraphs
   with a bullet or number become lists; titles become headings that a part may have. */
(() => {
  "use strict";

  const NOMOR = /^\s*(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)])\s*/;
  const BUTIR = /^\s*[·•▪§o\u00b7\uf0b7\u2013-]\s+/;

  const GAMBAR = /\/gambar\/[0-9a-f]{64}\/$/; // ours; those of other places are not copied along

  const tingkat = (p) => Number(/mso-list:[^;]*level(\d)/.exec(p.getAttribute("style") || "")?.[1] || 1);
  const berdaftar = (p) => /mso-list:\s*l\d/i.test(p.getAttribute("style") || "");

  const tandaDaftar = (p) => {
    const tanda = [...p.querySelectorAll("span")].find((s) => /mso-list:\s*Ignore/i.test(s.getAttribute("style") || ""));
    const teks = (tanda || p).textContent.replace(/\u00a0/g, " ");
    const bernomor = NOMOR.test(tanda ? teks.trim() + " " : teks);
    if (tanda) tanda.remove();
    else {
      const awal = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
      if (awal) awal.data = awal.data.replace(/\u00a0/g, " ").replace(bernomor ? NOMOR : BUTIR, "");
    }
    return bernomor ? "ol" : "ul";
  };

  const jadikanDaftar = (akar) => {
    const dok = akar.ownerDocument;
    let tumpuk = [];
    let sebelum = null;
    for (const p of [...akar.querySelectorAll("p")]) {
      if (!berdaftar(p)) continue;
      const dalam = tingkat(p);
      if (!sebelum || sebelum.nextElementSibling !== p) tumpuk = [];
      const jenis = tandaDaftar(p);
      while (tumpuk.length && tumpuk[tumpuk.length - 1].dalam > dalam) tumpuk.pop();
      let atas = tumpuk[tumpuk.length - 1];
      if (!atas || atas.dalam < dalam) {
        const daftar = dok.createElement(jenis);
        if (atas) atas.daftar.lastElementChild.append(daftar);
        else p.before(daftar);
        atas = { daftar, dalam };
        tumpuk.push(atas);
      }
      const butir = dok.createElement("li");
      const isi = dok.createElement("p");
      isi.append(...p.childNodes);
      butir.append(isi);
      atas.daftar.append(butir);
      p.remove();
      sebelum = tumpuk[0].daftar;
    }
  };

  const ganti = (unsur, nama) => {
    const baru = unsur.ownerDocument.createElement(nama);
    baru.append(...unsur.childNodes);
    unsur.replaceWith(baru);
  };

  /* HTML from the clipboard, tidied. */
  window.rapikanTempelan = (html) => {
    const dok = new DOMParser().parseFromString(html.replace(/<\/?o:p[^>]*>/gi, ""), "text/html");
    dok.querySelectorAll("style, script, meta, link, title, xml").forEach((e) => e.remove());
    dok.querySelectorAll("img").forEach((e) => { if (!GAMBAR.test(e.getAttribute("src") || "")) e.remove(); });
    jadikanDaftar(dok.body);
    const teks = dok.createTreeWalker(dok.body, NodeFilter.SHOW_TEXT);
    while (teks.nextNode()) teks.currentNode.data = teks.currentNode.data.replace(/\u00a0/g, " ");
    dok.querySelectorAll("h1, h2").forEach((e) => ganti(e, "h3"));
    dok.querySelectorAll("h6").forEach((e) => ganti(e, "h5"));
    dok.querySelectorAll("*").forEach((e) => {
      for (const { name } of [...e.attributes]) if (!["colspan", "rowspan", "start", "src"].includes(name)) e.removeAttribute(name);
    });
    dok.querySelectorAll("p").forEach((p) => { if (!p.textContent.trim() && !p.closest("td, th, li")) p.remove(); });
    return dok.body.innerHTML;
  };
})();
