/** One message as one RFC 6455 frame, encoded once and written to any number of sockets. */

const FIN_BINARY = 0x82;
const LENGTH_16_BIT = 126;
const LENGTH_64_BIT = 127;
const LENGTH_7_BIT_MAX = 125;
const LENGTH_16_BIT_MAX = 0xffff;

export function wsFrame(payload: Uint8Array): Uint8Array {
  const { frame, at } = wsHeader(payload.length);
  frame.set(payload, at);
  return frame;
}

/**
 * A frame with room for its payload, which begins at `at`. Unmasked, as every frame from a server
 * is (RFC 6455 section 5.1).
 */
export function wsHeader(length: number): { readonly frame: Uint8Array; readonly at: number } {
  const headerLength = length <= LENGTH_7_BIT_MAX ? 2 : length <= LENGTH_16_BIT_MAX ? 4 : 10;
  const frame = new Uint8Array(headerLength + length);
  frame[0] = FIN_BINARY;
  if (headerLength === 2) {
    frame[1] = length;
  } else {
    const view = new DataView(frame.buffer);
    frame[1] = headerLength === 4 ? LENGTH_16_BIT : LENGTH_64_BIT;
    if (headerLength === 4) view.setUint16(2, length);
    else view.setBigUint64(2, BigInt(length));
  }
  return { frame, at: headerLength };
}
