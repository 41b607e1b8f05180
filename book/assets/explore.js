// 커널 없는 슬라이더: <figure class="explore">의 입력을 움직이면 미리 그린 장면으로 바꿉니다.
// 장면은 C 순서(마지막 슬라이더가 가장 빨리 변함)이고, 만지기 전에는 첫 장면 말고 받지 않습니다.
{
  const start = (figure) => {
    const inputs = [...figure.querySelectorAll('input[type=range]')];
    const image = figure.querySelector('img');
    const caption = figure.querySelector('figcaption');
    const frames = JSON.parse(figure.querySelector('script.explore-frames').textContent);
    const labels = inputs.map((input) => JSON.parse(input.dataset.labels));
    const base = image.src.replace(/[^/]*$/, '');
    const loading = new Map();
    let wanted = -1;

    const load = (k) => {
      if (!loading.has(k)) {
        const picture = new Image();
        picture.src = base + frames[k][0];
        loading.set(k, picture.decode().then(() => picture.src, () => { loading.delete(k); return picture.src; }));
      }
      return loading.get(k);
    };
    const index = (values) => values.reduce((sum, value, i) => sum * labels[i].length + value, 0);
    const neighbours = (values) => values.flatMap((value, i) => [value - 1, value + 1]
      .filter((other) => other >= 0 && other < labels[i].length)
      .map((other) => index(values.with ? values.with(i, other) : values.map((v, j) => (j === i ? other : v)))));

    const show = async () => {
      const values = inputs.map((input) => Number(input.value));
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
      neighbours(values).forEach(load);
    };
    const warm = () => {
      if (wanted >= 0) return;
      neighbours(inputs.map((input) => Number(input.value))).forEach(load);
      (window.requestIdleCallback || setTimeout)(() => frames.forEach((_, k) => load(k)));
    };
    for (const input of inputs) {
      input.addEventListener('input', show);
      for (const touch of ['pointerenter', 'pointerdown', 'focus']) input.addEventListener(touch, warm, { once: true });
    }
    if (inputs.some((input) => input.value !== input.defaultValue)) show(); // 브라우저가 되살린 값
  };
  document.querySelectorAll('figure.explore').forEach(start);
}
