// 읽고 있는 자리. 위쪽의 높이가 바뀌어도 읽던 글이 화면에서 움직이지 않게 합니다.
// 브라우저의 스크롤 앵커링은 Safari에 없고, 폭이 바뀔 때는 어느 브라우저에서도 듬성듬성합니다.

/**
 * @typedef {{top: number, height: number}} Box
 * @typedef {{element: Element, share: number}} Spot  요소 안에서 0(위 끝)부터 1(아래 끝)까지의 한 점
 * @typedef {Spot[]} Place  가장 안쪽부터. 안쪽 것이 사라지면 바깥 것으로 봅니다
 */

/**
 * `line`에 걸친 점. 상자가 `line`보다 아래면 위 끝(0), 위면 아래 끝(1)입니다.
 * @param {Box} box
 * @param {number} line
 */
export const shareAt = ({ top, height }, line) => (height > 0 ? Math.min(1, Math.max(0, (line - top) / height)) : 0);

/**
 * @param {Box} box
 * @param {number} share
 */
export const pointAt = ({ top, height }, share) => top + share * height;

/** 붙어 다니는 막대들 아래, 글이 보이기 시작하는 높이 */
const readingLine = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

/** @param {Element} element */
const isBlock = (element) => {
  const { display, position } = getComputedStyle(element);
  return !/^(inline|none|contents)/.test(display) && !/^(sticky|fixed|absolute)$/.test(position);
};

/**
 * 화면에 처음 보이는 것.
 * @returns {Place}
 */
export function findPlace() {
  const line = readingLine();
  /** @type {Place} */
  const place = [];
  /** @type {Element | undefined} */
  let element = document.querySelector('article') ?? document.body;
  while (element) {
    place.unshift({ element, share: shareAt(element.getBoundingClientRect(), line) });
    /** @type {Element[]} 접힌 상자의 속은 높이가 있어도 보이지 않습니다 */
    const inside = element.matches('details:not([open])') ? [] : [...element.children];
    element = inside.find((child) => {
      const { bottom, height } = child.getBoundingClientRect();
      return height > 0 && bottom > line + 1 && isBlock(child);
    });
  }
  return place;
}

/**
 * 그 자리가 지금 화면의 어느 높이에 있는지.
 * @param {Place} place
 */
export function heightOf(place) {
  for (const { element, share } of place) {
    const box = element.getBoundingClientRect();
    if (box.height > 0) return pointAt(box, share);
  }
  return 0;
}

/**
 * 손을 대고 있는 것이 화면에 있으면 그 셀, 아니면 화면에 처음 보이는 것. 누른 것은 움직이지 않습니다.
 * @returns {Place}
 */
function findHeld() {
  const touched = document.activeElement?.closest('article .cell');
  if (touched) {
    const { top, bottom } = touched.getBoundingClientRect();
    if (bottom > readingLine() && top < innerHeight) return [{ element: touched, share: 0 }];
  }
  return findPlace();
}

/** @typedef {{holders: number, correct: () => void, open: () => void}} Hand  지키는 동안의 손 */

const NAME = Symbol.for('place');
/**
 * 쪽과 파이썬의 묶음에 이 글이 따로 들어가도 손은 하나입니다. 둘이면 서로가 민 것을 읽는 이가 민 것으로 압니다.
 * @type {{hand: Hand | null, still: number}}
 */
const shared = Reflect.get(globalThis, NAME) ?? { hand: null, still: 0 };
Reflect.set(globalThis, NAME, shared);

/**
 * 브라우저의 앵커링과 겹쳐 두 번 옮기지 않게 합니다.
 * @returns {() => void} 되돌리기. 지키는 것이 여럿이면 마지막 것이 되돌립니다
 */
export function withoutAnchoring() {
  const { style } = document.documentElement;
  shared.still += 1;
  style.overflowAnchor = 'none';
  return () => { if ((shared.still -= 1) === 0) style.overflowAnchor = ''; };
}

/** @param {number} distance */
export const scrollOn = (distance) => {
  if (Math.abs(distance) >= 0.5) scrollBy({ top: distance, behavior: 'instant' });
};

/**
 * `act`가 위쪽의 높이를 바꾸는 동안 읽던 자리를 지킵니다. 약속을 돌려주면 그것이 끝날 때까지 지키고,
 * 그사이 읽는 이가 스크롤하면 새로 온 자리를 지킵니다.
 * @template T
 * @param {() => T} act
 * @returns {T}
 */
export function hold(act) {
  const letGo = grip();
  let result;
  try { result = act(); } catch (error) { letGo(); throw error; }
  if (result instanceof Promise) return /** @type {T} */ (result.finally(letGo));
  letGo();
  return result;
}

/** 지키는 일이 겹치면 같은 손을 씁니다. */
function grip() {
  const mine = shared.hand ??= makeHand();
  mine.holders += 1;
  return () => {
    mine.correct();
    if ((mine.holders -= 1) > 0) return;
    mine.open();
    shared.hand = null;
  };
}

/** @returns {Hand} */
function makeHand() {
  const restore = withoutAnchoring();
  let place = findHeld();
  let wanted = heightOf(place);
  let last = scrollY;
  const correct = () => {
    const moved = heightOf(place) - wanted;
    const scrolled = scrollY - last;
    if (Math.abs(moved) >= 0.5) scrollOn(moved + scrolled); // 읽는 이가 민 만큼은 되돌리지 않습니다
    if (scrolled !== 0) {
      place = findHeld();
      wanted = heightOf(place);
    }
    last = scrollY;
  };
  const watch = new ResizeObserver(correct); // 배치 뒤, 그리기 전에 부릅니다
  watch.observe(document.body);
  addEventListener('scroll', correct);
  const open = () => {
    watch.disconnect();
    removeEventListener('scroll', correct);
    requestAnimationFrame(() => requestAnimationFrame(restore));
  };
  return { holders: 0, correct, open };
}
