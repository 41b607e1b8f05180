// 읽던 자리의 셈: 높이가 바뀌어도 같은 글이 같은 높이에 옵니다.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointAt, shareAt } from '../../book/_ext/place.js';

test('a block half read stays half read when its width, and so its height, changes', () => {
  const share = shareAt({ top: -140, height: 400 }, 60);
  assert.equal(share, 0.5);
  const after = { top: -900, height: 200 };
  assert.equal(pointAt(after, share), -800); // 60으로 되돌리려면 -860만큼 밉니다
  assert.equal(pointAt({ ...after, top: after.top + 860 }, share), 60);
});

test('a block that begins below the line keeps its top, one that ended keeps its end', () => {
  assert.equal(shareAt({ top: 90, height: 400 }, 60), 0);
  assert.equal(shareAt({ top: -400, height: 100 }, 60), 1);
});

test('an empty box has no inside', () => {
  assert.equal(shareAt({ top: 10, height: 0 }, 60), 0);
});
