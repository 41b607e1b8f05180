// 이 페이지의 슬라이더들이 놓인 자리: 새로 고쳐도 남습니다.
import { read, write } from '../storage.js';

const key = () => `sliders:${location.pathname}`;

/** @returns {Record<string, string[]>} 슬라이더의 이름 -> 손잡이마다의 값 */
export function recall() {
  try { return { ...JSON.parse(read(key()) ?? '{}') }; } catch { return {}; }
}

/**
 * @param {string} name
 * @param {string[] | null} values  처음 자리면 null
 */
export function remember(name, values) {
  const all = recall();
  if (values) all[name] = values;
  else delete all[name];
  write(key(), Object.keys(all).length ? JSON.stringify(all) : null);
}
