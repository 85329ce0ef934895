/** The messages inside server-made WebSocket frames, several of which may share one write. */
export function wsPayloads(bytes: Uint8Array): Uint8Array[] {
  const payloads: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== 0x82) throw new Error(`not a whole binary frame at ${at}`);
    const short = bytes[at + 1] ?? 0;
    const [headerLength, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, view.getUint16(at + 2)]
          : [10, Number(view.getBigUint64(at + 2))];
    payloads.push(bytes.subarray(at + headerLength, at + headerLength + length));
    at += headerLength + length;
  }
  return payloads;
}
