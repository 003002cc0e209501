/** A file as a text: scripts/text-files.mjs puts it into the build, vitest into tests. */
declare module '*?raw' {
  const text: string;
  export default text;
}
