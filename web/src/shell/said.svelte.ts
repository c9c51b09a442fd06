/**
 * What happened, in one sentence, at the foot of the page and to screen readers. It is never laid
 * over the words and never has to be closed.
 */
class Said {
  sentence = $state('');
  trouble = $state(false);

  say(sentence: string): void {
    this.sentence = sentence;
    this.trouble = false;
  }

  sayTrouble(sentence: string): void {
    this.sentence = sentence;
    this.trouble = true;
  }
}

export const said = new Said();
