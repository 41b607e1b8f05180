// 확인 문제에서 펼친 보기: 새로 고쳐도 펼쳐져 있습니다. 보기의 글로 남기므로 책이 바뀌어도 헛것을 펼치지 않습니다.
import { hold } from '../place.js';
import { read, write } from '../storage.js';

const key = `quiz:${location.pathname}`;
/** @type {HTMLDetailsElement[]} */
const choices = [...document.querySelectorAll('details.choice')].filter((box) => box instanceof HTMLDetailsElement);

/** @param {HTMLDetailsElement} choice */
const nameOf = (choice) => [choice.parentElement?.firstElementChild, choice.firstElementChild]
  .map((one) => one?.textContent?.trim()).join(' › ');

function restore() {
  const kept = new Set(read(key)?.split('\n'));
  const open = choices.filter((choice) => kept.has(nameOf(choice)));
  if (open.length) hold(() => { for (const choice of open) choice.open = true; });
}

document.addEventListener('toggle', ({ target }) => {
  if (!(target instanceof HTMLDetailsElement) || !choices.includes(target)) return;
  const open = choices.filter((choice) => choice.open).map(nameOf);
  write(key, open.length ? open.join('\n') : null);
}, true); // toggle은 떠오르지 않습니다
restore();
