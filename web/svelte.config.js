/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  compilerOptions: {
    runes: true,
    // Styles stand in a file of their own: the page's policy allows no inline ones.
    css: "external",
  },
};
