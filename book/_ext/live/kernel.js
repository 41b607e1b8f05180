// 일꾼(worker.js)에서 도는 파이썬 하나. 멈추게 하려면 일꾼째 끊고 새로 켭니다.
/* global WORKER */ // 묶을 때 정해지는 일꾼의 파일 이름

export class Kernel {
  tickets = 0;
  waiting = new Map();

  // hear(message): 파이썬이 낸 것. progress(message): 받고 켜는 동안의 소식
  constructor(base, { hear, progress, broken }) {
    Object.assign(this, { hear, progress, broken });
    this.ready = new Promise((resolve, reject) => { this.settle = { resolve, reject }; });
    this.ready.catch(() => {});
    if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') {
      this.fail('이 브라우저에는 WebAssembly가 없습니다. 새 Chrome, Edge, Firefox, Safari에서 열어 주십시오.');
      return;
    }
    this.worker = new Worker(new URL(WORKER, import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }) => this.receive(data));
    this.worker.addEventListener('error', () => this.fail('파이썬을 돌릴 파일을 받지 못했거나, 이 브라우저가 돌리지 못합니다.'));
    this.worker.postMessage({ kind: 'start', base, ratio: Math.min(devicePixelRatio || 1, 3) });
  }

  receive({ text, buffers }) {
    const message = { ...JSON.parse(text), buffers };
    if (message.kind === 'progress' || message.kind === 'preparing') this.progress(message);
    else if (message.kind === 'ready') this.settle.resolve();
    else if (message.kind === 'broken') this.fail(message.reason);
    else if (message.kind === 'done') this.finish(message.ticket, message.ok);
    else this.hear(message);
  }

  finish(ticket, ok) {
    this.waiting.get(ticket)?.(ok);
    this.waiting.delete(ticket);
  }

  ask(question) {
    return new Promise((resolve) => {
      this.waiting.set(this.tickets += 1, resolve);
      this.worker.postMessage({ ...question, ticket: this.tickets });
    });
  }

  run(cell, source) { return this.ask({ kind: 'run', cell, source }); } // -> 오류 없이 끝났는지

  widget(text, buffers) { return this.ask({ kind: 'widget', text, buffers }); }

  fail(reason) {
    this.stop();
    this.settle.reject(new Error(reason));
    this.broken(reason);
  }

  stop() {
    this.worker?.terminate();
    this.worker = { postMessage() {}, terminate() {} };
    for (const ticket of [...this.waiting.keys()]) this.finish(ticket, false);
  }
}
