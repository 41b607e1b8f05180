// 커널 없는 슬라이더: <figure class="explore">의 손잡이를 움직이면 미리 그린 장면으로 바꿉니다.
// 만지기 전에는 아무 일도 하지 않습니다. 놓아둔 자리는 새로 고쳐도 남습니다.
import { hold } from '../place.js';
import { placesOf } from './frames.js';
import { recall } from './memory.js';
import { Slider } from './slider.js';

/** @type {Map<Element, Slider>} */
const awake = new Map();

/** @param {HTMLElement} figure */
function sliderOf(figure) {
  const slider = awake.get(figure) ?? new Slider(figure);
  if (!awake.has(figure)) slider.wake();
  awake.set(figure, slider);
  return slider;
}

/** @param {Event} event */
const knobOf = ({ target }) => (target instanceof HTMLInputElement && target.matches('figure.explore input') ? target : null);

/** @param {HTMLInputElement} knob */
const around = (knob) => sliderOf(/** @type {HTMLElement} */ (knob.closest('figure')));

for (const type of ['pointerover', 'pointerdown', 'focusin']) {
  document.addEventListener(type, (event) => { const knob = knobOf(event); if (knob) around(knob); });
}
document.addEventListener('input', (event) => { const knob = knobOf(event); if (knob) void around(knob).show(); });
document.addEventListener('change', (event) => { const knob = knobOf(event); if (knob) around(knob).keep(); });

// 손잡이에서 시작했어도 위아래로 밀면 스크롤입니다. 브라우저가 손짓을 가져가면 손대기 전으로 돌립니다.
/** @type {{knob: HTMLInputElement, value: string} | null} */
let grabbed = null;
document.addEventListener('pointerdown', (event) => { const knob = knobOf(event); grabbed = knob && { knob, value: knob.value }; }, true);
document.addEventListener('pointerup', () => { grabbed = null; });
document.addEventListener('pointercancel', () => {
  if (!grabbed) return;
  const { knob, value } = grabbed;
  grabbed = null;
  knob.value = value;
  void around(knob).show();
  around(knob).keep();
});

const kept = Object.entries(recall());
if (kept.length) {
  hold(() => {
    for (const [name, values] of kept) {
      const figure = document.getElementById(name);
      if (!figure?.matches('figure.explore')) continue;
      const slider = new Slider(figure);
      const places = placesOf(values, slider.labels);
      if (places) slider.restore(places);
    }
  });
}
