// The groups of an axis, as the program finds them in the project.

import { axis, blank, write } from "../../domain/declaration";
import { compute } from "./asked";

export interface Group {
  /** By which a declaration names it. */
  value: string;
  label: string;
  depth: number;
  count: number;
  code: string | null;
  /** Whether it stands for all that begin so. */
  many?: boolean;
}

/** Returns the groups of an axis with how much is in each. */
export async function groupsOf(name: string, unit: string): Promise<Group[]> {
  const declaration = write({ ...blank(), name: "groups", unit, rows: [axis(name)] }).text;
  const table = await compute({ declaration });
  const groups = table.rows.map((line, row): Group => {
    const heading = line.path[0];
    return {
      value: valueOf(heading?.key ?? ""),
      label: heading?.label ?? "",
      depth: heading?.depth ?? 0,
      count: table.cells[row]?.count ?? 0,
      code: heading?.code ?? null,
    };
  });
  return name === "code" ? withFamilies(groups) : groups;
}

/** Puts “all below it” behind each code that has some below it. */
function withFamilies(groups: readonly Group[]): Group[] {
  return groups.flatMap((group, at) => {
    const next = groups[at + 1];
    const family: Group = { ...group, value: `${group.value} > *`, depth: group.depth + 1, many: true };
    return next && next.depth > group.depth ? [group, family] : [group];
  });
}

/** Returns by what a declaration names a heading: the key without its kind, the value without its attribute. */
export function valueOf(key: string): string {
  if (key.startsWith("value:")) return key.slice(key.indexOf("=") + 1);
  return key.slice(key.indexOf(":") + 1);
}
