// Files on their way: the one route that is not asked with `fetch`, which does not tell how far it is.

import { refusal, Refused, type Refusal, type Schema } from "./client";
import type { paths } from "./schema";

const ROUTE = "/api/uploads" satisfies keyof paths;
type Query = paths[typeof ROUTE]["post"]["parameters"]["query"];
const PROJECTS = "/api/imports/files" satisfies keyof paths;

/** Sends a file and returns what it is; `far` is told the share that was sent. */
export function upload(
  file: Blob,
  query: Query,
  far: (share: number) => void,
  signal: AbortSignal,
): Promise<Schema["UploadOut"]> {
  const asked = new URLSearchParams({ name: query.name });
  if (query.folder) asked.set("folder", query.folder);
  return send(`${ROUTE}?${asked}`, file, far, signal);
}

/** Sends the file of a project of another program; nothing is looked at yet. */
export function uploadProject(
  file: File,
  far: (share: number) => void,
  signal: AbortSignal,
): Promise<Schema["ProjectFileOut"]> {
  return send(`${PROJECTS}?${new URLSearchParams({ name: file.name })}`, file, far, signal);
}

function send<T>(address: string, file: Blob, far: (share: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const gone = () => reject(refusal("no-program"));
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) far(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response as T);
      else reject(request.response ? new Refused(request.response as Refusal) : refusal("other"));
    });
    request.addEventListener("error", gone);
    request.addEventListener("abort", () => reject(signal.reason as Error));
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) reject(signal.reason as Error);
    else request.send(file);
  });
}
