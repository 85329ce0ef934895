/** The content of one item of an update V1: what kinds are allowed, and how long each is. */
import { type Cursor, Malformed } from './cursor.ts';
import { isJson } from './json-bytes.ts';

/** `gc` and `skip` are structs without content; the rest is what an item may hold. */
export type ContentKind =
  | 'gc'
  | 'skip'
  | 'deleted'
  | 'string'
  | 'format'
  | 'any'
  | 'element'
  | 'text';

/** Low five bits of a struct's info byte (yjs Item.js, contentRefs). */
export const CONTENT_REF = { gc: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8, skip: 10 };
/** What may follow a `type` (yjs ContentType.js, typeRefs). */
const TYPE_REF = { element: 3, text: 6 };
/** JSON, binary, embed, sub-document: legal in Yjs, never made by the editor. */
const FOREIGN_CONTENT_REFS: ReadonlySet<number> = new Set([2, 3, 5, 9]);
const FOREIGN_TYPE_REFS: ReadonlySet<number> = new Set([0, 1, 2, 4, 5]);

/** Nesting of one attribute or mark value; recursive readers overflow at some thousands. */
const VALUE_DEPTH_MAX = 32;
/** Assigned to a plain object it changes what the object inherits. */
const UNSAFE_KEY = new TextEncoder().encode('__proto__');

export interface Content {
  readonly kind: ContentKind;
  /** How many clocks it takes. */
  readonly length: number;
}

/** Passes over the content. @throws Malformed `unsupported_content` for a kind no editor makes. */
export function readContent(cursor: Cursor, ref: number): Content {
  switch (ref) {
    case CONTENT_REF.deleted:
      return { kind: 'deleted', length: cursor.varUint() };
    case CONTENT_REF.string:
      return { kind: 'string', length: cursor.varStringUnits() };
    case CONTENT_REF.format:
      skipKey(cursor);
      skipJson(cursor);
      return { kind: 'format', length: 1 };
    case CONTENT_REF.type:
      return { kind: readTypeKind(cursor), length: 1 };
    case CONTENT_REF.any: {
      const length = cursor.varUint();
      skipAnyValues(cursor, length);
      return { kind: 'any', length };
    }
    default:
      if (FOREIGN_CONTENT_REFS.has(ref)) {
        throw new Malformed('unsupported_content', `content kind ${ref}`);
      }
      return cursor.refuse(`content kind ${ref}`);
  }
}

function readTypeKind(cursor: Cursor): 'element' | 'text' {
  const ref = cursor.varUint();
  if (ref === TYPE_REF.text) return 'text';
  if (ref === TYPE_REF.element) {
    cursor.varStringUnits(); // the node's name
    return 'element';
  }
  if (FOREIGN_TYPE_REFS.has(ref)) throw new Malformed('unsupported_content', `shared type ${ref}`);
  return cursor.refuse(`shared type ${ref}`);
}

/** Passes over the name of a mark or a field, which readers use as a key of plain objects. */
export function skipKey(cursor: Cursor): void {
  if (cursor.takesVarString(UNSAFE_KEY)) throw new Malformed('unsupported_content', 'unsafe key');
  cursor.varStringUnits();
}

function skipJson(cursor: Cursor): void {
  const length = cursor.varUint();
  const from = cursor.at;
  cursor.textUnits(length);
  if (!isJson(cursor.bytes, from, cursor.at, VALUE_DEPTH_MAX))
    cursor.refuse('not JSON, or too deep');
}

/** Passes over `count` values of lib0's `any`; each takes a byte at least. */
export function skipAnyValues(cursor: Cursor, count: number, depth = 0): void {
  if (count > cursor.remaining) cursor.refuse('more values than bytes');
  if (depth > VALUE_DEPTH_MAX) cursor.refuse('value nests too deep');
  for (let left = count; left > 0; left--) skipAny(cursor, depth);
}

/** lib0 decoding.js, readAnyLookupTable. */
function skipAny(cursor: Cursor, depth: number): void {
  const tag = cursor.byte();
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      return skipVarInt(cursor);
    case 124: // float32
      return cursor.skip(4);
    case 123: // float64
    case 122: // bigint
      return cursor.skip(8);
    case 119:
      cursor.varStringUnits();
      return;
    case 118:
      return skipObject(cursor, depth);
    case 117:
      return skipAnyValues(cursor, cursor.varUint(), depth + 1);
    case 116:
      return cursor.skip(cursor.varUint());
    default:
      return cursor.refuse(`value kind ${tag}`);
  }
}

function skipObject(cursor: Cursor, depth: number): void {
  const count = cursor.varUint();
  if (count > cursor.remaining) cursor.refuse('more keys than bytes');
  if (depth >= VALUE_DEPTH_MAX) cursor.refuse('value nests too deep');
  for (let left = count; left > 0; left--) {
    skipKey(cursor);
    skipAny(cursor, depth + 1);
  }
}

/** A sign, six bits, then seven bits a byte: eight bytes hold more than lib0 ever writes. */
function skipVarInt(cursor: Cursor): void {
  for (let left = 8; left > 0; left--) if (cursor.byte() < 128) return;
  cursor.refuse('number too long');
}
