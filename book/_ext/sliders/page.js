// 커널 없는 슬라이더: <figure class="explore">의 손잡이를 움직이면 미리 그린 장면으로 바꿉니다.
// 장면은 C 순서(마지막 손잡이가 가장 빨리 변함)입니다. 만지기 전에는 아무 일도 하지 않습니다.
const awake = new Map();

const wake = (figure) => {
  const inputs = [...figure.querySelectorAll('input[type=range]')];
  const labels = inputs.map((input) => JSON.parse(input.dataset.labels));
  const frames = JSON.parse(figure.querySelector('script.explore-frames').textContent);
  const image = figure.querySelector('img');
  const caption = figure.querySelector('figcaption');
  const base = image.src.replace(/[^/]*$/, '');
  const loading = new Map();
  let wanted = -1;

  const load = (k) => {
    const [name] = frames[k];
    if (!loading.has(name)) {
      const picture = new Image();
      picture.src = base + name;
      loading.set(name, picture.decode().catch(() => loading.delete(name)).then(() => picture.src));
    }
    return loading.get(name);
  };
  const positions = () => inputs.map((input) => Number(input.value));
  const index = (values) => values.reduce((sum, value, i) => sum * labels[i].length + value, 0);
  const loadNeighbours = (values) => values.forEach((value, i) => [value - 1, value + 1]
    .filter((other) => other >= 0 && other < labels[i].length)
    .forEach((other) => load(index(values.map((v, j) => (j === i ? other : v))))));

  const show = async () => {
    const values = positions();
    inputs.forEach((input, i) => {
      const text = labels[i][values[i]];
      input.setAttribute('aria-valuetext', text);
      figure.querySelector(`output[for="${input.id}"]`).textContent = text;
    });
    const k = wanted = index(values);
    const src = await load(k);
    if (k !== wanted) return; // 기다리는 사이에 또 움직였습니다
    image.src = src;
    image.alt = caption.textContent = frames[k][1];
    loadNeighbours(values);
  };

  loadNeighbours(positions());
  (window.requestIdleCallback || setTimeout)(() => frames.forEach((_, k) => load(k)));
  return show;
};

const touched = ({ target }) => {
  const figure = target.matches?.('figure.explore input') && target.closest('figure');
  if (figure && !awake.has(figure)) awake.set(figure, wake(figure));
  return figure && awake.get(figure);
};
for (const type of ['pointerover', 'pointerdown', 'focusin']) document.addEventListener(type, touched);
document.addEventListener('input', (event) => { const show = touched(event); if (show) show(); });
