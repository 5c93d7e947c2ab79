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
  // What was not saved is where one goes on: the refused field, the question, both values.
  document.addEventListener("htmx:afterSettle", (e) => {
    const kartu = e.target.closest(".isian");
    if (!kartu || e.target.closest(".hasil")) return;
    kartu.querySelector(
      kartu.matches(".bentrok") ? ".tanya" : '[aria-invalid="true"], .tanya textarea',
    )?.focus();
  });
  // A link to a card leads on to its first empty field; the browser itself moves to the card until
  // the page is loaded.
  addEventListener("load", () => {
    const kartu = /^#indikator-\d+$/.test(location.hash) && document.querySelector(location.hash);
    if (!kartu) return;
    const medan = [...kartu.querySelectorAll(".medan :is(input, select, textarea):enabled")];
    (medan.find((m) => !m.value) ?? medan[0])?.focus({ preventScroll: true });
  });
  document.addEventListener("submit", (e) => (mengirim = e.target));
  addEventListener("beforeunload", (e) => {
    if ([...berubah()].some((kartu) => !mengirim?.contains(kartu))) e.preventDefault();
  });
})();
