import { speaker } from '#platform/i18n/messages.ts';
import type { Language } from '#platform/i18n/language.ts';
import { organisationMessages } from '#organisation/messages/messages.ts';
import type { OrganisationTools } from '#organisation/tools.ts';

const words = speaker([organisationMessages]);

export interface LinkLetter {
  readonly to: string;
  readonly language: Language;
  readonly about: 'invitation' | 'reset';
  readonly link: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface HandedOut {
  readonly mailed: boolean;
  /** Null when it went out by mail, so that nobody else holds it. */
  readonly link: string | null;
}

/** Mails the link, or gives it back to whoever asked when there is no mail server or it refused. */
export async function handOut({ mail }: Pick<OrganisationTools, 'mail'>, letter: LinkLetter): Promise<HandedOut> {
  const facts = { ...letter.facts, link: letter.link };
  const mailed = await mail?.send({
    to: letter.to,
    subject: words.say(letter.language, `mail.${letter.about}.subject`, facts),
    text: words.say(letter.language, `mail.${letter.about}.text`, facts),
  });
  return mailed ? { mailed, link: null } : { mailed: false, link: letter.link };
}

/** After the #, so that the secret never reaches a server log or another website. */
export function linkTo(publicUrl: string, page: 'undangan' | 'atur-sandi', secret: string): string {
  return `${publicUrl}/desk/${page}#${secret}`;
}
