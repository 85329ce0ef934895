/** What a person is told when the packages cannot be installed. */
import { describe, expect, it } from 'vitest';
import { explainInstall } from '../../../bin/steps/install.mjs';

describe('failed install', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', 'network'],
    ['npm error code EAI_AGAIN', 'network'],
    ['npm error code ECONNREFUSED', 'proxy'],
    ['npm error code ENOSPC\nnpm error errno -28', 'make room'],
    ['npm error code EACCES\nnpm error syscall mkdir', 'chown'],
    ['npm error code EROFS', 'cannot be written'],
    ['npm error code EINTEGRITY', 'npm cache verify'],
    ['npm error code E404\nnpm error 404 Not Found', 'registry'],
    ['Error: spawn npm ENOENT', 'npm was not found'],
    ['something nobody has seen before', 'npm ci'],
  ])('[START-3] tells one sentence with the cure for: %s', (said, cure) => {
    const sentence = explainInstall(said);
    expect(sentence).toContain(cure);
    expect(sentence).toMatch(/^[A-Zn][^\n]*\.$/);
    expect(sentence.match(/\. [A-Z]/)).toBeNull();
  });
});
