import type { DetailedError, Upload } from 'tus-js-client';
import { takeUploadEndpoint, uploadsAddress, type UploadedView } from '#media/contract.ts';
import type { RefusalBody } from '#platform/http/endpoint.ts';
import { call } from '#web/api/call.ts';
import { asRefused, Refused } from '#web/api/refused.ts';
import { currentLanguage } from '#web/words/language.ts';
import type { WaitingFile } from './waiting-files.ts';

export interface Watch {
  /** 0…1 of the file has arrived. */
  readonly onProgress: (share: number) => void;
  /** The connection is gone; it goes on by itself when it is back. */
  readonly onStalled: () => void;
  /** The server has made room for it, at that address. */
  readonly onBegun: (address: string) => void;
  readonly signal: AbortSignal;
}

/** Why a running upload is stopped, where what has arrived is not to be kept. */
export const givenUp = 'given up';

/** Small enough that a broken connection costs little and a proxy in front takes each part. */
const partBytes = 2 * 1024 * 1024;
/** Half an hour of trying; then the person is asked. */
const pauses = [0, 1000, 2000, 5000, ...Array.from({ length: 180 }, () => 10_000)];

/** Brings a file in, however often the connection breaks, and has it made a picture. Throws `Refused` for every no. */
export async function sendFile(waiting: WaitingFile, watch: Watch): Promise<UploadedView> {
  const address = await bringIn(waiting, watch);
  watch.onProgress(1);
  const id = address.split('/').at(-1) ?? '';
  return await untilHeard(() => call(takeUploadEndpoint, { params: { id } }), watch);
}

async function bringIn({ file, agencyId, address }: WaitingFile, watch: Watch): Promise<string> {
  const { Upload: TusUpload } = await import('tus-js-client').catch(() => {
    throw gone('offline');
  });
  return await new Promise((done, fail) => {
    const upload: Upload = new TusUpload(file, {
      endpoint: uploadsAddress,
      uploadUrl: address,
      chunkSize: partBytes,
      retryDelays: pauses,
      storeFingerprintForResuming: false,
      metadata: { agencyId, filename: file.name },
      headers: { 'Accept-Language': currentLanguage(), Accept: 'application/json' },
      onUploadUrlAvailable: () => watch.onBegun(upload.url ?? ''),
      onProgress: (sent, all) => watch.onProgress(all === 0 ? 0 : sent / all),
      onShouldRetry: (error) => {
        const again = isPassing(error.originalResponse?.getStatus() ?? 0);
        if (again) watch.onStalled();
        return again;
      },
      onSuccess: () => settle(() => done(upload.url ?? '')),
      onError: (error) => settle(() => fail(asRefusal(error))),
    });
    const hurry = (): void => void upload.abort().then(() => upload.start());
    const stop = (): void => {
      void upload.abort(watch.signal.reason === givenUp).catch(() => undefined);
      settle(() => fail(gone('stopped')));
    };
    const settle = (end: () => void): void => {
      globalThis.removeEventListener('online', hurry);
      watch.signal.removeEventListener('abort', stop);
      end();
    };
    globalThis.addEventListener('online', hurry);
    watch.signal.addEventListener('abort', stop);
    upload.start();
  });
}

/** No answer at all, a server that restarts, or another connection that was a little further. A full disk is for a person. */
function isPassing(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);
}

function gone(kind: string): Refused {
  return new Refused(0, { error: { kind, message: '' } });
}

function asRefusal(error: Error | DetailedError): Refused {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  const said = bodyOf(response?.getBody() ?? '');
  return said ? new Refused(status, said) : gone(status === 0 ? 'offline' : 'unreadable-answer');
}

function bodyOf(text: string): RefusalBody | undefined {
  try {
    return JSON.parse(text) as RefusalBody;
  } catch {
    return undefined;
  }
}

/** Making the picture may be asked for again: the answer is the same. */
async function untilHeard<Answer>(ask: () => Promise<Answer>, { onStalled, signal }: Watch): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      const refused = asRefused(error);
      if (!refused || !isPassing(refused.status) || signal.aborted) throw error;
      onStalled();
      await new Promise((done) => setTimeout(done, Math.max(pause, 500)));
    }
  }
  return await ask();
}
