/**
 * Preloaded into the server that `npm run dev` watches. Node's watcher asks its child, by this
 * variable, to report every file it loads over IPC, and grandchildren inherit the wish: the page
 * compiler takes its workers' reports for answers and fails. Whole folders are watched here, so
 * nobody has to report.
 */
delete process.env.WATCH_REPORT_DEPENDENCIES;
