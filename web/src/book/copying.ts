import { said } from '../shell/said.svelte';

const NOT_COPIED = 'This browser lets no page copy: choose the words and copy them yourself.';

/** Put words on the clipboard, also where a page without https has no clipboard of its own. */
export async function copyWords(words: string): Promise<void> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  const copied = clipboard
    ? await clipboard.writeText(words).then(
        () => true,
        () => byChoosing(words),
      )
    : byChoosing(words);
  if (copied) said.say('The words are copied.');
  else said.sayTrouble(NOT_COPIED);
}

function byChoosing(words: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = words;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  // Deprecated, and without https the only way there is.
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
