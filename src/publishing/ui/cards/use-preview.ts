import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { cardPreviewEndpoint, type CardDesign, type CardSize } from '#cards/contract.ts';
import { call, type Got } from '#web/api/call.ts';
import type { Refused } from '#web/api/refused.ts';

export type CardPreview = Got<typeof cardPreviewEndpoint>;

interface Asked {
  readonly agencyId: string;
  readonly design: CardDesign;
  readonly size: CardSize;
  readonly width: number;
}

/** Drawn by the server; asks nothing of the desk's other answers and is drawn anew for any change. */
export function usePreview({ agencyId, design, size, width }: Asked): UseQueryResult<CardPreview, Refused> {
  const body = {
    agencyId,
    size,
    width,
    design: { ...design, fields: { ...design.fields }, pictures: [...design.pictures] },
  };
  return useQuery<CardPreview, Refused>({
    queryKey: ['card-preview', body],
    queryFn: ({ signal }) => call(cardPreviewEndpoint, { body }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 120_000,
    retry: 1,
  });
}

const pauseMs = 250;

/** The design when the writer pauses. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
