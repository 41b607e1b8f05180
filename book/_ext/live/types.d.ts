// 묶을 때(bundle.mjs)와 일꾼에서만 있는 것
declare module '*.py' { const text: string; export default text; }
declare const WORKER: string; // 일꾼의 글
declare const STYLE: string; // 스타일의 파일 이름
declare function importScripts(...urls: string[]): void;
declare function loadPyodide(options: { indexURL: string }): Promise<any>;
