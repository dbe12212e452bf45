/** A file that has not arrived yet, kept on the device so that a closed tab or a dead battery loses nothing. */
export interface WaitingFile {
  readonly key: string;
  /** Whose, and on which screen: it goes on there and nowhere else. */
  readonly place: string;
  readonly agencyId: string;
  readonly file: File;
  /** Where the server keeps what has arrived. */
  readonly address: string | null;
  readonly since: number;
}

const database = 'kentongan.uploads';
const shelf = 'files';
/** As long as the server keeps what has arrived. */
const keptMs = 24 * 3_600_000;

export async function keepWaiting(file: WaitingFile): Promise<void> {
  await inShelf('readwrite', (files) => files.put(file));
}

export async function forgetWaiting(key: string): Promise<void> {
  await inShelf('readwrite', (files) => files.delete(key));
}

/** Those of that place, the oldest first; what is too old goes. */
export async function waitingAt(place: string, now: number): Promise<readonly WaitingFile[]> {
  const all = (await inShelf<WaitingFile[]>('readonly', (files) => files.getAll())) ?? [];
  for (const { key, since } of all) if (now - since > keptMs) await forgetWaiting(key);
  const fresh = all.filter((file) => file.place === place && now - file.since <= keptMs);
  return fresh.toSorted((a, b) => a.since - b.since);
}

/** A browser that keeps nothing (private windows, a full device) costs only the going on after a reload. */
async function inShelf<Answer>(
  mode: IDBTransactionMode,
  act: (files: IDBObjectStore) => IDBRequest,
): Promise<Answer | undefined> {
  try {
    const opened = indexedDB.open(database, 1);
    opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore(shelf, { keyPath: 'key' }));
    const db = await settled<IDBDatabase>(opened);
    try {
      return await settled<Answer>(act(db.transaction(shelf, mode).objectStore(shelf)));
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

function settled<Answer>(request: IDBRequest): Promise<Answer> {
  return new Promise((done, fail) => {
    request.addEventListener('success', () => done(request.result as Answer));
    request.addEventListener('error', () => fail(request.error ?? new Error('The device keeps nothing')));
  });
}
