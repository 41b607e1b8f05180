// 주소와 차례: 잘린 주소에 던지지 않고, 읽고 있는 절을 바르게 가립니다.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../../../book/_ext/reading/address.js';
import { current } from '../../../book/_ext/reading/contents.js';

test('an address leads to its id, and one cut in the middle of a letter to the top', () => {
  assert.equal(idOf('#and-nand-or'), 'and-nand-or');
  assert.equal(idOf('#정리'), '정리');
  assert.equal(idOf(`#${encodeURIComponent('정리')}`), '정리');
  assert.equal(idOf('#%EC%A0%95%EB%A6'), '');
  assert.equal(idOf('#100%'), '');
  assert.equal(idOf(''), '');
});

const view = { tops: [-900, -300, 64, 500], line: 64, height: 800, atEnd: false, chosen: -1 };

test('the section read is the last one whose heading has come up to the line', () => {
  assert.equal(current(view), 2);
  assert.equal(current({ ...view, tops: [-900, -300, 65.4, 500] }), 2); // 화소 하나의 어긋남
  assert.equal(current({ ...view, tops: [-900, -300, 70, 500] }), 1);
  assert.equal(current({ ...view, tops: [300, 900] }), -1);
  assert.equal(current({ ...view, tops: [] }), -1);
  assert.equal(current({ ...view, chosen: 3 }), 2); // 위까지 올라올 수 있으면 화면이 답입니다
});

test('at the end of a page short sections cannot come up: the chosen one, else the last one seen', () => {
  const end = { ...view, atEnd: true };
  assert.equal(current(end), 3);
  assert.equal(current({ ...end, tops: [-900, 200, 400, 500], chosen: 2 }), 2);
  assert.equal(current({ ...end, tops: [-900, 200, 400, 500], chosen: 1 }), 1);
  assert.equal(current({ ...end, chosen: 0 }), 3);
  assert.equal(current({ ...end, tops: [-900, 200, 400, 900] }), 2);
});
