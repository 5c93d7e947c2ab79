// Marks cards with unsaved typing and asks before leaving them; without this the page works alike.
(() => {
  const berubah = () => document.querySelectorAll(".isian.berubah");
  let mengirim = null;

  document.addEventListener("input", (e) => {
    const kartu = e.target.closest(".isian");
    if (!kartu) return;
    kartu.classList.remove("tersimpan");
    kartu.classList.add("berubah");
    kartu.querySelector(".keadaan").textContent = "Belum tersimpan";
  });
  // Enter saves the card one types in, not the first button of the page.
  document.addEventListener("keydown", (e) => {
    const kartu = e.target.closest(".lembar-isian .isian");
    if (!kartu || e.key !== "Enter" || e.target.tagName !== "INPUT") return;
    e.preventDefault();
    kartu.querySelector("button[name=simpan]")?.click();
  });
  for (const nama of ["htmx:sendError", "htmx:responseError"])
    document.addEventListener(nama, (e) => {
      const kartu = e.target.closest(".isian");
      if (kartu && !e.target.closest(".hasil"))
        kartu.querySelector(".keadaan").textContent =
          "Belum tersimpan: sambungan atau server bermasalah. Isian Anda masih ada; tekan Simpan lagi.";
    });
  document.addEventListener("submit", (e) => (mengirim = e.target));
  addEventListener("beforeunload", (e) => {
    if ([...berubah()].some((kartu) => !mengirim?.contains(kartu))) e.preventDefault();
  });
})();
