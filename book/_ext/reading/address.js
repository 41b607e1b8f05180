// 주소의 # 뒤가 가리키는 곳.

/**
 * @param {string} hash  '#' 뒤가 %로 적힌 한글일 수 있고, 베끼다가 글자 중간에서 잘렸을 수도 있습니다
 * @returns {string} 가리키는 id. 읽을 수 없으면 '' (쪽의 처음에 머뭅니다)
 */
export function idOf(hash) {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ''; }
}
