// Chromium과 Firefox를 puppeteer-core로 부립니다: node puppeteer.mjs <launch에 줄 것(JSON)>
// 한 줄에 하나씩 ["click", ".live-start"]처럼 받아, 한 줄에 하나씩 {"value": …}나 {"error": …}로 답합니다.
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const WAIT = 400_000; // 바쁜 기계에서도 브라우저의 답을 기다려 주는 시간(ms)

const browser = await puppeteer.launch({
  defaultViewport: { width: 1280, height: 860 },
  protocolTimeout: WAIT,
  ...JSON.parse(process.argv[2]),
});
const page = await browser.newPage();
page.setDefaultTimeout(WAIT);
page.on('dialog', (dialog) => { void dialog.accept(); }); // “떠나시겠습니까?”에 붙들리지 않습니다

/** @type {Record<string, (...words: any[]) => Promise<unknown>>} */
const calls = {
  // 쪽의 정책은 eval을 막습니다. 그래서 함수를 글로 지어 브라우저에게 직접 건넵니다.
  evaluate: (body, ...values) => page.evaluate(`(function () { ${body} }).apply(null, ${JSON.stringify(values)})`),
  goto: async (address) => { await page.goto(address); },
  click: (selector) => page.click(selector),
  type: (text) => page.keyboard.type(text),
  async press(...keys) {
    for (const key of keys) await page.keyboard.down(key);
    for (const key of keys.reverse()) await page.keyboard.up(key);
  },
};

process.stdin.on('end', () => { void browser.close(); }); // 시키던 이가 떠났습니다
for await (const line of createInterface(process.stdin)) {
  const [call, ...words] = JSON.parse(line);
  const answer = await calls[call](...words).then((value) => ({ value }), (error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
