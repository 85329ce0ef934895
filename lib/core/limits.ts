/**
 * Every limit, its unit (last word of the name, or before `Max`) and its default.
 * Each is a setting: `updateBytesMax` is `SHEAF_UPDATE_BYTES_MAX`.
 */
const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS = {
  /** One update or step2 as it arrives. Ten minutes of pasting fit; a book does not. */
  updateBytesMax: 8 * MIB,
  /** All stored updates of one document. */
  documentBytesMax: 64 * MIB,
  /** Structs in one update; screening takes up to 2 ms per 1,000 when they are meant to hurt. */
  updateStructsMax: 40_000,
  /** Different client ids in one update. */
  updateClientsMax: 10_000,
  /** Delete ranges in one update (a stock step2 repeats all of the document's). */
  updateDeleteRangesMax: 400_000,
  /** Highest clock of any client id; Yjs counts one per UTF-16 unit typed. */
  clockMax: 2 ** 31 - 1,
  /** Nesting of shared types. A list level costs two. */
  depthMax: 200,
  /** Client ids in a state vector. */
  stateVectorClientsMax: 100_000,
  /** One awareness state as JSON, in UTF-8. */
  awarenessBytesMax: 4 * KIB,
  /** States of one frame that are read, 64 bytes and their JSON each; the others are left out. */
  awarenessFrameBytesMax: 512 * KIB,
  /** A frame on the wire: the largest step2 and its envelope. */
  frameBytesMax: 8 * MIB + 64,
  /** Unsent bytes towards one reader before it gets no more updates until half of them are. */
  sendBufferBytesMax: 4 * MIB,
  /** How long a reader may stay behind, and how long bytes may lie before it, untaken. */
  slowReaderMs: 60_000,
  /** Unsent bytes towards one reader before presence is dropped for it. */
  presenceBufferBytesMax: 256 * KIB,
  /** Accepted but uncommitted bytes of all documents before sockets are read no further. */
  commitQueueBytesMax: 32 * MIB,
  /** Sessions in one room. */
  roomSessionsMax: 500,
  /** Open sockets of one client address. */
  addressSocketsMax: 200,
  /** Open sockets of one person: tabs, on all devices. */
  personSocketsMax: 100,
  /** A message must be whole this long after it began to be large. */
  frameMs: 120_000,
  /** Messages that are not whole yet, of one client address. */
  addressUnfinishedBytesMax: 64 * MIB,
  /** The same of everybody. */
  unfinishedBytesMax: 256 * MIB,
  /** Content of all open documents before no further one is opened. */
  openDocumentBytesMax: 1_024 * MIB,
  /** Updates that are worth a commit of their own: under load, so many are waited for. */
  gatherUpdates: 64,
  /** Longest wait for them, and only when half of them may be expected within it. */
  gatherMsMax: 16,
  /** Uncommitted updates of one connection before its socket is read no further. */
  sessionPendingUpdatesMax: 1_000,
  /** Refused updates of one connection before it is closed. */
  sessionRefusalsMax: 100,
  /** A room leaves memory this long after its last session left. */
  roomIdleMs: 30_000,
  /** Between two application frames to a session: stock clients reconnect after 30,000. */
  heartbeatMs: 20_000,
  /** How long the present holder of a client id may take to answer a ping of a newcomer. */
  takeoverPingMs: 2_000,
  /** Frames held for a newcomer meanwhile. */
  takeoverFramesMax: 64,
  /** Presence is gathered this long before it goes out, once for all. */
  presenceWindowMs: 40,
  /** What presence of one room may cost in a second; above it, it is gathered for longer. */
  presenceSecondBytesMax: 3_600_000,
  /** The longest: stock clients renew after up to 18,000 and forget who is not heard for 30,000. */
  presenceWindowMsMax: 10_000,
  /** The position of the log is told to a session at most this often. */
  positionMs: 2_000,
  /** First and longest wait before a failed commit is tried again. */
  commitRetryMs: 100,
  commitRetryMsMax: 5_000,
  /** A title and text projection waits for this much quiet, and never longer than the second. */
  projectionQuietMs: 800,
  projectionMsMax: 15_000,
  /** SIGTERM: how long a drain may take before the process gives up. */
  drainMsMax: 9_000,
  /** A state vector is answered with content at most this often per session. */
  contentAnswerMs: 1_000,
  /** A commit under way for this long is told to people as storage that does not answer. */
  commitStallMs: 1_500,
  /** Between two protocol pings; a socket that misses one whole period is ended. */
  pingMs: 25_000,
  /** How long frames of sockets may be read before everything else gets a turn. */
  readSliceMs: 8,
  /** How long one slice of loading may keep the event loop busy. */
  loadSliceMs: 8,
  /** Threads that read and write content, each with its own memory; started when needed. */
  workerThreadsMax: 1,
  /** Conversions waiting for a thread. */
  workerQueueTasksMax: 200,
  /** One conversion; a thread that takes longer is ended. */
  workerTaskMs: 20_000,
  /** A thread without work is ended after this long: it holds some 40 MiB. */
  workerIdleMs: 10_000,
  /** A document's log is compacted once it holds this much, or half of its state if that is more. */
  compactionTailBytes: 64 * KIB,
  /** The same in updates, or one for every 100 bytes of its state if that is more. */
  compactionTailRows: 1_000,
  /** Newest updates that stay in the log, for clients that lack a little: a hundredth of the state. */
  compactionKeepRows: 256,
  /** Updates read by one compaction; a longer log takes several. */
  compactionBytesMax: 8 * MIB,
  /** One compaction; a thread that takes longer is ended. */
  compactionMs: 120_000,
  /** Compactions at a time, each in a thread of its own. */
  compactionsMax: 1,
  /** Rest after each, in times it took: a tenth of a core is enough, however much is written. */
  compactionRestTimes: 9,
  /** An open document is not compacted again sooner, unless much was written meanwhile. */
  compactionPauseMs: 10_000,
  /** A failed compaction is tried again after this long. */
  compactionRetryMs: 60_000,
  /** A state up to this size is opened on the serving thread: 40 ms at most, a thread's start 150. */
  snapshotInlineBytesMax: 512 * KIB,
  /** Opened states of documents that were in memory lately. */
  snapshotCacheBytesMax: 16 * MIB,
  /** Frames that a snapshot covers and an open room keeps for clients that lack only a little. */
  catchUpBytesMax: 64 * KIB,
  /** What a segment of history holds before it is packed. */
  historySegmentBytesMax: MIB,
  historySegmentRowsMax: 10_000,
  /** History older than this is removed; 0: never. */
  historyDays: 0,
  /** Wrong passwords that may be tried for one account from one client address in a minute. */
  signInTriesMax: 5,
  /** Sign-ins, and other guesses at secrets, that one client address may try in a minute. */
  addressTriesMax: 30,
  /** Wrong passwords that may be tried for one account in an hour, from wherever. */
  accountTriesMax: 100,
  /** A browser that was not seen for so long is signed out. */
  signInIdleDays: 30,
  /** So long after it signed in, a browser has to do so again. */
  signInDays: 180,
  /** What is known of a sign-in is asked for again after this long. */
  signInKnownMs: 5_000,
  /** How long an invitation may be used. */
  invitationDays: 14,
  /** How long a link to set a new password may be used. */
  resetHours: 24,
  /** API tokens of one member. */
  memberTokensMax: 50,
  /** How long a ticket opens a document. */
  ticketMs: 30_000,
  /** Tickets of one person that may wait to be used. */
  personTicketsMax: 100,
  /** The same of everybody. */
  ticketsMax: 10_000,
  /** HTTP request body, but that of a document made from a text. */
  httpBodyBytesMax: MIB,
  /** The body that makes a document from a text: the largest there is. */
  importBodyBytesMax: 4 * MIB,
  /** What a person looks like, as the browser has made it. */
  pictureBytesMax: 32 * KIB,
  /** Either side of it; it is square. */
  pictureSidePixelsMax: 192,
  /** One uploaded file. */
  fileBytesMax: 100 * MIB,
  /** All files of one document. */
  documentFileBytesMax: 4 * 1_024 * MIB,
  /** All files that one person has uploaded, to whatever documents. */
  personFileBytesMax: 10 * 1_024 * MIB,
  /** All files of all documents. */
  workspaceFileBytesMax: 100 * 1_024 * MIB,
  /** Files that a member, or one client address of others, may bring in a minute. */
  uploadTriesMax: 300,
  /** How long one file may take to come, and how long nothing of it may come. */
  uploadMs: 3_600_000,
  uploadIdleMs: 60_000,
  /** Pixels of an uploaded picture, all frames together: 4 bytes each once it is unpacked. */
  picturePixelsMax: 100_000_000,
  /** An uploaded picture is read whole; a longer one is refused. */
  pictureFileBytesMax: 64 * MIB,
  /** An animated picture of more frames is not made smaller. */
  pictureFramesMax: 300,
  /** What the process that reads pictures may take; beyond it the picture counts as too large. */
  pictureMemoryBytesMax: 1_024 * MIB,
  /** One picture read, cleaned or made smaller; what takes longer counts as too large. */
  pictureJobMs: 60_000,
  /** The process that reads pictures is ended after this long without one. */
  pictureIdleMs: 10_000,
  /** Pictures that wait for it. */
  pictureQueueJobsMax: 200,
  titleCharsMax: 300,
  nameCharsMax: 40,
  searchCharsMax: 200,
  /** Documents in one page of a list. */
  listDocumentsMax: 200,
  trashDays: 30,
  /** Lines of the audit log are kept for so long; 0: for ever. */
  auditDays: 400,
  /** Lines an hour about what members may do over and over; as many about all others. */
  auditHourLinesMax: 2_000,
  labelCharsMax: 80,
  /** Guests that one member may have been: each is remembered in memory, and asked about for ever. */
  memberGuestsMax: 100,
  /** Share links of one document. */
  documentLinksMax: 100,
  /** Share links in the list of one person's. */
  listLinksMax: 500,
  /** People added to one document by name. */
  documentMembersMax: 500,
  /** Members of the workspace that are suggested at once. */
  candidatesMax: 8,
  /** Searches for members, and people added, by one owner in a minute. */
  candidateTriesMax: 120,
  /** The message of somebody who asks to be let in. */
  requestCharsMax: 200,
  /** Requests that may wait at one document; further ones are not kept. */
  documentRequestsMax: 50,
  /** Requests that one person may make in a day, for whatever documents. */
  personRequestsMax: 20,
  /** Who has asked for a document, and was declined, may ask for it again so long after asking. */
  requestAgainHours: 24,
  /** A published page of a document that is being written in follows it after so long at most. */
  publishedPageMs: 2_000,
  /** Published pages kept ready in memory, all together. */
  publishedCacheBytesMax: 32 * MIB,
  /** The text that a page brings before its editor, as HTML; what passes it the editor shows. */
  firstSightBytesMax: 2 * MIB,
  /** How long a page waits for that text; a later visitor then finds it ready. */
  firstSightMs: 300,
  /** That of a document that is being written in follows it after so long at most. */
  firstSightKeptMs: 2_000,
  /** Such texts kept ready in memory, all together. */
  firstSightCacheBytesMax: 32 * MIB,
  /** Share links in the list of everybody's; as many published pages. */
  workspaceLinksMax: 1_000,
  /** Different people that one share link may be made for, when it has such a limit. */
  linkPeopleMax: 100_000,
  /** Wrong tokens and passwords of share links that one client address may try in a while. */
  addressGuessesMax: 50,
  /** Wrong passwords that may be tried at one share link in a while, by whomever. */
  linkGuessesMax: 20,
  /** The while. */
  guessWindowMs: 600_000,
} as const;

export type Limits = { readonly [Name in keyof typeof DEFAULT_LIMITS]: number };
