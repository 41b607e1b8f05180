// 찾기 상자를 여닫습니다.
import { onClick } from '../page.js';
import { isFindKey } from './keys.js';

const isMac = /Mac|iP/.test(navigator.platform);
const box = /** @type {HTMLElement | null} */ (document.querySelector('.search-button__wrapper'));

/** 찾기를 열기 전에 초점이 있던 곳 @type {Element | null} */
let before = null;

/** @param {boolean} [open]  없으면 뒤집습니다 */
function toggle(open) {
  if (box?.classList.toggle('show', open)) {
    before = document.activeElement;
    box.querySelector('input')?.focus();
  } else if (before instanceof HTMLElement) before.focus();
}

onClick('.search-button__button', () => toggle());
onClick('.search-button__overlay', () => toggle(false));
document.addEventListener('keydown', (event) => {
  const isInEditor = event.target instanceof Element && event.target.closest('.cm-editor');
  if (!isInEditor && isFindKey(event, isMac)) {
    event.preventDefault();
    toggle();
  } else if (event.key === 'Escape' && box?.classList.contains('show')) toggle(false);
});

if (isMac) {
  for (const key of document.querySelectorAll('kbd.kbd-shortcut__modifier')) if (key.textContent === 'Ctrl') key.textContent = '⌘';
}
