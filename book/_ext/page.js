// 쪽의 단추들이 매달리는 자리. 방마다의 page.js가 누를 것을 여기에 알립니다(파이썬의 page.py와 짝입니다).

/** @type {[string, (target: HTMLElement) => void][]} */
const actions = [];

/**
 * `selector`에 맞는 것을 누르면 `act`를 부릅니다.
 * @param {string} selector
 * @param {(target: any) => void} act  누른 것(선택자에 맞는 조상)을 받습니다
 */
export function onClick(selector, act) {
  actions.push([selector, act]);
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  for (const [selector, act] of actions) {
    const found = event.target.closest(selector);
    if (found instanceof HTMLElement) { event.preventDefault(); act(found); return; }
  }
});
