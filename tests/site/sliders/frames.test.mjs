// 손잡이의 자리와 장면의 번호
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameAt, neighbours, placesOf } from '../../../book/_ext/sliders/frames.js';

test('frames lie in C order: the last knob varies fastest', () => {
  const counts = [2, 3, 4];
  const places = [];
  for (let a = 0; a < 2; a++) for (let b = 0; b < 3; b++) for (let c = 0; c < 4; c++) places.push([a, b, c]);
  assert.deepEqual(places.map((one) => frameAt(one, counts)), places.map((_, k) => k));
  assert.equal(frameAt([5], [9]), 5);
});

test('neighbours are one step of one knob away and never outside', () => {
  assert.deepEqual(neighbours([0, 1], [2, 3]).sort(), [0, 2, 4]);
  assert.deepEqual(neighbours([1, 2], [2, 3]).sort(), [2, 4]);
  assert.deepEqual(neighbours([0], [1]), []);
});

test('values are found again by what they say, and a slider that changed since is left alone', () => {
  const labels = [['0.1', '0.5', '1'], ['켜기', '끄기']];
  assert.deepEqual(placesOf(['0.5', '끄기'], labels), [1, 1]);
  assert.equal(placesOf(['0.2', '끄기'], labels), null);
  assert.equal(placesOf(['0.5'], labels), null);
  assert.equal(placesOf(['0.5', '끄기', '1'], labels), null);
  assert.equal(placesOf('0.5', labels), null);
  assert.equal(placesOf(undefined, labels), null);
});
