// 먼 문단은 쪽이 한가할 때 조금씩 배치합니다: 장 하나를 한 번에 배치하면 느린 전화기가 1초 넘게 멈춥니다.
// 어딘가로 건너뛰면 남은 것을 한 번에 배치합니다. 어림한 높이로 건너뛰면 다른 곳에 내립니다.
// 다시 읽거나 되돌아온 쪽은 보던 높이로 곧장 가므로 처음부터 모두 배치합니다(theme.js).

const page = document.documentElement.dataset;
const FAR = '.bd-article :is(section ~ section, section ~ section section) > :not(section)'; // book.css와 같습니다
const LEFT = 30; // 한가한 때(길어야 50ms)에 이만큼은 남깁니다. 무거운 문단이 누르기를 붙들지 않게

/** 남은 것을 한 번에. */
const layOutAll = () => { delete page.far; };

const far = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(FAR)]);

/** @param {IdleDeadline} rest */
function layOutSome(rest) {
  do {
    const block = far.shift();
    if (!block) break;
    block.style.contentVisibility = 'visible';
    void block.offsetHeight;
  } while ('far' in page && rest.timeRemaining() > LEFT);
  if (!far.length) layOutAll();
  else if ('far' in page) requestIdleCallback(layOutSome);
}

if ('far' in page) {
  if (location.hash || !('requestIdleCallback' in window)) layOutAll();
  addEventListener('load', () => { if ('far' in page) requestIdleCallback(layOutSome); });
  addEventListener('beforeprint', layOutAll);
  addEventListener('click', ({ target }) => { if (target instanceof Element && target.closest('a[href*="#"]')) layOutAll(); }, true);
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => { if (key === 'F3' || ((ctrlKey || metaKey) && key === 'f')) layOutAll(); });
}
