import type { TextForm } from '#planning/contract.ts';

export const formGroups: readonly { readonly name: 'channels' | 'press' | 'field'; readonly forms: readonly TextForm[] }[] = [
  { name: 'channels', forms: ['portal', 'instagram', 'facebook', 'bluesky', 'x', 'threads', 'tiktok', 'youtube', 'whatsapp', 'telegram'] },
  { name: 'press', forms: ['press-release', 'radio-30', 'radio-60'] },
  { name: 'field', forms: ['billboard', 'notice', 'shot-list', 'spokesperson'] },
]; // oxfmt-ignore

const mediumOfForm: Partial<Record<TextForm, string>> = {
  'whatsapp': 'whatsapp-channel', 'radio-30': 'radio', 'radio-60': 'radio', 'press-release': 'print', 'notice': 'community-meeting',
}; // oxfmt-ignore

/** The sign that stands for a form. */
export function signOf(form: TextForm): string {
  return mediumOfForm[form] ?? form;
}

/** How its preview looks. */
export function lookOf(form: TextForm): 'news' | 'phone' | 'chat' | 'paper' | 'air' | 'poster' {
  if (form === 'portal') return 'news';
  if (form === 'whatsapp' || form === 'telegram') return 'chat';
  if (form === 'radio-30' || form === 'radio-60') return 'air';
  if (form === 'billboard') return 'poster';
  const paper: readonly TextForm[] = ['press-release', 'notice', 'shot-list', 'spokesperson'];
  return paper.includes(form) ? 'paper' : 'phone';
}
