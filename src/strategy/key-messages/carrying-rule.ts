/** Pure and browser-safe: whether a text seems to carry a key message, by the words they share. */

const shortest = 4;
const enough = 3;
/** Words of every text say nothing about what it is about. */
const empty = new Set(
  'yang untuk dengan dari pada akan atau juga tidak dalam agar bisa sudah kami kita anda warga kota magelang pemerintah setiap semua lebih saat bila mulai hari tahun bulan oleh para dapat adalah karena supaya tetap hanya'.split(
    ' ',
  ),
);

function tellingWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= shortest && !empty.has(word)));
}

interface Message {
  readonly title: string;
  readonly points: readonly string[];
}

/** Three telling words of the title and points stand in the text, one of them from the title. */
export function seemsToCarry(text: string, { title, points }: Message): boolean {
  const said = tellingWords(text);
  const shared = [...tellingWords([title, ...points].join(' '))].filter((word) => said.has(word));
  return shared.length >= enough && shared.some((word) => tellingWords(title).has(word));
}
