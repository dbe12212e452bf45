import { useEffect, useEffectEvent, useState } from 'react';
import type { UploadedView } from '#media/contract.ts';
import { asRefused } from '#web/api/refused.ts';
import { newId } from '#web/kit/new-id.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { givenUp, sendFile } from './send-file.ts';
import { forgetWaiting, keepWaiting, stillWaiting, waitingAt, type WaitingFile } from './waiting-files.ts';
import { mediaWords } from './words.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload extends WaitingFile {
  /** 0…1 of it has arrived. */
  readonly share: number;
  /** Waits for the connection. */
  readonly stalled: boolean;
  /** Why it did not arrive; undefined while it is on its way. */
  readonly reason: string | undefined;
}

export interface Uploads {
  readonly waiting: readonly Upload[];
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly retry: (upload: Upload) => Promise<void>;
  readonly dismiss: (upload: Upload) => void;
}

interface UploadsOptions {
  /** Whose library the pictures belong to. */
  readonly agencyId: string;
  /** What they are for, such as `post:…`: what is left on its way goes on there and nowhere else. */
  readonly place: string;
  /** Unless they could not be put anywhere. */
  readonly enabled?: boolean;
}

/** What is shown of the files on their way. */
function useShown() {
  const [waiting, setWaiting] = useState<readonly Upload[]>([]);
  return {
    waiting,
    show: (files: readonly WaitingFile[]): void =>
      setWaiting((now) => [...now, ...files.map((file) => ({ ...file, share: 0, stalled: false, reason: undefined }))]),
    note: (key: string, part: Partial<Upload>): void =>
      setWaiting((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one))),
    drop: (key: string): void => setWaiting((now) => now.filter((upload) => upload.key !== key)),
    clear: (): void => setWaiting([]),
  };
}

type Shown = ReturnType<typeof useShown>;

function useSending({ note, drop }: Shown, onUploaded: (picture: UploadedView) => void) {
  const say = useWords(mediaWords);
  return async (file: WaitingFile, stop: AbortSignal): Promise<void> => {
    const { key } = file;
    const keep = async (address: string | null): Promise<void> => {
      if (stop.aborted) return;
      note(key, { address });
      await keepWaiting({ ...file, address });
    };
    try {
      const picture = await sendFile(file, {
        signal: stop,
        onProgress: (share) => note(key, { share, stalled: false }),
        onStalled: () => note(key, { stalled: true }),
        onBegun: (address) => void keep(address),
      });
      if (stop.aborted) return;
      drop(key);
      await forgetWaiting(key);
      onUploaded(picture);
    } catch (error) {
      if (stop.aborted) return;
      const refused = asRefused(error);
      if (!refused) throw error;
      // The next try begins anew where the server no longer has it.
      if (refused.kind === 'upload-not-found') await keep(null);
      note(key, { reason: refused.message || say('lost'), stalled: false });
    }
  };
}

/** Brings one file in after the other, each unless it is told to stop, also before its turn. */
function useQueue(shown: Shown, onUploaded: (picture: UploadedView) => void) {
  const { show, drop, clear } = shown;
  const [stops] = useState(() => new Map<string, AbortController>());
  const send = useSending(shown, onUploaded);
  const begin = (file: WaitingFile) => {
    const stop = new AbortController();
    stops.set(file.key, stop);
    return { file, stop };
  };
  const work = async ({ file, stop }: ReturnType<typeof begin>): Promise<void> => {
    const { key } = file;
    await onlyHere(key, stop.signal, async () => {
      const now = await stillWaiting(file);
      if (stop.signal.aborted) return;
      if (now) await send(now, stop.signal);
      // Another tab has brought it in.
      else drop(key);
    });
    if (stops.get(key) === stop) stops.delete(key);
  };
  return {
    has: ({ key }: WaitingFile): boolean => stops.has(key),
    bring: async (files: readonly WaitingFile[], ready?: Promise<void>): Promise<void> => {
      const turns = files.map((file) => begin(file));
      show(files);
      await ready;
      for (const turn of turns) await work(turn);
    },
    again: (file: WaitingFile): Promise<void> => work(begin(file)),
    giveUp: async (key: string): Promise<void> => {
      stops.get(key)?.abort(givenUp);
      drop(key);
      await forgetWaiting(key);
    },
    leave: (): void => {
      for (const stop of stops.values()) stop.abort();
      stops.clear();
      clear();
    },
  };
}

/**
 * Uploads one file after the other, in the order given; each is handed over as soon as it has arrived. What a closed or
 * reloaded page left on its way goes on when the same place opens again.
 */
export function useUploads(options: UploadsOptions, onUploaded: (picture: UploadedView) => void): Uploads {
  const { agencyId, enabled = true } = options;
  const { person } = useSession();
  const place = `${person.id} ${options.place}`;
  const shown = useShown();
  const queue = useQueue(shown, onUploaded);
  const goOn = useEffectEvent((left: readonly WaitingFile[]) => queue.bring(left.filter((file) => !queue.has(file))));
  const leave = useEffectEvent(() => queue.leave());
  useEffect(() => {
    if (!enabled) return undefined;
    let here = true;
    void waitingAt(place, Date.now()).then((left) => (here ? goOn(left) : undefined));
    return () => {
      here = false;
      leave();
    };
  }, [place, enabled]);
  return {
    waiting: shown.waiting,
    add: async (files) => {
      const since = Date.now();
      const added = files.map((file) => ({ key: newId(), place, agencyId, file, address: null, since }));
      await queue.bring(added, keepAll(added));
    },
    retry: async (upload) => {
      const { key, place: kept, agencyId: owner, file, address, since } = upload;
      shown.note(key, { reason: undefined, share: 0 });
      await keepWaiting({ key, place: kept, agencyId: owner, file, address, since });
      await queue.again(upload);
    },
    dismiss: ({ key }) => void queue.giveUp(key),
  };
}

async function keepAll(files: readonly WaitingFile[]): Promise<void> {
  for (const file of files) await keepWaiting(file);
}

/** In one tab after the other, where the browser can tell. Without, both send the same bytes. */
async function onlyHere(key: string, stop: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (stop.aborted) return;
  if (!('locks' in navigator)) return await work();
  try {
    await navigator.locks.request(`kentongan.upload.${key}`, { signal: stop }, work);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

/** All files that were dropped or pasted: of those that are no pictures the server says what to do. */
export function filesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])];
}
