/** A file that has not arrived yet, kept on the device so that a closed tab or a dead battery loses nothing. */
export interface WaitingFile {
  readonly key: string;
  /** Whose, and for what: it goes on there and nowhere else. */
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

/** Not on the shelf because the device keeps nothing; by their keys. */
const unkept = new Set<string>();

export async function keepWaiting(file: WaitingFile): Promise<void> {
  const kept = await inShelf('readwrite', (files) => files.put(file));
  if (kept === undefined) unkept.add(file.key);
  else unkept.delete(file.key);
}

/** As it is kept now; undefined when another tab has brought it in or given it up meanwhile. */
export async function stillWaiting(file: WaitingFile): Promise<WaitingFile | undefined> {
  if (unkept.has(file.key)) return file;
  const kept = await inShelf<WaitingFile[]>('readonly', (files) => files.getAll(file.key));
  return kept ? kept[0] : file;
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
      const work = db.transaction(shelf, mode);
      const [answer] = await Promise.all([settled<Answer>(act(work.objectStore(shelf))), ended(work)]);
      return answer;
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

/** Only then it is kept: a device may turn out to be full at the very end. */
function ended(work: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    work.addEventListener('complete', () => done());
    work.addEventListener('abort', () => fail(work.error ?? new Error('The device keeps nothing')));
  });
}
