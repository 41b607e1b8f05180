// 먼 문단은 쪽이 한가할 때 조금씩 배치합니다: 장 하나를 한 번에 배치하면 느린 전화기가 1초 넘게 멈춥니다.
// 어딘가로 건너뛰면 남은 것을 한 번에 배치합니다. 어림한 높이로 건너뛰면 다른 곳에 내립니다.

const page = document.documentElement.dataset;
const FAR = '.bd-article :is(section ~ section, section ~ section section) > :not(section)'; // book.css와 같습니다
const LEFT = 5; // 한가한 때의 끝에 남겨 둘 틈(ms)

/** 남은 것을 한 번에. */
const layOutAll = () => { delete page.far; };

const far = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(FAR)]);

/** @param {IdleDeadline} rest */
function layOutSome(rest) {
  while ('far' in page && far.length && rest.timeRemaining() > LEFT) {
    const block = /** @type {HTMLElement} */ (far.shift());
    block.style.contentVisibility = 'visible';
    void block.offsetHeight;
  }
  if (!far.length) layOutAll();
  else if ('far' in page) requestIdleCallback(layOutSome);
}

if ('far' in page) {
  if (location.hash) layOutAll();
  addEventListener('load', () => requestIdleCallback(layOutSome));
  addEventListener('beforeprint', layOutAll);
  addEventListener('click', ({ target }) => { if (target instanceof Element && target.closest('a[href*="#"]')) layOutAll(); }, true);
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => { if (key === 'F3' || ((ctrlKey || metaKey) && key === 'f')) layOutAll(); });
}
