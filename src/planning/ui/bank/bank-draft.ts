import type { BankBody, BankEntryView } from '#planning/contract.ts';
import type { Refused } from '#web/api/refused.ts';

export type BankDraft = BankBody & { readonly agencyId: string };

export interface PartProps {
  readonly draft: BankDraft;
  readonly onChange: (part: Partial<BankDraft>) => void;
  readonly refused: Refused | null;
}

export function startOf(edited: BankEntryView | 'new', agencyId: string): BankDraft {
  if (edited === 'new') {
    return {
      title: '',
      kind: 'layanan',
      informationClass: 'setiap-saat',
      variants: [''],
      pictures: [],
      pillarId: null,
      campaignId: null,
      seasonFrom: null,
      seasonTo: null,
      expiresOn: null,
      minGapDays: 30,
      maxUses: null,
      stopsInCrisis: true,
      agencyId,
    };
  }
  const { title, kind, informationClass, variants, pictures, pillarId, campaignId, seasonFrom, seasonTo } = edited;
  const { expiresOn, minGapDays, maxUses, stopsInCrisis } = edited;
  const texts = { title, kind, informationClass, variants, pictures };
  const use = { pillarId, campaignId, seasonFrom, seasonTo, expiresOn, minGapDays, maxUses, stopsInCrisis };
  return { ...texts, ...use, agencyId: edited.agency.id };
}
