// 연습 문제의 마지막 채점: 남겨 두고, 다시 왔을 때 보이고, 문제의 제목에 표를 답니다.
import { readVerdict, writeVerdict } from './saved.js';

/** @typedef {import('./saved.js').Kind} Kind */

const MARKS = { right: '✓ 풀었습니다', wrong: '', unfinished: '' };

/**
 * 문제의 제목에 단 표.
 * @param {HTMLElement} cell
 * @param {Kind} kind
 */
function markExercise(cell, kind) {
  const title = document.getElementById(cell.dataset.exercise ?? '')?.querySelector('.admonition-title');
  if (!title) return;
  title.querySelector('.solved')?.remove();
  if (MARKS[kind]) title.append(Object.assign(document.createElement('span'), { className: 'solved', textContent: MARKS[kind] }));
}

/**
 * 셀의 출력에 있는 채점을 남깁니다.
 * @param {HTMLElement} cell
 * @param {string} id
 * @param {string} of  채점한 글의 지문
 * @returns {boolean} 채점이 있었는지
 */
export function remember(cell, id, of) {
  const feedback = [...cell.querySelectorAll('.cell_output .feedback')].at(-1);
  const kind = /** @type {const} */ (['right', 'wrong', 'unfinished']).find((name) => feedback?.classList.contains(`feedback-${name}`));
  if (!feedback || !kind) return false;
  const lines = [...feedback.querySelectorAll('p')].map((line) => line.textContent.trim());
  writeVerdict(id, { kind, lines, of });
  markExercise(cell, kind);
  return true;
}

/**
 * 파이썬을 켜기 전에 지난 채점을 보입니다.
 * @param {HTMLElement} cell
 * @param {string} id
 * @param {string} of  지금 글의 지문
 */
export function recall(cell, id, of) {
  const verdict = readVerdict(id);
  if (!verdict) return;
  const { kind, lines } = verdict;
  markExercise(cell, kind);
  const screen = cell.querySelector('.cell_output') ?? cell.appendChild(Object.assign(document.createElement('div'), { className: 'cell_output' }));
  const box = Object.assign(document.createElement('div'), { className: `feedback feedback-${kind}` });
  box.append(...lines.map((line, k) => {
    const row = document.createElement('p');
    const [, head, rest] = k === 0 ? /^(.*?[.:])(\s[\s\S]*)?$/.exec(line) ?? ['', '', line] : ['', '', line];
    if (head) row.append(Object.assign(document.createElement('strong'), { textContent: head }));
    row.append(rest ?? '');
    return row;
  }));
  const note = Object.assign(document.createElement('p'), {
    className: 'live-note', textContent: verdict.of === of ? '지난번의 채점입니다.' : '고치기 전의 채점입니다.',
  });
  const output = Object.assign(document.createElement('div'), { className: 'output text_html' });
  output.append(note, box);
  screen.replaceChildren(output);
}
