import { tick } from 'svelte';
import type { Finding } from '../script/finding.svelte';
import type { BookDesk } from './desk.svelte';
import type { Following } from './following.svelte';
import { bringMark } from './going';
import type { Mark } from './marks';

/** The fields beside the contents, as far as keys lead to them. */
interface Fields {
  focusFind: () => void;
  focusGoTo: () => void;
}

/** What the page does that its components know how to do: going to places, and closing things. */
export class Hands {
  constructor(
    private readonly desk: BookDesk,
    private readonly finding: Finding,
    private readonly following: Following,
    private readonly fields: () => Fields,
  ) {}

  focusFind(): void {
    this.fields().focusFind();
  }

  focusGoTo(): void {
    this.fields().focusGoTo();
  }

  follow(): void {
    this.following.toggle();
  }

  /** Where the address leads. */
  async arrive(element: string | null): Promise<void> {
    if (!element) return scrollTo(0, 0);
    this.desk.reading.renderAll();
    await tick();
    this.desk.reading.show(element);
  }

  goTo(mark: Mark): void {
    void this.bring(mark);
  }

  private async bring(mark: Mark): Promise<void> {
    const { desk } = this;
    desk.reading.renderAll();
    await tick();
    desk.hidden = false;
    desk.stand(mark.record.id);
    bringMark(desk, mark);
  }

  /** One thing after the other: the box, what was found, what is chosen, the panel, the mark. */
  escape({ target }: KeyboardEvent): void {
    const { writing, choosing } = this.desk;
    const field = target instanceof HTMLElement && target.matches('input, select, textarea');
    if (field) target.blur();
    if (writing.now) writing.close();
    else if (this.finding.typed) this.finding.clear();
    else if (choosing.active) choosing.leave();
    else if (this.desk.panel) this.desk.panel = null;
    else if (this.desk.current) this.desk.stand(null);
    else if (!field) this.following.stop();
  }
}
