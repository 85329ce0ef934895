/**
 * Turns a message into a sentence. Messages are plain data, so that a server component can hand
 * them to the browser in the one language the visitor reads.
 */

/** A sentence in the grammatical numbers its language has; `{count}` is the formatted number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Marks a message as counted; every language lists the forms it needs. */
export function counted(forms: Plural): Plural {
  return forms;
}

/** Puts values in for `{name}` placeholders; one without a value stays visible. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}

/** @param tag  BCP 47 language tag of the message. */
export function plural(tag: string, forms: Plural, count: number): string {
  const form = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
  return fill(form, { count: new Intl.NumberFormat(tag).format(count) });
}
