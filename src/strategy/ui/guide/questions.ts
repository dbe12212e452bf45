/** In the order they are asked. */
export const questions = [
  'audiences',
  'questions',
  'changes',
  'places',
  'duties',
  'language',
  'voices',
  'words',
  'times',
  'theme',
] as const;
export type Question = (typeof questions)[number];
