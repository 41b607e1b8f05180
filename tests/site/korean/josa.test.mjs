// 만들어 낸 글의 조사: 숫자, 로마자, 괄호와 따옴표 뒤에서도 소리에 맞습니다.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { josa } from '../../../book/_ext/korean/josa.js';

/** @param {string} pair @param {string[]} expected  조사가 붙은 말들 */
const all = (pair, expected) => {
  const particles = pair.split('/').sort((a, b) => b.length - a.length); // 긴 것부터 떼어 봅니다
  for (const whole of expected) {
    const particle = particles.find((one) => whole.endsWith(one)) ?? '';
    assert.equal(josa(whole.slice(0, -particle.length), pair), whole);
  }
};

test('Hangul by its final sound, composed or not', () => {
  all('을/를', ['편향을', '가중치를', '셀을']);
  all('이/가', ['편향이', '가중치가']);
  all('은/는', ['편향은', '가중치는']);
  all('과/와', ['편향과', '가중치와']);
  assert.equal(josa('편향'.normalize('NFD'), '을/를').normalize('NFC'), '편향을');
});

test('으로 after a final sound, except after ㄹ', () => {
  all('으로/로', ['편향으로', '가중치로', '셀로', '셀 1로', '셀 3으로', '셀 7로', '셀 10으로', 'XOR로', 'URL로', 'HTML로']);
});

test('numbers as they are read', () => {
  all('을/를', ['셀 0을', '셀 1을', '셀 2를', '셀 3을', '셀 4를', '셀 5를', '셀 6을', '셀 7을', '셀 8을', '셀 9를']);
  all('을/를', ['셀 10을', '셀 25를', '셀 40을', '셀 100을', '1,000을', '10000을', '20,000,000을', '100000000을', '1000000000000를']);
  all('이/가', ['0.5가', '0.10이', '-3이', '3.14가', '12.0이', '20%가']);
});

test('Latin letters as they are usually read', () => {
  all('을/를', ['x를', 'w를', 'b를', 'n을', 'm을', 'l을', 'r을', 'NAND를', 'XOR을', 'MLP를', 'CNN을', 'GPU를']);
  all('을/를', ['numpy를', 'softmax를', 'ReLU를', 'Python을', 'check를', 'list를', 'Adam을', 'label을', 'table을', 'file을',
    'None을', 'True를', 'False를', 'name을', 'range를', 'map을', 'step을', 'dropout을', 'float를', 'block을', 'training을',
    'notebook을', 'Colab을', 'batch를', 'loss를', 'shape를', 'sigmoid를']);
  all('은/는', ['η는', 'ε은', 'x1은', 'x2는', 'layer_3은']);
});

test('closing marks are not read, and what stands in brackets after a word is not either', () => {
  all('을/를', ['‘편향’을', '「만져 보며 배우는 신경망」을', '"가중치"를', '`x`를', '손실 함수(loss)를', '편향(bias)을', 'check(x)를', '(3, 4)를', '셀 3(고침)을', '‘함수(f)’를']);
});

test('what cannot be read gets both', () => {
  assert.equal(josa('∴', '을/를'), '∴을(를)');
  assert.equal(josa('', '이/가'), '이(가)');
  assert.equal(josa('∴', '으로/로'), '∴(으)로');
});
