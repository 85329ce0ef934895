/** An invitation as one sends it oneself: the message, and the link below it. */

export function invitationText(message: string, url: string): string {
  const said = message.trim();
  return said === '' ? url : `${said}\n\n${url}`;
}

/** Opens a new mail in whatever program the reader has (RFC 6068). */
export function mailtoOf(email: string, subject: string, body: string): string {
  // The address was typed: nothing of it may become a header of its own. Lines end as in mail.
  const text = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  const to = email.split('@').map(encodeURIComponent).join('@');
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${text}`;
}
