// “▶”를 누르면 여기서 시작합니다. 그 전에는 이 묶음의 어느 것도 받지 않습니다.
import { Bar } from './bar.js';
import { Notebook } from './notebook.js';

/**
 * @typedef {object} Page
 * @property {HTMLElement} box  .live-bar
 * @property {HTMLElement[]} cells  div.cell들
 * @property {string[]} first  지은이의 글들
 * @property {HTMLElement[]} goals  켜지면 실행할 셀들. 비어 있으면 첫 그림의 셀
 * @property {(facts: import('./trouble.js').Facts) => Promise<import('./trouble.js').Facts>} explain  까닭을 더 알아봅니다
 * @property {() => void} settled  켜졌거나, 켜지지 못한 것을 알았습니다
 */

const KEYS = '편집기에서 Tab은 들여쓰기입니다. 빠져나가려면 Esc를 누른 다음 Tab을 누르십시오.';

function addStyle() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(STYLE, import.meta.url).href });
  document.head.append(link);
  return new Promise((resolve, reject) => { link.onload = resolve; link.onerror = () => reject(new Error('style')); });
}

/** 편집기를 나가는 법. 눈에는 초점이 있는 셀에, 낭독기에는 어느 편집기에서나. */
function addKeys() {
  const note = Object.assign(document.createElement('span'), { id: 'live-keys', className: 'live-keys', textContent: KEYS });
  document.addEventListener('focusin', ({ target }) => {
    const box = target instanceof Element && target.closest('.cm-editor') ? target.closest('.cell_input') : null;
    if (box && note.parentElement !== box) box.append(note);
  });
  return note;
}

/** @param {Page} page */
export async function start({ box, cells, first, goals, explain, settled }) {
  const bar = new Bar(box);
  const base = new URL(`../../${bar.button.dataset.python}/`, import.meta.url).href;
  bar.echo = (text) => { // 켜질 때까지는 시작한 자리에서도 같은 소식을 봅니다
    const state = goals[0]?.querySelector('.live-state');
    if (state) state.textContent = text;
  };
  const notebook = new Notebook(base, bar, (facts) => {
    settled();
    void explain(facts).then((known) => bar.broken(known));
  });
  notebook.first = first;
  const { ready } = notebook.kernel; // 파이썬이 먼저입니다. 받고 켜는 동안 편집기와 위젯을 받아 쪽을 준비합니다
  const keys = addKeys();
  box.append(keys);
  try {
    const [{ Cell }, { Widgets }] = await Promise.all([import('./cell.js'), import('./widgets.js'), addStyle()]);
    await notebook.open(cells, first, Cell, Widgets, keys.id);
  } catch (error) {
    notebook.kernel.stop();
    throw error;
  }
  bar.open(notebook);
  const wanted = goals.length ? notebook.cells.filter((cell) => goals.includes(cell.box)) : notebook.cells.filter((cell) => cell.isPicture).slice(0, 1);
  if (!bar.failed) for (const cell of wanted) notebook.run(cell); // 준비되는 대로 실행해 보입니다
  await ready.then(() => {
    settled();
    bar.echo = null;
    bar.ready('준비되었습니다. 코드를 고쳐 실행해 보십시오.');
  }, () => {});
}
