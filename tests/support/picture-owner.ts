/** A server as far as pictures go: gives its process one that never ends, tells both ids, and waits. */
import { machineClock } from '../../server/adapters/machine.ts';
import { ProcessPictureTool } from '../../server/workers/pictures/picture-tool.ts';
import { silentLog } from './silent-log.ts';

const tool = new ProcessPictureTool({ log: silentLog, clock: machineClock });
const [path = ''] = process.argv.slice(2);
await tool.read(path);
process.stdout.write(`${tool.processId ?? 0}\n`);
void tool.shrink(path, `${path}.small`, 10_000);
