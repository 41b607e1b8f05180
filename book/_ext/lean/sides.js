// 좁은 화면의 차례: 열면 초점을 안으로, Esc로 닫으면 단추로, 갈 곳을 고르면 닫습니다.
import { onClick } from '../page.js';

/** @typedef {'primary' | 'secondary'} Side */

/** @param {Side} side */
const boxOf = (side) => /** @type {HTMLInputElement} */ (document.querySelector(`#pst-${side}-sidebar-checkbox`));

/**
 * @param {Side} side
 * @param {boolean} [open]  없으면 뒤집습니다
 */
function toggle(side, open) {
  const box = boxOf(side);
  box.checked = open ?? !box.checked;
  const target = box.checked ? `.bd-sidebar-${side} :is(a, button)` : `.${side}-toggle`;
  /** @type {HTMLElement | null} */ (document.querySelector(target))?.focus();
}

for (const side of /** @type {Side[]} */ (['primary', 'secondary'])) {
  const opener = side === 'secondary' ? '.secondary-toggle, .where' : '.primary-toggle';
  onClick(opener, () => toggle(side));
  document.querySelector(`.bd-sidebar-${side}`)?.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) boxOf(side).checked = false; // 초점은 고른 곳으로 갑니다
  });
  document.addEventListener('keydown', ({ key, target }) => { // 초점이 어디에 있든. 위에 뜬 찾기는 찾기가 먼저 닫습니다
    const isInSearch = target instanceof Element && target.closest('.search-button__wrapper');
    if (key === 'Escape' && boxOf(side).checked && !isInSearch) toggle(side, false);
  });
}
