import { pictureAddress } from '#media/index.ts';
import * as addresses from '#portal/addresses.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { PostCard } from '#portal/views/posts.view.ts';
import type { Feed } from './feed.ts';
import { xml } from './xml.ts';

/** RSS 2.0, with the address of the feed itself as the specification's readers ask for. */
export function rss({ publicUrl, city }: Visit, { title, description, path, items }: Feed): string {
  const newest = items[0]?.publishedAt;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${xml(title)}</title>
<link>${xml(publicUrl + path)}</link>
<description>${xml(description)}</description>
<language>id</language>
<copyright>${xml(city.governmentName)}</copyright>
<generator>Kentongan</generator>
<atom:link href="${xml(publicUrl + addresses.rss(path))}" rel="self" type="application/rss+xml"/>
${newest ? `<lastBuildDate>${newest.toUTCString()}</lastBuildDate>\n` : ''}${items.map((item) => rssItem(publicUrl, item)).join('\n')}
</channel></rss>
`;
}

function rssItem(publicUrl: string, { slug, title, beginning, publishedAt, agency, picture }: PostCard): string {
  const link = xml(publicUrl + addresses.post(slug));
  const image = picture
    ? `<enclosure url="${xml(publicUrl + pictureAddress(picture.mediaId, 'share'))}" type="image/jpeg" length="0"/>`
    : '';
  return `<item><title>${xml(title)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid><pubDate>${publishedAt.toUTCString()}</pubDate><dc:creator>${xml(agency.shortName)}</dc:creator><description>${xml(beginning)}</description>${image}</item>`;
}
