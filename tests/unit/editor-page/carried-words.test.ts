// @vitest-environment jsdom
import { type Editor, getSchema } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../lib/core/ids.ts';
import { assert } from '../../../lib/std/assert.ts';
import { SOURCE_HOLDERS } from '../../../lib/editor/block-texts.ts';
import { PARAGRAPH_PARENTS } from '../../../lib/editor/carry/give-back.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { timersStandStill } from '../../support/editor.ts';
import { Meeting, type Participant } from '../../support/meeting.ts';
import { wholeEditor } from '../../support/whole-editor.ts';

timersStandStill();

interface Writer {
  readonly person: Participant;
  readonly editor: Editor;
}

function two(...lines: string[]): { ada: Writer; bo: Writer; meeting: Meeting } {
  const content: NodeJson[] = lines.map((text) => ({
    type: 'paragraph',
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  }));
  const body: NodeJson = { type: 'doc', content };
  const meeting = new Meeting(firstUpdate(7 as ClientId, { title: '', body }));
  const [ada, bo] = [11, 12].map((clientId) => {
    const person = meeting.join(clientId);
    return { person, editor: wholeEditor(person.doc, person.words) };
  }) as [Writer, Writer];
  return { ada, bo, meeting };
}

function type({ editor }: Writer, letters: string): void {
  for (const letter of letters) editor.view.dispatch(editor.state.tr.insertText(letter));
}

/** Puts the caret behind the first place where this is written. */
function goBehind({ editor }: Writer, words: string): void {
  let found = -1;
  editor.state.doc.descendants((node, position) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (found === -1 && at !== -1) found = position + 1 + at + words.length;
  });
  expect(found).toBeGreaterThan(-1);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, found)));
}

/** The lines, and what they are when they are no paragraphs. */
function linesOf({ editor }: Writer): string[] {
  const lines: string[] = [];
  editor.state.doc.descendants((node, _, parent) => {
    if (!node.isTextblock) return;
    const kind = [parent?.type.name, node.type.name]
      .filter((name) => name !== 'doc' && name !== 'paragraph')
      .join('>');
    lines.push(kind === '' ? node.textContent : `${kind}: ${node.textContent}`);
  });
  return lines;
}

function expectBoth({ ada, bo }: { ada: Writer; bo: Writer }, ...lines: string[]): void {
  expect(linesOf(ada)).toEqual(lines);
  expect(linesOf(bo)).toEqual(lines);
}

it('[EDITOR-142] every place of the schema where a paragraph may stand anywhere is known to be one', () => {
  const { nodes } = getSchema(documentExtensions());
  const { paragraph } = nodes;
  assert(paragraph !== undefined, 'the schema has paragraphs');
  const names = Object.values(nodes)
    .filter(({ name, contentMatch }) => name !== 'doc' && contentMatch.matchType(paragraph))
    .filter(({ contentMatch }) => {
      const after = contentMatch.matchType(paragraph)?.matchType(paragraph);
      return after?.validEnd === true && after.matchType(paragraph) === after;
    })
    .map(({ name }) => name);
  expect(new Set(names)).toEqual(PARAGRAPH_PARENTS);
});

it('[EDITOR-142] every node of the schema whose letters bear no marks is known to be one', () => {
  const { nodes } = getSchema(documentExtensions());
  const sources = Object.values(nodes).filter(
    ({ inlineContent, markSet }) => inlineContent && markSet?.length === 0,
  );
  expect(new Set(sources.map(({ name }) => name))).toEqual(SOURCE_HOLDERS);
});

describe('what one writes in a block while another changes the block', () => {
  it.each([
    ['a heading', (editor: Editor) => editor.commands.setHeading({ level: 2 }), 'heading: '],
    ['code', (editor: Editor) => editor.commands.setCodeBlock(), 'codeBlock: '],
    ['a list', (editor: Editor) => editor.commands.toggleBulletList(), 'listItem: '],
    ['a task', (editor: Editor) => editor.commands.toggleTaskList(), 'taskItem: '],
    ['a quote', (editor: Editor) => editor.commands.toggleBlockquote(), 'blockquote: '],
  ])('[EDITOR-142] goes with it into %s, and so does the caret', (_, turn, kind) => {
    const { ada, bo, meeting } = two('The beans of week one.');
    goBehind(bo, 'beans');
    type(bo, ' we weighed');
    goBehind(ada, 'The');
    turn(ada.editor);
    meeting.settle();
    type(bo, ' once');
    meeting.settle();
    expectBoth({ ada, bo }, `${kind}The beans we weighed once of week one.`);
  });

  it('[EDITOR-142] also when there was nothing in it yet', () => {
    const { ada, bo, meeting } = two('');
    for (const { editor } of [ada, bo]) editor.commands.focus('end');
    type(bo, 'Wee');
    ada.editor.commands.setHeading({ level: 1 });
    meeting.settle();
    type(bo, 'k one');
    meeting.settle();
    expectBoth({ ada, bo }, 'heading: Week one');
  });

  it('[EDITOR-142] goes with the part of the line that it stands in, when the line is broken', () => {
    const { ada, bo, meeting } = two('The beans of week one.');
    goBehind(ada, 'The beans');
    ada.editor.commands.splitBlock();
    goBehind(bo, 'week');
    type(bo, ' number');
    goBehind(bo, 'one.');
    type(bo, ' And');
    meeting.settle();
    type(bo, ' more');
    meeting.settle();
    expectBoth({ ada, bo }, 'The beans', ' of week number one. And more');
  });

  it('[EDITOR-142] also when it was stored, and on its way to who broke the line', () => {
    const { ada, bo, meeting } = two('The beans');
    goBehind(bo, 'beans');
    type(bo, ' of week');
    meeting.settle();
    goBehind(ada, 'The');
    ada.editor.commands.splitBlock();
    type(bo, ' one');
    bo.person.send();
    bo.person.isTold = true;
    ada.person.send();
    bo.person.hear();
    type(bo, '.');
    meeting.settle();
    expectBoth({ ada, bo }, 'The', ' beans of week one.');
  });

  it('[EDITOR-142] not when who moved what stands before it must have seen it', () => {
    const { ada, bo, meeting } = two('');
    bo.editor.commands.focus('end');
    type(bo, 'The beans');
    meeting.settle();
    bo.person.isTold = true;
    meeting.nowMs += 60_000;
    const { tr, schema } = ada.editor.state;
    tr.delete(1, 4).insert(tr.doc.content.size, schema.node('paragraph', null, schema.text('The')));
    ada.editor.view.dispatch(tr);
    meeting.settle();
    expectBoth({ ada, bo }, ' beans', 'The');
  });

  it('[EDITOR-142] stays before the place where the line is broken', () => {
    const { ada, bo, meeting } = two('The beans of week one.');
    goBehind(ada, 'The beans');
    ada.editor.commands.splitBlock();
    goBehind(bo, 'The');
    type(bo, ' red');
    meeting.settle();
    type(bo, '!');
    meeting.settle();
    expectBoth({ ada, bo }, 'The red! beans', ' of week one.');
  });

  it('[EDITOR-142] goes with it into the line before', () => {
    const { ada, bo, meeting } = two('The beans', ' of week one.');
    goBehind(ada, 'The beans');
    ada.editor.commands.joinForward();
    goBehind(bo, 'week');
    type(bo, ' number');
    meeting.settle();
    type(bo, 's');
    meeting.settle();
    expectBoth({ ada, bo }, 'The beans of week numbers one.');
  });

  it('[EDITOR-142] gets a paragraph of its own where the block was deleted', () => {
    const { ada, bo, meeting } = two('One.', 'Two.', 'Three.');
    goBehind(bo, 'Two');
    type(bo, ' and a half');
    ada.editor.commands.setTextSelection({ from: 7, to: 12 });
    ada.editor.commands.deleteNode('paragraph');
    expect(linesOf(ada)).toEqual(['One.', 'Three.']);
    meeting.settle();
    type(bo, '!');
    meeting.settle();
    expectBoth({ ada, bo }, 'One.', ' and a half!', 'Three.');
  });

  it('[EDITOR-142] what was deleted by who had read it stays deleted', () => {
    const { ada, bo, meeting } = two('One.', 'Two.', 'Three.');
    goBehind(bo, 'Two');
    type(bo, ' and a half');
    meeting.settle();
    ada.editor.commands.setTextSelection({ from: 7, to: 12 });
    ada.editor.commands.deleteNode('paragraph');
    meeting.settle();
    expectBoth({ ada, bo }, 'One.', 'Three.');
  });

  it('[EDITOR-142] is all there for one who comes back and finds everything changed', () => {
    const { ada, bo, meeting } = two('One.', 'Two.', 'Three.');
    goBehind(bo, 'Two');
    type(bo, ' and a half');
    goBehind(bo, 'Three');
    type(bo, ' and more');
    ada.editor.commands.selectAll();
    ada.editor.commands.toggleOrderedList();
    goBehind(ada, 'One.');
    type(ada, ' First.');
    ada.person.send();
    bo.person.hearAll();
    meeting.settle();
    const item = 'listItem: ';
    expectBoth(
      { ada, bo },
      `${item}One. First.`,
      `${item}Two and a half.`,
      `${item}Three and more.`,
    );
  });

  it('[EDITOR-142] can be taken back by who wrote it', () => {
    const { ada, bo, meeting } = two('The beans.');
    goBehind(bo, 'beans');
    type(bo, ' we weighed');
    ada.editor.commands.setHeading({ level: 2 });
    meeting.settle();
    bo.editor.commands.undo();
    meeting.settle();
    expectBoth({ ada, bo }, 'heading: The beans.');
  });
});

describe('taking back a step', () => {
  it('[EDITOR-143] leaves what others have written into what it takes away', () => {
    const { ada, bo, meeting } = two('The beans.');
    ada.editor.commands.setHeading({ level: 2 });
    meeting.settle();
    goBehind(bo, 'beans');
    type(bo, ' we weighed');
    meeting.settle();
    ada.editor.commands.undo();
    meeting.settle();
    type(bo, ' once');
    meeting.settle();
    expectBoth({ ada, bo }, 'The beans we weighed once.');
    ada.editor.commands.redo();
    meeting.settle();
    // The paragraph held something of Bo's and so stays, and what it held goes along.
    expectBoth({ ada, bo }, 'heading: The beans we weighed once.', '');
  });

  it('[EDITOR-143] gives them a paragraph when nothing else is left', () => {
    const { ada, bo, meeting } = two('The beans.');
    ada.editor.commands.focus('end');
    ada.editor.commands.splitBlock();
    ada.editor.commands.setCodeBlock();
    meeting.settle();
    bo.editor.commands.focus('end');
    type(bo, 'let beans = 3;');
    meeting.settle();
    while (ada.editor.can().undo()) ada.editor.commands.undo();
    meeting.settle();
    expectBoth({ ada, bo }, 'The beans.', 'let beans = 3;');
  });
});

describe('two who break or turn one block at once', () => {
  it.each(['earlier', 'later'] as const)(
    '[EDITOR-145] have every word once, in order, when Ada broke it %s',
    (where) => {
      const { ada, bo, meeting } = two('The beans of week one.');
      const [adas, bos] = where === 'earlier' ? ['The ', 'beans of '] : ['beans of ', 'The '];
      goBehind(ada, adas);
      ada.editor.commands.splitBlock();
      goBehind(bo, bos);
      bo.editor.commands.splitBlock();
      type(bo, 'B');
      type(ada, 'A');
      meeting.settle();
      const lines =
        where === 'earlier' ? ['Abeans of ', 'Bweek one.'] : ['A', 'Bbeans of week one.'];
      expectBoth({ ada, bo }, 'The ', ...lines);
    },
  );

  it('[EDITOR-145] have two breaks where both broke it at one place', () => {
    const { ada, bo, meeting } = two('The beans of week one.');
    for (const writer of [ada, bo]) {
      goBehind(writer, 'The ');
      writer.editor.commands.splitBlock();
    }
    meeting.settle();
    expectBoth({ ada, bo }, 'The ', '', 'beans of week one.');
  });

  it('[EDITOR-145] have the words once when one broke it and one turned it', () => {
    const { ada, bo, meeting } = two('The beans of week one.');
    goBehind(ada, 'The beans');
    ada.editor.commands.splitBlock();
    goBehind(bo, 'week');
    bo.editor.commands.setHeading({ level: 2 });
    meeting.settle();
    expectBoth({ ada, bo }, 'heading: The beans', ' of week one.');
  });

  it.each(['Ada', 'Bo'])(
    '[EDITOR-145] have one block of one of the two kinds, with what %s has written in it since',
    (name) => {
      const { ada, bo, meeting } = two('One.', 'The beans.', 'Three.');
      goBehind(ada, 'beans');
      ada.editor.commands.setHeading({ level: 2 });
      goBehind(bo, 'beans');
      bo.editor.commands.toggleBulletList();
      type(name === 'Ada' ? ada : bo, ' we weighed');
      meeting.settle();
      type(name === 'Ada' ? ada : bo, ' once');
      meeting.settle();
      expectBoth({ ada, bo }, 'One.', 'listItem: The beans we weighed once.', 'Three.');
    },
  );

  it('[EDITOR-145] have one list where both made one of several lines', () => {
    const { ada, bo, meeting } = two('One.', 'Two.', 'Three.');
    for (const { editor } of [ada, bo]) {
      editor.commands.selectAll();
      editor.commands.toggleOrderedList();
    }
    meeting.settle();
    expectBoth({ ada, bo }, 'listItem: One.', 'listItem: Two.', 'listItem: Three.');
    expect(ada.editor.state.doc.childCount).toBe(1);
  });

  it('[EDITOR-145] lose nothing that is written twice on purpose', () => {
    const { ada, bo, meeting } = two('Yes. No.', 'Yes. No.');
    goBehind(ada, 'Yes. ');
    ada.editor.commands.splitBlock();
    bo.editor.commands.focus('end');
    bo.editor.commands.splitBlock();
    type(bo, 'No.');
    meeting.settle();
    expectBoth({ ada, bo }, 'Yes. ', 'No.', 'Yes. No.', 'No.');
  });
});
