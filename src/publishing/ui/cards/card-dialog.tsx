import { useState, type ReactElement } from 'react';
import { cardSizes, cardTemplates, makeCardEndpoint, type CardDesign, type CardSize } from '#cards/contract.ts';
import { activityEndpoint } from '#planning/contract.ts';
import type { PostView } from '#publishing/contract.ts';
import { useAct } from '#web/api/use-act.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { RefusalNote } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import type { PostDraft } from '../use-post-draft.ts';
import { useShownContent } from '../use-shown-content.ts';
import type { OpenCard } from './card-button.tsx';
import { CardForm } from './card-form.tsx';
import { CardPreviewPane } from './card-preview.tsx';
import css from './cards.module.css';
import { hostOf } from './host.ts';
import { proposeCard, type Known } from './propose.ts';
import { TemplateChoice } from './template-choice.tsx';
import { cardWords } from './words.ts';

interface CardDialogProps {
  readonly post: PostView;
  readonly writing: PostDraft;
  readonly open: OpenCard;
  readonly onClose: () => void;
}

/** First which kind of card, then its words beside how it looks in every size. */
export function CardDialog(props: CardDialogProps): ReactElement {
  const { post, writing } = props;
  const activityId = post.activity?.id;
  const { data: activity, isLoading } = useAnswer(
    activityEndpoint,
    { params: { id: activityId ?? '' } },
    { enabled: activityId !== undefined },
  );
  const content = useShownContent(writing.draft);
  const known: Known = { post, content, activity, host: hostOf(window.location) };
  return <Opened {...props} known={isLoading ? undefined : known} />;
}

function Opened({
  post,
  writing,
  open,
  onClose,
  known,
}: CardDialogProps & { readonly known: Known | undefined }): ReactElement {
  const say = useWords(cardWords);
  const [design, setDesign] = useState<CardDesign | undefined>(open === 'new' ? undefined : open.card.design);
  const [size, setSize] = useState<CardSize>('portrait');
  const [sizes, setSizes] = useState<readonly CardSize[]>(open === 'new' ? cardSizes : sizesOf(open));
  const make = useAct(makeCardEndpoint);
  const agencyId = post.agency.id;
  const apply = async (): Promise<void> => {
    if (!design) return;
    const body = { ...design, fields: { ...design.fields }, pictures: [...design.pictures] };
    const made = await make.act({ body: { agencyId, design: body, sizes: [...sizes] } });
    if (!made) return;
    attach(writing, open, made);
    const before = writing.draft.pictures;
    toast(say('attached'), () => writing.change({ pictures: before }));
    onClose();
  };
  const foot = design && (
    <>
      {open === 'new' && (
        <Button look="ghost" onClick={() => setDesign(undefined)}>
          {say('back')}
        </Button>
      )}
      <Button look="primary" busy={make.busy} disabled={sizes.length === 0} onClick={() => void apply()}>
        {say(open === 'new' ? 'use' : 'use.changed', { count: sizes.length })}
      </Button>
    </>
  );
  return (
    <Dialog title={say(open === 'new' ? 'title' : 'title.change')} open size="large" onClose={onClose} foot={foot}>
      {design ? (
        <div className={css.work}>
          <CardPreviewPane {...{ agencyId, design, size, sizes }} onSize={setSize} onSizes={setSizes} />
          <div className={css.form}>
            <RefusalNote refused={make.refused} actions={<span />} />
            <CardForm design={design} pictures={writing.draft.pictures} onWrite={setDesign} />
          </div>
        </div>
      ) : (
        known && (
          <TemplateChoice
            agencyId={agencyId}
            proposals={cardTemplates.map((template) => proposeCard(template, known))}
            first={known.content.kind}
            onChoose={setDesign}
          />
        )
      )}
    </Dialog>
  );
}

function sizesOf({ card }: Exclude<OpenCard, 'new'>): readonly CardSize[] {
  return cardSizes.filter((size) => card.pictures.some((picture) => picture.size === size));
}

interface Made {
  readonly pictures: readonly { readonly size: CardSize; readonly mediaId: string }[];
  readonly alt: string;
}

/** The tallest that feeds show stands for all sizes; each channel is sent the one that suits it. */
function attach(writing: PostDraft, open: OpenCard, { pictures: sizes, alt }: Made): void {
  const main = sizes.find(({ size }) => size === 'portrait') ?? sizes[0];
  if (!main) return;
  const picture = { mediaId: main.mediaId, alt, noAltReason: '' };
  writing.change(({ pictures }) => {
    const others = pictures.filter(({ mediaId }) => mediaId !== main.mediaId);
    if (open === 'new') return { pictures: [...others, picture] };
    const at = pictures.findIndex(({ mediaId }) => mediaId === open.mediaId);
    const rest = others.filter(({ mediaId }) => mediaId !== open.mediaId);
    return { pictures: at < 0 ? [...rest, picture] : rest.toSpliced(at, 0, picture) };
  });
}
