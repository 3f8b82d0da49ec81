import { describe, expect, it } from "vitest";

import { fieldName, valueName, type Words } from "./life";

const words: Words = {
  name: (id) => (id === "01a21a6925d373489e197e9a6dd9b012" ? "Local union 4" : undefined),
  record: "another record",
  yes: "yes",
  no: "no",
  word: (id) => (id === "history-field-when" ? "Date" : undefined),
};

describe("the life of a record", () => {
  it("names fields by our words, and attributes by theirs", () => {
    expect(fieldName("when", words)).toBe("Date");
    expect(fieldName("a:union_concerned", words)).toBe("union_concerned");
    expect(fieldName("code_points", words)).toBe("code points");
  });

  it("names other records, and shows no ids", () => {
    expect(valueName(["01a21a6925d373489e197e9a6dd9b012"], words)).toBe("Local union 4");
    expect(valueName("01a21a69-25d3-7348-9e19-7e9a6dd9b012", words)).toBe("Local union 4");
    expect(valueName("01a21a6925f676228976d0ac0270713a", words)).toBe("another record");
  });

  it("says values plainly", () => {
    expect(valueName(null, words)).toBe("");
    expect(valueName(true, words)).toBe("yes");
    expect(valueName(37, words)).toBe("37");
    expect(valueName({ path: "a.md", hash: "57e4", format: "md" }, words)).toBe("a.md");
    expect(valueName({ state: "exact", span: [3, 9] }, words)).toBe("state: exact, span: 3, 9");
  });
});
