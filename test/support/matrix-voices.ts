import type { Case } from './matrix-seeds.ts';

/** What is needed to try the calls about citizens' voices. */
export const voiceCases: Readonly<Record<string, Case>> = {
  'post /public/messages': {
    body: () => ({ kind: 'saran', text: 'Tambah jam buka', submissionKey: crypto.randomUUID() }),
  },
  'get /public/messages/{code}': { params: () => ({ code: 'KM-0000' }) },
  'put /threads/{id}/assignee': { body: () => ({ personId: null, from: null }) },
  'post /threads/{id}/contact': { mayBeMissing: true },
  'post /threads/{id}/replies': {
    body: () => ({ id: crypto.randomUUID(), messageId: crypto.randomUUID(), text: 'Kami cek.', lastReplyId: null }),
    mayBeMissing: true,
  },
  'post /messages/{id}/moderation': { body: () => ({ action: 'hide', reason: 'spam' }) },
  'put /threads/{id}/presence': { body: () => ({ writing: true }) },
};
