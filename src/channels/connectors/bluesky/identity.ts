import { z } from 'zod';
import type { Answer, Session } from '#channels/connector.ts';
import { accept, refuse } from '#platform/result.ts';
import type { BlueskySettings } from './settings.ts';
import { callPublic, outputOf } from './xrpc.ts';

/** An account's lasting id and the server (PDS) that keeps it. */
export interface Identity {
  readonly did: string;
  readonly server: string;
}

export const DidDocument = z.object({
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.string() })).default([]),
});

/** Handle → DID → document → server, as https://atproto.com/specs/did describes. */
export async function findIdentity(http: Session['http'], settings: BlueskySettings, handle: string): Answer<Identity> {
  const found = await callPublic(http, {
    server: settings.appviewUrl,
    method: 'com.atproto.identity.resolveHandle',
    query: { handle },
    output: z.object({ did: z.string().startsWith('did:') }),
  });
  if (!found.ok) return found;
  const { did } = found.value;
  const document = outputOf(await http({ method: 'GET', url: documentAddress(settings, did) }), DidDocument);
  if (!document.ok) return document;
  const server = serverOf(document.value);
  return server === undefined
    ? refuse({ kind: 'rejected', detail: `${did} names no server` })
    : accept({ did, server });
}

export function serverOf(document: z.infer<typeof DidDocument>): string | undefined {
  const endpoint = document.service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint;
  return endpoint !== undefined && URL.canParse(endpoint) ? new URL(endpoint).origin : undefined;
}

function documentAddress({ plcUrl }: BlueskySettings, did: string): string {
  const [, kind, name = ''] = did.split(':');
  return kind === 'web' ? `https://${decodeURIComponent(name)}/.well-known/did.json` : `${plcUrl}/${did}`;
}
