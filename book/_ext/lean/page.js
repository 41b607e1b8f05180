// 밝기, 차례, 복사, 인쇄. 테마의 스크립트 대신 이것만 싣습니다.
// 테마의 것은 쪽을 열 때마다 모든 코드 상자를 재어, 느린 휴대전화를 0.5초 넘게 붙잡습니다.
import { onClick } from '../page.js';

const root = document.documentElement;

// 밝기: 시스템대로 → 그 반대 → 시스템과 같게
const dark = matchMedia('(prefers-color-scheme: dark)');
/** @param {string} mode  auto, light, dark 가운데 하나 */
const setMode = (mode) => {
  root.dataset.mode = mode;
  root.dataset.theme = mode === 'auto' ? (dark.matches ? 'dark' : 'light') : mode;
  try { localStorage.setItem('mode', mode); } catch { /* 저장소를 막은 브라우저 */ }
};
onClick('.theme-switch-button', () => {
  const order = dark.matches ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
  setMode(order[(order.indexOf(root.dataset.mode ?? 'auto') + 1) % 3]);
});
dark.addEventListener('change', () => { if (root.dataset.mode === 'auto') setMode('auto'); });

// 좁은 화면의 차례: 열면 초점을 안으로, Esc로 닫으면 단추로
/**
 * @param {'primary' | 'secondary'} side
 * @param {boolean} [open]  없으면 뒤집습니다
 */
const toggleSide = (side, open) => {
  const box = /** @type {HTMLInputElement} */ (document.querySelector(`#pst-${side}-sidebar-checkbox`));
  box.checked = open ?? !box.checked;
  const target = box.checked ? `.bd-sidebar-${side} :is(a, button)` : `.${side}-toggle`;
  setTimeout(() => /** @type {HTMLElement | null} */ (document.querySelector(target))?.focus(), 100);
};
for (const side of /** @type {const} */ (['primary', 'secondary'])) {
  onClick(`.${side}-toggle`, () => toggleSide(side));
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && target instanceof Element && target.closest(`.bd-sidebar-${side}`)) toggleSide(side, false);
  });
}

onClick('[data-action=print]', () => print());

// 보이게 된 코드에만 복사 단추를 답니다.
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.insertAdjacentHTML('beforeend', '<button class="copy" type="button">복사</button>');
  }
});
document.querySelectorAll('.cell_input .highlight').forEach((code) => seen.observe(code));
onClick('.copy', (button) => {
  void navigator.clipboard.writeText(button.previousElementSibling.textContent)
    .then(() => { button.textContent = '복사했습니다'; setTimeout(() => { button.textContent = '복사'; }, 2000); });
});
