const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
const clockBits = 10n;

/**
 * A record key that sorts by time: 53 bits of microseconds and 10 bits that tell writers apart, in 13 digits to base 32.
 * https://atproto.com/specs/tid
 */
export function tid(at: Date, clockId: number): string {
  let left = ((BigInt(at.getTime()) * 1000n) << clockBits) | BigInt(clockId & 1023);
  let digits = '';
  for (let digit = 0; digit < 13; digit += 1) {
    digits = `${alphabet[Number(left & 31n)]}${digits}`;
    left >>= 5n;
  }
  return digits;
}
