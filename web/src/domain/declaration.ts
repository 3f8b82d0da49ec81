// The declaration of a synopsis as a form holds it, and as TOML: docs/reference/synopsis.md.

export interface AxisSpec {
  /** code, phase, attribute:NAME … */
  axis: string;
  /** Which groups are kept, in this order; all where empty. */
  only: string[];
  /** given, label, size, when or attribute:NAME. */
  order: string;
  label: string;
  /** Whether a code stands for its subtree. */
  descendants: boolean;
  /** Which level of the codebook; all where absent. */
  level: number | null;
}

export interface MeasureSpec {
  measure: string;
  label: string;
}

export interface FilterLine {
  axis: string;
  values: string[];
}

export interface StatedFigure {
  label: string;
  value: number;
  derive: string;
  accordingTo: string;
}

export interface Declaration {
  name: string;
  title: string;
  caption: string;
  unit: string;
  rows: AxisSpec[];
  columns: AxisSpec[];
  measures: MeasureSpec[];
  totals: boolean;
  empty: "show" | "hide";
  filter: FilterLine[];
  /** Whether a code of the filter stands for its subtree. */
  descendants: boolean;
  /** Only passages with a code, or only those without one. */
  coded: boolean | null;
  when: string;
  stated: StatedFigure[];
}

/** A place of the form: `title`, `rows.0`, `filter.1`. */
export type Field = string;

/** Returns an axis without any choice made. */
export function axis(name: string): AxisSpec {
  return { axis: name, only: [], order: "given", label: "", descendants: true, level: null };
}

/** Returns a measure under its own name. */
export function measure(name: string): MeasureSpec {
  return { measure: name, label: "" };
}

/** Returns a declaration that says nothing yet. */
export function blank(): Declaration {
  return {
    name: "",
    title: "",
    caption: "",
    unit: "coding",
    rows: [],
    columns: [],
    measures: [measure("count")],
    totals: false,
    empty: "show",
    filter: [],
    descendants: true,
    coded: null,
    when: "",
    stated: [],
  };
}

/** Tells whether a declaration has comments, which a form cannot keep. */
export function hasComments(text: string): boolean {
  // Strings of one line hold what looks like comments; those of several lines are rare and may warn in vain.
  return text.split("\n").some((line) => line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "").includes("#"));
}

/** Reads the tree that the program makes of a declaration. */
export function fromTree(tree: unknown): Declaration {
  const all = table(tree);
  const filter = table(all["filter"]);
  const measures = many(all["measures"]).map((one) => {
    const said = table(one);
    return { measure: text(said["measure"] ?? one), label: text(said["label"]) };
  });
  return {
    name: text(all["name"]),
    title: text(all["title"]),
    caption: text(all["caption"]),
    unit: text(all["unit"]) || "coding",
    rows: many(all["rows"]).map(axisOf),
    columns: many(all["columns"]).map(axisOf),
    measures: measures.length > 0 ? measures : [measure("count")],
    totals: all["totals"] === true,
    empty: all["empty"] === "hide" ? "hide" : "show",
    filter: Object.entries(filter)
      .filter(([name]) => !["when", "descendants", "coded"].includes(name))
      .map(([name, values]) => ({ axis: name, values: many(values).map(text) })),
    descendants: filter["descendants"] !== false,
    coded: typeof filter["coded"] === "boolean" ? filter["coded"] : null,
    when: text(filter["when"]),
    stated: many(all["stated"]).map((one) => {
      const said = table(one);
      return {
        label: text(said["label"]),
        value: Number(said["value"] ?? 0),
        derive: text(said["derive"]),
        accordingTo: text(said["according_to"]),
      };
    }),
  };
}

function axisOf(one: unknown): AxisSpec {
  const said = table(one);
  const level = said["level"];
  return {
    axis: text(said["axis"] ?? one),
    only: many(said["only"]).map(text),
    order: text(said["order"]) || "given",
    label: text(said["label"]),
    descendants: said["descendants"] !== false,
    level: typeof level === "number" ? level : null,
  };
}

function table(value: unknown): Record<string, unknown> {
  const is = typeof value === "object" && value !== null && !Array.isArray(value);
  return is ? (value as Record<string, unknown>) : {};
}

function many(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A declaration as TOML, with the place of the form that each line comes from. */
export interface Written {
  text: string;
  /** By line, counted from 0. */
  fields: Field[];
}

/** Writes a declaration; what is left at its usual value is not written. */
export function write(said: Declaration): Written {
  const lines: string[] = [];
  const fields: Field[] = [];
  const put = (field: Field, ...more: string[]) => {
    for (const line of more) {
      lines.push(line);
      fields.push(field);
    }
  };
  put("name", `name = ${quoted(said.name)}`);
  if (said.title) put("title", `title = ${quoted(said.title)}`);
  if (said.caption) put("caption", `caption = ${quoted(said.caption)}`);
  if (said.unit !== "coding") put("unit", `unit = ${quoted(said.unit)}`);
  side(put, "rows", said.rows);
  side(put, "columns", said.columns);
  put("measures", "measures = [");
  said.measures.forEach((one, at) => put(`measures.${at}`, `  ${measureLine(one)},`));
  put("measures", "]");
  if (said.totals) put("totals", "totals = true");
  if (said.empty === "hide") put("empty", 'empty = "hide"');
  if (said.filter.length > 0 || !said.descendants || said.coded !== null || said.when) put("filter", "", "[filter]");
  said.filter.forEach((line, at) => {
    put(`filter.${at}`, `${key(line.axis)} = [${line.values.map(quoted).join(", ")}]`);
  });
  if (!said.descendants) put("filter", "descendants = false");
  if (said.coded !== null) put("filter", `coded = ${said.coded}`);
  if (said.when) put("when", `when = ${quoted(said.when)}`);
  said.stated.forEach((one, at) => {
    put(
      `stated.${at}`,
      "",
      "[[stated]]",
      `label = ${quoted(one.label)}`,
      `value = ${one.value}`,
      `derive = ${quoted(one.derive)}`,
      ...(one.accordingTo ? [`according_to = ${quoted(one.accordingTo)}`] : []),
    );
  });
  return { text: `${lines.join("\n")}\n`, fields };
}

function side(put: (field: Field, ...lines: string[]) => void, name: string, axes: AxisSpec[]) {
  if (axes.length === 0) return;
  put(name, `${name} = [`);
  axes.forEach((one, at) => put(`${name}.${at}`, ...axisLines(one)));
  put(name, "]");
}

/** How many groups stand on the line of their axis. */
const ON_ONE_LINE = 3;

function axisLines(one: AxisSpec): string[] {
  const before = `  { axis = ${quoted(one.axis)}`;
  let after = "";
  if (one.order !== "given") after += `, order = ${quoted(one.order)}`;
  if (one.label) after += `, label = ${quoted(one.label)}`;
  if (!one.descendants) after += ", descendants = false";
  if (one.level !== null) after += `, level = ${one.level}`;
  after += " },";
  if (one.only.length === 0) return [before + after];
  if (one.only.length <= ON_ONE_LINE) {
    return [`${before}, only = [${one.only.map(quoted).join(", ")}]${after}`];
  }
  return [`${before}, only = [`, ...one.only.map((group) => `    ${quoted(group)},`), `  ]${after}`];
}

function measureLine(one: MeasureSpec): string {
  if (!one.label) return quoted(one.measure);
  return `{ measure = ${quoted(one.measure)}, label = ${quoted(one.label)} }`;
}

/** Writes words as a basic string of TOML. */
export function quoted(words: string): string {
  const escapes: Record<string, string> = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
  };
  const safe = words.replace(/["\\\u0000-\u001f\u007f]/g, (sign) => {
    return escapes[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  // Half of a pair of surrogates is no text; the program could not read it.
  return `"${safe.replace(/\p{Surrogate}/gu, "\ufffd")}"`;
}

function key(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quoted(name);
}

/**
 * Returns the place of the form that a refusal is about: by its line, else by the axis, the measure
 * or the group that it names; nothing where it is about the whole.
 */
export function fieldOf(message: string, said: Declaration, written: Written): Field | undefined {
  const line = /^line (\d+):/.exec(message)?.[1];
  if (line !== undefined) return written.fields[Number(line) - 1];
  const inQuotes = /“(.*?)”/.exec(message)?.[1];
  const named = /^the (axis|measure) (\S+)/.exec(message);
  if (named?.[1] === "measure") return at("measures", said.measures, (one) => one.measure === named[2]);
  const holds = named
    ? (one: { axis: string }) => one.axis === named[2]
    : (one: { axis: string; only?: string[]; values?: string[]; order?: string }) =>
        inQuotes !== undefined &&
        ((one.only ?? one.values ?? []).includes(inQuotes) ||
          one.axis.endsWith(`:${inQuotes}`) ||
          one.order === `attribute:${inQuotes}`);
  return (
    at("rows", said.rows, holds) ??
    at("columns", said.columns, holds) ??
    at("filter", said.filter, holds) ??
    at("measures", said.measures, (one) => one.measure === `values:${inQuotes}`) ??
    at("stated", said.stated, (one) => inQuotes !== undefined && one.accordingTo === inQuotes)
  );
}

function at<T>(name: string, list: readonly T[], holds: (one: T) => boolean): Field | undefined {
  const found = list.findIndex(holds);
  return found < 0 ? undefined : `${name}.${found}`;
}

/** Returns the same table with its rows as columns and its columns as rows. */
export function turned(said: Declaration): Declaration {
  return { ...said, rows: said.columns, columns: said.rows };
}

/** Returns a name for a title that no other synopsis has: small letters, digits and hyphens. */
export function nameFor(title: string, taken: readonly string[]): string {
  const bare = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  const stem = bare || "table";
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
