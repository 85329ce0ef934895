/** A page as the documentation of Tiptap has it, for `bench:typing`: nothing of Sheaf but its socket. */
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [collabUrl = '', documentId = ''] = location.hash.slice(1).split('|');
const doc = new Y.Doc();
const provider = new WebsocketProvider(collabUrl, documentId, doc, { disableBc: true });

provider.once('sync', () => {
  const element = document.createElement('main');
  document.body.append(element);
  // It lives in the page from now on.
  new Editor({
    element,
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      TaskList,
      TaskItem.configure({ nested: true }),
      Collaboration.configure({ document: doc }),
    ],
  });
});
