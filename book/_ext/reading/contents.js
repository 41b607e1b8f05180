// 이 페이지의 차례 가운데 지금 읽고 있는 것.

/**
 * @typedef {object} View
 * @property {number[]} tops  차례에 있는 절들의 위 끝(화면에서의 높이), 글의 차례대로
 * @property {number} line  붙어 다니는 막대들 아래, 글이 보이기 시작하는 높이
 * @property {number} height  화면의 높이
 * @property {boolean} atEnd  더 내려갈 수 없는지
 * @property {number} chosen  주소가 가리키는 절의 번호. 없으면 -1
 */

/**
 * 쪽의 끝에서는 마지막 절들이 위까지 올라오지 못합니다. 그때는 고른 것, 고르지 않았으면 마지막 것입니다.
 * @param {View} view
 * @returns {number} 절의 번호. 첫 절에 이르지 않았으면 -1
 */
export function current({ tops, line, height, atEnd, chosen }) {
  const above = (/** @type {number} */ limit) => tops.filter((top) => top < limit).length - 1;
  const passed = above(line + 2);
  if (!atEnd) return passed;
  if (chosen > passed && tops[chosen] < height) return chosen;
  return above(height);
}
