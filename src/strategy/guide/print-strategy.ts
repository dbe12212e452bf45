import { openPicture, type MediaId, type PictureFiles } from '#media/index.ts';
import { city, type Actor } from '#organisation/index.ts';
import { printedPage } from '#platform/documents/printed-page.ts';
import type { Printer, PrintRefusal } from '#platform/documents/printer.ts';
import type { Db } from '#platform/db/db.ts';
import type { Language } from '#platform/i18n/language.ts';
import { accept, type Result } from '#platform/result.ts';
import { readableAgency } from '../may-write-strategy.ts';
import { pillarsFor } from '../pillars/pillar.store.ts';
import type { StrategyTools } from '../tools.ts';
import { emptyStrategy } from './content.ts';
import { heldStrategy, type HeldStrategy } from './held-strategy.ts';
import { pageFoot, pageOf, pageTitle, tightnesses, type PageAsked } from './one-page.ts';

export interface PrintTools extends StrategyTools {
  readonly files: PictureFiles;
  readonly printer: Pick<Printer, 'printPdf'>;
}

export interface PrintedStrategy {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

type Refusal = PrintRefusal | { readonly kind: 'agency-not-found' };

/** One page A4. A strategy that is too long is told shorter, step by step, and the page says so. */
export async function printStrategy(
  tools: PrintTools,
  actor: Actor,
  { agencyId, language }: { readonly agencyId: string | undefined; readonly language: Language },
): Promise<Result<PrintedStrategy, Refusal>> {
  const readable = await readableAgency(tools.db, actor, agencyId);
  if (!readable.ok) return readable;
  const { agency } = readable.value;
  const held = await heldStrategy(tools.db, readable.value);
  const { name = '', zone = 'Asia/Jakarta' } = (await city(tools.db)) ?? {};
  const asked: PageAsked = {
    agency,
    city: { name, zone },
    held,
    pillars: await pillarsFor(tools.db, agency.id),
    logo: await logoOf(tools, held),
    language,
    at: tools.now(),
  };
  const printed = await fitted(tools.printer, asked);
  return printed.ok ? accept({ pdf: printed.value, name: `${agency.slug}.pdf` }) : printed;
}

async function fitted(
  printer: PrintTools['printer'],
  asked: PageAsked,
): Promise<Result<Uint8Array<ArrayBuffer>, PrintRefusal>> {
  let last: Result<Uint8Array<ArrayBuffer>, PrintRefusal> | undefined;
  for (const tightness of tightnesses) {
    const sheet = { title: pageTitle(asked), language: asked.language, landscape: false, foot: pageFoot(asked) };
    last = await printer.printPdf(printedPage({ ...sheet, ...pageOf(asked, tightness) }), { landscape: false });
    if (!last.ok || pagesOf(last.value) === 1) return last;
  }
  return last ?? { ok: false, refusal: { kind: 'printing-too-long' } };
}

/** Chromium writes each page's dictionary in plain words. */
export function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

async function logoOf(
  tools: { db: Db; files: PictureFiles },
  { own, inherited }: HeldStrategy,
): Promise<PageAsked['logo']> {
  const contents = [own?.content ?? emptyStrategy, ...inherited.toReversed().map(({ content }) => content)];
  const logo = contents.flatMap(({ brand }) => brand.logos)[0];
  if (!logo) return undefined;
  const opened = await openPicture(tools, logo.mediaId as MediaId, { maxBytes: null, mime: 'image/webp' });
  if (!opened.ok) return undefined;
  const src = `data:image/webp;base64,${Buffer.from(opened.value.bytes).toString('base64')}`;
  return { src, alt: logo.alt };
}
