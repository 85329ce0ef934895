/** Updates that no editor makes, but that mostly fit what is known. */
import fc from 'fast-check';
import { stateVectorOf, type Known } from '../../lib/protocol/known.ts';
import { rawUpdate, type Id, type RawContent } from './update-builder.ts';

/** One struct and one deletion by numbers that point at what is there, mostly. */
export const aMove = fc.record({
  client: fc.nat({ max: 3 }),
  clockSlip: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, -1, -2),
  shape: fc.constantFrom('origin', 'right', 'both', 'root', 'parent', 'parent', 'delete'),
  origin: fc.nat({ max: 999 }),
  right: fc.nat({ max: 999 }),
  key: fc.constantFrom(undefined, undefined, 'level', 'align'),
  content: fc.constantFrom<RawContent>(
    { gc: 2 },
    { skip: 1 },
    { deleted: 2 },
    { text: 'ab' },
    { text: '文' },
    { element: 'p' },
    { xmlText: true },
    { any: [1] },
    { any: [1, null] },
    { format: 'bold', json: '{}' },
  ),
});
export type Move = typeof aMove extends fc.Arbitrary<infer Value> ? Value : never;

/** Some clock that is known, or nearly. */
function someId(known: Known, choice: number): Id {
  const clients = [...stateVectorOf(known)];
  const [client, clock] = clients[choice % clients.length] ?? [0, 0];
  return [client, (choice >> 2) % (clock + (choice % 50 === 0 ? 1 : 0))];
}

export function updateOf(known: Known, { shape, key, content, ...move }: Move): Uint8Array {
  const origin = someId(known, move.origin);
  const right = someId(known, move.right);
  if (shape === 'delete') return rawUpdate([], [[origin[0], [[origin[1], 1 + (move.right % 4)]]]]);
  const clock = Math.max(0, (stateVectorOf(known).get(move.client) ?? 0) + move.clockSlip);
  const place = {
    origin: { origin },
    right: { right },
    both: { origin, right },
    root: { parent: move.origin % 2 === 0 ? 'default' : 'title' },
    parent: { parent: origin, ...(key === undefined ? {} : { key }) },
  }[shape];
  return rawUpdate([{ client: move.client, clock, structs: [{ ...place, content }] }]);
}

/** A document that all of these can hang on to. */
export const SEED = rawUpdate([
  {
    client: 0,
    structs: [
      { parent: 'default', content: { element: 'p' } },
      { parent: [0, 0], content: { xmlText: true } },
      { parent: [0, 1], content: { text: 'abc' } },
      { parent: [0, 0], key: 'level', content: { any: [1] } },
      { parent: 'title', content: { text: 'title' } },
    ],
  },
]);
