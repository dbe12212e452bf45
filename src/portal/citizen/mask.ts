export type PersonalData = 'nik' | 'phone' | 'email';

// Groups of digits as people write them: 3371 0123 4567 0001, 0812-3456-7890, +62 812 3456 7890, (0293) 123456.
const nik = /(?<![\d.,])\d(?:[ .-]?\d){15}(?![\d])/g;
const phone = /(?<![\d.,])(?:\+?62[ .-]?|\(?0)\d{2,3}\)?(?:[ .-]?\d){5,9}(?!\d)/g;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** What in a text would tell strangers who somebody is or how to reach them. */
export function personalDataIn(text: string): readonly PersonalData[] {
  const without = text.replaceAll(nik, '');
  return [
    ...(without === text ? [] : (['nik'] as const)),
    ...(new RegExp(phone).test(without) ? (['phone'] as const) : []),
    ...(new RegExp(email).test(text) ? (['email'] as const) : []),
  ];
}

/** For whatever is public: all but the first digits are covered. The desk still reads the whole. */
export function masked(text: string): string {
  return text
    .replaceAll(nik, (digits) => cover(digits, 4))
    .replaceAll(phone, (digits) => cover(digits, 4))
    .replaceAll(email, (address) => `${address.slice(0, 1)}•••@${address.split('@')[1] ?? ''}`);
}

function cover(digits: string, open: number): string {
  let seen = 0;
  return digits.replaceAll(/\d/g, (digit) => {
    seen += 1;
    return seen <= open ? digit : '•';
  });
}
