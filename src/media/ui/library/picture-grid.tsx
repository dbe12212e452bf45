import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, type ReactElement } from 'react';
import { Virtualizer, WindowVirtualizer } from 'virtua';
import type { LibraryPicture } from '#media/contract.ts';
import { MoreButton } from '#web/kit/data-table.tsx';
import css from './library.module.css';
import { PictureCard } from './picture-card.tsx';

interface PictureGridProps {
  readonly pictures: readonly LibraryPicture[];
  readonly pages: { readonly hasMore: boolean; readonly loadingMore: boolean; readonly loadMore: () => void };
  readonly onPress: (picture: LibraryPicture) => void;
  /** Where pictures are chosen, in a window of their own that scrolls by itself. */
  readonly chosen?: ReadonlySet<string>;
}

const narrowest = 190;
const gap = 14;

/** Thousands of pictures may stand here: only the rows in sight are drawn, and the next page comes before its end is reached. */
export function PictureGrid({ pictures, pages, onPress, chosen }: PictureGridProps): ReactElement {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const columns = Math.max(2, Math.floor((width + gap) / (narrowest + gap)));
  const rows = inRows(pictures, columns);
  const drawn = (row: readonly LibraryPicture[]): ReactElement => (
    <div key={row[0]?.id} className={css.grid} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {row.map((picture) => (
        <PictureCard
          key={picture.id}
          picture={picture}
          chosen={chosen?.has(picture.id)}
          onPress={() => onPress(picture)}
        />
      ))}
    </div>
  );
  const end = <GridEnd {...pages} />;
  if (!chosen) {
    return (
      <div ref={ref}>
        <WindowVirtualizer data={rows} bufferSize={600}>
          {drawn}
        </WindowVirtualizer>
        {end}
      </div>
    );
  }
  return (
    <div className={css.box}>
      <div ref={ref}>
        <Virtualizer data={rows}>{drawn}</Virtualizer>
      </div>
      {end}
    </div>
  );
}

function inRows(pictures: readonly LibraryPicture[], columns: number): readonly (readonly LibraryPicture[])[] {
  const count = Math.ceil(pictures.length / columns);
  return Array.from({ length: count }, (_, row) => pictures.slice(row * columns, (row + 1) * columns));
}

/** Asks for the next page when it comes near; the button stays for whoever gets there without scrolling. */
function GridEnd(pages: PictureGridProps['pages']): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(() => {
    if (pages.hasMore && !pages.loadingMore) pages.loadMore();
  });
  useEffect(() => {
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: '800px' });
    if (place.current) watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={place} className={css.end}>
      <MoreButton {...pages} />
    </div>
  );
}
