// 셀 하나의 편집기. 색은 책의 코드와 같은 이름(.k, .s2 …)을 써서 책의 스타일을 그대로 따릅니다.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';

/**
 * @typedef {object} Options
 * @property {string} text
 * @property {string} label  화면 낭독기가 읽을 이름
 * @property {string} describedBy  설명이 있는 요소의 id
 * @property {(text: string) => void} changed
 * @property {() => void} run
 * @property {() => void} runAndGoOn
 * @property {() => {top: number, bottom: number}} margins  화면에서 가려지는 위와 아래
 */

const colours = tagHighlighter([
  { tag: [tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword, tags.keyword], class: 'k' },
  { tag: tags.moduleKeyword, class: 'kn' },
  { tag: [tags.bool, tags.null], class: 'kc' },
  { tag: tags.string, class: 's2' },
  { tag: tags.number, class: 'mf' },
  { tag: tags.comment, class: 'c1' },
]);

const IME = 229; // 입력기가 가져간 글쇠의 keyCode

/** 휴대전화의 자판이 치는 둥근 따옴표와 특별한 빈칸 */
const STRAIGHT = new Map([['“', '"'], ['”', '"'], ['‘', "'"], ['’', "'"], ['\u00a0', ' '], ['\u3000', ' ']]);

// 손으로 친 것만 곧게 바꿉니다. 붙여 넣은 글의 문자열 속에는 일부러 넣은 것이 있을 수 있습니다.
const straighten = EditorView.inputHandler.of((view, from, to, text) => {
  const plain = [...text].map((letter) => STRAIGHT.get(letter) ?? letter).join('');
  if (plain === text || view.composing) return false;
  view.dispatch({ changes: { from, to, insert: plain }, selection: { anchor: from + plain.length }, userEvent: 'input.type', scrollIntoView: true });
  return true;
});

/**
 * @param {Element} place
 * @param {Options} options
 */
export function edit(place, { text, label, describedBy, changed, run, runAndGoOn, margins }) {
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Shift-Enter', run: () => { runAndGoOn(); return true; } },
          { key: 'Mod-Enter', run: () => { run(); return true; } },
        ])),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        history(), indentOnInput(), bracketMatching(), drawSelection(), straighten,
        indentUnit.of('    '), EditorState.tabSize.of(4),
        python(), syntaxHighlighting(colours), EditorView.lineWrapping,
        EditorView.scrollMargins.of(margins),
        EditorView.contentAttributes.of({
          'aria-label': label, 'aria-describedby': describedBy, spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off',
        }),
        EditorView.updateListener.of((update) => { if (update.docChanged) changed(update.state.doc.toString()); }),
      ],
    }),
  });
  // 한글을 짓는 동안의 글쇠를 편집기는 듣지 않습니다. 입력기가 가져가지 않은 것(229가 아닌 것)은 우리의 것입니다.
  view.contentDOM.addEventListener('keydown', (event) => {
    if (!view.composing || event.keyCode === IME || event.key !== 'Enter') return;
    const act = event.shiftKey ? runAndGoOn : event.ctrlKey || event.metaKey ? run : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
  place.replaceChildren(view.dom);
  return {
    focus: () => view.focus(),
    /** @param {string} doc */
    write: (doc) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: doc } }),
  };
}
