// 찾기를 여는 글쇠: 한글 자판에서도 열리고, 다른 편집 글쇠는 건드리지 않습니다.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFindKey } from '../../../book/_ext/find/keys.js';

const ctrl = { key: 'k', code: 'KeyK', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
const command = { ...ctrl, ctrlKey: false, metaKey: true };

test('Ctrl+K opens, also with a Korean layout and while composing', () => {
  for (const key of ['k', 'K', 'ㅏ', 'Process']) assert.equal(isFindKey({ ...ctrl, key }, false), true, key);
});

test('on a Mac it is the command key, and Ctrl+K stays the editing key it is there', () => {
  assert.equal(isFindKey({ ...command, key: 'ㅏ' }, true), true);
  assert.equal(isFindKey(ctrl, true), false);
  assert.equal(isFindKey(command, false), false);
});

test('other keys, other modifiers and other layouts are left alone', () => {
  assert.equal(isFindKey({ ...ctrl, shiftKey: true }, false), false);
  assert.equal(isFindKey({ ...ctrl, altKey: true }, false), false);
  assert.equal(isFindKey({ ...ctrl, ctrlKey: false }, false), false);
  assert.equal(isFindKey({ ...ctrl, key: 'j', code: 'KeyJ' }, false), false);
  assert.equal(isFindKey({ ...ctrl, key: 't', code: 'KeyK' }, false), false); // 드보락의 t
  assert.equal(isFindKey({ ...ctrl, key: 'k', code: 'KeyV' }, false), true); // 드보락의 k
});
