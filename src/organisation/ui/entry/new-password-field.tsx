import { useState, type ReactElement } from 'react';
import { TextField } from '#web/kit/field.tsx';
import { useWords } from '#web/words/words.ts';
import { organisationWords } from '../words.ts';

/** As the server asks; the schema itself is not sent to the browser. */
export const shortestPassword = 12;

interface NewPasswordProps {
  readonly value: string;
  readonly onWrite: (password: string) => void;
  readonly error?: string | undefined;
}

/** One field that can be looked at: no second one to type blindly. */
export function NewPasswordField({ value, onWrite, error }: NewPasswordProps): ReactElement {
  const say = useWords(organisationWords);
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField
        label={say('password.new')}
        hint={say('password.new.hint', { count: shortestPassword })}
        aside={value !== '' && value.length < shortestPassword ? `${value.length}/${shortestPassword}` : undefined}
        error={error}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        required
        value={value}
        onWrite={onWrite}
      />
      <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center', minHeight: 32 }}>
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {say('password.show')}
      </label>
    </div>
  );
}
