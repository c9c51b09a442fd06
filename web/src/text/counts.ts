/** "1 scene", "6 scenes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** "MARGOT", "MARGOT and ANDERS", "MARGOT, ANDERS and AGENT". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** A day as people say it; the year only when it is another one. */
export function dayOf(iso: string, today: Date): string {
  const day = new Date(iso);
  if (Number.isNaN(day.getTime())) return '';
  const year = day.getFullYear() === today.getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year });
}

/** How people call a file's format. */
export function formatName(format: string): string {
  const names: Record<string, string> = {
    fountain: 'Fountain',
    fdx: 'Final Draft',
    tei: 'TEI',
    pdf: 'PDF',
    scan: 'Scan',
    docx: 'Word',
    odt: 'OpenDocument',
    text: 'Plain text',
    html: 'Web page',
    epub: 'EPUB',
  };
  return names[format] ?? format;
}
