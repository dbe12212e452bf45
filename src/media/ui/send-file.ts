import type { DetailedError, Upload } from 'tus-js-client';
import { takeUploadEndpoint, uploadsAddress, type UploadedView } from '#media/contract.ts';
import type { RefusalBody } from '#platform/http/endpoint.ts';
import { call } from '#web/api/call.ts';
import { asRefused, Refused } from '#web/api/refused.ts';
import { currentLanguage } from '#web/words/language.ts';
import { webWords } from '#web/words/web-words.ts';
import { say } from '#web/words/words.ts';
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

/** Small enough that a broken connection costs little, and below the 1 MB that nginx takes unless told otherwise. */
const partBytes = 900 * 1024;
/** Half an hour of trying; then the person is asked. */
const pauses = [0, 1000, 2000, 5000, ...Array.from({ length: 180 }, () => 10_000)];

/** Brings a file in, however often the connection breaks, and has it made a picture. Throws `Refused` for every no. */
export async function sendFile(waiting: WaitingFile, watch: Watch): Promise<UploadedView> {
  const address = await bringIn(waiting, watch);
  if (watch.signal.aborted) throw gone('stopped');
  watch.onProgress(1);
  const id = address.split('/').at(-1) ?? '';
  return await untilHeard(() => call(takeUploadEndpoint, { params: { id } }), watch);
}

async function bringIn({ file, agencyId, address }: WaitingFile, watch: Watch): Promise<string> {
  const { Upload: TusUpload } = await import('tus-js-client').catch(() => {
    throw gone('offline');
  });
  if (watch.signal.aborted) throw gone('stopped');
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
      onAfterResponse: (request, response) => {
        const status = response.getStatus();
        if (request.getMethod() === 'HEAD' && !meansAnswered(status)) throw unreadable(status);
      },
      onShouldRetry: (error) => {
        const again = isPassing(statusOf(error));
        if (again) watch.onStalled();
        return again;
      },
      onSuccess: () => settle(() => done(upload.url ?? '')),
      onError: (error) => settle(() => fail(asRefusal(error))),
    });
    const hurry = (): void =>
      void upload.abort().then(() => {
        if (!watch.signal.aborted) upload.start();
      });
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

/**
 * Whether an answer about what has arrived says so. The library takes every other one for "it is gone" and begins from the
 * first byte: so does a server that just restarts not get to see it.
 */
function meansAnswered(status: number): boolean {
  return (status >= 200 && status < 300) || status === 404 || status === 410 || status === 423;
}

/** No answer at all, a server that restarts or has enough to do, or another connection that was a little further. A full disk is for a person. */
function isPassing(status: number): boolean {
  return [0, 409, 423, 429].includes(status) || (status >= 500 && status !== 507);
}

function gone(kind: string): Refused {
  return new Refused(0, { error: { kind, message: '' } });
}

/** From whoever stands in front of the server. */
function unreadable(status: number): Refused {
  return new Refused(status, {
    error: { kind: 'unreadable-answer', message: say(webWords, 'error.unreadable', { status }) },
  });
}

function statusOf(error: Error | DetailedError): number {
  if (!('originalResponse' in error)) return 0;
  return error.originalResponse?.getStatus() ?? asRefused(error.causingError)?.status ?? 0;
}

function asRefusal(error: Error | DetailedError): Refused {
  const status = statusOf(error);
  if (status === 0) return gone('offline');
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : '';
  const said = bodyOf(body ?? '');
  return said ? new Refused(status, said) : unreadable(status);
}

function bodyOf(text: string): RefusalBody | undefined {
  try {
    const body = JSON.parse(text) as Partial<RefusalBody> | null;
    return body?.error && { error: body.error };
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
      if (signal.aborted) throw gone('stopped');
    }
  }
  return await ask();
}
