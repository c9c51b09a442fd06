/**
 * An invitation's token, which stands behind the # of its link so that no server, log or preview
 * ever receives it. It is taken out of the address at once: what is read over a shoulder, shared or
 * kept in the history opens nothing.
 */
export function takeToken(
  hash: string,
  forget: (path: string) => void = (path) => history.replaceState(null, '', path),
): string | null {
  const token = hash.slice(1);
  if (!token) return null;
  forget('/join');
  return token;
}
