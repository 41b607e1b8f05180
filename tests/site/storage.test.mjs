// 저장소: 책마다 따로 담고, 막히거나 가득 차도 던지지 않고, 한 번만 알립니다.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { onOtherTab, read, write } from '../../book/_ext/storage.js';

/** @type {Map<string, string>} */
const kept = new Map();
/** @type {Error | null} */
let trouble = null;
const check = () => { if (trouble) throw trouble; };
const localStorage = {
  getItem: (/** @type {string} */ key) => { check(); return kept.get(key) ?? null; },
  setItem: (/** @type {string} */ key, /** @type {string} */ text) => { check(); kept.set(key, text); },
  removeItem: (/** @type {string} */ key) => { check(); kept.delete(key); },
};
class Element {
  /** @type {Element[]} */ children = [];
  /** @type {Record<string, string>} */ attributes = {};
  /** @type {() => void} */ press = () => {};
  /** @type {Element | null} */ parent = null;
  textContent = '';

  append(/** @type {Element[]} */ ...added) { for (const one of added) { this.children.push(one); one.parent = this; } }

  remove() { this.parent?.children.splice(this.parent.children.indexOf(this), 1); }

  setAttribute(/** @type {string} */ name, /** @type {string} */ value) { this.attributes[name] = value; }

  addEventListener(/** @type {string} */ _, /** @type {() => void} */ act) { this.press = act; }
}
/** @type {((event: object) => void)[]} */
let listeners = [];
let body = new Element();

/** @param {string} href @param {string} root */
function open(href, root) {
  body = new Element();
  listeners = [];
  Object.defineProperties(globalThis, Object.getOwnPropertyDescriptors({
    localStorage,
    location: { href },
    document: { documentElement: { dataset: { content_root: root } }, body, createElement: () => new Element() },
    addEventListener: (/** @type {string} */ _, /** @type {(event: object) => void} */ act) => listeners.push(act),
  }));
}

beforeEach(() => {
  kept.clear();
  trouble = null;
  open('https://a.example/one/book/ch01.html', '../');
});

test('what is written is read again, and null takes it away', () => {
  assert.equal(read('quiz'), null);
  assert.equal(write('quiz', '답'), true);
  assert.equal(read('quiz'), '답');
  assert.equal(write('quiz', null), true);
  assert.equal(read('quiz'), null);
});

test('two books on one origin do not mix, two pages of one book do', () => {
  write('mode', 'dark');
  open('https://a.example/two/book/ch01.html', '../');
  assert.equal(read('mode'), null);
  open('https://a.example/one/search.html?q=1', './');
  assert.equal(read('mode'), 'dark');
});

for (const [name, error, said] of /** @type {const} */ ([
  ['forbidden', new DOMException('denied', 'SecurityError'), /막고 있어서/],
  ['full', new DOMException('too much', 'QuotaExceededError'), /가득 차서/],
  ['absent', new TypeError("Cannot read properties of null (reading 'getItem')"), /막고 있어서/],
])) {
  test(`a storage that is ${name} is said once and never thrown`, async () => {
    trouble = error;
    assert.equal(read('a'), null);
    assert.equal(write('a', null), false);
    assert.equal(body.children.length, 0); // 아무것도 잃지 않았으면 말하지 않습니다
    assert.equal(write('a', '글'), false);
    assert.equal(write('b', '글'), false);
    assert.equal(body.children.length, 1);
    const [text, close] = body.children[0].children;
    assert.equal(text.attributes.role, 'status');
    await wait(1);
    assert.match(text.textContent, said);
    close.press();
    assert.equal(body.children.length, 0);
    write('a', '글');
    assert.equal(body.children.length, 0);
  });
}

test("another tab's writing is heard under the same key only", () => {
  /** @type {(string | null)[]} */
  const heard = [];
  onOtherTab('cell', (text) => { heard.push(text); });
  for (const [key, newValue] of [['/one/#cell', '새 글'], ['/one/#other', '1'], ['/two/#cell', '2'], ['/one/#cell', null], [null, null]]) {
    for (const listener of listeners) listener({ key, newValue });
  }
  assert.deepEqual(heard, ['새 글', null, null]);
});
