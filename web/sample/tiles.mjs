/** Invented tiles: one colour each, as pictures, and as archives in the form of PMTiles. */

import { crc32, deflateSync } from "node:zlib";

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A PNG of 256 by 256 pixels in one colour. */
export function picture([red, green, blue]) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(256, 0);
  head.writeUInt32BE(256, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(256 * 3, Buffer.from([red, green, blue]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function varint(n) {
  const bytes = [];
  for (let rest = n; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

const field = (number, data) => Buffer.concat([varint(number * 8 + 2), varint(data.length), data]);
const value = (number, n) => Buffer.concat([varint(number * 8), varint(n)]);
const zigzag = n => (n < 0 ? -2 * n - 1 : 2 * n);

/** A vector tile whose layer `water` covers it all. */
function waterEverywhere() {
  const path = [9, zigzag(0), zigzag(0), 26, zigzag(4096), 0, 0, zigzag(4096), zigzag(-4096), 0, 15];
  const feature = Buffer.concat([value(3, 3), field(4, Buffer.concat(path.map(varint)))]);
  const layer = Buffer.concat([
    value(15, 2),
    field(1, Buffer.from("water")),
    field(2, feature),
    value(5, 4096),
  ]);
  return field(3, layer);
}

/** An archive that holds one tile of the whole world. */
export function archive(kind) {
  const tile = kind === "vector" ? waterEverywhere() : picture([200, 40, 200]);
  const directory = Buffer.concat([1, 0, 1, tile.length, 1].map(varint));
  const about = Buffer.from(
    JSON.stringify(kind === "vector" ? { vector_layers: [{ id: "water", fields: {} }] } : {}),
  );
  const head = Buffer.alloc(127);
  head.write("PMTiles", 0, "latin1");
  head.writeUInt8(3, 7);
  const starts = [127, directory.length, 127 + directory.length, about.length, 0, 0];
  const data = 127 + directory.length + about.length;
  [...starts, data, tile.length, 1, 1, 1].forEach((n, at) => head.writeBigUInt64LE(BigInt(n), 8 + at * 8));
  head.set([1, 1, 1, kind === "vector" ? 1 : 2, 0, 0], 96);
  [-1800000000, -850000000, 1800000000, 850000000].forEach((n, at) => head.writeInt32LE(n, 102 + at * 4));
  return Buffer.concat([head, directory, about, tile]);
}
