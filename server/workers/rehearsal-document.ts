/**
 * A made-up document: fifteen paragraphs about a fox, written, changed and deleted in, as they would
 * be stored, and a sixteenth as the rows after them. Stored, because making it needs more memory
 * than opening it.
 */

export const STATE_BYTES = 4457;

export const STATE = bytesOf([
  'KLUv/WA3Cj0FADIIHx+A2wFzCCO6uUvgVEJ/KD1Kf+KrwVuGvilLXPITZJMpSfCCqfUHrC4XYNjIv96M3gXBqa4rl0fx',
  's28cG3lYelzkSI17Fu+8UOJTRoIVFmFfD68e9m/cyG5VVLEa7xPfELJWH/1AE8G8YUhwtPsAreD87wH4HQvpso/9+wMN',
  'AFMDAnEmdYHju4wh2FRvLtMMUPgBuwxEsVRVdgwCFJR/BqVqfm4J',
]);

export const SIDECAR = bytesOf([
  'KLUv/WCQADUDANJGFRyQzXD//////w9q6e319aLz9/dzQbgEq6fXDWqnDHDDTnHwzm/vzm7uzm3tzmzszut5ZzV157R0',
  'ZzR053Nz57JyJ7JxZzFx57BwZ7DcsZbyDyllMsoEAFMDAnEmdV/uOOm8Xw==',
]);

/** One after the other, a byte before each says how long it is. */
export const ROWS = bytesOf([
  'FQEBAZIJRwHECAMJcGFyYWdyYXBoAD4BAgGTCQcAAZIJBgQAAZMJLFRoZSBxdWljayBicm93biBmb3gganVtcHMgb3Zl',
  'ciB0aGUgbGF6eSBkb2cuABIBAQHACcQBuwkBvAkEYW5kIAAHAAEBAboJARIBAQHECcQBtgkBtwkEYW5kIAAHAAEBAbUJ',
  'ARIBAQHICcQBsQkBsgkEYW5kIAAHAAEBAbAJARIBAQHMCcQBrAkBrQkEYW5kIAAHAAEBAasJARIBAQHQCcQBpwkBqAkE',
  'YW5kIAAHAAEBAaYJARIBAQHUCcQBogkBowkEYW5kIAAHAAEBAaEJARIBAQHYCcQBnQkBngkEYW5kIAAHAAEBAZwJARIB',
  'AQHcCcQBmAkBmQkEYW5kIAAHAAEBAZcJAQ==',
]);

function bytesOf(lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join(''), 'base64');
}
