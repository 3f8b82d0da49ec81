// What a file is that has no text, by the end of its name.

const ENDS = {
  picture: ["jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "webp", "svg", "heic", "avif"],
  audio: ["mp3", "wav", "m4a", "ogg", "oga", "opus", "flac", "wma", "aac", "aif", "aiff"],
  video: ["mp4", "mov", "avi", "mkv", "wmv", "webm", "m4v", "mpg", "mpeg", "ogv", "3gp"],
  pdf: ["pdf"],
} as const;

export type Media = keyof typeof ENDS | "other";

/** Every kind, as messages name it. */
export const MEDIA: readonly Media[] = [...(Object.keys(ENDS) as (keyof typeof ENDS)[]), "other"];

/** Returns what a file is; nothing where there is no file. */
export function mediaOf(file: string | null | undefined): Media | undefined {
  if (file == null || file === "") return undefined;
  const end = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const found = (Object.keys(ENDS) as (keyof typeof ENDS)[]).find((kind) => (ENDS[kind] as readonly string[]).includes(end));
  return found ?? "other";
}
