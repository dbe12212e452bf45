import type { Language } from '#platform/i18n/language.ts';

/**
 * A number as people type it: `1.234,5` in Indonesian, `1,234.5` in English, `−3`. Null when empty, undefined when it is
 * no number. A single mark not followed by three digits is a decimal mark in both languages.
 */
export function readNumber(typed: string, language: Language): number | null | undefined {
  const text = typed.replaceAll(/[\s\u00A0]/g, '').replace('−', '-');
  if (text === '') return null;
  const [group, decimal] = language === 'id' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(text) ? text.replaceAll(group, '').replace(decimal, '.') : text.replace(',', '.');
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** How such a number is put into its field. */
export function writeNumber(value: number | null, language: Language): string {
  if (value === null) return '';
  return language === 'id' ? String(value).replace('.', ',') : String(value);
}
