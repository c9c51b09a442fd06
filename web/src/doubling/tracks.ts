/** Tracks as they are moved about: who has which parts, and who plays them. */
export interface Arrangement {
  tracks: string[][];
  performers: (string | null)[];
}

/** One role's share of a part: "citizens#2" is the third performer of the citizens. */
export const roleOf = (part: string): string => part.split('#')[0] ?? part;

export function shareOf(part: string): number | null {
  const share = part.split('#')[1];
  return share === undefined ? null : Number(share) + 1;
}

/** A part moved to another track; one beyond the last is a new track, and an empty track goes. */
export function moved(before: Arrangement, part: string, to: number): Arrangement {
  const from = before.tracks.findIndex((track) => track.includes(part));
  const target = Math.max(0, Math.min(to, before.tracks.length));
  if (from === target || from < 0) return before;
  const tracks = [...before.tracks, ...(target === before.tracks.length ? [[]] : [])].map(
    (track, n) =>
      n === target ? [...track, part] : n === from ? track.filter((one) => one !== part) : track,
  );
  const performers = tracks.map((_, n) => before.performers[n] ?? null);
  const held = tracks.map((track) => track.length > 0);
  return {
    tracks: tracks.filter((_, n) => held[n]),
    performers: performers.filter((_, n) => held[n]),
  };
}

/** A performer given a track; whoever has another one gives it up. Beyond the last there is no track to give. */
export function played(before: Arrangement, track: number, performer: string | null): Arrangement {
  if (track >= before.tracks.length) return before;
  const performers = before.tracks.map((_, n) => {
    if (n === track) return performer;
    const other = before.performers[n] ?? null;
    return other === performer ? null : other;
  });
  return { tracks: before.tracks, performers };
}
