import { describe, expect, it } from "vitest";

import { orderOfEdtf, writeEdtf } from "./edtf";

const words = {
  about: (when: string) => `hacia ${when}`,
  from: (when: string) => `desde ${when}`,
  until: (when: string) => `hasta ${when}`,
};
const es = (text: string) => writeEdtf(text, "es", words);
const en = (text: string) => writeEdtf(text, "en", words);
// Narrow spaces and dashes differ with the tables of the machine.
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, " ");

describe("a date", () => {
  it("is as exact as it was written", () => {
    expect(es("2005")).toBe("2005");
    expect(es("2005-11")).toBe("nov 2005");
    expect(es("2005-11-04")).toBe("4 nov 2005");
    expect(en("2005-11-04")).toBe("Nov 4, 2005");
  });

  it("keeps its doubt", () => {
    expect(es("2001~")).toBe("hacia 2001");
    expect(es("2001?")).toBe("2001?");
    expect(es("2001-03%")).toBe("hacia mar 2001?");
  });

  it("may be a period, closed or open", () => {
    expect(plain(en("2008-01-29/2008-03-18"))).toBe("Jan 29 – Mar 18, 2008");
    expect(plain(es("2004/2006"))).toMatch(/^2004 ?– ?2006$/);
    expect(es("2006-06/..")).toBe("desde jun 2006");
    expect(es("../2006")).toBe("hasta 2006");
    expect(es("2004~/2006")).toBe("hacia 2004 – 2006");
  });

  it("that is of a rarer form is shown as it is", () => {
    expect(es("199X")).toBe("199X");
    expect(es("2005-21")).toBe("2005-21");
    expect(es("../..")).toBe("../..");
    expect(es("soon")).toBe("soon");
  });

  it("belongs to the day on which it begins", () => {
    const dates = ["2008", "../2001", "2005-11-04/2006", "2005-03~"];
    expect(dates.toSorted((a, b) => orderOfEdtf(a).localeCompare(orderOfEdtf(b)))).toEqual([
      "../2001",
      "2005-03~",
      "2005-11-04/2006",
      "2008",
    ]);
  });
});
