import { AgencyCode, AgencyName, AgencyShortName, type PastedRow } from './contract.ts';

/**
 * Reads a pasted list, one agency a line: "code; name; short name" with semicolons or tabs, as spreadsheets copy it.
 * Two fields are code and name; one is the name alone, whose capitals then make the code.
 */
export function readAgencyList(text: string, takenCodes: ReadonlySet<string>): readonly PastedRow[] {
  const seen = new Set<string>();
  return text
    .split(/\r?\n/)
    .map((content, index) => ({ content: content.trim(), line: index + 1 }))
    .filter(({ content }) => content !== '')
    .map(({ content, line }) => {
      const row = { line, ...fieldsOf(content) };
      const fault = faultOf(row, takenCodes, seen);
      if (!fault) seen.add(row.code.toLowerCase());
      return { ...row, fault };
    });
}

function fieldsOf(content: string): Pick<PastedRow, 'code' | 'name' | 'shortName'> {
  const fields = content.split(/[;\t]/).map((field) => field.trim());
  if (fields.length === 1) {
    const [name = ''] = fields;
    const code = codeOf(name);
    return { code, name, shortName: name.length <= 24 ? name : code };
  }
  const [code = '', name = '', shortName = ''] = fields;
  return { code: code.replaceAll(/\s+/g, '-'), name, shortName: shortName || code };
}

/** "Dinas Pekerjaan Umum dan Penataan Ruang" → "DPUPR"; a single word stands for itself. */
function codeOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length === 1) return words[0] ?? '';
  return words
    .filter((word) => /^[\p{Lu}\p{N}]/u.test(word))
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.slice(0, 1)))
    .join('');
}

function faultOf(
  row: Pick<PastedRow, 'code' | 'name' | 'shortName'>,
  taken: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): PastedRow['fault'] {
  if (row.name.length < 2) return 'name-missing';
  if (!AgencyName.safeParse(row.name).success || !AgencyShortName.safeParse(row.shortName).success) return 'too-long';
  if (!AgencyCode.safeParse(row.code).success) return 'code-unusable';
  if (taken.has(row.code.toLowerCase())) return 'code-taken';
  return seen.has(row.code.toLowerCase()) ? 'code-twice' : null;
}
