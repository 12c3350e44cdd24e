import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Of a picture with at most 96 colours: a byte a pixel, and three bytes a colour. */
interface Indexed {
  readonly width: number;
  readonly height: number;
  readonly pixels: string;
  readonly palette: string;
}

/** Runs in the page: keeps the commonest colours, which are what a card is painted with, then those that
 * are unlike them, as an icon's; the edges of letters get the nearest. */
const REDUCE = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const colours = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const channels = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const far = (a, b) => channels(a).reduce((sum, value, at) => sum + (value - channels(b)[at]) ** 2, 0);
  const palette = [];
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    if (palette.length < 32 || palette.every((other) => far(colour, other) > 300)) palette.push(colour);
    if (palette.length === 96) break;
  }
  const places = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue;
    let best = 0;
    palette.forEach((other, index) => { if (far(colour, other) < far(colour, palette[best])) best = index; });
    places.set(colour, best);
  }
  const pixels = Uint8Array.from(colours, (colour) => places.get(colour));
  const text = (array) => {
    let all = '';
    for (let at = 0; at < array.length; at += 32768) all += String.fromCharCode(...array.subarray(at, at + 32768));
    return btoa(all);
  };
  return { width, height, pixels: text(pixels), palette: text(Uint8Array.from(palette.flatMap(channels))) };
}`;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The same picture (PNG) with at most 96 colours, which is a quarter of the bytes. Any page does the reading. */
export async function smallPng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, ...encoded } = await page.evaluate<Indexed>(
    `(${REDUCE})(${JSON.stringify(png.toString('base64'))})`,
  );
  const pixels = Buffer.from(encoded.pixels, 'base64');
  const rows = Buffer.alloc((width + 1) * height);
  // Each row begins with its filter: none.
  for (let row = 0; row < height; row += 1)
    pixels.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(encoded.palette, 'base64')),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
