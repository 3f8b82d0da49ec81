import { mount } from "svelte";

import { openSession } from "./api/client";
import App from "./App.svelte";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/theme.svelte";

// A new address in an open window is another start of the program: everything is asked anew.
addEventListener("hashchange", () => {
  openSession().then((opened) => opened && location.reload(), () => location.reload());
});

async function begin(): Promise<void> {
  try {
    await openSession();
  } catch {
    // A wrong token opens no session; the page says so where the project should be.
  }
  const target = document.getElementById("app");
  if (target) mount(App, { target });
}

void begin();
