// 손잡이의 자리와 장면의 번호. 장면은 C 순서(마지막 손잡이가 가장 빨리 변함)로 놓여 있습니다.

/**
 * @param {number[]} places  손잡이마다 몇 번째 값인지
 * @param {number[]} counts  손잡이마다 값이 몇 개인지
 * @returns {number} 장면의 번호
 */
export const frameAt = (places, counts) => places.reduce((sum, place, i) => sum * counts[i] + place, 0);

/**
 * 손잡이 하나를 한 칸 옮기면 보일 장면들.
 * @param {number[]} places
 * @param {number[]} counts
 */
export const neighbours = (places, counts) => places.flatMap((place, i) => [place - 1, place + 1]
  .filter((other) => other >= 0 && other < counts[i])
  .map((other) => frameAt(places.map((one, j) => (j === i ? other : one)), counts)));

/**
 * 남겨 둔 값들의 자리. 값으로 남기므로 책의 슬라이더가 바뀌었으면 알아봅니다.
 * @param {unknown} values
 * @param {string[][]} labels  손잡이마다의 값들
 * @returns {number[] | null} 하나라도 지금 없는 값이면 null
 */
export function placesOf(values, labels) {
  if (!Array.isArray(values) || values.length !== labels.length) return null;
  const places = labels.map((those, i) => those.indexOf(values[i]));
  return places.includes(-1) ? null : places;
}
