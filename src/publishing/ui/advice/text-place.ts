/** The one field in which a post is written. */
export const textFieldId = 'post-words';

function textField(): HTMLTextAreaElement | null {
  const field = document.getElementById(textFieldId);
  return field instanceof HTMLTextAreaElement ? field : null;
}

/** Where the words stand now: advice is a moment older than the text. */
function whereNow(text: string, { words, from }: Quoted): number {
  if (text.slice(from, from + words.length) === words) return from;
  const [before, after] = [text.lastIndexOf(words, from), text.indexOf(words, from)];
  if (before < 0 || after < 0) return Math.max(before, after);
  return from - before < after - from ? before : after;
}

export interface Quoted {
  readonly words: string;
  readonly from: number;
}

/** Selects the words in the text and brings them into sight; false where they are gone. */
export function showInText(quoted: Quoted): boolean {
  const field = textField();
  const from = field ? whereNow(field.value, quoted) : -1;
  if (!field || from < 0) return false;
  // A field scrolls to its caret when it is focused, not when something is selected in it.
  field.blur();
  field.setSelectionRange(from, from);
  field.focus();
  field.setSelectionRange(from, from + quoted.words.length);
  return true;
}

/** Types the other words in their place, so that Ctrl-Z takes it back as it takes back typing. */
export function replaceInText(quoted: Quoted, replacement: string): boolean {
  const field = textField();
  if (!field || !showInText(quoted)) return false;
  // Deprecated, but the only way that keeps the browser's own undo.
  const typed =
    replacement === '' ? document.execCommand('delete') : document.execCommand('insertText', false, replacement);
  if (typed) return true;
  field.setRangeText(replacement, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

/** Types words where the caret stands, on a line of their own if asked, so that Ctrl-Z takes them back. */
export function insertInText(words: string, ownLine: boolean): boolean {
  const field = textField();
  if (!field) return false;
  field.focus();
  const before = field.value.slice(0, field.selectionStart);
  const lead = ownLine && before.trim() !== '' && !before.endsWith('\n') ? '\n' : '';
  if (document.execCommand('insertText', false, `${lead}${words}`)) return true;
  field.setRangeText(`${lead}${words}`, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
