// 마크다운과 수식의 출력. 이런 출력이 처음 나올 때에야 받습니다.
import katex from 'katex';
import { marked } from 'marked';
import { clean } from './safe.js';

const FORMULA = /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$([^$\n]+?)\$/g;

/**
 * 수식은 브라우저가 스스로 조판하는 MathML로 냅니다. 책의 수식 글꼴에는 책에 나온 글자뿐입니다.
 * @param {string} tex
 * @param {boolean} displayMode
 */
const formula = (tex, displayMode) => katex.renderToString(tex.trim(), { output: 'mathml', throwOnError: false, displayMode });

/**
 * 수식을 덜어 두고 나머지를 바꾼 다음 제자리에 돌려놓습니다.
 * @param {string} text
 * @param {(rest: string) => string} change
 */
function around(text, change) {
  /** @type {string[]} */
  const kept = [];
  const marked = text.replace(FORMULA, (_, a, b, c, d) => {
    kept.push(formula(a ?? b ?? c ?? d, (a ?? b) !== undefined));
    return `\uE000${kept.length - 1}\uE001`;
  });
  return change(marked).replace(/\uE000(\d+)\uE001/g, (_, k) => kept[Number(k)]);
}

/** @param {string} text */
export const markdown = (text) => clean(around(text, (rest) => marked.parse(rest, { async: false }))).fragment;

/** @param {string} text */
export const latex = (text) => {
  const body = text.trim().replace(/^\\begin\{(equation|math|displaymath)\*?\}([\s\S]*)\\end\{\1\*?\}$/, '$$$$$2$$$$');
  const whole = /\$|\\\(|\\\[/.test(body) ? body : `$$${body}$$`;
  return clean(`<div>${around(whole, (rest) => rest.replace(/</g, '&lt;'))}</div>`).fragment;
};
