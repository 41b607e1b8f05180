// 실행할 것의 줄: 차례, 막힘, 비우기.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Queue } from '../../../book/_ext/live/queue.js';

/**
 * @param {Record<string, string[]>} plans
 * @param {{fails?: string[], during?: (step: string) => void}} [options]
 */
function make(plans, { fails = [], during = () => {} } = {}) {
  /** @type {string[]} */
  const log = [];
  /** @type {Queue<string>} */
  const queue = new Queue({
    plan: (goal) => Promise.resolve(plans[goal] ?? []),
    execute: (step) => {
      log.push(step);
      during(step);
      return Promise.resolve(!fails.includes(step));
    },
    progress: (goal, done, total) => log.push(`${goal}:${done + 1}/${total}`),
    blocked: (goal, step) => log.push(`${goal}<${step}`),
    idle: (ok) => log.push(ok ? '끝' : '멈춤'),
  });
  return { queue, log };
}

test('what a goal needs runs first, in order', async () => {
  const { queue, log } = make({ c: ['a', 'b'] });
  assert.equal(queue.add('c'), true);
  await queue.go();
  assert.deepEqual(log, ['c:1/3', 'a', 'c:2/3', 'b', 'c:3/3', 'c', '끝']);
});

test('a goal that waits or runs is not added twice', async () => {
  /** @type {boolean[]} */
  const again = [];
  const { queue, log } = make({}, { during: (step) => again.push(queue.add(step)) });
  queue.add('a');
  again.push(queue.add('a'));
  await queue.go();
  assert.deepEqual(again, [false, false]);
  assert.deepEqual(log.filter((word) => word === 'a'), ['a']);
});

test('one goal that is blocked does not block the next', async () => {
  const { queue, log } = make({ c: ['a', 'b'], d: ['x'] }, { fails: ['a'] });
  queue.add('c');
  queue.add('d');
  await queue.go();
  assert.deepEqual(log, ['c:1/3', 'a', 'c<a', 'd:1/2', 'x', 'd:2/2', 'd', '끝']);
});

test('the plan is asked when its turn comes, not when it is added', async () => {
  const plans = { b: ['old'] };
  const { queue, log } = make(plans, { during: (step) => { if (step === 'a') plans.b = ['new']; } });
  queue.add('a');
  queue.add('b');
  await queue.go();
  assert.ok(log.includes('new') && !log.includes('old'));
});

test('running all stops at the first failure, and goals added meanwhile still run', async () => {
  const { queue, log } = make({}, { fails: ['b'], during: (step) => { if (step === 'a') queue.add('z'); } });
  queue.addAll(['a', 'b', 'c']);
  await queue.go();
  assert.deepEqual(log.filter((word) => /^[a-z]$/.test(word)), ['a', 'b', 'z']);
});

test('clearing ends what was going on, and nothing of it comes back', async () => {
  const { queue, log } = make({ c: ['a', 'b'] }, { during: (step) => { if (step === 'a') assert.deepEqual(queue.clear(), ['d']); } });
  queue.add('c');
  queue.add('d');
  await queue.go();
  assert.deepEqual(log, ['c:1/3', 'a']);
  queue.add('e');
  await queue.go();
  assert.deepEqual(log.slice(2), ['e:1/1', 'e', '끝']);
});

test('a step that never ends is let go by clearing', async () => {
  let finish = () => {};
  const { queue, log } = make({});
  queue.work.execute = (step) => new Promise((resolve) => { log.push(step); finish = () => resolve(true); });
  queue.add('a');
  const going = queue.go();
  await new Promise(setImmediate);
  queue.clear();
  queue.work.execute = (step) => { log.push(step); return Promise.resolve(true); };
  queue.add('b');
  await queue.go();
  finish();
  await going;
  assert.deepEqual(log.filter((word) => /^([a-z]|끝)$/.test(word)), ['a', 'b', '끝']);
});
