// 만들어 낸 글의 조사: '셀 25' + '을/를' → '셀 25를'. 숫자와 로마자는 우리말로 읽을 때의 끝소리를 봅니다.

const NONE = 0;
const RIEUL = 8; // 한글 음절의 끝소리 번호
const OTHER = 1;

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const DIGITS = [OTHER, RIEUL, NONE, OTHER, NONE, NONE, OTHER, RIEUL, RIEUL, NONE];

/** @param {string} number  쉼표와 소수점이 있어도 됩니다 */
function endOfNumber(number) {
  const zeros = /** @type {RegExpExecArray} */ (/0*$/.exec(number.replaceAll(',', '')))[0].length;
  const last = Number(number.at(-1));
  if (last !== 0 || number.includes('.') || /^0+$/.test(number)) return DIGITS[last];
  return zeros >= 12 && zeros < 16 ? NONE : OTHER; // 조만 끝소리가 없습니다: 십, 백, 천, 만, 억, 경
}

/** @param {string} word */
function endOfLatin(word) {
  const isSpelled = word.length === 1 || /^[A-Z]+$/.test(word); // 글자의 이름으로 읽습니다: 엘, 엠, 엔, 알
  if (isSpelled) return /[LR]$/i.test(word) ? RIEUL : /[MN]$/i.test(word) ? OTHER : NONE;
  const end = word.toLowerCase();
  if (/l+e?$/.test(end)) return RIEUL; // 레이블, 파일, 셀
  if (/(m|n|ng)$|[mn]e$|[aiou]ck$/.test(end)) return OTHER; // 타임, 파이썬, 블록
  return /(^|[^aeiou])[aeiou][pt]$/.test(end) || /(?:out|ook|ab)$/.test(end) ? OTHER : NONE; // 맵, 플롯, 노트북. 나머지는 소프트맥스, 체크, 리스트
}

/**
 * 말의 끝소리: 없으면 0, ㄹ이면 8, 그 밖이면 다른 수. 읽을 줄 모르면 null.
 * @param {string} text
 * @returns {number | null}
 */
function endOf(text) {
  const trimmed = text.normalize('NFC').trim();
  const word = trimmed.replace(/^(.*[^\s([{])(?:\([^()]*\)|\[[^[\]]*\])+['"`’”]*$/s, '$1') // 함수(f)를: 괄호 앞의 말에 맞춥니다
    .replace(/[^\p{L}\p{N}%]+$/u, '');
  const last = word.at(-1);
  if (!last) return null;
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28;
  const number = /\d[\d,]*(\.\d+)?$/.exec(word);
  if (number) return endOfNumber(number[0]);
  const latin = /[a-z]+$/i.exec(word);
  if (latin) return endOfLatin(latin[0]);
  if (/[ㄱ-ㅎ]/.test(last)) return OTHER; // 기역, 니은 …
  if (/[Α-ω]/.test(last)) return /[Εε]/.test(last) ? OTHER : NONE; // 엡실론만
  return last === '%' ? NONE : null;
}

/**
 * @param {string} text
 * @param {string} pair  '을/를', '이/가', '은/는', '과/와', '으로/로'처럼 끝소리가 있을 때의 것이 앞입니다
 * @returns {string} 조사를 붙인 말. 읽을 줄 모르면 '을(를)'처럼 둘 다 붙입니다
 */
export function josa(text, pair) {
  const [closed, open] = pair.split('/');
  const end = endOf(text);
  if (end === null) return text + (closed.endsWith(open) ? `(${closed.slice(0, -open.length)})${open}` : `${closed}(${open})`);
  return text + (end === NONE || (end === RIEUL && closed.startsWith('으로')) ? open : closed);
}
