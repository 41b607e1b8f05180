// 파이썬이 켜지지 못하는 까닭을 알아내고, 까닭마다 무엇을 하면 되는지 우리말로 적습니다.

/**
 * @typedef {'network' | 'missing' | 'status' | 'type' | 'size' | 'sandbox' | 'file' | 'wasm' | 'worker' | 'crash' | 'edition' | 'other'} Why
 * @typedef {{why: Why, name?: string, detail?: string}} Facts
 */

const ONLINE = '인터넷 연결을 살핀 다음 다시 시도해 주십시오.';
const READING = '글과 슬라이더는 그대로 쓸 수 있습니다.';

/** @type {Record<Why, (name: string, detail: string) => string>} */
const sentences = {
  network: (name) => `${name} 파일을 받지 못했습니다. ${ONLINE}`,
  missing: (name) => `서버에 ${name} 파일이 없습니다(404). 잠시 뒤에 다시 시도해 주십시오. 그래도 안 되면 이 사이트를 펼친 사람에게 알려 주십시오.`,
  status: (name, detail) => `서버가 ${name} 파일 대신 오류 ${detail}로 답했습니다. 잠시 뒤에 다시 시도해 주십시오.`,
  type: (name, detail) => `서버가 ${name} 파일을 스크립트가 아닌 것(${detail || '형식을 적지 않음'})으로 보내 브라우저가 실행하지 않습니다. 서버가 .js와 .mjs를 text/javascript로 보내도록 고쳐야 합니다.`,
  size: (name, detail) => `${name} 파일이 온전하지 않습니다(${detail}). 다시 시도해 주십시오.`,
  sandbox: () => '이 페이지가 다른 사이트의 제한된 틀(sandbox) 안에 열려 있어 파이썬을 켤 수 없습니다. 새 창에서 열어 주십시오.',
  file: () => '파일로 연 책에서는 파이썬을 켤 수 없습니다. 책의 폴더에서 make serve를 실행하고 http://localhost:8000 을 열거나, 펼쳐진 사이트에서 읽어 주십시오.',
  wasm: () => '이 브라우저에서는 WebAssembly를 쓸 수 없습니다. 새 Chrome, Edge, Firefox, Safari에서 열거나, 보안 설정에서 WebAssembly를 막아 두었는지 살펴 주십시오.',
  worker: () => '이 브라우저에서는 파이썬을 돌릴 일꾼(Worker)을 만들 수 없습니다. 새 Chrome, Edge, Firefox, Safari에서 열어 주십시오.',
  crash: () => '지난 두 번은 파이썬을 켜다가 페이지가 꺼졌습니다. 이 기기의 메모리가 모자란 듯합니다. 다른 탭과 앱을 닫고 다시 누르거나, 컴퓨터에서 열어 주십시오.',
  edition: () => '책의 새 판이 나왔습니다. 페이지를 새로 고치십시오. 고친 코드는 남아 있습니다.',
  other: (_, detail) => `파이썬이 켜지지 않았습니다(${detail}). 다시 시도해 주십시오.`,
};

export class Trouble extends Error {
  /** @param {Facts} facts */
  constructor(facts) {
    super(`${facts.why} ${facts.name ?? ''} ${facts.detail ?? ''}`);
    this.facts = facts;
  }
}

/** @param {string} url */
const lastPart = (url) => url.replace(/[?#].*$/, '').split('/').pop() ?? url;

/** @param {unknown} error @returns {Facts} */
export const factsOf = (error) => (error instanceof Trouble ? error.facts
  : { why: 'other', detail: error instanceof Error ? error.message : String(error) });

/** @param {Facts} facts */
export const sentence = ({ why, name = '', detail = '' }) => `${sentences[why](name, detail)}${why === 'edition' ? '' : ` ${READING}`}`;

/**
 * 받기. 받지 못하면 까닭을 담은 `Trouble`을 던집니다.
 * @param {string} url
 * @param {RequestInit} [options]
 */
export async function get(url, options) {
  const name = lastPart(url);
  const response = await fetch(url, options).catch(() => { throw new Trouble({ why: 'network', name }); });
  if (response.status === 404 || response.status === 410) throw new Trouble({ why: 'missing', name });
  if (!response.ok) throw new Trouble({ why: 'status', name, detail: String(response.status) });
  return response;
}

/**
 * 스크립트를 쓰지 못했을 때 그 까닭. 다시 받아 보아 서버가 무엇이라고 하는지 봅니다.
 * @param {string} url
 * @param {unknown} error  본래의 오류
 * @returns {Promise<Trouble>}
 */
export async function whyNot(url, error) {
  try {
    const type = (await get(url, { cache: 'no-store' })).headers.get('Content-Type') ?? '';
    if (!/javascript|ecmascript/i.test(type)) return new Trouble({ why: 'type', name: lastPart(url), detail: type.split(';')[0] });
  } catch (trouble) {
    return trouble instanceof Trouble ? trouble : new Trouble(factsOf(trouble));
  }
  return new Trouble(factsOf(error));
}

/**
 * 없는 파일이 새 판 때문인지: 서버의 페이지가 지금 보는 것과 다른 묶음을 쓰는지 봅니다.
 * @param {Facts} facts
 * @param {string[]} marks  지금의 페이지에 적힌 묶음과 폴더의 이름
 * @returns {Promise<Facts>}
 */
export async function orNewEdition(facts, marks) {
  if (facts.why !== 'missing') return facts;
  const text = await fetch(location.href.replace(/#.*/, ''), { cache: 'no-store' })
    .then((response) => (response.ok ? response.text() : ''), () => '');
  return text && marks.some((mark) => !text.includes(mark)) ? { why: 'edition' } : facts;
}

/** 받기 전에 알 수 있는 까닭. @returns {Facts | null} */
export function cannotStart() {
  if (location.protocol === 'file:') return { why: 'file' };
  if (self.origin === 'null') return { why: 'sandbox' };
  if (typeof WebAssembly === 'undefined') return { why: 'wasm' };
  if (typeof Worker === 'undefined') return { why: 'worker' };
  return null;
}
