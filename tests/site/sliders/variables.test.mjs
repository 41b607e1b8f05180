// 글 속의 변수를 가려내는 일이 파이썬(companion/explore/variables.py)과 같은지.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { split } from '../../../book/_ext/sliders/variables.js';

const TEXTS = [
  '학습률 η', '가중치 w₁ = 0.5, 가중치 w₂ = −1: 출력 0, 1. AND', 'x', '', '배치 크기 B와 η/B', 'L2 정규화, ReLU, 1e-5, a.b, x_1',
  '|g|는 3.2, f(x) = w·x + b', 'a b c', 'w를 0으로', 'p=0.5<1 & q', 'MNIST x축, β₁과 β₂', 'ab α1 Ω',
];

/** @param {string} text */
const html = (text) => split(text).map((part) => {
  const safe = part.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return part.isVariable ? `<i class="var">${safe}</i>` : safe;
}).join('');

test('variables are told apart as in Python', () => {
  const code = 'import json, sys\nfrom companion.explore.variables import dress\n'
    + 'print(json.dumps([dress(text) for text in json.load(sys.stdin)]))';
  const { stdout, stderr } = spawnSync('python', ['-c', code], { input: JSON.stringify(TEXTS), encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.deepEqual(TEXTS.map(html), JSON.parse(stdout));
});

test('nothing is lost', () => {
  for (const text of TEXTS) assert.equal(split(text).map((part) => part.text).join(''), text);
});

test('a word, a unit and a number are no variables', () => {
  assert.deepEqual(split('L2, ReLU, 1e-5, AND').filter((part) => part.isVariable), []);
  assert.deepEqual(split('w₁을 η로').filter((part) => part.isVariable).map((part) => part.text), ['w₁', 'η']);
});
