// 찾기를 여는 글쇠: Ctrl+K. 맥에서는 ⌘K입니다(거기서 Ctrl+K는 줄의 나머지를 지우는 편집 글쇠입니다).

/** @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>} Press */

/**
 * @param {Press} press
 * @param {boolean} isMac
 */
export function isFindKey({ key, code, ctrlKey, metaKey, shiftKey, altKey }, isMac) {
  if (shiftKey || altKey || (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return false;
  // 한글 자판에서는 key가 'ㅏ'나 'Process'이므로 글쇠의 자리를 봅니다. 로마자라면 배열이 다른 자판(드보락)도 맞습니다.
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === 'k' : code === 'KeyK';
}
