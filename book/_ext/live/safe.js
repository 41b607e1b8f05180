// 셀이 낸 HTML에서, 쪽을 떠나게 하거나 다른 곳에 닿을 수 있는 것을 뺍니다. 거르는 일은 DOMPurify가 합니다.
import DOMPurify from 'dompurify';

const OPTIONS = {
  FORBID_TAGS: ['style', 'form', 'link', 'meta', 'base', 'dialog'], // 스크립트와 틀은 본래 빼고 줍니다
  FORBID_ATTR: ['srcset', 'ping', 'autofocus', 'contenteditable', 'popover'],
  ADD_ATTR: ['target'],
};
const SCRIPTED = /<(?:script|iframe|frame|object|embed|form|style|link|meta|base)\b/i;
const NOT_HERE = /^(?:https?:)?\/\//i;

// 링크는 새 창에서 열립니다. 읽던 쪽과 고친 코드를 두고 떠나지 않습니다.
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.hasAttribute('href') || node.hasAttribute('xlink:href')) {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
  for (const name of ['src', 'poster', 'background', 'data']) {
    if (NOT_HERE.test(node.getAttribute(name) ?? '')) node.removeAttribute(name);
  }
  if (/url\(|image-set|@import|expression/i.test(node.getAttribute('style') ?? '')) node.removeAttribute('style');
  if (/fixed|sticky/.test(/** @type {Partial<HTMLElement>} */ (node).style?.position ?? '')) /** @type {HTMLElement} */ (node).style.position = '';
});

/**
 * @param {string} html
 * @returns {{fragment: DocumentFragment, lost: boolean}} 걸러 낸 것과, 뺀 것이 있는지
 */
export function clean(html) {
  const fragment = DOMPurify.sanitize(html, { ...OPTIONS, RETURN_DOM_FRAGMENT: true });
  return { fragment, lost: SCRIPTED.test(html) };
}

/** @param {string} html */
export const cleanText = (html) => DOMPurify.sanitize(html, OPTIONS);
