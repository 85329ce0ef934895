/** `npm run build`, second half: compresses the static files of a finished build. */
import { compressAssets } from './steps/compress.mjs';
import { at } from './steps/project.mjs';
import { say } from './steps/terminal.mjs';

say(`${await compressAssets(at('.next', 'static'))} files compressed.`);
