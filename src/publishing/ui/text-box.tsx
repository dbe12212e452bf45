import { IconCircleCheck, IconCircleX, IconVariable } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { countText, limitsOf } from '#channels/contract.ts';
import { factToken, tokenBegunAt, withFacts } from '#strategy/contract.ts';
import { FactPicker } from '#strategy/ui/facts/fact-picker.tsx';
import { UsedFacts } from '#strategy/ui/facts/used-facts.tsx';
import { useFacts, type FactChoice } from '#strategy/ui/facts/use-facts.ts';
import { announce } from '#web/kit/announce.tsx';
import { Button } from '#web/kit/button.tsx';
import { useWords } from '#web/words/words.ts';
import { textFieldId } from './advice/text-place.ts';
import css from './post.module.css';
import { useCountWords } from './text-counts.tsx';
import { postWords } from './words.ts';

interface TextBoxProps {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly medium: string;
  readonly pictures: number;
  /** When it will be read: decides which facts are valid. */
  readonly readAt: string | null;
  readonly onWrite: (text: string) => void;
}

/** Where the words are written: counted as the network counts them, with approved facts at hand. */
export function TextBox({ label, text, rows, medium, pictures, readAt, onWrite }: TextBoxProps): ReactElement {
  const say = useWords(postWords);
  const id = textFieldId;
  const facts = useFacts();
  const place = useRef<HTMLTextAreaElement>(null);
  const picking = usePicking({ place, text, onWrite });
  return (
    <div className={css.text}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={place}
        id={id}
        value={text}
        rows={rows}
        placeholder={say('text.hint')}
        aria-describedby={`${id}-count`}
        onChange={(event) => {
          onWrite(event.target.value);
          picking.noticeTyped(event.target.value, event.target.selectionStart);
        }}
      />
      <div className={css.textFoot}>
        <Button
          look="ghost"
          size="small"
          icon={<IconVariable aria-hidden />}
          aria-expanded={picking.open}
          title={say('fact.insert.keys')}
          onClick={picking.begin}
        >
          {say('fact.insert')}
        </Button>
        <span id={`${id}-count`}>
          <Left medium={medium} pictures={pictures} text={withFacts(text, facts.shownOf)} />
        </span>
        {picking.open && (
          <FactPicker
            choices={facts.choices.filter((fact) => facts.standingOf(fact, readAt) === 'usable')}
            onChoose={picking.choose}
            onClose={picking.close}
          />
        )}
      </div>
      {!facts.loading && <UsedFacts used={facts.usedIn(text, readAt)} />}
    </div>
  );
}

interface Picking {
  readonly open: boolean;
  readonly begin: () => void;
  readonly close: () => void;
  readonly choose: (fact: FactChoice) => void;
  readonly noticeTyped: (text: string, caret: number) => void;
}

interface Writing {
  readonly place: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onWrite: (text: string) => void;
}

/** Opens by the button or by typing two braces; what is chosen stands where the caret was. */
function usePicking({ place, text, onWrite }: Writing): Picking {
  const say = useWords(postWords);
  const [at, setAt] = useState<{ readonly from: number; readonly to: number } | undefined>();
  const caret = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (caret.current === undefined) return;
    place.current?.focus();
    place.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const leave = (to: number): void => {
    caret.current = to;
    setAt(undefined);
  };
  return {
    open: at !== undefined,
    begin: () => {
      const from = place.current?.selectionStart ?? text.length;
      setAt(at ? undefined : { from, to: place.current?.selectionEnd ?? from });
    },
    close: () => leave(at?.to ?? text.length),
    choose: ({ code, label }) => {
      const { from, to } = at ?? { from: text.length, to: text.length };
      const token = factToken(code);
      onWrite(`${text.slice(0, from)}${token}${text.slice(to)}`);
      leave(from + token.length);
      announce(say('fact.inserted', { label }));
    },
    noticeTyped: (typed, to) => {
      const begun = tokenBegunAt(typed, to);
      if (begun?.typed === '' && begun.start === to - 2) setAt({ from: begun.start, to });
    },
  };
}

interface LeftProps {
  readonly medium: string;
  readonly text: string;
  readonly pictures: number;
}

function Left({ medium, text, pictures }: LeftProps): ReactElement {
  const say = useWords(postWords);
  const words = useCountWords();
  const count = countText(limitsOf({ medium }), text, pictures);
  const over = count.left !== null && count.left < 0;
  const told = { left: Math.abs(count.left ?? 0), of: words(count) };
  return (
    <output data-over={over || undefined}>
      {over ? <IconCircleX size={16} aria-hidden /> : <IconCircleCheck size={16} aria-hidden />}
      {count.left === null ? words(count) : say(over ? 'count.over' : 'count.left', told)}
    </output>
  );
}
