// 셀 하나의 편집기. 색은 책의 코드와 같은 이름(.k, .s2 …)을 써서 책의 스타일을 그대로 따릅니다.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import { tagHighlighter, tags } from '@lezer/highlight';

const colours = tagHighlighter([
  { tag: [tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword, tags.keyword], class: 'k' },
  { tag: tags.moduleKeyword, class: 'kn' },
  { tag: [tags.bool, tags.null], class: 'kc' },
  { tag: tags.string, class: 's2' },
  { tag: tags.number, class: 'mf' },
  { tag: tags.comment, class: 'c1' },
]);

export function edit(place, { text, label, changed, run, runAndGoOn }) {
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([
          { key: 'Shift-Enter', run: () => { runAndGoOn(); return true; } },
          { key: 'Mod-Enter', run: () => { run(); return true; } },
        ])),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        history(), indentOnInput(), bracketMatching(), drawSelection(),
        indentUnit.of('    '), EditorState.tabSize.of(4),
        python(), syntaxHighlighting(colours), EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
        EditorView.updateListener.of((update) => { if (update.docChanged) changed(update.state.doc.toString()); }),
      ],
    }),
  });
  place.replaceChildren(view.dom);
  return {
    focus: () => view.focus(),
    write: (doc) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: doc } }),
  };
}
