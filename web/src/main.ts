import { mount } from "svelte";

import { openSession } from "./api/client";
import App from "./App.svelte";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/theme.svelte";

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
