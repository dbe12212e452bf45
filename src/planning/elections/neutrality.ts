import type { NeutralityView } from './contract.ts';

export type Found = NeutralityView['found'][number];

const slogans = [
  /\b(?:pilih|coblos|menangkan|dukung)\s+(?:nomor|no\.?|paslon|pasangan|calon)\b[^.!?\n]{0,40}/gi,
  /\b(?:nomor urut \d+|paslon|calon wali ?kota|calon wakil|dua periode|lanjutkan!)/gi,
  /\bkampanye\b(?!\s+komunikasi)/gi,
];
const incumbents = [
  /\b(?:prestasi|keberhasilan|sukses|jasa)\s+(?:bapak |ibu |pak |bu )?wali ?kota\b[^.!?\n]{0,30}/gi,
  /\b(?:berkat|di bawah)\s+(?:kepemimpinan|bapak wali|ibu wali|pak wali|wali ?kota)\b[^.!?\n]{0,40}/gi,
  /\bpetahana\b/gi,
];

/** By names and words alone, so that anybody can see why. Nothing is judged, only shown. */
export function breaksNeutrality(text: string, candidates: readonly string[]): readonly Found[] {
  const named = candidates.flatMap((name) => matchesOf(text, [wordOf(name)]).slice(0, 1));
  return [
    ...named.map((words) => ({ rule: 'candidate' as const, words })),
    ...matchesOf(text, slogans).map((words) => ({ rule: 'slogan' as const, words })),
    ...matchesOf(text, incumbents).map((words) => ({ rule: 'incumbent' as const, words })),
  ];
}

function wordOf(name: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${name.trim().replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'giu',
  );
}

function matchesOf(text: string, patterns: readonly RegExp[]): readonly string[] {
  const found = patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([words]) => words.trim()));
  return [...new Set(found)];
}
