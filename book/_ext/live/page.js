// 쪽 안의 파이썬이 켜지기 전: 남겨 둔 코드와 지난 채점을 보이고, “▶”를 누르면 묶음을 받아 켭니다.
import { onClick } from '../page.js';
import { hold } from '../place.js';
import { read, write } from '../storage.js';
import { adoptOld, fingerprint, readCode } from './saved.js';
import { Trouble, cannotStart, factsOf, orNewEdition, sentence, whyNot } from './trouble.js';
import { recall } from './verdict.js';

const STARTS = 'starts'; // 켜다가 쪽이 꺼진 횟수. 켜졌거나, 못 켰다고 말했거나, 쪽을 떠나면 지웁니다
const bar = /** @type {HTMLElement | null} */ (document.querySelector('.live-bar'));
const cells = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.bd-article div.cell')]);
const first = cells.map((cell) => cell.querySelector('.cell_input pre')?.textContent.replace(/\n$/, '') ?? '');
const book = /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src$="_static/book.js"]'))?.src ?? location.href;
const settled = () => { write(STARTS, null); };
let tries = 0;
let isStarting = false;
/** 켜지면 실행할 셀들 @type {HTMLElement[]} */
let goals = [];

/** 고친 코드와 지난 채점을 파이썬 없이 먼저 보입니다. @param {HTMLElement} cell @param {number} k */
function restore(cell, k) {
  const id = cell.dataset.cell;
  const code = cell.querySelector('.cell_input pre');
  if (!id || !code) return;
  adoptOld(id, first[k]);
  const { text } = readCode(id, first[k]);
  if (text !== first[k]) code.textContent = `${text}\n`;
  const button = cell.querySelector('.live-start');
  if (!button) return;
  if (text !== first[k]) button.textContent = '▶ 이어서 풀기';
  recall(cell, id, fingerprint(text));
}
if (bar) cells.forEach(restore);

/** @param {import('./trouble.js').Facts} facts */
const explain = (facts) => {
  const { live = '', python = '' } = bar?.querySelector('button')?.dataset ?? {};
  return orNewEdition(facts, [live, python]);
};

/**
 * @param {string} text
 * @param {HTMLElement | null} goal
 */
function say(text, goal) {
  hold(() => { // 글이 한 줄 늘면 막대도 자랍니다
    for (const place of [bar?.querySelector('[role=status]'), goal?.querySelector('.live-state')]) if (place) place.textContent = text;
  });
}

/** 두 번이나 켜다가 꺼졌으면, 한 번 더 눌러야 켭니다. */
function diedTwice() {
  const died = Number(read(STARTS) ?? 0);
  if (died < 2) {
    write(STARTS, String(died + 1));
    return false;
  }
  settled();
  return true;
}

/** @param {HTMLElement} button */
async function start(button) {
  const top = /** @type {HTMLButtonElement | null} */ (bar?.querySelector('button'));
  if (!bar || !top) return;
  const goal = /** @type {HTMLElement | null} */ (button.closest('div.cell'));
  if (isStarting) { // 켜는 사이에 다른 셀도 눌렀습니다
    if (goal && !goals.includes(goal)) goals.push(goal);
    say('파이썬을 켜는 중입니다. 켜지면 이 셀도 실행합니다.', goal);
    return;
  }
  const never = cannotStart() ?? (diedTwice() ? { why: /** @type {const} */ ('crash') } : null);
  hold(() => bar.classList.add('live-open')); // 내려가도 소식이 보이게 붙어 다닙니다
  if (never) {
    say(sentence(never), goal);
    return;
  }
  isStarting = true;
  goals = goal ? [goal] : [];
  top.classList.remove('live-start');
  say('실행에 필요한 것을 받습니다.', goal);
  const again = tries ? `?${tries}` : ''; // 받지 못한 주소는 브라우저가 기억하기도 합니다
  const url = new URL(`live/${top.dataset.live}${again}`, book).href;
  tries += 1;
  try {
    await hold(async () => { // 막대의 글이 한 줄 늘거나 셀마다 단추가 생겨도 누른 셀은 그 자리에 있습니다
      const { start: go } = await import(url).catch(async (error) => { throw await whyNot(url, error); });
      await go({ box: bar, cells, first, goals, explain, settled });
    });
  } catch (error) {
    console.error(error);
    settled();
    isStarting = false;
    top.classList.add('live-start');
    top.textContent = '다시 시도';
    const facts = error instanceof Trouble ? error.facts : factsOf(error);
    say(sentence(await explain(facts)), goal);
  }
}
onClick('.live-start', (button) => { void start(button); });
addEventListener('pagehide', settled);
