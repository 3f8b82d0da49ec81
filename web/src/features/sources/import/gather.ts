// Files and folders as a browser hands them over.

export interface Gathered {
  file: File;
  /** The folders that it stands in, with slashes between them; empty where it came alone. */
  folder: string;
}

/** Tells whether a system has put a file into a folder for itself, and no person. */
export function isOfTheSystem(name: string): boolean {
  return name.startsWith(".") || /^(thumbs\.db|desktop\.ini|~\$.*)$/i.test(name);
}

/** Returns what was chosen in a dialog; where a folder was, with the folders below. */
export function chosen(files: Iterable<File>): Gathered[] {
  return [...files].map((file) => ({ file, folder: file.webkitRelativePath.split("/").slice(0, -1).join("/") }));
}

/** Returns what was dropped, with all that stands in dropped folders. */
export async function dropped(data: DataTransfer): Promise<Gathered[]> {
  // After the first wait the list of what was dropped is empty.
  const things = [...data.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found: Gathered[] = [];
  for (const thing of things) {
    if (thing instanceof File) found.push({ file: thing, folder: "" });
    else if (thing) await walk(thing, "", found);
  }
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: Gathered[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    found.push({ file, folder });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const below = folder ? `${folder}/${entry.name}` : entry.name;
  for (;;) {
    // A browser gives a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return;
    for (const one of some) await walk(one, below, found);
  }
}
