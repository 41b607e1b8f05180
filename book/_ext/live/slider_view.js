// 고르는 슬라이더(SelectionSlider)를 책의 정적 슬라이더와 같은 손잡이로 보입니다.
// 파이썬을 켜기 전과 후에 같은 자리에서 같은 것을 만지게 됩니다.
import { DOMWidgetView } from '@jupyter-widgets/base';
import { dress } from '../sliders/variables.js';

let made = 0;

export class SliderView extends DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add('explore-control');
    this.label = document.createElement('label');
    this.knob = Object.assign(document.createElement('input'), { type: 'range', min: '0', step: '1', id: `live-knob-${made += 1}` });
    this.shown = document.createElement('output');
    this.label.htmlFor = this.knob.id;
    this.shown.htmlFor.add(this.knob.id);
    this.el.append(this.label, this.knob, this.shown);
    this.knob.addEventListener('input', () => {
      this.model.set('index', Number(this.knob?.value));
      this.touch();
    });
    this.listenTo(this.model, 'change', () => this.follow());
    this.follow();
  }

  /** 모델의 값을 화면에 옮깁니다. */
  follow() {
    const { label, knob, shown, model } = this;
    if (!label || !knob || !shown) return;
    const labels = /** @type {string[]} */ (model.get('_options_labels'));
    const index = Number(model.get('index'));
    dress(label, model.get('description'));
    knob.max = String(labels.length - 1);
    if (knob.value !== String(index)) knob.value = String(index);
    knob.disabled = Boolean(model.get('disabled'));
    shown.textContent = labels[index] ?? '';
    knob.setAttribute('aria-valuetext', labels[index] ?? '');
  }
}

/**
 * 슬라이더들의 지금 값: 이름 → 보이는 값.
 * @param {Element} box
 * @returns {Map<string, string>}
 */
export const valuesIn = (box) => new Map([...box.querySelectorAll('.explore-control')].map((control) => [
  control.querySelector('label')?.textContent.trim() ?? '', control.querySelector('output')?.textContent.trim() ?? '']));

/**
 * 새로 만든 슬라이더를 전의 값에 놓습니다. 그 값이 이제 없으면 그대로 둡니다.
 * @param {any} model  슬라이더들이 든 위젯
 * @param {Map<string, string>} values
 */
export function putBack(model, values) {
  for (const child of [model, ...(model.get('children') ?? [])]) {
    const labels = child.get('_options_labels');
    const index = labels?.indexOf(values.get(child.get('description')));
    if (index >= 0 && index !== child.get('index')) {
      child.set('index', index);
      child.save_changes();
    }
  }
}
