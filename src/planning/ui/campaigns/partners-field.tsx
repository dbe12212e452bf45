import { useState, type ReactElement } from 'react';
import { Button } from '#web/kit/button.tsx';
import { Chip, SearchBox } from '#web/kit/filter-bar.tsx';
import { toast } from '#web/kit/undo-toast.tsx';
import { useSession, type SessionAgency } from '#web/session/session.tsx';
import { useWords } from '#web/words/words.ts';
import css from './campaigns.module.css';
import type { CampaignForm } from './use-campaign-form.ts';
import { campaignWords } from './words.ts';

/** More than these are searched, not read. */
const searchFrom = 12;

/** Who takes part. Leaving takes the agency's tasks along, and both come back with one undo. */
export function PartnersField({ form }: { readonly form: CampaignForm }): ReactElement {
  const say = useWords(campaignWords);
  const { draft, change } = form;
  const { agencies, can } = useSession();
  const [text, setText] = useState('');
  const taking = new Set(draft.agencyIds);
  const all = agencies.filter(({ id }) => id !== draft.agencyId && (can('campaign.write', id) || taking.has(id)));
  const shown = all.filter((agency) => taking.has(agency.id) || matches(agency, text));
  const leave = ({ id, shortName }: SessionAgency): void => {
    const { agencyIds, tasks } = draft;
    change({
      agencyIds: agencyIds.filter((other) => other !== id),
      tasks: tasks.filter((task) => task.agencyId !== id),
    });
    const count = tasks.filter((task) => task.agencyId === id).length;
    if (count > 0) toast(say('partner.left', { name: shortName, count }), () => change({ agencyIds, tasks }));
  };
  if (all.length === 0) return <p className={css.none}>{say('partners.none')}</p>;
  return (
    <>
      <p className={css.hint}>{say('partners.hint')}</p>
      {all.length > searchFrom && <SearchBox label={say('partners.search')} value={text} onSearch={setText} />}
      <fieldset className={css.chips} aria-label={say('form.who')} style={{ marginTop: 12 }}>
        {shown.map((agency) => (
          <Chip
            key={agency.id}
            on={taking.has(agency.id)}
            onToggle={() =>
              taking.has(agency.id)
                ? leave(agency)
                : change(({ agencyIds }) => ({ agencyIds: [...agencyIds, agency.id] }))
            }
          >
            {agency.shortName}
          </Chip>
        ))}
      </fieldset>
      {shown.length === 0 && <p className={css.none}>{say('partners.no-match')}</p>}
      {taking.size > 0 && (
        <div className={css.acts}>
          <Button
            size="small"
            look="ghost"
            onClick={() => {
              const { agencyIds, tasks } = draft;
              change({ agencyIds: [], tasks: tasks.filter((task) => task.agencyId === draft.agencyId) });
              toast(say('partners.cleared'), () => change({ agencyIds, tasks }));
            }}
          >
            {say('partners.clear')}
          </Button>
        </div>
      )}
    </>
  );
}

function matches({ name, shortName }: SessionAgency, text: string): boolean {
  return `${shortName} ${name}`.toLowerCase().includes(text.trim().toLowerCase());
}
