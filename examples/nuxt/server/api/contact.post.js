/** Your server takes what the form sends. This one takes every address. */
export default defineEventHandler(async (event) => ({ ok: (await readBody(event)).email !== '' }));
