export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

/** Picks from an `Accept-Language` header; Indonesian unless English is asked for first. */
export function languageFrom(header: string | null | undefined): Language {
  const first = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return first.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'id';
}
