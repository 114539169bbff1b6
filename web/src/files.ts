/** What was dropped, as files; folders are walked. */

import { count } from "./words";

export function sizeOf(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let at = 0;
  let size = bytes;
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000;
    at += 1;
  }
  const rounded = at === 0 || size >= 10 ? Math.round(size) : Math.round(size * 10) / 10;
  return `${count(rounded)} ${units[at]}`;
}

export async function filesOf(dropped: DataTransfer): Promise<File[]> {
  // The list is emptied once this event is over, so the entries are taken at once.
  const entries = [...dropped.items]
    .filter(item => item.kind === "file")
    .map(item => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push(entry);
    else if (entry) await walk(entry, found);
  }
  return found;
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.isFile) {
    found.push(
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, found);
  }
}
