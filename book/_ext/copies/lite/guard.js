// 주피터라이트의 페이지에서 맨 먼저 돕니다. 여기서 도는 것과 보이는 것은 다른 곳에 닿지 않고, 페이지를 데려가지도 않습니다.
// 정책(CSP)만으로는 모자란 둘을 채웁니다.
{
  // 하나. 주소에서 만든 일꾼(Worker)은 페이지의 정책을 물려받지 않지만, 글(Blob)로 만든 일꾼은 물려받습니다.
  // 일꾼 속의 파이썬이 주소로 또 다른 일꾼을 만들지도 못하게 합니다.
  const Plain = Worker;
  globalThis.Worker = class extends Plain {
    /**
     * @param {string | URL} address
     * @param {WorkerOptions} [options]
     */
    constructor(address, options) {
      const whole = JSON.stringify(new URL(address, document.baseURI).href);
      const text = `delete self.Worker; delete self.SharedWorker; importScripts(${whole});`;
      const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      super(blob, options);
      this.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
    }
  };

  // 둘. 출력에 든 <meta http-equiv="refresh">는 페이지를 데려가고, <link>와 <iframe>은 막히기 전에 먼저 이어 둡니다.
  // 이것을 막을 정책은 없으므로, 글이 요소가 되는 자리에서 덜어 냅니다.
  const REFUSED = ['meta', 'link', 'base', 'iframe', 'frame', 'object', 'embed'];
  const mentions = new RegExp(`<(${REFUSED.join('|')})\\b`, 'i');
  const html = /** @type {PropertyDescriptor & { set: (text: string) => void }} */ (
    Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML'));
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    /** @this {Element} @param {string} text */
    set(text) {
      if (!mentions.test(text)) { html.set.call(this, text); return; }
      const still = document.implementation.createHTMLDocument('');  // 아무것도 청하지 않는 문서
      const holder = still.importNode(this, false);
      html.set.call(holder, text);
      for (const found of holder.querySelectorAll(REFUSED.join())) {
        found.replaceWith(...(found.matches('iframe, frame, object, embed') ? ['다른 페이지는 여기에 띄우지 못합니다.'] : []));
      }
      this.replaceChildren(...holder.childNodes);
    },
  });
}
