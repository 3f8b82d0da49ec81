// A project of another program, made by hand: a REFI-QDA project (1.5) in a zip archive without compression.

import { inflateRawSync } from "node:zlib";

import type { Window } from "./harness";

/** Returns the checksum of a member (PKZIP, APPNOTE 4.4.7). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Packs members as they are. */
export function zip(members: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = Buffer.from(content);
    const called = Buffer.from(name);
    // What both heads say: version, flags (names are UTF-8), stored, 1 January 1980, checksum, sizes, name.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(0x0021, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, called, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, rest, called]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** Returns the text of the first member of an archive, packed or not. */
export function firstMember(archive: Buffer): string {
  const from = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28);
  const packed = archive.readUInt16LE(8) === 8;
  return (packed ? inflateRawSync(archive.subarray(from)) : archive.subarray(from)).toString("utf8");
}

/** The folder of whoever made it, which is nobody else's business. */
export const FOLDER = "/home/rosa/pits";

const guid = (kind: number, n: number) => `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
const USER = guid(1, 1);

let selections = 0;

/** A passage with codes; `attributes` say where it is. */
function selection(element: string, attributes: string, ...codes: number[]): string {
  selections += 1;
  const n = selections;
  const codings = codes.map(
    (code, at) =>
      `<Coding guid="${guid(6, n * 10 + at)}" creatingUser="${USER}" creationDateTime="2019-03-05T10:12:13Z"><CodeRef targetGUID="${guid(2, code)}"/></Coding>`,
  );
  return `<${element} guid="${guid(5, n)}" creatingUser="${USER}" ${attributes}>${codings.join("")}</${element}>`;
}

/** The passage of words in a text, counted in UTF-16 units as JavaScript does. */
function passage(text: string, words: string, named: boolean, ...codes: number[]): string {
  const start = text.indexOf(words);
  const name = named ? `name="${words}" ` : "";
  return selection("PlainTextSelection", `${name}startPosition="${start}" endPosition="${start + words.length}"`, ...codes);
}

const TALK = "ANA: When did you hear of it?\nLUIS: The mine closes in March, they said. Nobody asked us.\nANA: And then?\nLUIS: We occupied the gate for nine days.\n";
/** Signs beyond the first plane and line ends of two characters, without a word that tells how they count. */
export const CHAT = "😀😀 hola a todas y a todos,\r\nla empresa dice que no hay plata 😀 y que cerramos,\r\nnosotros decimos que sí hay, miren las cuentas del año\r\n";

/** What was coded in it. */
export const CODED = ["la empresa dice que no hay plata", "nosotros decimos que sí hay"] as const;

/** The bytes of a picture of one dot (PNG). */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** A small project with one of everything that a report tells of; a newer export has no picture and fewer codings. */
export function qdpx(newer = false): Buffer {
  selections = 0;
  const code = (n: number, name: string, colour: string, below = "") =>
    `<Code guid="${guid(2, n)}" name="${name}" isCodable="true" color="${colour}">${below}</Code>`;
  const texts = [
    `<TextSource guid="${guid(4, 1)}" name="Talk with Luis" plainTextPath="internal://${guid(7, 1)}.txt" creatingUser="${USER}">`,
    passage(TALK, "The mine closes in March, they said.", true, 1, 2),
    passage(TALK, newer ? "We occupied the gate" : "We occupied the gate for nine days.", true, ...(newer ? [] : [3])),
    selection("PlainTextSelection", 'name="gone" startPosition="9000" endPosition="9012"', 2),
    `<NoteRef targetGUID="${guid(8, 1)}"/></TextSource>`,
    `<TextSource guid="${guid(4, 2)}" name="Chat of the union" plainTextPath="internal://${guid(7, 2)}.txt" creatingUser="${USER}">`,
    ...CODED.map((words, at) => passage(CHAT, words, false, at + 1)),
    "</TextSource>",
  ];
  const picture = [
    `<PictureSource guid="${guid(4, 3)}" name="The gate" path="internal://${guid(7, 3)}.png" creatingUser="${USER}">`,
    selection("PictureSelection", 'firstX="10" firstY="12" secondX="180" secondY="96"', 3),
    "</PictureSource>",
  ];
  const project = `<?xml version="1.0" encoding="utf-8"?>
<Project name="Closing of a mine" origin="Handwork 1.0" basePath="${FOLDER}" creatingUserGUID="${USER}" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${USER}" name="Rosa" id="R"/></Users>
<CodeBook><Codes>${code(1, "Closure", "#aa3322", code(2, "Rumour", "#336699"))}${code(3, "Takeover", "#557733")}</Codes></CodeBook>
<Sources>${texts.join("")}${newer ? "" : picture.join("")}</Sources>
<Notes><Note guid="${guid(8, 1)}" name="First thoughts"><PlainTextContent>He speaks slowly when the company is named.</PlainTextContent></Note></Notes>
<Links><Link guid="${guid(9, 1)}" name="leads to" originGUID="${guid(2, 1)}" targetGUID="${guid(2, 3)}" direction="OneWay"/></Links>
</Project>`;
  return zip({
    "project.qde": project,
    [`sources/${guid(7, 1)}.txt`]: TALK,
    [`sources/${guid(7, 2)}.txt`]: CHAT,
    ...(newer ? {} : { [`sources/${guid(7, 3)}.png`]: DOT }),
    "sources/stray.bin": "nobody names this",
  });
}

/** A project of chats of which each leaves it open how its positions are counted. */
export function chats(count: number): Buffer {
  selections = 0;
  const texts: Record<string, string> = {};
  const sources = Array.from({ length: count }, (_, at) => {
    const n = 100 + at;
    const text = `${CHAT}${at + 1}\n`;
    texts[`sources/${guid(7, n)}.txt`] = text;
    const passages = CODED.map((words) => passage(text, words, false, 1));
    return `<TextSource guid="${guid(4, n)}" name="Chat ${at + 1}" plainTextPath="internal://${guid(7, n)}.txt" creatingUser="${USER}">${passages.join("")}</TextSource>`;
  });
  const project = `<?xml version="1.0" encoding="utf-8"?>
<Project name="Chats" origin="Handwork 1.0" creatingUserGUID="${USER}" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${USER}" name="Rosa" id="R"/></Users>
<CodeBook><Codes><Code guid="${guid(2, 1)}" name="Closure" isCodable="true"/></Codes></CodeBook>
<Sources>${sources.join("")}</Sources>
</Project>`;
  return zip({ "project.qde": project, ...texts });
}

/** Brings a project in with the page, and waits until it is in. */
export async function bring(window: Window, name: string, buffer: Buffer): Promise<void> {
  const { page } = window;
  await window.go("#/exchange");
  await page.locator("input[name=project]").setInputFiles({ name, mimeType: "", buffer });
  await page.getByRole("button", { name: "Bring it in" }).and(page.locator(":enabled")).click();
  await page.getByRole("heading", { name: "The project has come in" }).waitFor();
}
