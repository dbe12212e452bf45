/** Hands words to the browser as a file. */
export function saveFile(name: string, words: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** `saluran-jalan-barito-siaran-pers.txt` */
export function fileName(...parts: readonly string[]): string {
  const plain = parts.map((part) => part.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')); // oxfmt-ignore
  return `${plain.filter(Boolean).join('-').slice(0, 90)}.txt`;
}
