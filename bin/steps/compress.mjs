/** Static files with their .br and .gz beside them, so that the server never compresses twice. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { exists, filesUnder } from './project.mjs';

const COMPRESSIBLE = /\.(js|mjs|css|svg|json|txt|html|xml|ico|ttf|wasm)$/;
/** Below this a packet is a packet. */
const WORTH_BYTES = 1024;
/** One a core would do; a few more hide the waiting for the disk. */
const AT_ONCE = 6;

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** @param {string} folder @returns {Promise<number>} how many files were compressed */
export async function compressAssets(folder) {
  const queue = filesUnder(folder).filter((file) => COMPRESSIBLE.test(file));
  let count = 0;
  const work = async () => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (await compress(file)) count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return count;
}

/** @param {string} file */
async function compress(file) {
  // Names carry a hash of the content: what is there is right.
  if (exists(`${file}.br`) && exists(`${file}.gz`)) return false;
  const bytes = await readFile(file);
  if (bytes.length < WORTH_BYTES) return false;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await put(`${file}.br`, await brotli(bytes, { params }));
  await put(`${file}.gz`, await gz(bytes, { level: constants.Z_BEST_COMPRESSION }));
  return true;
}

/** Whole or not at all: a half-written .br would be served. @param {string} file @param {Buffer} bytes */
async function put(file, bytes) {
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}
