import { describe, expect, it } from 'vitest';
import { invitationText, mailtoOf } from '../../../app/_share/invitation-text.ts';

describe('an invitation that one sends oneself', () => {
  it('[SHARE-43] is the message and the link below it, or the link alone', () => {
    expect(invitationText(' Please read this. ', 'https://a.b/s/x')).toBe(
      'Please read this.\n\nhttps://a.b/s/x',
    );
    expect(invitationText('  ', 'https://a.b/s/x')).toBe('https://a.b/s/x');
  });

  it('[SHARE-43] as a mail nothing that was typed becomes a header of its own', () => {
    expect(mailtoOf('bob@example.org', 'A & B?', 'Hi\n\nhttps://a.b')).toBe(
      'mailto:bob@example.org?subject=A%20%26%20B%3F&body=Hi%0D%0A%0D%0Ahttps%3A%2F%2Fa.b',
    );
    const sly = new URL(mailtoOf('bob@example.org?bcc=eve@example.org', 'x', 'y'));
    expect([...sly.searchParams.keys()]).toEqual(['subject', 'body']);
  });
});
