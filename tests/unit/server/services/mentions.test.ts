import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { personOf } from '../../../../lib/core/actor.ts';
import type { PersonId } from '../../../../lib/core/ids.ts';
import { codeOf } from '../../../support/code-of.ts';
import { by } from '../../../support/test-services.ts';
import { aGuest, waysIn, type Way } from '../../../support/ways-in.ts';

/** A document with everybody in it named after the way they came; nobody has it open yet. */
async function world() {
  const ways = await waysIn();
  const { world: services, actors, id } = ways;
  const name = async (actor: Actor, text: string) => {
    const personId = personOf(actor);
    if (personId !== null) await services.needs.people.save(personId, { name: text, hue: 1 }, 1);
  };
  for (const way of ['owner', 'editor', 'viewer', 'stranger', 'guest'] as const) {
    await name(actors[way], `x-${way}`);
  }
  await name(actors['link editor'], 'x-link editor');
  const offeredTo = async (way: Way, search = 'x-') =>
    (await services.mentions.people(actors[way], id, search)).map((person) => person.name);
  const idOf = (way: Way) => personOf(actors[way]) as PersonId;
  return { ...ways, services, offeredTo, idOf };
}

describe('naming people', () => {
  it('[EDITOR-56] a guest is offered the owner, itself and who is there', async () => {
    const { services, offeredTo, id, idOf } = await world();
    expect(await offeredTo('link editor')).toEqual(['x-owner', 'x-link editor']);
    services.present.set(id, [idOf('viewer'), null]);
    expect(await offeredTo('link editor')).toEqual(['x-viewer', 'x-owner', 'x-link editor']);
    expect(await offeredTo('link editor', 'STRANGER')).toEqual([]);
  });

  it('[EDITOR-56] a member is offered the workspace by name, and not who was let in', async () => {
    const { services, offeredTo, email, actors, id } = await world();
    expect(await offeredTo('editor', '')).toEqual(['x-owner', 'x-editor']);
    const offered = await offeredTo('editor');
    expect(offered.toSorted()).toEqual(['x-editor', 'x-owner', 'x-stranger', 'x-viewer']);
    // An address is no name.
    expect(await services.mentions.people(actors.editor, id, email.slice(0, 6))).toEqual([]);
  });

  it('[EDITOR-56] an owner is offered also whom it has let in, guests included', async () => {
    const { offeredTo } = await world();
    expect((await offeredTo('owner', '')).includes('x-link editor')).toBe(true);
    expect((await offeredTo('owner', '')).includes('x-stranger')).toBe(false);
  });

  it('[EDITOR-56] names of today are told of those whom the asker may see', async () => {
    const { services, actors, id, idOf } = await world();
    const ids = [idOf('owner'), idOf('viewer'), idOf('stranger'), idOf('guest'), 'm_nobody', '{}'];
    const toldTo = async (way: Way) =>
      (await services.mentions.names(actors[way], id, ids)).map(({ name }) => name).toSorted();
    expect(await toldTo('link viewer')).toEqual(['x-owner']);
    expect(await toldTo('viewer')).toEqual(['x-owner', 'x-stranger', 'x-viewer']);
    services.present.set(id, [idOf('guest')]);
    expect(await toldTo('link viewer')).toEqual(['x-guest', 'x-owner']);
    expect(await codeOf(services.mentions.names(actors.stranger, id, ids))).toBe(
      'document_not_found',
    );
  });

  it('[EDITOR-56] many searches and many ids are refused', async () => {
    const { services, actors, id } = await world();
    const { mentions, needs } = services;
    for (let count = 0; count < needs.limits.candidateTriesMax; count += 1) {
      await mentions.people(actors.editor, id, 'x');
    }
    expect(await codeOf(mentions.people(actors.editor, id, 'x'))).toBe('too_many_requests');
    const ids = Array.from({ length: 51 }, (_, at) => `${at}`);
    expect(await codeOf(mentions.names(actors.editor, id, ids))).toBe('bad_request');
    expect(await codeOf(mentions.titles(actors.editor, ids))).toBe('bad_request');
  });
});

describe('titles of documents', () => {
  it('[EDITOR-55] [EDITOR-56] are told to who may open them, as they are now, and to nobody else', async () => {
    const { services, actors, id } = await world();
    const { mentions, documents, projector } = services;
    const unknown = 'AAAAAAAAAAAAAAAAAAAAAA';
    const toldTo = (actor: Actor) => mentions.titles(actor, [id, id, unknown, 'no id', '']);
    for (const way of ['owner', 'viewer', 'link viewer'] as const) {
      expect(await toldTo(actors[way])).toEqual([{ id, title: 'Plan' }]);
    }
    for (const actor of [actors.stranger, actors.guest, actors.nobody, aGuest()]) {
      expect(await toldTo(actor)).toEqual([]);
    }
    await documents.rename(by(actors.owner), id, 'Plan B');
    projector.committed(id, 2, null);
    await projector.flush();
    expect(await toldTo(actors['link viewer'])).toEqual([{ id, title: 'Plan B' }]);
    await documents.trash(by(actors.owner), id);
    expect(await toldTo(actors['link viewer'])).toEqual([]);
  });
});
