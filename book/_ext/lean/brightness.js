// 밝기: 시스템대로 → 그 반대 → 시스템과 같게. 처음 밝기는 theme.js가 정합니다.
import { onClick } from '../page.js';
import { onOtherTab, write } from '../storage.js';

const page = document.documentElement.dataset;
const dark = matchMedia('(prefers-color-scheme: dark)');

/** @param {string} mode  auto, light, dark 가운데 하나 */
function show(mode) {
  page.mode = mode;
  page.theme = mode === 'auto' ? (dark.matches ? 'dark' : 'light') : mode;
}

onClick('.theme-switch-button', () => {
  const order = dark.matches ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
  const next = order[(order.indexOf(page.mode ?? 'auto') + 1) % 3];
  show(next);
  write('mode', next);
});
onOtherTab('mode', (mode) => show(mode ?? 'auto'));
dark.addEventListener('change', () => { if (page.mode === 'auto') show('auto'); });
