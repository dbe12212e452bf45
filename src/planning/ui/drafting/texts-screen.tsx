import { IconDownload, IconWriting } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { textsEndpoint, type ActivityTexts, type TextForm } from '#planning/contract.ts';
import { useAnswer } from '#web/api/use-answer.ts';
import { Button, LinkButton } from '#web/kit/button.tsx';
import { Page } from '#web/kit/page.tsx';
import { Answered } from '#web/kit/states.tsx';
import { ZoneProvider } from '#web/kit/time.tsx';
import { useParam, useUrlState } from '#web/kit/use-url-state.ts';
import { useWords } from '#web/words/words.ts';
import { FormList } from './form-list.tsx';
import { MakePostDialog } from './make-post-dialog.tsx';
import { fileName, saveFile } from './save-file.ts';
import { TextPanel } from './text-panel.tsx';
import css from './texts.module.css';
import { textWords } from './words.ts';

/** Naskah: all texts that the outline of an activity gives. */
export function TextsScreen(): ReactElement {
  const id = useParam('id');
  const say = useWords(textWords);
  const answer = useAnswer(textsEndpoint, { params: { id } });
  if (answer.data) return <Texts key={id} texts={answer.data} />;
  return (
    <Page title={say('title')} back={{ to: '/kegiatan/$id', params: { id }, label: say('back') }}>
      <Answered answer={answer}>{() => null}</Answered>
    </Page>
  );
}

function Texts({ texts }: { readonly texts: ActivityTexts }): ReactElement {
  const say = useWords(textWords);
  const [form, setForm] = useUrlState('naskah', 'portal');
  const [making, setMaking] = useState(false);
  const [times, setTimes] = useState(0);
  const shown = texts.texts.find((text) => text.form === form) ?? texts.texts[0];
  const everything = (): void =>
    saveFile(
      fileName(texts.title, say('title')),
      texts.texts.map((text) => `##### ${say(`form.${text.form}`)} #####\n\n${text.text}`).join('\n\n\n'),
    );
  return (
    <ZoneProvider zone={texts.agency.zone}>
      <Page
        title={texts.title.trim() || say('title')}
        back={{ to: '/kegiatan/$id', params: { id: texts.id }, label: say('back') }}
        lead={say('lead')}
        actions={
          <>
            <Button icon={<IconDownload aria-hidden />} onClick={everything}>
              {say('download.all')}
            </Button>
            {texts.can.makePost && (
              <Button look="primary" icon={<IconWriting aria-hidden />} onClick={() => setMaking(true)}>
                {say('make')}
              </Button>
            )}
          </>
        }
      >
        <Notes texts={texts} />
        <div className={css.desk}>
          <FormList texts={texts.texts} form={shown?.form ?? 'portal'} onOpen={(open: TextForm) => setForm(open)} />
          {shown && (
            <TextPanel
              key={`${shown.form}${times}`}
              {...{ texts, shown }}
              onReopen={() => setTimes((now) => now + 1)}
            />
          )}
        </div>
        <MakePostDialog texts={texts} open={making} onClose={() => setMaking(false)} />
      </Page>
    </ZoneProvider>
  );
}

function Notes({ texts }: { readonly texts: ActivityTexts }): ReactElement {
  const say = useWords(textWords);
  return (
    <>
      {texts.exempt && <p className={css.note}>{say('exempt')}</p>}
      {!texts.can.write && <p className={css.note}>{say('read-only')}</p>}
      {texts.can.write && texts.missing.length > 0 && (
        <p className={css.note}>
          {say('missing')}
          <LinkButton size="small" to="/kegiatan/$id" params={{ id: texts.id }}>
            {say('missing.fill')}
          </LinkButton>
        </p>
      )}
    </>
  );
}
