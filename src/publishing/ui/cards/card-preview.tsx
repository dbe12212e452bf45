import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { cardSizes, sizeOfCard, type CardDesign, type CardFinding, type CardSize } from '#cards/contract.ts';
import { CheckField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Bone, RefusalNote } from '#web/kit/states.tsx';
import { useWords } from '#web/words/words.ts';
import css from './cards.module.css';
import { usePreview, useSettled } from './use-preview.ts';
import { cardWords } from './words.ts';

interface CardPreviewProps {
  readonly agencyId: string;
  readonly design: CardDesign;
  readonly size: CardSize;
  /** Which of them will be made. */
  readonly sizes: readonly CardSize[];
  readonly onSize: (size: CardSize) => void;
  readonly onSizes: (sizes: readonly CardSize[]) => void;
}

/** How it will look, in the size chosen, with what stands in its way. */
export function CardPreviewPane({ agencyId, design, size, sizes, onSize, onSizes }: CardPreviewProps): ReactElement {
  const say = useWords(cardWords);
  const shown = useSettled(design);
  const { data, error, refetch } = usePreview({ agencyId, design: shown, size, width: 720 });
  const { width, height } = sizeOfCard[size];
  const toggle = (made: boolean): void =>
    onSizes(cardSizes.filter((one) => (one === size ? made : sizes.includes(one))));
  return (
    <section className={css.preview} aria-label={say('preview')}>
      <Segmented
        label={say('size')}
        value={size}
        choices={cardSizes.map((value) => ({ value, label: say(`size.${value}`) }))}
        onChoose={onSize}
      />
      <div className={css.sheet} data-size={size}>
        {data ? (
          <img src={data.image} alt={data.alt} width={data.width} height={data.height} />
        ) : (
          !error && <Bone width="100%" height={300} />
        )}
      </div>
      <RefusalNote refused={error} onRetry={() => void refetch()} />
      <CheckField
        label={say('size.make', { pixels: `${width} × ${height}` })}
        hint={say(`size.${size}.for`)}
        on={sizes.includes(size)}
        onToggle={toggle}
      />
      <ul className={css.findings} aria-live="polite">
        {(data?.findings ?? []).map((finding) => (
          <Finding key={JSON.stringify(finding)} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function Finding({ finding }: { readonly finding: CardFinding }): ReactElement {
  const say = useWords(cardWords);
  const field = 'field' in finding ? say(`field.${finding.field as 'title'}`) : '';
  const mild = finding.kind === 'colour-adjusted';
  const Icon = mild ? IconInfoCircle : IconAlertTriangle;
  return (
    <li data-mild={mild || undefined}>
      <Icon size={18} aria-hidden />
      {say(`finding.${finding.kind}`, { ...finding, field })}
    </li>
  );
}
