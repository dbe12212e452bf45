import { pino, type Logger } from 'pino';

export type Log = Logger;

const secretNames = ['password', 'secret', 'token', 'accessJwt', 'refreshJwt', 'authorization', 'cookie'];

/** Writes JSON lines; anything under a secret's name is struck out at the sink, two levels deep. */
export function openLog(level: string): Log {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({
    level,
    redact: { paths, censor: '[secret]' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
  });
}
