// On a narrow screen the menus of a year scroll: begin where the open page is.
document.querySelectorAll(".bagian [aria-current]").forEach((kini) => {
  const menu = kini.parentElement;
  const geser = kini.getBoundingClientRect().left - menu.getBoundingClientRect().left;
  menu.scrollLeft += geser - (menu.clientWidth - kini.offsetWidth) / 2;
});
