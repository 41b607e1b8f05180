// 일꾼(worker.js)에서 도는 파이썬 하나. 멈추게 하려면 일꾼째 끊고 새로 켭니다.
import { Trouble } from './trouble.js';

/**
 * @typedef {import('./trouble.js').Facts} Facts
 * @typedef {{kind: string, cell: number, output?: string | null, buffers: Uint8Array[], [more: string]: any}} Message  파이썬이 낸 것
 * @typedef {object} Listeners
 * @property {(message: Message) => void} hear  파이썬이 낸 것
 * @property {(message: any) => void} progress  받고 켜는 동안의 소식
 * @property {(facts: Facts) => void} broken  켜지지 못했습니다
 * @property {() => void} died  켜진 뒤에 죽었습니다
 */

export class Kernel {
  tickets = 0;
  isReady = false;
  /** @type {Map<number, (result: any) => void>} */
  waiting = new Map();

  /**
   * @param {string} base  Pyodide의 폴더
   * @param {Listeners} listeners
   */
  constructor(base, listeners) {
    this.listeners = listeners;
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => { this.settle = { resolve, reject }; });
    this.ready.catch(() => {}); // 기다리지 않는 이도 있습니다
    const address = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
    /** @type {Worker | null} */
    this.worker = new Worker(address);
    this.worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    this.worker.addEventListener('message', ({ data }) => this.receive(data));
    this.worker.addEventListener('error', (event) => this.fail(event.message ? { why: 'other', detail: event.message } : { why: 'worker' }));
    this.worker.postMessage({
      kind: 'start', base, touchPoints: navigator.maxTouchPoints,
      scale: Math.min(devicePixelRatio || 1, 3), isNarrow: matchMedia('(max-width: 40rem)').matches,
    });
  }

  /** @param {{text: string, buffers: Uint8Array[]}} data */
  receive({ text, buffers }) {
    const message = { ...JSON.parse(text), buffers };
    if (message.kind === 'progress' || message.kind === 'preparing') this.listeners.progress(message);
    else if (message.kind === 'ready') {
      this.isReady = true;
      this.settle?.resolve();
    } else if (message.kind === 'broken' || message.kind === 'died') this.fail(message.facts);
    else if (message.kind === 'done') this.finish(message.ticket, message.result);
    else this.listeners.hear(message);
  }

  /**
   * @param {number} ticket
   * @param {any} result  멈추었으면 null
   */
  finish(ticket, result) {
    this.waiting.get(ticket)?.(result);
    this.waiting.delete(ticket);
  }

  /**
   * @param {object} question
   * @returns {Promise<any>}
   */
  ask(question) {
    return new Promise((resolve) => {
      this.waiting.set(this.tickets += 1, resolve);
      this.worker?.postMessage({ ...question, ticket: this.tickets });
    });
  }

  /** @param {string[]} first  지은이의 글 */
  open(first) { return this.ask({ kind: 'open', first: JSON.stringify(first) }); }

  /**
   * `goal` 앞에 실행할 셀의 번호들.
   * @param {number} goal
   * @param {string[]} sources
   * @returns {Promise<number[] | null>}
   */
  plan(goal, sources) { return this.ask({ kind: 'plan', goal, sources: JSON.stringify(sources) }); }

  /**
   * 위의 글이 바뀌어 옛것이 된 셀의 번호들.
   * @param {string[]} sources
   * @returns {Promise<number[] | null>}
   */
  stale(sources) { return this.ask({ kind: 'stale', sources: JSON.stringify(sources) }); }

  /**
   * @param {number} cell
   * @param {string} source
   * @returns {Promise<boolean | null>} 오류 없이 끝났는지
   */
  run(cell, source) { return this.ask({ kind: 'run', cell, source }); }

  /**
   * @param {string} text
   * @param {Uint8Array[]} buffers
   */
  widget(text, buffers) { return this.ask({ kind: 'widget', text, buffers }); }

  /** @param {Facts} facts */
  fail(facts) {
    if (!this.worker) return;
    const wasReady = this.isReady;
    this.stop();
    this.settle?.reject(new Trouble(facts));
    if (wasReady) this.listeners.died();
    else this.listeners.broken(facts);
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
    for (const ticket of [...this.waiting.keys()]) this.finish(ticket, null);
  }
}

