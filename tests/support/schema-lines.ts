/** The schema in words, one line for each thing that a page of another version would not know. */
import type { AttributeSpec, MarkSpec, NodeSpec, Schema } from '@tiptap/pm/model';

type Attributes = Readonly<Record<string, AttributeSpec>>;

/** In the order of the alphabet, so that a line stands for itself. */
export function schemaLines({ nodes, marks }: Schema): string[] {
  return [
    ...Object.entries(nodes).flatMap(([name, { spec }]) => nodeLines(name, spec)),
    ...Object.entries(marks).flatMap(([name, { spec }]) => markLines(name, spec)),
  ].toSorted();
}

function nodeLines(name: string, { content, marks, group, attrs }: NodeSpec): string[] {
  return [
    `node ${name}: group ${told(group)}, holds ${told(content)}, marks ${told(marks)}`,
    ...attributeLines(`node ${name}`, attrs),
  ];
}

function markLines(name: string, { excludes, attrs }: MarkSpec): string[] {
  return [`mark ${name}: excludes ${told(excludes)}`, ...attributeLines(`mark ${name}`, attrs)];
}

function attributeLines(of: string, attrs: Attributes = {}): string[] {
  return Object.entries(attrs).map(([name, spec]) => `${of} ${name} = ${told(spec.default)}`);
}

function told(value: unknown): string {
  return value === undefined ? 'not said' : JSON.stringify(value);
}
