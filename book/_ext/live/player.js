// matplotlib의 to_jshtml이 낸 움직임. 거기에 든 스크립트 대신, 그림만 꺼내 이 책의 손잡이로 넘겨 봅니다.

const FRAME = /frames\[\d+\]\s*=\s*"(data:image\/\w+;base64,[^"]+)"/g;

/**
 * @param {string} source  to_jshtml의 HTML
 * @returns {HTMLElement | null}  그림을 찾지 못하면 null
 */
export function player(source) {
  const frames = [...source.matchAll(FRAME)].map(([, data]) => data.replace(/\\\r?\n|\\n/g, ''));
  if (frames.length === 0) return null;
  const pause = Number(/new Animation\(frames, \w+, \w+, (\d+)/.exec(source)?.[1] ?? 100);
  const box = document.createElement('div');
  box.className = 'live-player';
  const picture = Object.assign(new Image(), { src: frames[0], alt: `움직임: 장면 1 / ${frames.length}` });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: '▶ 움직이기' });
  const knob = Object.assign(document.createElement('input'), { type: 'range', min: '0', max: String(frames.length - 1), value: '0' });
  knob.setAttribute('aria-label', '장면');
  let timer = 0;
  const show = () => {
    picture.src = frames[Number(knob.value)];
    picture.alt = `움직임: 장면 ${Number(knob.value) + 1} / ${frames.length}`;
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = '▶ 움직이기';
  };
  const step = () => {
    if (!box.isConnected) { stop(); return; }
    knob.value = String((Number(knob.value) + 1) % frames.length);
    show();
  };
  button.addEventListener('click', () => {
    if (timer) { stop(); return; }
    timer = window.setInterval(step, pause);
    button.textContent = '■ 멈추기';
  });
  knob.addEventListener('input', () => { stop(); show(); });
  box.append(picture, button, knob);
  return box;
}
