import { describe, expect, it } from 'vitest';
import { findCommands } from '../../../app/d/[documentId]/_editor/commands/command-search.ts';
import {
  BLOCK_IDS,
  COMMAND_IDS,
  COMMANDS,
} from '../../../app/d/[documentId]/_editor/commands/command-table.ts';
import { keyNameOf } from '../../../app/d/[documentId]/_editor/keymap.ts';
import { en } from '../../../lib/i18n/en.ts';
import { zh } from '../../../lib/i18n/zh.ts';

const find = (query: string) => findCommands(BLOCK_IDS, query, en.editor.actions);

describe('slash search', () => {
  it('[PAGE-9] offers every block before anything is typed', () => {
    expect(find('')).toEqual(BLOCK_IDS);
  });

  it.each([
    ['h2', ['heading2']],
    ['list', ['bulletList', 'orderedList', 'taskList']],
    ['todo', ['taskList']],
    ['CHECK', ['taskList']],
    ['待办', ['taskList']],
    ['liebiao', ['bulletList', 'orderedList']],
    ['heading2', ['heading2']],
    ['xyz', []],
  ])('[PAGE-9] finds blocks by name or synonym in either language: %s', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('[PAGE-9] what bears the name stands before what only goes by it', () => {
    expect(find('col').slice(0, 4)).toEqual(['columns2', 'columns3', 'columns4', 'columns5']);
    expect(find('col')).toContain('toggle');
    expect(find('formula').slice(0, 2)).toEqual(['mathBlock', 'mathInline']);
  });

  it('[PAGE-9] finds a name of the shown language in the middle of a Chinese word', () => {
    expect(findCommands(BLOCK_IDS, '列表', zh.editor.actions)).toEqual([
      'bulletList',
      'orderedList',
      'taskList',
    ]);
  });
});

describe('commands', () => {
  it.each([
    ['bold', en, 'bold'],
    ['加粗', zh, 'bold'],
    ['keyboard', en, 'shortcutSheet'],
    ['字数', zh, 'wordCount'],
  ] as const)('[PAGE-65] the palette finds %s', (query, { editor }, id) => {
    expect(findCommands(COMMAND_IDS, query, editor.actions)).toContain(id);
  });

  it('[PAGE-65] the palette finds a table before its parts and other tables', () => {
    expect(findCommands(COMMAND_IDS, 'tab', en.editor.actions)[0]).toBe('table');
  });

  it('[PAGE-65] no key belongs to two commands, but that Ctrl+K waits for something selected and Ctrl+Enter for a to-do or a toggle', () => {
    const owners = new Map<string, string[]>();
    for (const id of COMMAND_IDS) {
      for (const key of COMMANDS[id].keys) owners.set(key, [...(owners.get(key) ?? []), id]);
    }
    const shared = [...owners].filter(([, ids]) => ids.length > 1);
    expect(shared).toEqual([
      ['Mod+K', ['link', 'palette']],
      ['Mod+Enter', ['toggleTask', 'toggleOpen']],
    ]);
  });

  it('[PAGE-65] spells its keys as the editor does', () => {
    expect(keyNameOf('Mod+Shift+S')).toBe('Mod-Shift-s');
    expect(keyNameOf('Alt+↑')).toBe('Alt-ArrowUp');
    expect(keyNameOf('Mod+[')).toBe('Mod-[');
  });
});
