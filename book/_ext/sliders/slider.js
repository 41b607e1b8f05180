// 슬라이더 하나: 손잡이들과, 그 자리의 장면을 보이는 그림과 설명.
import { frameAt, neighbours } from './frames.js';
import { remember } from './memory.js';
import { dress } from './variables.js';

/** @typedef {[name: string, caption: string]} Frame  장면의 파일과 설명 */

export class Slider {
  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.figure = figure;
    this.inputs = [...figure.querySelectorAll('input')];
    /** @type {string[][]} */
    this.labels = this.inputs.map((input) => JSON.parse(input.dataset.labels ?? '[]'));
    this.counts = this.labels.map((those) => those.length);
    /** @type {Frame[]} */
    this.frames = JSON.parse(figure.querySelector('script.explore-frames')?.textContent ?? '[]');
    this.image = /** @type {HTMLImageElement} */ (figure.querySelector('img'));
    /** 휴대전화에 따로 보일 것이 있으면 */
    this.source = figure.querySelector('source');
    this.narrow = this.source?.dataset.frames?.split(' ') ?? [];
    this.caption = /** @type {HTMLElement} */ (figure.querySelector('figcaption'));
    this.base = this.image.src.replace(/[^/]*$/, '');
    /** @type {Map<string, Promise<void>>} 받는 중이거나 받은 장면 */
    this.loading = new Map();
    this.wanted = -1;
  }

  get places() { return this.inputs.map((input) => Number(input.value)); }

  get frame() { return frameAt(this.places, this.counts); }

  get values() { return this.places.map((place, i) => this.labels[i][place]); }

  /** @param {number} k  지금 화면에 보일 파일 */
  file(k) { return this.source && matchMedia(this.source.media).matches ? this.narrow[k] : this.frames[k][0]; }

  /** @param {number} k */
  load(k) {
    const name = this.file(k);
    const known = this.loading.get(name);
    if (known) return known;
    const picture = new Image();
    picture.src = this.base + name;
    const arriving = picture.decode().catch(() => { this.loading.delete(name); });
    this.loading.set(name, arriving);
    return arriving;
  }

  loadNeighbours() { for (const k of neighbours(this.places, this.counts)) void this.load(k); }

  /** 만지려 합니다: 이웃한 장면을 먼저, 나머지는 한가할 때 받습니다. */
  wake() {
    this.loadNeighbours();
    (window.requestIdleCallback ?? setTimeout)(() => this.frames.forEach((_, k) => void this.load(k)));
  }

  tell() {
    this.inputs.forEach((input, i) => {
      const text = this.values[i];
      input.setAttribute('aria-valuetext', text);
      /** @type {HTMLOutputElement} */ (this.figure.querySelector(`output[for="${input.id}"]`)).value = text;
    });
  }

  /** 지금 손잡이 자리의 장면을 보입니다. */
  draw() {
    const [name, caption] = this.frames[this.frame];
    if (this.source) this.source.srcset = this.base + this.narrow[this.frame];
    this.image.src = this.base + name;
    this.image.alt = caption;
    dress(this.caption, caption);
  }

  async show() {
    this.tell();
    const k = this.wanted = this.frame;
    await this.load(k);
    if (k !== this.wanted) return; // 기다리는 사이에 또 움직였습니다
    this.draw();
    this.loadNeighbours();
  }

  keep() {
    const isFirst = this.inputs.every((input) => input.value === input.defaultValue);
    remember(this.figure.id, isFirst ? null : this.values);
  }

  /** @param {number[]} places  그림이 오기 전이므로 장면을 기다리지 않고 바꿉니다 */
  restore(places) {
    this.inputs.forEach((input, i) => { input.value = String(places[i]); });
    this.tell();
    this.draw();
  }
}
