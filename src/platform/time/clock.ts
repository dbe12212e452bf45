/** The present instant. Handed in, so that tests choose it. */
export type Now = () => Date;

export const zones = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
} as const;
export type ZoneName = keyof typeof zones;
