/** Where everything stands on the portal, from its root and without a language. Nothing else builds a path. */

export const front = '/';
export const posts = '/kabar';
export const agencies = '/opd';
export const programmes = '/program';
export const answers = '/tanya-jawab';
export const ask = '/tanya';
export const search = '/cari';
export const track = '/lacak';
export const privacy = '/privasi';
export const accessibility = '/aksesibilitas';
export const openData = '/data';

export const post = (slug: string): string => `${posts}/${slug}`;
export const comment = (slug: string): string => `${posts}/${slug}/tanggapan`;
export const agency = (slug: string): string => `${agencies}/${slug}`;
export const programme = (slug: string): string => `${programmes}/${slug}`;
export const activity = (slug: string): string => `/kegiatan/${slug}`;
export const conversation = (threadId: string): string => `${answers}/${threadId}`;
export const tracking = (code: string): string => `${track}/${code}`;
export const followUp = (code: string): string => `${track}/${code}`;

export const rss = (of: string): string => `${of === front ? '' : of}/rss.xml`;
export const jsonFeed = (of: string): string => `${of === front ? '' : of}/feed.json`;

/** What a page's own text carries, so that it can be found when the page is read back. */
export const pageAnchor = (pageId: string): string => `kabar-${pageId}`;
export const replyAnchor = (replyId: string): string => `jawaban-${replyId}`;
