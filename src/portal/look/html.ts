import { html as tagged } from 'hono/html';

/** Markup in which everything that came from people is escaped. */
export type Html = ReturnType<typeof tagged>;

const compacted = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** As Hono's, without the indentation that only its writer needs. What people wrote is left as it is. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const known = compacted.get(strings);
  if (known) return tagged(known, ...values);
  const compact = strings.map((piece) => piece.replaceAll(/\s*\n\s*/g, '\n'));
  const made = Object.assign(compact, { raw: strings.raw });
  compacted.set(strings, made);
  return tagged(made, ...values);
}
