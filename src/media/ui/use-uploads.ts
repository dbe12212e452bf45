import { useState } from 'react';
import { uploadPictureEndpoint, type UploadedView } from '#media/contract.ts';
import { call } from '#web/api/call.ts';
import { asRefused } from '#web/api/refused.ts';
import { newId } from '#web/kit/new-id.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  /** Why it did not arrive; undefined while it is on its way. */
  readonly reason: string | undefined;
}

export interface Uploads {
  readonly waiting: readonly Upload[];
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly retry: (upload: Upload) => Promise<void>;
  readonly dismiss: (upload: Upload) => void;
}

/** Uploads one file after the other, in the order given; each is handed over as soon as it has arrived. */
export function useUploads(agencyId: string, onUploaded: (picture: UploadedView) => void): Uploads {
  const [waiting, setWaiting] = useState<readonly Upload[]>([]);
  const drop = (key: string): void => setWaiting((now) => now.filter((upload) => upload.key !== key));

  const send = async ({ key, file }: Upload): Promise<void> => {
    try {
      const picture = await call(uploadPictureEndpoint, { body: { agencyId, file } });
      drop(key);
      onUploaded(picture);
    } catch (error) {
      const refused = asRefused(error);
      if (!refused) throw error;
      setWaiting((now) => now.map((one) => (one.key === key ? { ...one, reason: refused.message } : one)));
    }
  };

  return {
    waiting,
    add: async (files) => {
      const added = files.map((file) => ({ key: newId(), file, reason: undefined }));
      setWaiting((now) => [...now, ...added]);
      for (const upload of added) await send(upload);
    },
    retry: (upload) => {
      setWaiting((now) => now.map((one) => (one.key === upload.key ? { ...one, reason: undefined } : one)));
      return send(upload);
    },
    dismiss: ({ key }) => drop(key),
  };
}

/** The pictures among what was dropped or pasted. */
export function picturesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}
