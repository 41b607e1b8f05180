// 고친 코드와 마지막 채점. 셀마다 하나씩 브라우저에 남기고, 읽는 이가 쓴 것은 말없이 버리지 않습니다.
import { onOtherTab, read, write } from '../storage.js';

/**
 * @typedef {object} Code
 * @property {string | null} text  고친 글. 없으면 지은이의 글 그대로
 * @property {string} of  고칠 때 본 지은이의 글의 지문
 * @property {string | null} [older]  물러난 글: 처음 코드로 돌리기 전의 것, 다른 탭의 것
 *
 * @typedef {'right' | 'wrong' | 'unfinished'} Kind
 * @typedef {{kind: Kind, lines: string[], of: string}} Verdict  of는 채점한 글의 지문
 */

const page = location.pathname.split('/').pop()?.replace(/\.html$/, '') ?? '';

/** 글의 지문(FNV-1a). @param {string} text */
export const fingerprint = (text) => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
};

/**
 * @template T
 * @param {string} key
 * @returns {T | null}
 */
const readAs = (key) => {
  try { return JSON.parse(read(key) ?? 'null'); } catch { return null; }
};

/** @param {string} id  셀의 이름 */
const codeKey = (id) => `code/${page}/${id}`;
/** @param {string} id */
const verdictKey = (id) => `verdict/${page}/${id}`;

/**
 * 남겨 둔 글. 지은이의 글이 그사이 바뀌었으면 `mine`은 물러난 글로만 남습니다.
 * @param {string} id
 * @param {string} first  지은이의 글
 * @returns {{text: string, older: string | null, isRewritten: boolean}}
 */
export function readCode(id, first) {
  const kept = /** @type {Code | null} */ (readAs(codeKey(id)));
  const mine = kept?.text ?? null;
  const isRewritten = mine !== null && kept?.of !== fingerprint(first);
  if (isRewritten) return { text: first, older: mine, isRewritten };
  return { text: mine ?? first, older: kept?.older ?? null, isRewritten };
}

/**
 * @param {string} id
 * @param {string} first
 * @param {string} text  지금의 글
 * @param {string | null} older
 */
export function writeCode(id, first, text, older) {
  const isMine = text !== first;
  const kept = isMine || older !== null ? JSON.stringify({ text: isMine ? text : null, of: fingerprint(first), older }) : null;
  write(codeKey(id), kept);
}

/**
 * 다른 탭이 같은 셀을 고치면 알립니다.
 * @param {string} id
 * @param {(text: string | null) => void} act  그 탭의 글. 지은이의 글이면 null
 */
export const onOtherCode = (id, act) => onOtherTab(codeKey(id), (text) => {
  try { act(JSON.parse(text ?? 'null')?.text ?? null); } catch { /* 읽을 수 없는 것은 없는 것과 같습니다 */ }
});

/**
 * @param {string} id
 * @returns {Verdict | null}
 */
export const readVerdict = (id) => readAs(verdictKey(id));

/**
 * @param {string} id
 * @param {Verdict} verdict
 */
export const writeVerdict = (id, verdict) => write(verdictKey(id), JSON.stringify(verdict));

/**
 * 첫 판이 남긴 글(열쇠가 글의 지문이었습니다)을 옮겨 옵니다.
 * @param {string} id
 * @param {string} first
 */
export function adoptOld(id, first) {
  const key = `live:${location.pathname}:${fingerprint(first)}`;
  try {
    const text = localStorage.getItem(key);
    if (text === null) return;
    localStorage.removeItem(key);
    if (read(codeKey(id)) === null) writeCode(id, first, text, null);
  } catch { /* 저장소를 막은 브라우저 */ }
}
