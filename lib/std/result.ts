/** An expected failure in pure code is a value, not an exception. */
export type Result<Value, Why> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: Why };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Why>(why: Why): { readonly ok: false; readonly why: Why } {
  return { ok: false, why };
}
