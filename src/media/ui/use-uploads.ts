import { useEffect, useEffectEvent, useState } from 'react';
import type { UploadedView } from '#media/contract.ts';
import { asRefused } from '#web/api/refused.ts';
import { newId } from '#web/kit/new-id.ts';
import { useSession } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import { givenUp, sendFile } from './send-file.ts';
import { forgetWaiting, keepWaiting, waitingAt, type WaitingFile } from './waiting-files.ts';
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

/** Told to stop; by the key of its file. */
const stops = new Map<string, AbortController>();

/** What is shown of the files on their way. */
function useShown() {
  const [waiting, setWaiting] = useState<readonly Upload[]>([]);
  return {
    waiting,
    show: (files: readonly WaitingFile[]): void =>
      setWaiting((now) => [...now, ...files.map((file) => ({ ...file, share: 0, stalled: false, reason: undefined }))]),
    note: (key: string, part: Partial<Upload>): void =>
      setWaiting((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one))),
    drop: (key: string): void => {
      setWaiting((now) => now.filter((upload) => upload.key !== key));
      void forgetWaiting(key);
    },
  };
}

type Shown = ReturnType<typeof useShown>;

function useSending({ note, drop }: Shown, onUploaded: (picture: UploadedView) => void) {
  const say = useWords(mediaWords);
  return async (file: WaitingFile): Promise<void> => {
    const { key } = file;
    const stop = new AbortController();
    stops.set(key, stop);
    try {
      const picture = await sendFile(file, {
        signal: stop.signal,
        onProgress: (share) => note(key, { share, stalled: false }),
        onStalled: () => note(key, { stalled: true }),
        onBegun: (address) => {
          note(key, { address });
          void keepWaiting({ ...file, address });
        },
      });
      drop(key);
      onUploaded(picture);
    } catch (error) {
      if (stop.signal.aborted) return;
      const refused = asRefused(error);
      if (!refused) throw error;
      // The next try begins anew where the server no longer has it.
      const address = refused.kind === 'upload-not-found' ? { address: null } : {};
      note(key, { reason: refused.message || say('lost'), stalled: false, ...address });
    } finally {
      stops.delete(key);
    }
  };
}

/**
 * Uploads one file after the other, in the order given; each is handed over as soon as it has arrived. What a closed or
 * reloaded page left on its way goes on when the same screen opens again.
 */
export function useUploads(agencyId: string, onUploaded: (picture: UploadedView) => void): Uploads {
  const { person } = useSession();
  const shown = useShown();
  const { waiting, show, note, drop } = shown;
  const send = useSending(shown, onUploaded);
  const begin = async (files: readonly WaitingFile[]): Promise<void> => {
    show(files);
    for (const file of files) await onlyHere(file.key, () => send(file));
  };
  const place = `${person.id} ${location.pathname}`;
  const goOn = useEffectEvent((left: readonly WaitingFile[]) => begin(left.filter(({ key }) => !stops.has(key))));
  // Whoever leaves the screen finds what is still on its way when they come back.
  const leave = useEffectEvent(() => {
    for (const { key } of waiting) stops.get(key)?.abort();
  });
  useEffect(() => {
    let here = true;
    void waitingAt(place, Date.now()).then((left) => (here ? goOn(left) : undefined));
    return () => {
      here = false;
      leave();
    };
  }, [place]);
  return {
    waiting,
    add: async (files) => {
      const since = Date.now();
      const added = files.map((file) => ({ key: newId(), place, agencyId, file, address: null, since }));
      for (const file of added) await keepWaiting(file);
      await begin(added);
    },
    retry: (upload) => {
      note(upload.key, { reason: undefined, share: 0 });
      return send(upload);
    },
    dismiss: ({ key }) => {
      stops.get(key)?.abort(givenUp);
      drop(key);
    },
  };
}

/** In one tab after the other, where the browser can tell; the second finds the picture made. Without, both send the same bytes. */
async function onlyHere(key: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return await work();
  await navigator.locks.request(`kentongan.upload.${key}`, { ifAvailable: true }, (lock) =>
    lock ? work() : undefined,
  );
}

/** All files that were dropped or pasted: of those that are no pictures the server says what to do. */
export function filesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])];
}
