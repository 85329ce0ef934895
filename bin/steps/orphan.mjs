/**
 * Noticing that npm is gone. npm hands a SIGTERM to the shell between it and the script and not to
 * the script (seen in 10.9 and 11.19 with dash): the shell dies and the script hears nothing.
 */
const LOOK_MS = 300;

/**
 * Runs `leave` once when the process that started this one has ended. Only under npm: whoever runs
 * a script by hand may put it in the background and log out.
 * @param {() => void} leave
 * @returns {() => void} stops looking
 */
export function whenOrphaned(leave) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    leave();
  }, LOOK_MS);
  look.unref();
  return () => clearInterval(look);
}
