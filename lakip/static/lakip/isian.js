// Marks cards with unsaved typing and asks before leaving them; without this the page works alike.
(() => {
  const berubah = () => document.querySelectorAll("form.isian.berubah");
  let mengirim = null;

  document.addEventListener("input", (e) => {
    const kartu = e.target.closest("form.isian");
    if (!kartu) return;
    kartu.classList.remove("tersimpan");
    kartu.classList.add("berubah");
    kartu.querySelector(".keadaan").textContent = "Belum tersimpan";
  });
  for (const nama of ["htmx:sendError", "htmx:responseError"])
    document.addEventListener(nama, (e) => {
      const kartu = e.target.closest("form.isian");
      if (kartu && e.target === kartu)
        kartu.querySelector(".keadaan").textContent =
          "Belum tersimpan: sambungan atau server bermasalah. Isian Anda masih ada; tekan Simpan lagi.";
    });
  document.addEventListener("submit", (e) => (mengirim = e.target));
  addEventListener("beforeunload", (e) => {
    if ([...berubah()].some((kartu) => kartu !== mengirim)) e.preventDefault();
  });
})();
