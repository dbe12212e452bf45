import { useSyncExternalStore } from 'react';
import type { Language } from '#platform/i18n/language.ts';

const place = 'kentongan.language';
const listeners = new Set<() => void>();
let chosen: Language = localStorage.getItem(place) === 'en' ? 'en' : 'id';
document.documentElement.lang = chosen;

export function currentLanguage(): Language {
  return chosen;
}

export function chooseLanguage(language: Language): void {
  if (language === chosen) return;
  chosen = language;
  localStorage.setItem(place, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
