// 위에 붙어 다니는 막대들: 높이를 --bars에 적어, 어디로 건너뛰어도 그 아래에 내려놓게 합니다.
// 화면의 자판이 올라와 있는 동안은 <html data-keyboard>라고 적어, 막대들이 자리를 비키게 합니다.

const root = document.documentElement;
const bars = [...document.querySelectorAll('.bd-header-article, .live-bar')];

function measure() {
  const stuck = bars.filter((bar) => getComputedStyle(bar).position === 'sticky');
  const edges = stuck.map((bar) => (parseFloat(getComputedStyle(bar).top) || 0) + bar.getBoundingClientRect().height);
  root.style.setProperty('--bars', `${Math.ceil(Math.max(0, ...edges))}px`);
}

const watch = new ResizeObserver(measure);
for (const bar of bars) watch.observe(bar, { box: 'border-box' });

/** @type {Map<number, number>} 화면의 폭 -> 그 폭에서 본 가장 큰 높이 */
const tallest = new Map();

function lookForKeyboard() {
  const screen = window.visualViewport;
  if (!screen) return;
  const height = screen.height * screen.scale; // 손가락으로 키워 본 것은 자판이 아닙니다
  const whole = Math.max(tallest.get(innerWidth) ?? 0, height);
  tallest.set(innerWidth, whole);
  const isWriting = document.activeElement?.matches(':read-write') ?? false;
  root.toggleAttribute('data-keyboard', isWriting && matchMedia('(pointer: coarse)').matches && height < whole * 0.75);
  measure();
}

window.visualViewport?.addEventListener('resize', lookForKeyboard);
for (const type of ['focusin', 'focusout']) document.addEventListener(type, lookForKeyboard);
