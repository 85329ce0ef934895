/** How the document is looked at: its outline, the views of the page, its face, and paper. */
import type { Editor } from '@tiptap/core';
import type { Command, ViewDeed } from './command.ts';

export const VIEW_COMMANDS = {
  outline: view('outline', ['Mod+Alt+H']),
  focusMode: view('focus', ['Mod+Shift+F']),
  readingView: view('read', ['Mod+Alt+P']),
  fullWidth: view('wide'),
  faceSerif: look('serif'),
  faceSans: look('sans'),
  faceMono: look('mono'),
  smallText: look('small'),
  print: view('print'),
  printLinks: view('printLinks'),
} as const satisfies Readonly<Record<string, Command>>;

function view(deed: ViewDeed, keys: readonly string[] = []) {
  return {
    is: 'page',
    group: 'page',
    keys,
    run: (page) => page.view(deed),
  } as const satisfies Command;
}

/** All who open the document see it so: for those who may write. */
function look(deed: ViewDeed) {
  return { ...view(deed), isEnabled: (editor: Editor) => editor.isEditable } as const;
}
