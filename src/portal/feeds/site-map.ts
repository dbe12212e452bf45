import * as addresses from '#portal/addresses.ts';
import { causes } from '#portal/serving/causes.ts';
import type { Visit } from '#portal/serving/visit.ts';
import { everyPlace } from '#portal/views/site-map.view.ts';
import { xml } from './xml.ts';

export async function siteMap(visit: Visit): Promise<string> {
  for (const cause of [causes.posts, causes.activities, causes.programmes]) visit.dependsOn.add(cause);
  const lists = [addresses.front, addresses.posts, addresses.agencies, addresses.programmes, addresses.answers];
  const places = [...lists.map((path) => ({ path, changedAt: null })), ...(await everyPlace(visit.db))];
  const urls = places.map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString().slice(0, 10)}</lastmod>` : '';
    return `<url><loc>${xml(visit.publicUrl + path)}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

/** Tracking pages are for who holds their code; the desk and the API have nothing to find. */
export function robots(publicUrl: string): string {
  return `User-agent: *\nDisallow: /desk\nDisallow: /api/\nAllow: /api/media/\nDisallow: ${addresses.track}/\nDisallow: ${addresses.search}\nSitemap: ${publicUrl}/sitemap.xml\n`;
}
