// 받기: 필요한 것을 한꺼번에 받기 시작하고 받은 만큼 알립니다. Pyodide가 달라고 하면 그것을 줍니다.
import { get, Trouble } from './trouble.js';

/** @typedef {{core: [string, number][], packages: [string, number][]}} Files  이름과 바이트(받는 차례) */

export class Downloads {
  done = 0;

  /**
   * @param {string} base  파일들이 있는 폴더의 주소
   * @param {Files} files
   * @param {(message: object) => void} report
   */
  constructor(base, files, report) {
    const all = [...files.core, ...files.packages];
    this.report = report;
    this.total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
    /** @type {Map<string, Promise<Response>>} */
    this.arriving = new Map();
    for (const [name, bytes] of all) {
      if (/\.m?js$/.test(name)) this.done += bytes; // 스크립트는 브라우저가 알아서 받습니다
      else this.arriving.set(base + name, this.fetch(base + name, name, bytes));
    }
    const plain = self.fetch.bind(self);
    self.fetch = (url, options) => this.arriving.get(url instanceof Request ? url.url : String(url)) ?? plain(url, options);
    this.all = Promise.all(this.arriving.values());
    this.all.catch(() => {}); // 기다리는 쪽이 받습니다
  }

  /**
   * @param {number} bytes
   * @param {string} name
   */
  progress(bytes, name) {
    this.done += bytes;
    this.report({ kind: 'progress', done: this.done, total: this.total, name });
  }

  /**
   * @param {string} url
   * @param {string} name
   * @param {number} bytes  이만큼이어야 합니다
   */
  async fetch(url, name, bytes) {
    const response = await get(url);
    if (name.endsWith('.wasm') || !response.body) { // 그대로 두어야 브라우저가 번역해 둔 것을 다시 씁니다
      this.progress(bytes, name);
      return response;
    }
    /** @type {Uint8Array[]} */
    const chunks = [];
    let size = 0;
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read().catch(() => { throw new Trouble({ why: 'network', name }); });
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size <= bytes) this.progress(value.length, name);
    }
    if (!name.endsWith('.json') && size !== bytes) {
      throw new Trouble({ why: 'size', name, detail: `${bytes}바이트여야 하는데 ${size}바이트` });
    }
    const whole = new Uint8Array(size); // Blob을 거치지 않습니다: WebKit의 일꾼은 Blob을 읽지 못할 때가 있습니다
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return new Response(whole, { headers: { 'Content-Type': 'application/octet-stream' } });
  }
}
