/**
 * Preloaded into a server started by another process: when that process is gone, however it went,
 * the server drains and leaves instead of holding port and data for nobody.
 */
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
