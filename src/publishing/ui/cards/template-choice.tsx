import type { ReactElement } from 'react';
import type { CardDesign, CardTemplate } from '#cards/contract.ts';
import { Bone } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import css from './cards.module.css';
import { usePreview } from './use-preview.ts';
import { cardWords } from './words.ts';

interface TemplateChoiceProps {
  readonly agencyId: string;
  readonly proposals: readonly CardDesign[];
  /** The post's kind decides which stands first. */
  readonly first: string;
  readonly onChoose: (design: CardDesign) => void;
}

const suits: Readonly<Record<string, CardTemplate>> = {
  'hari-besar': 'greeting',
  'ucapan-selamat': 'greeting',
  'ucapan-duka': 'condolence',
  infografis: 'figures',
  meme: 'quote',
};

export function TemplateChoice({ agencyId, proposals, first, onChoose }: TemplateChoiceProps): ReactElement {
  const say = useWords(cardWords);
  const wanted = suits[first];
  const ordered = proposals.toSorted((a, b) => Number(b.template === wanted) - Number(a.template === wanted));
  return (
    <>
      <p className={css.lead}>{say('choose')}</p>
      <ul className={css.templates}>
        {ordered.map((design) => (
          <li key={design.template}>
            <button type="button" onClick={() => onChoose(design)}>
              <Thumbnail agencyId={agencyId} design={design} />
              <b>{say(`template.${design.template}`)}</b>
              <small>{say(`template.${design.template}.for`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Thumbnail({ agencyId, design }: { readonly agencyId: string; readonly design: CardDesign }): ReactElement {
  const { data } = usePreview({ agencyId, design, size: 'square', width: 320 });
  return (
    <span className={css.thumbnail}>
      {data ? <img src={data.image} alt="" width={data.width} height={data.height} /> : <Bone width="100%" />}
    </span>
  );
}
