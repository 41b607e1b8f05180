// 고친 코드와 채점의 저장: 읽는 이가 쓴 것은 말없이 사라지지 않습니다.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** @type {Map<string, string>} */
const kept = new Map();
Object.assign(globalThis, {
  location: new URL('http://book.test/repo/book/ch01.html'),
  document: { documentElement: { dataset: { content_root: '../' } } },
  localStorage: {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  },
  addEventListener: () => {},
});
const { adoptOld, fingerprint, readCode, readVerdict, writeCode, writeVerdict } = await import('../../../book/_ext/live/saved.js');

beforeEach(() => kept.clear());

test('nothing kept means the text of the author', () => {
  assert.deepEqual(readCode('a', 'x = 1'), { text: 'x = 1', older: null, isRewritten: false });
});

test('what was written comes back, and the original leaves no trace', () => {
  writeCode('a', 'x = 1', 'x = 2', null);
  assert.equal(readCode('a', 'x = 1').text, 'x = 2');
  assert.equal(readCode('b', 'x = 1').text, 'x = 1');
  writeCode('a', 'x = 1', 'x = 1', null);
  assert.equal(kept.size, 0);
});

test('when the author changed the cell, the new text is shown and mine is offered', () => {
  writeCode('a', 'x = 1', 'x = 2', null);
  assert.deepEqual(readCode('a', 'x = 10'), { text: 'x = 10', older: 'x = 2', isRewritten: true });
  writeCode('a', 'x = 10', 'x = 11', 'x = 2');
  assert.deepEqual(readCode('a', 'x = 10'), { text: 'x = 11', older: 'x = 2', isRewritten: false });
});

test('text that was set aside outlives a return to the original', () => {
  writeCode('a', 'x = 1', 'x = 1', 'x = 2');
  assert.deepEqual(readCode('a', 'x = 1'), { text: 'x = 1', older: 'x = 2', isRewritten: false });
});

test('what the first edition kept is taken over once', () => {
  const old = `live:/repo/book/ch01.html:${fingerprint('x = 1')}`;
  kept.set(old, 'x = 3');
  adoptOld('a', 'x = 1');
  assert.equal(readCode('a', 'x = 1').text, 'x = 3');
  assert.equal(kept.has(old), false);
  kept.set(old, 'x = 4');
  adoptOld('a', 'x = 1');
  assert.equal(readCode('a', 'x = 1').text, 'x = 3', '이미 고친 것을 덮지 않습니다');
});

test('a spoiled entry is as good as none', () => {
  writeCode('a', 'x = 1', 'x = 2', null);
  for (const key of kept.keys()) kept.set(key, '{"text":');
  assert.equal(readCode('a', 'x = 1').text, 'x = 1');
});

test('a verdict knows the text that it judged', () => {
  writeVerdict('a', { kind: 'right', lines: ['맞았습니다.'], of: fingerprint('x = 2') });
  assert.equal(readVerdict('a')?.of, fingerprint('x = 2'));
  assert.equal(readVerdict('b'), null);
});

test('fingerprints differ for one letter and agree for the same text', () => {
  assert.equal(fingerprint('손실'), fingerprint('손실'));
  assert.notEqual(fingerprint('손실'), fingerprint('손싴'));
});
