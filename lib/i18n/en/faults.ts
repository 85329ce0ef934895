/** What people read when the product says no: what, why, and what to do. */
import type { FaultCode } from '../../core/faults.ts';

export const faults: Record<FaultCode, string> = {
  bad_request: 'The server could not read this request. Check what you entered and try again.',
  bad_frame: 'This page sent something the server cannot read. Load the page again.',
  bad_update: 'The server did not accept a change because it is malformed. Load the page again.',
  foreign_client_id:
    'A change was not accepted because it carries another person’s mark. Load the page again.',
  too_deep: 'This is nested too deeply to store. Move the inner parts out and try again.',
  too_large: 'This is too large to store. Split it into smaller parts and try again.',
  file_too_large: 'This file is too large to upload. Make it smaller, or share it another way.',
  picture_too_large: 'This picture is too large to be shown. Scale it down and upload it again.',
  document_files_full:
    'This document has no room for more files. Go on in another document, or ask the person who runs Sheaf for more room.',
  person_files_full:
    'You have uploaded as much as one person may. Ask the person who runs Sheaf for more room.',
  workspace_files_full:
    'This Sheaf has no room for more files. Ask the person who runs it for more room.',
  upload_broken: 'The file did not arrive whole. Check your connection and upload it again.',
  unsupported_content:
    'This holds content that Sheaf does not know. Remove it, or paste it as plain text.',
  unsupported_media_type: 'Sheaf cannot read this kind of file. Use a Markdown file (.md).',
  wrong_credentials: 'The e-mail address or the password is wrong. Check both and try again.',
  not_signed_in: 'This needs an account. Sign in and try again.',
  signed_out: 'You were signed out. Sign in to go on.',
  other_person:
    'You are somebody else in this browser now, for example because you signed in. Load the page again to go on.',
  foreign_origin: 'This request came from another website, so it was stopped. Open Sheaf directly.',
  setup_locked:
    'Sheaf is set up on the computer it runs on, or by the address it printed when it started.',
  not_allowed: 'Your access to this document does not allow this. Ask its owner.',
  not_found: 'There is nothing at this address. Check the link.',
  file_not_found: 'There is no such file in this document. Ask whoever put it there for another.',
  document_not_found: 'There is no such document, or it is in the trash. Check the link.',
  link_not_found:
    'This link does not work: it may be mistyped, used up, expired or revoked. Ask whoever sent it for another.',
  wrong_password: 'That is not the password. Check it and try again.',
  method_not_allowed: 'This address does not do that. Check the request against the API reference.',
  setup_done: 'This Sheaf is set up already. Sign in instead.',
  slug_taken: 'Another page has this address. Choose another one.',
  email_taken: 'There is an account with this e-mail address already. Sign in, or use another one.',
  last_operator:
    'You are the only operator, so nobody could look after this Sheaf. Make somebody else an operator first.',
  page_outdated: 'Sheaf was updated and this page is older. Load the page again.',
  copy_outdated:
    'The document was set back to an earlier state, so this page is outdated. Load it again.',
  document_damaged:
    'Part of this document is damaged on the server’s disk, so it can only be read. Ask the person who runs Sheaf to restore a backup.',
  too_many_requests: 'Too many requests came from here at once. Wait a moment and try again.',
  server_full: 'The server has as many documents open as it can. Try again in a moment.',
  room_full: 'Too many people are in this document right now. Try again in a moment.',
  slow_reader:
    'Your connection is too slow to keep up, so it was renewed. Wait until you are connected again.',
  guest_linked:
    'What this guest made belongs to an account now, so the page is connected again. Wait a moment.',
  restarting: 'The server is restarting. Wait a few seconds, then try again.',
  storage_unavailable:
    'The server cannot write to its disk right now, so nothing was changed. Try again in a moment.',
  internal: 'Something failed on the server, so nothing was changed. Try again in a moment.',
};
