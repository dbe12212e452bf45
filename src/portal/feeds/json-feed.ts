import { pictureAddress } from '#media/index.ts';
import * as addresses from '#portal/addresses.ts';
import type { Visit } from '#portal/serving/visit.ts';
import type { Feed } from './feed.ts';

/** JSON Feed 1.1. */
export function jsonFeed({ publicUrl, city }: Visit, { title, description, path, items }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: publicUrl + path,
    feed_url: publicUrl + addresses.jsonFeed(path),
    language: 'id',
    authors: [{ name: city.governmentName, url: publicUrl }],
    items: items.map(({ slug, title, beginning, publishedAt, agency, picture }) => ({
      id: publicUrl + addresses.post(slug),
      url: publicUrl + addresses.post(slug),
      title,
      content_text: beginning,
      date_published: publishedAt.toISOString(),
      authors: [{ name: agency.shortName, url: publicUrl + addresses.agency(agency.slug) }],
      ...(picture ? { image: publicUrl + pictureAddress(picture.mediaId, 'share') } : {}),
    })),
  });
}
