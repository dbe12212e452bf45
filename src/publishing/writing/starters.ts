import type { Duty } from '#strategy/contract.ts';

export const starterKinds = ['opening', 'call', 'format'] as const;
export type StarterKind = (typeof starterKinds)[number];

/** What a writer can begin and end with. In square brackets stands what is to be filled in; a rule tells what was left open. */
export interface Starter {
  readonly id: string;
  readonly en: string;
}

type Offer = Readonly<Record<StarterKind, readonly Starter[]>>;

function say(id: string, en: string): Starter {
  return { id, en };
}

/** By what the post is to do for citizens. */
export const starters: Readonly<Record<Duty, Offer>> = {
  policy: {
    opening: [
      say('Mulai [tanggal], [apa] berubah. Ini artinya bagi Anda.', 'From [date], [what] changes. This is what it means for you.'),
      say('Sebelumnya [dulu]. Sekarang [kini].', 'Before: [then]. Now: [now].'),
      say('Siapa yang kena aturan baru [apa]? Cek dalam satu menit.', 'Whom does the new rule on [what] concern? Check in one minute.'),
    ],
    call: [
      say('Masih ragu? Tulis pertanyaan Anda di komentar, kami jawab pada hari kerja.', 'Still unsure? Ask in the comments; we answer on working days.'),
      say('Simpan unggahan ini supaya mudah dicari lagi.', 'Save this post so that you find it again.'),
    ],
    format: [
      say('1. Apa yang berubah\n2. Siapa yang kena\n3. Mulai kapan\n4. Apa yang perlu disiapkan', '1. What changes\n2. Whom it concerns\n3. From when\n4. What to prepare'),
      say('Tanya: [pertanyaan warga]\nJawab: [jawaban singkat]', 'Question: [a citizen’s question]\nAnswer: [a short answer]'),
    ],
  },
  'work-plan': {
    opening: [
      say('Pekan ini petugas mengerjakan [apa] di [tempat].', 'This week staff work on [what] in [place].'),
      say('Lewat [jalan] pada [hari]? Baca ini dulu.', 'Passing [street] on [day]? Read this first.'),
      say('Warga usul, kami kerjakan: [apa] di [tempat].', 'Citizens asked, we do it: [what] in [place].'),
    ],
    call: [
      say('Ada yang terlewat di RT Anda? Sebut tempatnya di komentar.', 'Did we miss something in your neighbourhood? Name the place in the comments.'),
      say('Kabari tetangga yang lewat jalan ini.', 'Tell neighbours who pass this street.'),
    ],
    format: [
      say('Hari ini: [apa]\nBesok: [apa]\nSelesai: [tanggal]', 'Today: [what]\nTomorrow: [what]\nDone by: [date]'),
      say('Di mana: [tempat]\nKapan: [tanggal dan jam]\nJalan lain: [rute]', 'Where: [place]\nWhen: [date and time]\nOther way: [route]'),
    ],
  },
  performance: {
    opening: [
      say('[angka] [satuan] selesai. Begini hasilnya bagi warga.', '[number] [unit] done. This is what citizens get from it.'),
      say('Sebelum dan sesudah: [tempat].', 'Before and after: [place].'),
      say('Janji kami [apa] sampai [tanggal]. Sejauh ini: [hasil].', 'We promised [what] by [date]. So far: [result].'),
    ],
    call: [
      say('Menurut Anda, apa yang masih kurang? Tulis di komentar.', 'What is still missing, in your view? Write it in the comments.'),
      say('Lihat rinciannya di [tautan].', 'See the details at [link].'),
    ],
    format: [
      say('Target: [angka]\nTercapai: [angka]\nBerikutnya: [apa]', 'Target: [number]\nReached: [number]\nNext: [what]'),
      say('Masalahnya: [apa]\nYang kami lakukan: [apa]\nHasilnya: [apa]', 'The problem: [what]\nWhat we did: [what]\nThe result: [what]'),
    ],
  },
  service: {
    opening: [
      say('Perlu [layanan]? Siapkan [berapa] berkas ini.', 'Need [service]? Prepare these [number] papers.'),
      say('[layanan] sekarang bisa [cara], tanpa antre.', '[Service] can now be had by [way], without a queue.'),
      say('Sering salah: [kekeliruan]. Yang benar begini.', 'Often wrong: [mistake]. This is how it is.'),
    ],
    call: [
      say('Kirim ke keluarga yang sedang mengurus [layanan].', 'Send it to family who need [service].'),
      say('Daftar di [tautan] sebelum [tanggal].', 'Sign up at [link] before [date].'),
    ],
    format: [
      say('1. [langkah]\n2. [langkah]\n3. [langkah]\nBiaya: gratis\nLama: [waktu]', '1. [step]\n2. [step]\n3. [step]\nCost: free\nTime: [time]'),
      say('Syarat: [berkas]\nTempat: [tempat]\nJam: [jam]', 'Needed: [papers]\nPlace: [place]\nHours: [hours]'),
    ],
  },
  education: {
    opening: [
      say('Tahukah Anda, [fakta]?', 'Did you know that [fact]?'),
      say('Tiga tanda [masalah] yang sering terlewat.', 'Three signs of [problem] that are often missed.'),
      say('Satu kebiasaan kecil yang mencegah [masalah]: [kebiasaan].', 'One small habit that prevents [problem]: [habit].'),
    ],
    call: [
      say('Mana yang sudah Anda lakukan di rumah? Ceritakan di komentar.', 'Which do you already do at home? Tell us in the comments.'),
      say('Tandai satu teman yang perlu tahu.', 'Tag one friend who should know.'),
    ],
    format: [
      say('Mitos: [mitos]\nFakta: [fakta]', 'Myth: [myth]\nFact: [fact]'),
      say('Lakukan: [apa]\nHindari: [apa]', 'Do: [what]\nAvoid: [what]'),
    ],
  },
  participation: {
    opening: [
      say('Anda yang menentukan: [pilihan] atau [pilihan]?', 'You decide: [choice] or [choice]?'),
      say('[hari] ini kita [kegiatan] di [tempat]. Ikut, ya!', 'This [day] we [activity] in [place]. Join in!'),
      say('Apa yang paling mengganggu di jalan sekitar rumah Anda?', 'What bothers you most in the streets around your home?'),
    ],
    call: [
      say('Tulis usul Anda di komentar sampai [tanggal]. Semua kami baca.', 'Write your proposal in the comments by [date]. We read all of them.'),
      say('Datang pukul [jam] di [tempat]. Alat kami sediakan.', 'Come at [time] to [place]. We bring the tools.'),
    ],
    format: [
      say('Apa: [kegiatan]\nKapan: [hari, tanggal, jam]\nDi mana: [tempat]\nBawa: [apa]', 'What: [activity]\nWhen: [day, date, time]\nWhere: [place]\nBring: [what]'),
      say('Usul warga: [usul]\nJawaban kami: [jawaban]\nMulai dikerjakan: [tanggal]', 'Citizens’ proposal: [proposal]\nOur answer: [answer]\nWork begins: [date]'),
    ],
  },
}; // oxfmt-ignore

export interface Example {
  readonly opening: string;
  readonly call: string;
}

/** How a post began and how it ended, without its hashtags; each as one sentence. */
export function exampleOf(text: string): Example {
  const plain = text.replaceAll(/(?<!\S)#[\p{L}\p{M}\p{N}_]+/gu, '').trim();
  const sentences = (plain.match(/[^.!?\n]+[.!?]*/gu) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== ''); // oxfmt-ignore
  const opening = sentences[0] ?? '';
  const last = sentences.at(-1) ?? '';
  return { opening: opening.slice(0, 220), call: last === opening ? '' : last.slice(0, 220) };
}
