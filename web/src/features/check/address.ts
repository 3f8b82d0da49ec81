// Where on the page a thing stands that diagnostics, memos and claims name: `finding:t4-we-1`.

import { href } from "../../ui/router.svelte";

/** Returns the address of a thing; nothing for what has no screen. */
export function addressOf(thing: string): string | undefined {
  const at = thing.indexOf(":");
  const [kind, name] = [thing.slice(0, at), thing.slice(at + 1)];
  switch (kind) {
    case "source":
      return href(["read", name.replace(/#.*$/, "")]);
    case "code":
      return href(["codes"], { code: name });
    case "finding":
      return href(["synopses"], { finding: name });
    case "memo":
      return href(["memos", name]);
    case "actor":
    case "event":
    case "tie":
    case "phase":
      return href(["registers", `${kind}s`], { key: name });
    case "quotation":
      return href(["quotations"], { quotation: name });
    default:
      return undefined;
  }
}
