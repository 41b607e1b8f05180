// 페이지의 겉: 밝기, 차례, 복사, 인쇄, 막대, 먼 문단. 테마의 스크립트 대신 이것만 싣습니다.
// 테마의 것은 쪽을 열 때마다 모든 코드 상자를 재어, 느린 휴대전화를 0.5초 넘게 붙잡습니다.
import './far.js';
import './brightness.js';
import './sides.js';
import './copying.js';
import './printing.js';
import './bars.js';
import './turning.js';
