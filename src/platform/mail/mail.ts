import { createTransport } from 'nodemailer';
import type { Log } from '#platform/log/log.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends plain-text letters. Answers whether the mail server took it; a letter that was not taken is told another way. */
export interface Mail {
  send(letter: Letter): Promise<boolean>;
}

const timeoutMs = 10_000;

export function openMail(smtpUrl: string, from: string, log: Log): Mail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  return {
    async send(letter) {
      try {
        await transport.sendMail({ from, ...letter });
        return true;
      } catch (error) {
        log.warn({ error }, 'the mail server did not take a letter');
        return false;
      }
    },
  };
}
