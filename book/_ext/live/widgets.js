// ipywidgets의 공식 화면(모델과 뷰)을 쪽 안의 파이썬에 잇습니다. 책이 쓰지 않는 다른 위젯 꾸러미는 없습니다.
import { Widget } from '@lumino/widgets';
import * as base from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import { draw } from './drawing.js';
import { Outputs } from './outputs.js';
import { cleanText } from './safe.js';
import { SliderView, putBack } from './slider_view.js';

/** @typedef {import('./kernel.js').Message} Message */

class OutputModel extends base.DOMWidgetModel {
  outputs = new Outputs();

  defaults() {
    return {
      ...super.defaults(),
      _model_name: 'OutputModel', _view_name: 'OutputView',
      _model_module: '@jupyter-widgets/output', _view_module: '@jupyter-widgets/output',
      msg_id: '', outputs: [],
    };
  }

  /** 가로챈 것. 파이썬의 out.outputs도 같게 합니다. @param {Message} message */
  take(message) {
    this.outputs.items = this.get('outputs');
    this.outputs.take(message);
    this.set('outputs', this.outputs.items);
    this.save_changes();
  }
}

class OutputView extends base.DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add('live-output');
    const manager = /** @type {Widgets} */ (/** @type {unknown} */ (this.model.widget_manager));
    const paint = () => draw(this.el, this.model.get('outputs'), manager.context);
    this.listenTo(this.model, 'change:outputs', paint);
    paint();
  }
}

/**
 * HTML 위젯의 글도 셀의 HTML처럼 거릅니다.
 * @param {any} Model
 */
const safe = (Model) => class extends Model {
  /** @param {string} name */
  get(name) {
    const value = super.get(name);
    return name === 'value' && typeof value === 'string' ? cleanText(value) : value;
  }
};

/**
 * 화면 낭독기에게 손잡이의 이름과, 화면에 보이는 값을 알립니다. 본래는 이름이 없고 값은 차례 번호입니다.
 * @param {any} View
 */
const spoken = (View) => class extends View {
  render() { super.render(); this.speak(); }

  /** @param {any} options */
  update(options) { super.update(options); this.speak(); }

  speak() {
    for (const handle of this.el.querySelectorAll('.noUi-handle')) {
      handle.setAttribute('aria-label', this.label?.textContent || '슬라이더');
      if (this.readout) handle.setAttribute('aria-valuetext', this.readout.textContent);
    }
  }
};

/** @type {Record<string, Record<string, any>>} */
const modules = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': {
    ...controls,
    SelectionSliderView: SliderView,
    HTMLModel: safe(controls.HTMLModel), HTMLMathModel: safe(controls.HTMLMathModel),
  },
  '@jupyter-widgets/output': { OutputModel, OutputView },
};

class Comm {
  target_name = 'jupyter.widget';
  target_module = '';
  /** @type {((message: any) => any) | undefined} */
  hear;
  /** @type {((message: any) => void) | undefined} */
  closed;

  /**
   * @param {import('./kernel.js').Kernel} kernel
   * @param {string} id
   */
  constructor(kernel, id) {
    this.kernel = kernel;
    this.comm_id = id;
  }

  open() { return ''; }

  close() { return ''; }

  /** @param {(message: any) => any} hear */
  on_msg(hear) { this.hear = hear; }

  /** @param {(message: any) => void} closed */
  on_close(closed) { this.closed = closed; }

  /**
   * 파이썬이 받아 끝냈다고 알리면, 그사이 바뀐 마지막 값만 다시 보냅니다. 손잡이를 끌어도 밀리지 않습니다.
   * @param {any} data
   * @param {any} [callbacks]
   * @param {any} [_]
   * @param {any[]} [buffers]
   */
  send(data, callbacks, _, buffers = []) {
    const bytes = buffers.map((b) => new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength));
    void this.kernel.widget(JSON.stringify({ comm_id: this.comm_id, data }), bytes)
      .then(() => callbacks?.iopub?.status?.({ content: { execution_state: 'idle' } }));
    return this.comm_id;
  }
}

export class Widgets extends ManagerBase {
  /** @type {Map<string, Comm>} */
  comms = new Map();
  /** @type {Promise<void>} */
  line = Promise.resolve(); // 파이썬이 보낸 차례대로 하나씩

  /** @param {import('./kernel.js').Kernel} kernel */
  constructor(kernel) {
    super();
    this.kernel = kernel;
    /** @type {import('./drawing.js').Context} */
    this.context = { widgets: () => this, alt: () => '위젯이 그린 그림', values: () => new Map() };
  }

  /**
   * @param {string} name
   * @param {string} module
   * @returns {Promise<any>}
   */
  loadClass(name, module) {
    const found = modules[module]?.[name];
    if (!found) return Promise.reject(new Error(`이 페이지에 없는 위젯입니다: ${module}의 ${name}`));
    return Promise.resolve(name.endsWith('SliderView') && found !== SliderView ? spoken(found) : found);
  }

  /**
   * @param {string} _
   * @param {string} [id]
   */
  _create_comm(_, id) { return Promise.resolve(new Comm(this.kernel, id ?? '')); }

  _get_comm_info() { return Promise.resolve({}); }

  /** @param {Message} message */
  hear(message) {
    this.line = this.line.then(() => this.handle(message)).catch((error) => console.error(error));
  }

  /** @param {Message} message */
  async handle(message) {
    const { kind, id, data, metadata, output } = message;
    const buffers = (message.buffers ?? []).map((b) => new DataView(b.buffer, b.byteOffset, b.byteLength));
    if (kind === 'comm_open') {
      const comm = new Comm(this.kernel, id);
      this.comms.set(id, comm);
      await this.handle_comm_open(comm, /** @type {any} */ ({ content: { data }, metadata, buffers }));
    } else if (kind === 'comm_msg') {
      await this.comms.get(id)?.hear?.({ content: { data }, buffers });
    } else if (kind === 'comm_close') {
      this.comms.get(id)?.closed?.({ content: { data } });
      this.comms.delete(id);
    } else if (output) {
      /** @type {OutputModel} */ (/** @type {unknown} */ (await this.get_model(output))).take(message);
    }
  }

  /**
   * @param {string} id
   * @param {HTMLElement} box
   * @param {Map<string, string>} values  전에 놓여 있던 슬라이더의 값
   */
  show(id, box, values) {
    this.line.then(async () => {
      const model = await this.get_model(id);
      const view = await this.create_view(model);
      Widget.attach(view.luminoWidget, box);
      putBack(model, values);
    }).catch(() => { box.textContent = '이 위젯을 보일 수 없습니다.'; });
  }
}
