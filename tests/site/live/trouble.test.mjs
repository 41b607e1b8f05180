// 켜지지 못한 까닭: 저마다 제 말이 있고, 서버의 답을 보고 가려냅니다.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const page = { protocol: 'https:', href: 'https://book.test/book/ch01.html#a' };
Object.assign(globalThis, { location: page, self: globalThis, origin: 'https://book.test', Worker: class {} });
const { Trouble, cannotStart, get, orNewEdition, sentence, whyNot } = await import('../../../book/_ext/live/trouble.js');

/** @param {(url: string) => Response | Promise<Response>} answer */
const serve = (answer) => { globalThis.fetch = (url) => Promise.resolve(answer(/** @type {string} */ (url))); };
/** @param {Promise<unknown>} promise */
const facts = (promise) => promise.then(() => null, (error) => error.facts);

test('what the server says is told apart', async () => {
  serve(() => { throw new TypeError('Failed to fetch'); });
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  assert.deepEqual(await facts(get('https://book.test/a/numpy-2.whl')), { why: 'network', name: 'numpy-2.whl' });
  serve(() => new Response('', { status: 404 }));
  assert.deepEqual(await facts(get('https://book.test/a/numpy-2.whl?1')), { why: 'missing', name: 'numpy-2.whl' });
  serve(() => new Response('', { status: 503 }));
  assert.deepEqual(await facts(get('https://book.test/a/b.js')), { why: 'status', name: 'b.js', detail: '503' });
});

test('a script of a wrong type is named with its type', async () => {
  serve(() => new Response('', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } }));
  const trouble = await whyNot('https://book.test/a/pyodide.js', new Error('importScripts'));
  assert.deepEqual(trouble.facts, { why: 'type', name: 'pyodide.js', detail: 'text/plain' });
  assert.match(sentence(trouble.facts), /pyodide\.js 파일을 스크립트가 아닌 것\(text\/plain\)/);
});

test('a good script that fails all the same keeps its own error', async () => {
  serve(() => new Response('', { headers: { 'Content-Type': 'text/javascript' } }));
  const trouble = await whyNot('https://book.test/a/pyodide.js', new Error('메모리가 모자랍니다'));
  assert.deepEqual(trouble.facts, { why: 'other', detail: '메모리가 모자랍니다' });
});

test('a missing file is a new edition only when the page itself has changed', async () => {
  const missing = { why: /** @type {const} */ ('missing'), name: 'main-1.js' };
  serve(() => new Response('<button data-live="main-2.js" data-python="pyodide/b">'));
  assert.deepEqual(await orNewEdition(missing, ['main-1.js', 'pyodide/a']), { why: 'edition' });
  serve(() => new Response('<button data-live="main-1.js" data-python="pyodide/a">'));
  assert.deepEqual(await orNewEdition(missing, ['main-1.js', 'pyodide/a']), missing);
  serve(() => new Response('', { status: 404 }));
  assert.deepEqual(await orNewEdition(missing, ['main-1.js']), missing);
  const size = { why: /** @type {const} */ ('size') };
  assert.equal(await orNewEdition(size, ['x']), size);
});

test('what can be known beforehand is told beforehand', () => {
  assert.equal(cannotStart(), null);
  page.protocol = 'file:';
  assert.deepEqual(cannotStart(), { why: 'file' });
  page.protocol = 'https:';
  Object.assign(globalThis, { origin: 'null' });
  assert.deepEqual(cannotStart(), { why: 'sandbox' });
  Object.assign(globalThis, { origin: 'https://book.test' });
  const { WebAssembly } = globalThis;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  assert.deepEqual(cannotStart(), { why: 'wasm' });
  Object.assign(globalThis, { WebAssembly });
});

test('every reason has a sentence of its own in Korean', () => {
  const reasons = /** @type {const} */ (['network', 'missing', 'status', 'type', 'size', 'sandbox', 'file', 'wasm', 'worker', 'crash', 'edition', 'other']);
  const texts = reasons.map((why) => sentence({ why, name: 'a.js', detail: '까닭' }));
  assert.equal(new Set(texts).size, reasons.length);
  for (const text of texts) assert.match(text, /[가-힣]{2}.*[.)]$/);
  assert.ok(new Trouble({ why: 'network' }) instanceof Error);
});
