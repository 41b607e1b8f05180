// 셀이나 Output 위젯이 낸 것들. 모양은 nbformat의 outputs와 같습니다.

/**
 * @typedef {{output_type: string, id?: string, name?: string, text?: string, ename?: string, evalue?: string, traceback?: string[], data?: Record<string, any>, metadata?: Record<string, any>}} Item
 */

export class Outputs {
  /** @type {Item[]} */
  items = [];
  clearing = false; // clear_output(wait=True): 다음 것이 올 때 지웁니다

  /** @param {any} message */
  take({ kind, name, text, data, metadata, id, wait }) {
    if (kind === 'clear') {
      this.clearing = wait;
      if (!wait) this.items = [];
      return;
    }
    const items = this.clearing ? [] : this.items;
    this.clearing = false;
    const last = items.at(-1);
    if (kind === 'stream' && last?.output_type === 'stream' && last.name === name) {
      this.items = [...items.slice(0, -1), { ...last, text: overwrite(last.text + text) }];
    } else if (kind === 'stream') {
      this.items = [...items, { output_type: 'stream', name, text: overwrite(text) }];
    } else if (kind === 'error') {
      this.items = [...items, { output_type: 'error', ename: '', evalue: '', traceback: [text] }];
    } else {
      this.items = [...items, { output_type: 'display_data', data, metadata, id }];
    }
  }

  /** display(…, display_id)로 보인 것을 고칩니다. @param {any} message */
  update({ data, metadata, id }) {
    this.items = this.items.map((item) => (item.id === id ? { ...item, data, metadata } : item));
  }
}

/** 진행 막대는 \r로 줄의 처음으로 돌아가 덮어씁니다. @param {string} text */
const overwrite = (text) => text.replace(/[^\n]*\r(?=[^\n\r])/g, '').replace(/\r\n/g, '\n');
