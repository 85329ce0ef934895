/** Hocuspocus and its SQLite extension as its guide starts them. Arguments: peers' folder, port, file. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , folder = '', port = '', database = ''] = process.argv;

interface Peers {
  readonly Server: new (configuration: object) => { listen(port: number): Promise<unknown> };
  readonly SQLite: new (configuration: object) => object;
}

/** Not a dependency of the product, so nothing here names it to the compiler. */
async function load(name: string): Promise<Partial<Peers>> {
  const { resolve } = createRequire(join(folder, 'package.json'));
  const entry = resolve(name).replace(/\.cjs$/, '.esm.js');
  return (await import(pathToFileURL(entry).href)) as Partial<Peers>;
}

const { Server } = await load('@hocuspocus/server');
const { SQLite } = await load('@hocuspocus/extension-sqlite');
if (Server === undefined || SQLite === undefined) throw new Error('the peers are not installed');
const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
});
await server.listen(Number(port));
