import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { pictureAddress, placed, type PictureCrop } from '#media/contract.ts';
import { useWords } from '#web/words/words.ts';
import css from './crop.module.css';
import { cropWords } from './words.ts';

interface CropStageProps {
  readonly mediaId: string;
  readonly alt: string;
  readonly crop: PictureCrop | undefined;
  readonly onMove: (crop: PictureCrop) => void;
  /** 1 is larger, -1 smaller. */
  readonly onGrow: (way: number) => void;
}

const step = 0.01;
const largeStep = 0.08;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const growing: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };

/** The picture with the part that is sent: dragged with the pointer, or moved with the keys. */
export function CropStage({ mediaId, alt, crop, onMove, onGrow }: CropStageProps): ReactElement {
  const say = useWords(cropWords);
  const stage = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const move = (by: { readonly x: number; readonly y: number }): void => {
    if (!crop) return;
    const middle = { x: crop.x + crop.width / 2 + by.x, y: crop.y + crop.height / 2 + by.y };
    onMove(placed(crop, middle));
  };
  const press = (event: KeyboardEvent): void => {
    const way = ways[event.key];
    const length = event.shiftKey ? largeStep : step;
    if (way) move({ x: way[0] * length, y: way[1] * length });
    else if (event.key in growing) onGrow(growing[event.key] ?? 0);
    else return;
    event.preventDefault();
  };
  const grab = (event: PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent): void => {
    const box = stage.current?.getBoundingClientRect();
    if (!held.current || !box) return;
    move({ x: (event.clientX - held.current.x) / box.width, y: (event.clientY - held.current.y) / box.height });
    held.current = { x: event.clientX, y: event.clientY };
  };
  const release = (): void => {
    held.current = undefined;
  };
  return (
    <div ref={stage} className={css.stage}>
      <img src={pictureAddress(mediaId, '960')} alt={alt} draggable={false} />
      {crop && (
        <button
          type="button"
          className={css.area}
          aria-label={say('area')}
          style={{ left: percent(crop.x), top: percent(crop.y), width: percent(crop.width), height: percent(crop.height) }}
          onKeyDown={press}
          onPointerDown={grab}
          onPointerMove={drag}
          onPointerUp={release}
          onPointerCancel={release}
        />
      )}
    </div>
  );
} // oxfmt-ignore

function percent(part: number): string {
  return `${part * 100}%`;
}
