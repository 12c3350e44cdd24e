// First thing in the image. Home Assistant's Supervisor gives /data and its options to root alone, so the image
// starts as root; this makes the data the app's own and becomes an ordinary user before any of the app is loaded.
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The user `node` of the base image. */
const USER = 1000;

function own(file) {
  const { uid } = lstatSync(file);
  if (uid !== USER) lchownSync(file, USER, USER);
}

if (process.getuid() === 0) {
  const data = process.env['BUTLER_DATA_DIR'];
  own(data);
  for (const name of readdirSync(data, { recursive: true })) own(path.join(data, name));
  process.setgroups([USER]);
  process.setgid(USER);
  process.setuid(USER);
}
await import('./app.mjs');
