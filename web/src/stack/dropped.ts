/** The files in what somebody dropped: files as they are, folders with all that is in them. */

/** Files that computers leave about and nobody means to add. */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/iu.test(name);
}

function fileIn(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((take, fail) => entry.file(take, fail));
}

/** A browser hands a folder out in portions; an empty one means the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take, fail) =>
      reader.readEntries(take, fail),
    );
    if (!some.length) return all;
    all.push(...some);
  }
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isLeftover(entry.name)) return [];
  if (entry.isFile) return [await fileIn(entry as FileSystemFileEntry)];
  const inside = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesIn))).flat();
}

export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The entries have to be taken before the first await: afterwards the browser has let them go.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return [...transfer.files];
  const found = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])));
  return found.flat();
}
