// The fields of a record before and after, in words.

const ID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

/** How words are found for what a record holds. */
export interface Words {
  /** The name of a record by its id without hyphens. */
  name: (id: string) => string | undefined;
  /** What is said of a record without a name. */
  record: string;
  yes: string;
  no: string;
  /** Whether there is a message, and what it says. */
  word: (id: string) => string | undefined;
}

/** Returns the name of a field: a word of ours, or an attribute of the project. */
export function fieldName(field: string, words: Words): string {
  if (field.startsWith("a:")) return field.slice(2);
  return words.word(`history-field-${field.replaceAll("_", "-")}`) ?? field.replaceAll("_", " ");
}

/** Returns a value as people read it; empty where there is none. */
export function valueName(value: unknown, words: Words): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "string") {
    return ID.test(value) ? (words.name(value.replaceAll("-", "")) ?? words.record) : value;
  }
  if (Array.isArray(value)) return value.map((one) => valueName(one, words)).join(", ");
  if (typeof value === "object") {
    // A file is known by its name; what else is kept of it says nothing about a change.
    if ("path" in value && "hash" in value) return String(value.path);
    const parts = Object.entries(value);
    return parts.map(([name, part]) => `${fieldName(name, words)}: ${valueName(part, words)}`).join(", ");
  }
  return String(value);
}
