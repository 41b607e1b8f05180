// 주피터라이트 위의 띠: 책의 그 장으로 돌아가는 링크와, 파이썬이 지금 어떤지.
const bar = /** @type {HTMLElement} */ (document.querySelector('#book-bar'));
const [link, state] = /** @type {[HTMLAnchorElement, HTMLElement]} */ ([...bar.children]);

const notebook = new URLSearchParams(location.search).get('path')?.replace(/\.ipynb$/, '') ?? '';
const pages = /** @type {Record<string, string>} */ (JSON.parse(bar.dataset.pages ?? '{}'));
if (Object.hasOwn(pages, notebook)) link.href = pages[notebook];

const STATES = /** @type {Record<string, string>} */ ({
  // input()은 서비스 워커로 답을 받는데, 브라우저는 그것을 https와 이 컴퓨터의 주소에만 줍니다.
  idle: isSecureContext ? '파이썬이 켜져 있습니다' : '파이썬이 켜져 있습니다. http 주소라 input()은 되지 않습니다',
  busy: '실행하고 있습니다',
  restarting: '파이썬을 다시 켜는 중입니다',
  autorestarting: '파이썬을 다시 켜는 중입니다',
  dead: '파이썬이 멈췄습니다. 페이지를 새로 고치십시오',
});
// 파이썬의 상태는 주피터라이트가 표시등에 적어 둡니다. 켜기 전에도 idle이라고 적으므로, 다른 것(unknown 등)을 거친 뒤부터 봅니다.
let hasBegun = false;
let isOn = false;
new MutationObserver(() => {
  const now = document.querySelector('.jp-Notebook-ExecutionIndicator')?.getAttribute('data-status') ?? '';
  hasBegun ||= now !== '' && now !== 'idle';
  isOn ||= hasBegun && (now === 'idle' || now === 'busy');
  const text = isOn || now === 'dead' ? STATES[now] : '';
  if (text && text !== state.textContent) state.textContent = text;
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-status'] });

setTimeout(() => {
  if (!isOn) state.textContent = '켜는 데 오래 걸립니다. 인터넷이 느리지 않다면 페이지를 새로 고치십시오';
}, 60_000);
