// Copy the text of a field: the button shows itself only where copying works.
document.querySelectorAll("[data-salin]").forEach((tombol) => {
  if (!navigator.clipboard) return;
  tombol.hidden = false;
  tombol.addEventListener("click", async () => {
    const kabar = tombol.nextElementSibling;
    try {
      await navigator.clipboard.writeText(document.getElementById(tombol.dataset.salin).value);
      kabar.textContent = "Tersalin";
    } catch {
      document.getElementById(tombol.dataset.salin).select();
      kabar.textContent = "Tekan Ctrl+C untuk menyalin";
    }
  });
});
