import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import {
  cropAddress,
  largestAround,
  pictureAddress,
  pictureFocusEndpoint,
  placed,
  type PictureCrop,
} from '#media/contract.ts';
import type { Got } from '#web/api/call.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button } from '#web/kit/button.tsx';
import { Dialog } from '#web/kit/dialog.tsx';
import { SelectField } from '#web/kit/field.tsx';
import { Segmented } from '#web/kit/filter-bar.tsx';
import { Answered } from '#web/kit/states.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useWords } from '#web/words/words.ts';
import css from './crop.module.css';
import { CropStage } from './crop-stage.tsx';
import { cropWords } from './words.ts';

/** Where the picture goes, with the shapes that show whole there, the best first. */
export interface CropTarget {
  readonly medium: string;
  readonly name: string;
  readonly shapes: readonly { readonly name: string; readonly ratio: number }[];
}

export type Crops = Readonly<Record<string, PictureCrop>>;

interface CropDialogProps {
  readonly mediaId: string;
  readonly alt: string;
  readonly number: number;
  readonly targets: readonly CropTarget[];
  readonly crops: Crops;
  readonly onChange: (crops: Crops) => void;
  readonly onClose: () => void;
}

export function CropDialog(props: CropDialogProps): ReactElement {
  const say = useWords(cropWords);
  const focus = useAnswer(pictureFocusEndpoint, { params: { id: props.mediaId } });
  return (
    <Dialog
      title={say('title', { number: props.number })}
      open
      size="large"
      onClose={props.onClose}
      foot={
        <Button look="primary" onClick={props.onClose}>
          {say('done')}
        </Button>
      }
    >
      <p className={css.hint}>{say('hint')}</p>
      <Answered answer={focus}>{(known) => <Cropping {...props} focus={known} />}</Answered>
    </Dialog>
  );
}

type Focus = Got<typeof pictureFocusEndpoint>;

function Cropping(props: CropDialogProps & { readonly focus: Focus }): ReactElement | null {
  const { mediaId, alt, targets, crops, onChange, focus } = props;
  const say = useWords(cropWords);
  const [medium, choose] = useState(targets[0]?.medium ?? '');
  const target = targets.find((one) => one.medium === medium) ?? targets[0];
  if (!target) return null;
  const crop = crops[target.medium];
  const put = (next: PictureCrop): void => onChange({ ...crops, [target.medium]: rounded(next) });
  const resize = (share: number): void => {
    if (crop) put(scaled(crop, focus, share));
  };
  return (
    <>
      <div className={css.controls}>
        <SelectField
          label={say('network')}
          value={target.medium}
          choices={targets.map(({ medium: value, name }) => ({ value, label: name }))}
          onChoose={choose}
        />
        <Shapes {...props} target={target} onPut={put} />
      </div>
      <div className={css.work}>
        <div>
          <CropStage
            mediaId={mediaId}
            alt={alt}
            crop={crop}
            onMove={put}
            onGrow={(way) => resize(shareOf(crop, focus) + way * growth)}
          />
          {crop && (
            <div className={css.below}>
              <label>
                {say('size')}
                <input
                  type="range"
                  min={20}
                  max={100}
                  value={Math.round(shareOf(crop, focus) * 100)}
                  onChange={(event) => resize(Number(event.target.value) / 100)}
                />
              </label>
              <Button size="small" onClick={() => put(placed(crop, focus))}>
                {say('focus')}
              </Button>
              <ForOthers {...props} target={target} crop={crop} />
            </div>
          )}
        </div>
        <Result mediaId={mediaId} crop={crop} name={target.name} />
      </div>
    </>
  );
}

const growth = 0.05;
const smallest = 0.2;

/** How large it is beside the largest of its shape. */
function shareOf(crop: PictureCrop | undefined, focus: Focus): number {
  if (!crop) return 1;
  const largest = largestAround(ratioOf(crop, focus), focus, focus);
  return crop.width / largest.width;
}

function ratioOf(crop: PictureCrop, { width, height }: Focus): number {
  return (crop.width * width) / (crop.height * height);
}

/** Of the same shape around the same middle. */
function scaled(crop: PictureCrop, focus: Focus, share: number): PictureCrop {
  const largest = largestAround(ratioOf(crop, focus), focus, focus);
  const kept = Math.min(1, Math.max(smallest, share));
  const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 };
  return placed({ width: largest.width * kept, height: largest.height * kept }, middle);
}

/** As it is stored, so that nothing looks changed that is not. */
function rounded({ x, y, width, height }: PictureCrop): PictureCrop {
  return { x: toSteps(x), y: toSteps(y), width: toSteps(width), height: toSteps(height) };
}

function toSteps(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

interface PartProps extends CropDialogProps {
  readonly focus: Focus;
  readonly target: CropTarget;
}

function Shapes({ target, crops, focus, onChange, onPut }: PartProps & { readonly onPut: (crop: PictureCrop) => void }): ReactElement {
  const say = useWords(cropWords);
  const crop = crops[target.medium];
  const shape = crop && nearest(target, ratioOf(crop, focus));
  const choose = (name: string): void => {
    const chosen = target.shapes.find((one) => one.name === name);
    const { [target.medium]: _, ...others } = crops;
    if (chosen) onPut(largestAround(chosen.ratio, focus, focus));
    else onChange(others);
  };
  const choices = [{ value: 'whole', label: say('whole') }, ...target.shapes.map(({ name }) => ({ value: name, label: name }))];
  return <Segmented label={say('shape')} value={shape ?? 'whole'} choices={choices} onChoose={choose} />;
} // oxfmt-ignore

function nearest({ shapes }: CropTarget, ratio: number): string | undefined {
  return shapes.toSorted((a, b) => Math.abs(a.ratio - ratio) - Math.abs(b.ratio - ratio))[0]?.name;
}

/** The same part for every other network that shows this shape whole. */
function ForOthers({ target, targets, crops, focus, crop, onChange }: PartProps & { readonly crop: PictureCrop }): ReactElement | null {
  const say = useWords(cropWords);
  const shape = nearest(target, ratioOf(crop, focus));
  const others = targets.filter(({ medium, shapes }) => medium !== target.medium && shapes.some(({ name }) => name === shape));
  const count = others.length;
  if (count === 0) return null;
  const use = (): void => {
    onChange({ ...crops, ...Object.fromEntries(others.map(({ medium }) => [medium, crop])) });
    toast(say('others.done', { count }), () => onChange(crops));
  };
  return (
    <Button size="small" onClick={use}>
      {say('others', { count })}
    </Button>
  );
} // oxfmt-ignore

interface ResultProps {
  readonly mediaId: string;
  readonly crop: PictureCrop | undefined;
  readonly name: string;
}

/** Made by the server, as it will be sent. */
function Result({ mediaId, crop, name }: ResultProps): ReactElement {
  const say = useWords(cropWords);
  const [settled] = useDebouncedValue(crop, 350);
  return (
    <div className={css.result}>
      <b>{say('result', { network: name })}</b>
      <img
        src={settled ? cropAddress(mediaId, settled, '960') : pictureAddress(mediaId, '960')}
        alt={say('result.alt', { network: name })}
      />
    </div>
  );
}
