/** Each position with its name in a sentence, performers first: most invitations are for them. */
export const POSITIONS: readonly (readonly [position: string, name: string])[] = [
  ['performer', 'performer'],
  ['director', 'director'],
  ['assistant_director', 'assistant director'],
  ['stage_manager', 'stage manager'],
  ['assistant_stage_manager', 'assistant stage manager'],
  ['musical_director', 'musical director'],
  ['choreographer', 'choreographer'],
  ['designer', 'designer'],
  ['writer', 'writer'],
  ['producer', 'producer'],
  ['guest', 'guest, who only reads'],
];

/** "stage manager"; a position that a newer server knows reads as it is written. */
export function positionName(position: string): string {
  const name =
    POSITIONS.find(([known]) => known === position)?.[1] ?? position.replaceAll('_', ' ');
  return name.split(',')[0] ?? name;
}

const INVITES = new Set(['director', 'stage_manager', 'producer']);

export const mayInvite = (position: string): boolean => INVITES.has(position);
