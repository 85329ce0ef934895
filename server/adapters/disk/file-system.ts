/** The calls by which files get to the disk and off it; handed in, so that tests can fail each. */
import fs from 'node:fs/promises';

export type FileSystem = Pick<
  typeof fs,
  'link' | 'mkdir' | 'open' | 'opendir' | 'rename' | 'rm' | 'stat' | 'unlink'
>;

export const machineFileSystem: FileSystem = fs;
