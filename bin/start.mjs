/**
 * `npm start`: everything a fresh clone needs, then the server.
 *
 * Any Node has to be able to read this file, so it is written without newer syntax and loads the
 * rest only after the check.
 */
import process from 'process';

if (parseInt(process.versions.node, 10) < 20) {
  process.stderr.write(
    'Sheaf needs Node.js 20 or later to start and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and run npm start again.\n',
  );
  process.exitCode = 1;
} else {
  void import('./steps/start.mjs').then(function (start) {
    return start.start();
  });
}
