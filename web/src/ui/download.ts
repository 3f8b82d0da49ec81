// Files that the program writes, kept by the browser as any other.

import { ask } from "../api/client";
import { refused } from "./toast.svelte";

/** The formats of tables. */
export const TABLE_FORMATS = ["docx", "xlsx", "html", "md", "csv", "json"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Keeps what a route of files answers, or says why it does not. Ask for it with `parseAs: "blob"`. */
export async function keep(
  answer: Promise<{ data?: unknown; error?: unknown; response: Response }>,
): Promise<boolean> {
  try {
    const blob = (await ask(answer)) as Blob;
    const { response } = await answer;
    const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = named?.[1] ?? "ayni";
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}

/** Has the browser fetch a file by itself, straight to the disk: the page never holds it. */
export function fetchFile(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
