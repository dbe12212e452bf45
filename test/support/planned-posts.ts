import type { AgencyId } from '../../src/organisation/index.ts';
import type { PlannedPost } from '../../src/planning/clashes/clash.ts';

const subjects = ['vaksinasi anak', 'tambal jalan', 'lampu gang', 'bank sampah', 'jadwal truk', 'perpustakaan keliling', 'pasar murah', 'lomba mewarnai']; // oxfmt-ignore
const long =
  'Bawa kartu keluarga, kursi sendiri, payung, botol minum, kantong belanja, dan catatan pertanyaan untuk petugas. ';

/** So many posts of forty agencies, six hours apart in heaps; the same each time. */
export function manyPlannedPosts(count: number): readonly PlannedPost[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    agencyId: `${String(index % 40).padStart(8, '0')}-0000-4000-8000-000000000000` as AgencyId,
    title: `${subjects[index % 8]} ${index % 97} kelurahan k${index % 17}x${index % 31}`,
    text: `Datang pukul ${String(7 + (index % 9)).padStart(2, '0')}.00 WIB ke balai nomor ${index}. ${long.repeat(6)}`,
    state: 'draft',
    publishAt: new Date(Date.UTC(2026, 11, 1) + Math.floor(index / 22) * 6 * 3_600_000),
    place: '',
    programmes: [],
  }));
}

const few = 'vaksinasi rabies gratis karnaval lampion pahlawan donor darah pasar murah taman tidar lomba cacaban sampah'.split(' '); // oxfmt-ignore

/** Posts of four agencies within a few hours, with few words to choose from, so that many collide. */
export function collidingPosts(count: number, chance: (below: number) => number): readonly PlannedPost[] {
  const words = (most: number): string => Array.from({ length: chance(most) }, () => few[chance(few.length)]).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    agencyId: `${String(chance(4)).padStart(8, '0')}-0000-4000-8000-000000000000` as AgencyId,
    title: words(6),
    text: `${words(12)} ${chance(3)} dosis pukul 0${chance(9)}.00`,
    state: 'draft',
    publishAt: new Date(Date.UTC(2026, 11, 4, chance(6), chance(60))),
    place: chance(4) === 0 ? 'Balai' : '',
    programmes: chance(4) === 0 ? [{ id: 'p', name: 'Prodamai' }] : [],
  }));
}
