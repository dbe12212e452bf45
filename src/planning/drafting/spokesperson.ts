import { gapWords, type Gap } from './press-release.ts';
import { figureLines, type Story } from './story.ts';
import { capital, ended } from './sentences.ts';

interface Question {
  readonly asks: string;
  readonly answer: string;
  readonly gap: Gap | 'cost' | 'next' | 'limits';
}

const openAnswers: Readonly<Record<'cost' | 'next' | 'limits', string>> = {
  cost: '[sumber dan besar biaya, atau keterangan bahwa layanan gratis]',
  next: '[langkah berikutnya dan kapan warga dikabari]',
  limits: '[apa yang belum bisa dilakukan, dan alasannya]',
};

/** Three messages, the likely questions with answers from the outline, ways back to the message, the facts. */
export function spokespersonPoints(story: Story): { readonly text: string; readonly gaps: readonly Gap[] } {
  const questions = questionsFor(story);
  const messages = messagesOf(story);
  const figures = figureLines(story);
  const blocks = [
    [`POKOK BICARA – ${story.headline || gapWords.title}`],
    ['Tiga pesan', ...messages.map((message, index) => `${index + 1}. ${message}`)],
    ['Pertanyaan yang mungkin muncul', ...questions.map(({ asks, answer }) => `T: ${asks}\nJ: ${answer}`)],
    [
      'Jembatan kembali ke pesan',
      '• “Yang paling penting bagi warga adalah …”',
      '• “Saya belum punya angkanya; hari ini juga kami cari dan kami kabari. Yang sudah pasti …”',
      '• “Keluhan itu benar dan kami catat. Yang sedang kami kerjakan …”',
    ],
    ['Data yang boleh disebut', ...dataOf(story, figures).map((text) => `• ${text}`)],
    ['Hindari: menjanjikan tanggal atau angka yang tidak ada di sini, dan menyebut nama warga tanpa izin.'],
  ];
  const text = blocks.map((lines) => lines.join('\n')).join('\n\n');
  return { text, gaps: questions.flatMap(({ answer, gap }) => (answer.startsWith('[') && gap in gapWords ? [gap as Gap] : [])) }; // oxfmt-ignore
}

function messagesOf({ core, why, how, call, details }: Story): readonly string[] {
  const [what, reason, way] = [core, why[0] ?? '', [...details, ...how][0] ?? ''];
  return [what || ended(gapWords.what), reason || ended(gapWords.why), [way, call].filter(Boolean).join(' ')].map(capital); // oxfmt-ignore
}

function questionsFor({ facts, schedule, why, how, who, topic }: Story): readonly Question[] {
  const given = (text: string, gap: Question['gap']): string =>
    text === '' ? (gap in openAnswers ? openAnswers[gap as 'cost'] : gapWords[gap as Gap]) : text;
  const ask = (asks: string, answer: string, gap: Question['gap']): Question => ({
    asks,
    answer: given(answer, gap),
    gap,
  });
  return [
    ask('Kapan dan di mana?', schedule, facts.day === '' ? 'when' : 'where'),
    ask('Mengapa ini perlu?', why.join(' '), 'why'),
    ask(topic === 'works' ? 'Apa dampaknya bagi warga yang lewat?' : 'Bagaimana warga bisa ikut atau memanfaatkannya?', how.join(' '), 'how'),
    ask('Siapa yang mengerjakan dan bertanggung jawab?', who, 'who'),
    ask('Berapa biayanya dan dari mana?', costIn(facts.figures), 'cost'),
    ask('Apa yang belum bisa dilakukan?', '', 'limits'),
    ask('Setelah ini apa?', '', 'next'),
  ]; // oxfmt-ignore
}

function costIn(figures: Story['facts']['figures']): string {
  const cost = figures.find(({ label, value }) => /biaya|anggaran|dana|nilai|tarif|gratis/i.test(label) || /\brp|gratis/i.test(value)); // oxfmt-ignore
  return cost ? ended([cost.label, cost.value].filter(Boolean).join(': ')) : '';
}

function dataOf({ facts, outline }: Story, figures: readonly string[]): readonly string[] {
  const when = [facts.day, facts.clock].filter(Boolean).join(' ');
  const rows = [when, facts.where && capital(facts.where.slice(3)), ...figures, ...outline.programmes.map((name) => `Program unggulan ${name}`)]; // oxfmt-ignore
  const known = rows.filter(Boolean).map(ended);
  return known.length > 0 ? known : ['[belum ada data di garis besar kegiatan]'];
}
