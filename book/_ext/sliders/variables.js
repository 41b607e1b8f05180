// 변수의 옷: 글 속의 변수도 수식처럼 기울여 보입니다. companion/explore/variables.py와 같은 일을 합니다.

const VARIABLE = /(^|[^A-Za-z0-9_.])([A-Za-zα-ωΑ-Ω][₀-₉]*)(?![A-Za-z0-9_])/;

/**
 * @param {string} text
 * @returns {{text: string, isVariable: boolean}[]} 차례대로 이으면 본래 글입니다
 */
export function split(text) {
  const parts = text.split(VARIABLE); // 글, 앞 글자, 변수, 글, …
  const found = [{ text: parts[0], isVariable: false }];
  for (let i = 1; i < parts.length; i += 3) {
    found.push({ text: parts[i], isVariable: false }, { text: parts[i + 1], isVariable: true }, { text: parts[i + 2], isVariable: false });
  }
  return found.filter((part) => part.text);
}

/**
 * 변수를 기울여 요소의 글로 놓습니다.
 * @param {Element} box
 * @param {string} text
 */
export function dress(box, text) {
  box.replaceChildren(...split(text).map((part) => (part.isVariable
    ? Object.assign(document.createElement('i'), { className: 'var', textContent: part.text }) : part.text)));
}
