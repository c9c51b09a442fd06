import { keep, kept } from '../kept';

export type Light = 'house-up' | 'house-out';

function firstLight(): Light {
  const before = kept('light');
  if (before === 'house-up' || before === 'house-out') return before;
  return matchMedia?.('(prefers-color-scheme: dark)').matches ? 'house-out' : 'house-up';
}

/** House lights up for reading, out for tech. */
class HouseLight {
  now = $state<Light>(firstLight());

  show(): void {
    document.documentElement.dataset['light'] = this.now;
  }

  toggle(): void {
    this.now = this.now === 'house-out' ? 'house-up' : 'house-out';
    keep('light', this.now);
    this.show();
  }
}

export const light = new HouseLight();
