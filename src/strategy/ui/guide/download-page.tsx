import { IconFileTypePdf } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { printStrategyEndpoint } from '#strategy/contract.ts';
import { addressOf } from '#web/api/call.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button } from '#web/kit/button.tsx';
import { toastRefusal } from '#web/kit/undo-toast.tsx';
import { useLanguage } from '#web/words/language.ts';
import { useWords } from '#web/words/words.ts';
import { webWords } from '#web/words/web-words.ts';
import { guideWords } from './words.ts';

interface DownloadProps {
  readonly agencyId: string;
  /** What is being written goes on the page too. */
  readonly flush: () => Promise<boolean>;
}

/** The strategy on one page. Fetched first, so that a refusal is told here and not in an empty tab. */
export function DownloadPage({ agencyId, flush }: DownloadProps): ReactElement {
  const say = useWords(guideWords);
  const web = useWords(webWords);
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      await flush();
      const response = await fetch(addressOf(printStrategyEndpoint.path, { query: { agencyId, language } }), {
        headers: { 'accept-language': language },
      });
      if (response.ok) {
        save(await response.blob(), nameIn(response));
        announce(say('pdf.done'));
      } else {
        const said = (await response.json()) as { error?: { message?: string } };
        toastRefusal(said.error?.message ?? say('pdf.failed'));
      }
    } catch {
      toastRefusal(web('error.offline'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<IconFileTypePdf aria-hidden />} busy={busy} onClick={() => void download()}>
      {say('pdf')}
    </Button>
  );
}

function nameIn(response: Response): string {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'strategi.pdf';
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
