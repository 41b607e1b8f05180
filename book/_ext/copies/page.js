// 쪽 위의 메뉴는 밖을 누르거나 Esc를 누르면 닫힙니다.
const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector('.dropdown-download-buttons'));
document.addEventListener('click', ({ target }) => {
  if (menu?.open && target instanceof Node && !menu.contains(target)) menu.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (!menu?.open || key !== 'Escape') return;
  if (menu.contains(document.activeElement)) /** @type {HTMLElement} */ (menu.firstElementChild).focus();
  menu.open = false;
});
