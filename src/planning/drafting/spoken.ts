/** Figures, hours, money and abbreviations as an announcer says them. */
export function spoken(text: string): string {
  return steps.reduce((told, [pattern, say]) => told.replaceAll(pattern, say), text).replaceAll(/ {2,}/g, ' ').trim(); // oxfmt-ignore
}

type Say = (...match: string[]) => string;

const units: Readonly<Record<string, string>> = {
  km: 'kilometer', m: 'meter', cm: 'sentimeter', kg: 'kilogram', ha: 'hektare', m2: 'meter persegi', 'm²': 'meter persegi',
  l: 'liter', watt: 'watt', '°c': 'derajat Celsius',
}; // oxfmt-ignore

const zones: Readonly<Record<string, string>> = {
  WIB: 'Waktu Indonesia Barat',
  WITA: 'Waktu Indonesia Tengah',
  WIT: 'Waktu Indonesia Timur',
};

const steps: readonly (readonly [RegExp, Say])[] = [
  [/\bJl(?:n)?\.\s*/g, () => 'Jalan '],
  [/\bNo\.\s*(?=\d)/g, () => 'nomor '],
  [/\b(RT|RW)\.?\s*0*(\d+)/g, (_, unit = '', number = '') => `${unit} ${whole(number)}`],
  [/\b(\d{1,2})[.:](\d{2})(?=(?:\s*[–-]\s*\d{1,2}[.:]\d{2})?\s*(?:WIB|WITA|WIT)\b)/g, (_, hour = '', minute = '') => clock(hour, minute)],
  [/\b(pukul|jam)\s+(\d{1,2})[.:](\d{2})\b/gi, (...[, word = '', hour = '', minute = '']) => `${word} ${clock(hour, minute)}`],
  [/\b(WIB|WITA|WIT)\b/g, (_, zone = '') => zones[zone] ?? zone],
  [/\bRp\.?\s*(\d+(?:\.\d{3})*(?:,\d+)?)(\s*(?:ribu|juta|miliar|triliun))?(?:,-)?/g, (_, number = '', size = '') => `${figure(number)}${size} rupiah`],
  [/\b(\d{2})\/(\d{2})\/(\d{4})\b/g, (...[, day = '', month = '', year = '']) => `${whole(day)} ${months[Number(month) - 1] ?? month} ${whole(year)}`],
  [/(?:\+62|\b0)\d[\d -]{6,}\d\b/g, (number = '') => digits(number)],
  [/\b(telepon|hubungi|nomor darurat|call center|layanan)\s+(1\d{2})\b/gi, (_, word = '', number = '') => `${word} ${digits(number)}`],
  [/(?<![\d.,])(\d+(?:\.\d{3})*(?:,\d+)?)\s*%/g, (_, number = '') => `${figure(number)} persen`],
  [/(?<![\d.,])(\d+(?:\.\d{3})*(?:,\d+)?)\s*(km|cm|kg|ha|m2|m²|m|l|watt|°c)(?![\p{L}\p{N}])/giu, (_, number = '', unit = '') => `${figure(number)} ${units[unit.toLowerCase()] ?? unit}`],
  [/(?<=\d)\s*[–-]\s*(?=\d)/g, () => ' sampai '],
  [/\bke-(\d+)\b/g, (_, number = '') => (number === '1' ? 'pertama' : `ke${whole(number)}`)],
  [/(?<![\p{L}\d])\d+(?:\.\d{3})*(?:,\d+)?(?![\d\p{L}])/gu, (number = '') => figure(number)],
  [/\d+/g, (number = '') => ` ${whole(number)} `],
  [/(?<=\p{L})\s*–\s*(?=(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas))/gu, () => ' sampai '],
  [/\s+([.,;:!?])/g, (_, mark = '') => mark],
  [/&/g, () => 'dan'],
]; // oxfmt-ignore

const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']; // oxfmt-ignore
const ones = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']; // oxfmt-ignore

function clock(hour: string, minute: string): string {
  return minute === '00' ? whole(hour) : `${whole(hour)} lewat ${whole(minute)} menit`;
}

function digits(number: string): string {
  return Array.from(number.replaceAll(/[^\d+]/g, '')).map((digit) => (digit === '+' ? 'plus' : (ones[Number(digit)] ?? ''))).join(' '); // oxfmt-ignore
}

/** “1.234,5”: a full stop groups thousands, a comma begins the decimals. */
function figure(number: string): string {
  const [before = '', after] = number.replace(/\.$/, '').split(',');
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$/.test(before);
  if (!isGrouped && before.includes('.')) return before.split('.').map(whole).join(' titik ');
  const told = whole(before.replaceAll('.', ''));
  return after === undefined ? told : `${told} koma ${digits(after)}`;
}

function whole(number: string): string {
  const value = Number(number);
  if (!Number.isSafeInteger(value) || number.length > 15) return digits(number);
  return inWords(value);
}

const sizes: readonly (readonly [number, string])[] = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1000, 'ribu'],
  [100, 'ratus'],
];

/** 1.250 is “seribu dua ratus lima puluh”. */
export function inWords(value: number): string {
  if (value < 12) return ones[value] ?? '';
  if (value < 20) return `${inWords(value - 10)} belas`;
  const [size, word] = sizes.find(([least]) => value >= least) ?? [10, 'puluh'];
  const [count, rest] = [Math.floor(value / size), value % size];
  const head = count === 1 && size <= 1000 ? `se${word}` : `${inWords(count)} ${word}`;
  return rest === 0 ? head : `${head} ${inWords(rest)}`;
}
