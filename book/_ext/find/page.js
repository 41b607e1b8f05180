// 찾기 상자를 여닫습니다.
import { onClick } from '../page.js';

const box = /** @type {HTMLElement | null} */ (document.querySelector('.search-button__wrapper'));
/** @param {boolean} [open]  없으면 뒤집습니다 */
const toggle = (open) => {
  const shown = box?.classList.toggle('show', open);
  if (shown) box?.querySelector('input')?.focus();
};
onClick('.search-button__button', () => toggle());
onClick('.search-button__overlay', () => toggle(false));
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    toggle();
  } else if (event.key === 'Escape' && box?.classList.contains('show')) toggle(false);
});
