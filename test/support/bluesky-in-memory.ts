import type { OutgoingRequest, Reply } from '../../src/channels/connector.ts';

export interface BlueskyInMemory {
  /** By record key: the record as it stands. */
  readonly records: Map<string, string>;
  answer(request: OutgoingRequest): Promise<Reply>;
  visible(): number;
}

const json = (status: number, body: object): Reply => ({
  status,
  headers: new Headers(),
  body: new TextEncoder().encode(JSON.stringify(body)),
});

/** Just enough of a data server and its AppView. */
export function blueskyInMemory(did: string): BlueskyInMemory {
  const records = new Map<string, string>();
  const written = (rkey: string): object => ({ uri: `at://${did}/app.bsky.feed.post/${rkey}`, cid: `cid-${rkey}` });
  const calls: Record<string, (input: { rkey: string; record: object; uris: string }) => Reply> = {
    putRecord: ({ rkey, record }) => {
      const text = JSON.stringify(record);
      if (records.has(rkey) && records.get(rkey) !== text)
        return json(400, { error: 'InvalidSwap', message: 'differs' });
      records.set(rkey, text);
      return json(200, written(rkey));
    },
    getRecord: ({ rkey }) =>
      records.has(rkey)
        ? json(200, written(rkey))
        : json(400, { error: 'RecordNotFound', message: 'Could not locate' }),
    deleteRecord: ({ rkey }) => {
      records.delete(rkey);
      return json(200, {});
    },
    getPosts: ({ uris }) => {
      const rkey = uris.slice(uris.lastIndexOf('/') + 1);
      return json(200, { posts: records.has(rkey) ? [written(rkey)] : [] });
    },
    resolveHandle: () => json(400, { error: 'InvalidRequest', message: 'Unable to resolve handle' }),
  };
  return {
    records,
    visible: () => records.size,
    answer: ({ url, body }) => {
      const address = new URL(url);
      const input: unknown = typeof body === 'string' ? JSON.parse(body) : Object.fromEntries(address.searchParams);
      const call = calls[address.pathname.split('.').at(-1) ?? ''];
      return Promise.resolve(call ? call(input as never) : json(404, {}));
    },
  };
}
