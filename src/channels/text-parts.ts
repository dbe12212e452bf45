import type { CountedPart } from './limits.ts';

/** Where an address ends: a full stop, comma or bracket behind it belongs to the sentence. */
const path = String.raw`(?:[/?#](?:[^\s]*[^\s.,;:!?'"“”‘’()\[\]{}<>…])?)?`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?`;
const countries =
  'ac|ad|ae|af|ag|ai|al|am|an|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bl|bm|bn|bo|bq|br|bs|bt|bv|bw|by|bz|ca|cc|cd|cf|cg|ch|ci|ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|eh|er|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gb|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|ls|lt|lu|lv|ly|ma|mc|md|me|mf|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sj|sk|sl|sm|sn|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tp|tr|tt|tv|tw|tz|ua|ug|uk|um|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw';
const generic =
  'com|org|net|info|biz|gov|edu|mil|int|app|dev|news|city|asia|link|online|site|website|xyz|pro|tv|live|page|blog|shop|store|tech|cloud|digital|media|online|school|health|care|fund|agency|events|name|mobi|space|world|today|social|network|email|group|work|works|help|support|wiki|id';
const host = String.raw`(?:${label}\.)+(?:${countries}|${generic})`;
const notBefore = String.raw`(?<![\p{L}\p{N}@#$._/-])`;
const notAfter = String.raw`(?![\p{L}\p{N}@_-])`;

/** Addresses with `https://`, up to where the sentence goes on. */
const links = new RegExp(String.raw`${notBefore}https?://${label}(?:\.${label})*(?::\d+)?${path}`, 'giu');
/** X makes a link of every address, also without `https://`, whose last part is a top-level domain; so also of `M.Si`. */
const linksOnX = new RegExp(String.raw`${notBefore}(?:https?://)?${host}${notAfter}(?::\d+)?${path}`, 'giu');
const hashtags = /(?<![\p{L}\p{N}_&/#])#[\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*/giu;
const mentions = /(?<![\p{L}\p{N}_=/@.])@[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?/giu;
/** The part behind the second @ of `@dinas@kota.social`. */
const remoteHosts =
  /(?<=(?<![\p{L}\p{N}_=/])@[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/giu;

/** The parts that a network counts one by one; the same link twice is one link. */
export function partsOf(text: string, part: CountedPart): readonly string[] {
  if (part === 'links') return [...new Set(text.match(links))];
  return text.match(part === 'hashtags' ? hashtags : mentions) ?? [];
}

/** A text without its links, and how many there were. */
export function withoutLinks(
  text: string,
  network: 'x' | 'mastodon',
): { readonly rest: string; readonly links: number } {
  const pattern = network === 'x' ? linksOnX : links;
  return { rest: text.replaceAll(pattern, ''), links: text.match(pattern)?.length ?? 0 };
}

/** On Mastodon only `@dinas` counts of `@dinas@kota.social`. */
export function withLocalMentions(text: string): string {
  return text.replaceAll(remoteHosts, '');
}
